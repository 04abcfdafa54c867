"""Expand: a Question as a Query. The reader's words count most; other names only add."""

import re

from plaincite.model.question import Question
from plaincite.model.ranking import Query, Term
from plaincite.search.terms import units

__all__ = ["to_query"]

_SYNONYM_WEIGHT = 0.6

# What a question says about itself and not about its subject. Longest first within an alternation.
_FRAMES = re.compile(
    r"\b(?:"
    r"according to (?:the )?(?:(?:most )?(?:recent|latest|newest|new|current) )?"
    r"(?:systematic )?(?:reviews?|research|stud(?:y|ies)|evidence|trials?|science|scientists|"
    r"experts|literature)"
    r"|what (?:does|do) (?:the )?(?:(?:recent|latest|newest|current) )?"
    r"(?:research|stud(?:y|ies)|evidence|science|reviews?|trials?) (?:say|show|tell|suggest)(?:s)?"
    r"(?: us)?(?: about)?"
    r"|(?:is|are) there (?:any |some |good )?(?:evidence|research|proof|stud(?:y|ies))"
    r"(?: (?:that|for|of|on))?"
    r"|(?:can|could|would) you (?:please )?(?:tell me|explain)(?: (?:about|whether|if|what|how))?"
    r"|i (?:would like|want|need) to know(?: (?:about|whether|if|what|how))?"
    r"|i (?:was|am|'m) wondering (?:about|whether|if)"
    r"|how (?:well|good|long|often|much|many|likely|common)"
    r"|what(?:'s| is| are| was| were| can| should| helps?)?"
    r"|should i|can i|may i|do i|is it (?:true|ok|okay)(?: (?:that|to))?|is it|are there|is there"
    r"|currently|nowadays|these days|really|actually|please"
    r")\b",
    re.IGNORECASE,
)
# Words that stand in most questions and in few titles for the same reason.
_FILLERS = frozenset(
    "any anyone anything best can could get getting give given good has have help helps helping "
    "just know like look make makes many may might much must need needed new one people please "
    "possible recent recently should someone something still take taking tell use used using "
    "want way well work works working".split()
)
_WORD = re.compile(r"\S+")
_END = "?.! "  # an encoder ranks worse with it: nDCG@10 -.008 on NFCorpus dev
_EDGES = ".,;:!?()[]{}\"'“”‘’"


def to_query(question: Question) -> Query:
    """Return *question* as it is searched.

    The text is the reader's words without the frame of the question; should nothing be left, all of
    them. Each concept becomes a group: its own words at full weight, its synonyms at less.
    """
    groups = tuple(
        (Term(concept.text), *(Term(name, _SYNONYM_WEIGHT) for name in concept.synonyms))
        for concept in question.concepts
    )
    return Query(text=_subject(question.text), groups=groups, asked=question.text.rstrip(_END))


def _subject(text: str) -> str:
    bare = _FRAMES.sub(" ", text.replace("’", "'"))
    kept = [word for word in _WORD.findall(bare) if word.strip(_EDGES).lower() not in _FILLERS]
    subject = " ".join(kept)
    return subject if units(subject) else text
