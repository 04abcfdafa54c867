"""Screening: is this text a health question that we can take, and what to say kindly if not.

Rules on the reader's words, before any search. When in doubt the text is accepted: a page that says
"we found nothing" does less harm than turning away a real question about an unusual illness.
"""

from collections.abc import Callable

from plaincite.model.question import Screening
from plaincite.question.screens import languages, manner, subject
from plaincite.text import clean_text, words

__all__ = ["LONGEST", "screen"]

# Longer than any question; a pasted story is met with a request for one or two sentences.
LONGEST = 2_000

_REPLIES = {
    "empty": "Please type a question about health, such as: Does exercise help back pain?",
    "no words": "We could not find any words in that. Please type your question in words.",
    "garbled": "Part of your text could not be read. Please type your question again.",
    "too long": (
        "That is a lot to take in at once. Please ask your question in one or two sentences."
    ),
    "not English": (
        "For now we can only read questions in English. Please ask again in English, or ask "
        "someone to help you."
    ),
    "instructions": (
        "We can only answer questions about health. Please ask one, in one or two sentences."
    ),
    "abusive": (
        "We are sorry if something went wrong. If you have a question about health, please ask it "
        "and we will do our best."
    ),
    "not about health": (
        "We look for answers in health research only. Please ask about an illness, a treatment, "
        "a test or how to stay well."
    ),
}


def screen(text: str) -> Screening:
    """Return whether *text* can be taken as a health question; the first screen that holds decides.

    >>> screen("Does zinc shorten a cold?").accepted
    True
    >>> screen("   ").reason
    'empty'
    """
    garbled = _is_garbled(text)
    clean = clean_text(text[: 8 * LONGEST])
    reason = next((name for name, holds in _SCREENS if holds(clean)), None)
    if garbled and reason in (None, "no words"):
        reason = "garbled"
    if reason is None:
        return Screening(accepted=True)
    return Screening(accepted=False, reason=reason, message=_REPLIES[reason])


def _is_garbled(text: str) -> bool:
    # A file or a broken copy, not typing: control characters, or letters lost in a wrong encoding.
    broken = sum(1 for char in text if char == "\ufffd" or (char < " " and char not in "\t\n\r"))
    return broken > 0 and broken * 20 > len(text)


def _is_empty(clean: str) -> bool:
    return not clean


def _has_no_words(clean: str) -> bool:
    return not any(any(char.isalpha() for char in word) for word in words(clean))


def _is_too_long(clean: str) -> bool:
    return len(clean) > LONGEST


_SCREENS: tuple[tuple[str, Callable[[str], bool]], ...] = (
    ("empty", _is_empty),
    ("no words", _has_no_words),
    ("too long", _is_too_long),
    ("not English", languages.is_foreign),
    ("instructions", manner.is_instruction),
    ("abusive", manner.is_abusive),
    ("not about health", subject.is_off_topic),
)
