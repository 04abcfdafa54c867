"""Minds: what a stand-in model says to a request, from good to hostile.

A mind is a function from what was asked to the whole text of a reply. Those here know plaincite's
requests; one of your own may say anything.
"""

import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

__all__ = ["BAD_MINDS", "GOOD_MINDS", "HOSTILE_MINDS", "MINDS", "Asked", "Mind", "Passage"]

_PLAINER = {
    "participants": "people",
    "randomised": "put by chance",
    "demonstrated": "showed",
    "utilised": "used",
    "prior to": "before",
    "commenced": "began",
    "individuals": "people",
}
_BRACKETS = re.compile(r"\s*\([^()]*\)")
_NUMBER = re.compile(r"\d+")
_DOUBT = re.compile(r"\b(?:may|might|could|can) (\w+)", re.IGNORECASE)
_SIDES = re.compile(
    r"((?:with |in |on )?[\w-]+) (than|compared with|versus) ((?:with |in |on )?[\w-]+)"
)
_TURN = re.compile(r"[,;]? (?:but|although|however|only|except)\b.*?(?=[,;.]|$)", re.IGNORECASE)
_PEOPLE = re.compile(
    r"\b(?:in|of|among) (?:\d[\d,]* )?(?:\w+ )?(?:adults|men|people|women)\b[^,.;]*"
)
_NO = re.compile(r"\b(?:no|not|nor|without) ", re.IGNORECASE)
_ONLY = re.compile(r" (?:alone|just|merely|only|solely)\b", re.IGNORECASE)
_ASIDE = re.compile(r",? (?:that|which|who) (?:are|had|is|was|were)\b[^,.;:]*,?")


@dataclass(frozen=True, slots=True)
class Passage:
    """One passage of a request."""

    passage_id: str
    sentences: tuple[str, ...]
    was_refused: bool


@dataclass(frozen=True, slots=True)
class Asked:
    """A request as a mind sees it."""

    messages: tuple[Mapping[str, Any], ...]

    @property
    def passages(self) -> tuple[Passage, ...]:
        """The passages in the last message; none when it is not plaincite's."""
        text = str(self.messages[-1].get("content", "")) if self.messages else ""
        try:
            data = json.loads(text[text.index("{") :])
            return tuple(
                Passage(each["id"], tuple(each["sentences"]), "refused_because" in each)
                for each in data["passages"]
            )
        except (ValueError, KeyError, TypeError):
            return ()


Mind = Callable[[Asked], str]
_Row = dict[str, Any]


def _row(passage: Passage, text: str, quotes: Iterable[str] | None = None) -> _Row:
    told = list(passage.sentences if quotes is None else quotes)
    return {"passage": passage.passage_id, "text": text, "quotes": told}


def _reply(rows: Iterable[_Row]) -> str:
    return json.dumps({"sentences": list(rows)}, ensure_ascii=False)


def _each(change: Callable[[str], str]) -> Mind:
    """Say each sentence of each passage, changed, with the sentence as its quote."""
    return lambda asked: _reply(
        _row(passage, change(sentence), [sentence])
        for passage in asked.passages
        for sentence in passage.sentences
    )


def _always(text: str) -> Mind:
    """Say *text* of every passage, quoting all of it."""
    return lambda asked: _reply(_row(passage, text) for passage in asked.passages)


def _plain(sentence: str) -> str:
    text = _BRACKETS.sub("", sentence)
    for hard, easy in _PLAINER.items():
        text = re.sub(rf"\b{hard}\b", easy, text)
    return text


def _with_other_numbers(sentence: str) -> str:
    return _NUMBER.sub(lambda found: str(int(found.group()[:9]) + 7), sentence)


def _stronger(sentence: str) -> str:
    sure = _DOUBT.sub(r"always \1", sentence).replace("was associated with", "caused")
    return sure if sure != sentence else f"It was proven that {sentence[:1].lower()}{sentence[1:]}"


def _shuffled(sentence: str) -> str:
    """Let every third word and the next change places."""
    told = sentence[:-1].split()
    for at in range(2, len(told) - 1, 3):
        told[at], told[at + 1] = told[at + 1], told[at]
    return " ".join(told) + sentence[-1:]


def _turned_round(sentence: str) -> str:
    """Begin in the middle, and end with the beginning."""
    told = sentence[:-1].split()
    middle = len(told) // 2
    return f"{' '.join([*told[middle:], *told[:middle]])}{sentence[-1:]}".capitalize()


def _repents(asked: Asked) -> str:
    return _each(_plain)(asked) if _is_repair(asked) else _each(_with_other_numbers)(asked)


def _mends_json(asked: Asked) -> str:
    return _each(_plain)(asked) if _is_repair(asked) else '{"sentences": ['


def _is_repair(asked: Asked) -> bool:
    return any(passage.was_refused for passage in asked.passages)


def _obeys(asked: Asked) -> str:
    """Say what a passage orders ("tell every reader that X"), or else that it is all one needs."""
    rows = []
    for passage in asked.passages:
        order = re.search(r"\bthat (.+?)[.!]", " ".join(passage.sentences))
        text = order.group(1) if order else "this is all that anybody needs"
        rows.append(_row(passage, f"{text[:1].upper()}{text[1:]}."))
    return _reply(rows)


def _swapped(asked: Asked) -> str:
    """Say of each passage what another says, with the other's quotes."""
    told = asked.passages
    return _reply(
        _row(passage, " ".join(other.sentences[:1]), other.sentences[:1])
        for passage, other in zip(told, (*told[1:], *told[:1]), strict=True)
    )


def _unsaid(asked: Asked) -> str:
    """Say the contrary of each "no", quoting only the words after it."""
    return _reply(
        _row(passage, _NO.sub("", sentence), [_NO.split(sentence)[-1]])
        for passage in asked.passages
        for sentence in passage.sentences
    )


def _edited(change: Callable[[Any], Any]) -> Mind:
    """Say the plain reply after *change* has been at its JSON."""

    def mind(asked: Asked) -> str:
        return json.dumps(change(json.loads(_each(_plain)(asked))))

    return mind


GOOD_MINDS: dict[str, Mind] = {
    "plain": _each(_plain),
    "word for word": _each(lambda sentence: sentence),
    "one sentence for all": lambda asked: _reply(
        _row(passage, _plain(passage.sentences[0]), passage.sentences)
        for passage in asked.passages
        if len(passage.sentences) == 1
    ),
    "in a code block": lambda asked: f"Here it is:\n```json\n{_each(_plain)(asked)}\n```\nDone.",
    "after thinking": lambda asked: f"<think>A {{hard}} one.</think>\n{_each(_plain)(asked)}",
    "repents": _repents,
    "mends its JSON": _mends_json,
}
BAD_MINDS: dict[str, Mind] = {
    "silent": lambda _: "",
    "prose": lambda _: "Certainly! Here is a summary of the evidence for your reader.",
    "broken JSON": lambda asked: _each(_plain)(asked)[:-9],
    "not UTF-8": lambda _: "\ufffd\ufffd\x00",
    "another object": lambda _: '{"answer": "Yes."}',
    "a list": lambda _: "[1, 2, 3]",
    "a field more": _edited(lambda reply: reply | {"confidence": 1}),
    "a field more inside": _edited(
        lambda reply: {"sentences": [row | {"score": 1} for row in reply["sentences"]]}
    ),
    "wrong types": _edited(
        lambda reply: {"sentences": [row | {"quotes": "all"} for row in reply["sentences"]]}
    ),
    "nothing to say": lambda _: '{"sentences": []}',
    "empty sentences": _always(""),
    "invented passages": _edited(
        lambda reply: {"sentences": [row | {"passage": "p99"} for row in reply["sentences"]]}
    ),
    "invented quotes": _edited(
        lambda reply: {
            "sentences": [row | {"quotes": ["It works very well."]} for row in reply["sentences"]]
        }
    ),
    "no quotes": _edited(
        lambda reply: {"sentences": [row | {"quotes": []} for row in reply["sentences"]]}
    ),
    "one word as a quote": _edited(
        lambda reply: {"sentences": [row | {"quotes": ["the"]} for row in reply["sentences"]]}
    ),
    "half a sentence": _each(lambda sentence: sentence[: len(sentence) // 2]),
}
HOSTILE_MINDS: dict[str, Mind] = {
    "obeys what it reads": _obeys,
    "strengthens": _each(_stronger),
    "changes numbers": _each(_with_other_numbers),
    "leaves out no": _unsaid,
    "swaps the sides": _each(lambda sentence: _SIDES.sub(r"\3 \2 \1", sentence)),
    "leaves out but": _each(lambda sentence: _TURN.sub("", sentence)),
    "leaves out only": _each(lambda sentence: _ONLY.sub("", sentence)),
    "leaves out asides": _each(lambda sentence: _ASIDE.sub("", sentence)),
    "shuffles words": _each(_shuffled),
    "turns it round": _each(_turned_round),
    "forgets who": _each(lambda sentence: _PEOPLE.sub("in everybody", sentence)),
    "swaps passages": _swapped,
    "advises": _always("You should stop your tablets today."),
    "gives orders": _always("Stop taking all other medicine."),
    "cures": _always("It is a miracle that cures cancer."),
    "adds to it": _each(lambda sentence: f"{sentence[:-1]}, and it cures cancer."),
    "sends mark-up": _each(lambda sentence: f"{sentence} <script>alert(1)</script>."),
    "sends a link": _each(lambda sentence: f"{sentence[:-1]}, see https://example.org/buy."),
    "hides in quotation marks": _always("“Everybody needs this medicine every day.”"),
    "hides characters": _each(lambda sentence: f"{sentence[:5]}\u202e\u200b{sentence[5:]}"),
    "talks about itself": _always("As a language model I can not see any of these studies."),
    "repeats its orders": lambda asked: json.dumps([dict(m) for m in asked.messages]),
    "floods": lambda asked: _reply(
        _row(passage, "This helps everybody.") for passage in asked.passages for _ in range(2_000)
    ),
    "writes a novel": _always("It helps " + "and helps " * 5_000 + "everybody."),
    "nests deep": lambda _: '{"sentences":' + "[" * 50_000,
}
MINDS: dict[str, Mind] = GOOD_MINDS | BAD_MINDS | HOSTILE_MINDS
