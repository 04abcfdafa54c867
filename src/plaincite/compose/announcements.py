"""Announcements: "our study revealed that" says nothing that the lead before it does not.

Only words that are sure go; "suggests that" is a hedge, and stays.
"""

import re

from plaincite.text import split_sentences

__all__ = ["without_announcements"]

_ANNOUNCES = re.compile(
    r"^(?:in (?:conclusion|summary), )?(?:(?:our|this|the present|the current) (?:study|trial"
    r"|analysis|review|meta-analysis|results?|findings?|data) (?:\w+ly )?(?:revealed?|reveals"
    r"|showed|shows?|found|demonstrated?|demonstrates)|(?:the|these) (?:results|findings|data)"
    r" (?:revealed|showed|show|demonstrated?)|we (?:found|observed|showed|demonstrated)) that "
    r"|^in (?:conclusion|summary), (?!(?:our|this|these|the|we)\b)",
    re.IGNORECASE,
)
_LEAST_LEFT = 15  # characters


def without_announcements(text: str) -> str:
    """Return *text* with each sentence begun where it says something.

    >>> without_announcements("Our study revealed that pain fell with willow tablets.")
    'Pain fell with willow tablets.'
    >>> without_announcements("Our study suggests that pain fell.")
    'Our study suggests that pain fell.'
    """
    return " ".join(_begun(span.text) for span in split_sentences(text))


def _begun(sentence: str) -> str:
    found = _ANNOUNCES.match(sentence)
    rest = sentence[found.end() :] if found else ""
    if len(rest) < _LEAST_LEFT:
        return sentence
    is_name = not rest.split()[0].islower()  # "mRNA" stays as it is
    return rest if is_name else rest[0].upper() + rest[1:]
