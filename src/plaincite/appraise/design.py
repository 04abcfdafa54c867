"""Study design: what kind of study a record reports, and how we know.

In order of trust: a specific publication type, an editor's digest, what title and text say of this
study, indexing terms, weaker hints. `Design.UNCLEAR` is an answer. Words that name another design
in passing ("trials have shown") are kept out by reading only phrases that speak of this study.
"""

import re

from plaincite.appraise.article_cues import (
    ABOUT_ARTICLE,
    COCHRANE,
    IS_REVIEW,
    MODELLED,
    NO_POOLING,
    OVERVIEW,
    OWN_STUDY,
    OWN_WORK,
    PLAN,
    POOLING,
    QUALITATIVE,
    RESULTS,
    REVIEWS_LITERATURE,
    SEARCHED,
    SECONDARY,
    SINGLE_CASE,
    UMBRELLA,
)
from plaincite.appraise.design_types import BROAD_TYPES, MESH_DESIGNS, PUBLICATION_TYPES
from plaincite.appraise.design_words import weigh_words
from plaincite.appraise.head_counts import ENOUGH
from plaincite.appraise.laboratory import animal_or_laboratory, is_indexed_as_animal
from plaincite.appraise.reading import Reading, read
from plaincite.appraise.text_designs import (
    RANDOM_ELSEWHERE,
    RANDOM_READERS,
    RANDOM_SETS,
    RANDOMIZED,
    RETROSPECTIVE,
    STATED_DESIGNS,
    WEAK_DESIGNS,
)
from plaincite.appraise.title_designs import TITLE_DESIGNS
from plaincite.model.claim import Span
from plaincite.model.evidence import REVIEWS, Design, Stated
from plaincite.model.record import Record

__all__ = ["design_by_rules", "design_of"]

_OTHER_PEOPLES_WORK = ("background", "conclusion", "other")
# A title may name these although the study allotted its people by chance.
_YIELD_TO_RANDOMIZED = (
    None,
    Design.NON_RANDOMIZED,
    Design.COHORT,
    Design.NARRATIVE_REVIEW,
    Design.RANDOMIZED,
)
_OF_THIS_STUDY = re.compile(
    r"\b[Tt]his (?:[\w-]+,? ){0,4}(?:study|trial) "
    r"(?:was (?:conducted|performed|done|carried)|included)"
    r"|\b[Ww]e (?:therefore |have )?(?:decided|conducted|undertook|performed)\b"
)
_FIGURES = re.compile(r"\b[Pp]\s?[<=>≤]\s?0?[.·]\d|\b95\s?%\s?(?:CI|confidence)")
_FEW = 15  # people; reports of so few without any design word are case series


def design_of(reading: Reading) -> Stated[Design]:
    """Return the record's design with its basis, and its span when the abstract states it."""
    by_title = _by_title(reading.title)
    indexed = _indexed(reading.record)
    if indexed is not None:
        return _refined(indexed, by_title, reading)
    digest = reading.record.digest
    if digest is not None and digest.design in {design.value for design in Design}:
        return Stated(Design(digest.design), "indexed")
    said = _from_text(by_title, reading)
    return _within_type(weigh_words(said, reading) if digest is None else said, reading.record)


def design_by_rules(record: Record) -> Stated[Design]:
    """Return what the rules say of the text alone, before its words are weighed."""
    reading = read(record)
    return _from_text(_by_title(reading.title), reading)


def _within_type(stated: Stated[Design], record: Record) -> Stated[Design]:
    """Hold what the words say against a broad type: a "Review" is never a trial."""
    names = tuple(name.lower() for name in record.publication_types)
    for broad, plain, allowed in BROAD_TYPES:
        is_given = any(name == broad or name.startswith(f"{broad},") for name in names)
        if is_given and stated.value is not plain and stated.value not in allowed:
            return Stated(plain, "indexed")
    return stated


def _indexed(record: Record) -> Design | None:
    names = {name.lower() for name in record.publication_types}
    return next((design for name, design in PUBLICATION_TYPES if name in names), None)


def _refined(design: Design, by_title: Design | None, reading: Reading) -> Stated[Design]:
    """Let the words correct a type that indexers gave too broadly."""
    is_plan = by_title is Design.PROTOCOL and not RESULTS.search(reading.text)
    if is_plan and design in (*REVIEWS, Design.RANDOMIZED):
        return Stated(Design.PROTOCOL, "stated")
    if design is Design.RANDOMIZED and is_indexed_as_animal(reading.record):
        return Stated(Design.ANIMAL_OR_LABORATORY, "indexed")
    if design is Design.SYSTEMATIC_REVIEW and by_title is Design.META_ANALYSIS:
        return Stated(Design.META_ANALYSIS, "stated")
    if design is Design.CASE_REPORT and by_title is Design.CASE_SERIES:
        return Stated(Design.CASE_SERIES, "stated")
    return Stated(design, "indexed")


def _from_text(by_title: Design | None, reading: Reading) -> Stated[Design]:
    """Ask each rule in turn; the first that knows decides."""
    if by_title in (Design.LETTER, Design.META_ANALYSIS, Design.GUIDELINE):
        return Stated(by_title, "stated")
    return (
        _plan(by_title, reading)
        or _review(by_title, reading)
        or _not_of_people(by_title, reading)
        or _from_own_words(by_title, reading)
        or _from_hints(reading)
    )


def _by_title(title: str) -> Design | None:
    return next((design for design, cue in TITLE_DESIGNS if cue.search(title)), None)


def _first(
    cue: re.Pattern[str],
    reading: Reading,
    *,
    unless: re.Pattern[str] | None = None,
    needles: tuple[str, ...] = (),
) -> Span | None:
    """Return the first sentence about this study that *cue* matches and *unless* does not.

    *needles* are pieces of which a match holds at least one; they only save time.
    """
    for span in reading.sentences:
        if needles and not any(needle in span.text.lower() for needle in needles):
            continue
        is_others = reading.kind_at(span.start) in _OTHER_PEOPLES_WORK
        if is_others and not _OF_THIS_STUDY.search(span.text):
            continue
        if cue.search(span.text) and not (unless and unless.search(span.text)):
            return span
    return None


def _plan(by_title: Design | None, reading: Reading) -> Stated[Design] | None:
    if by_title is Design.PROTOCOL:
        if _FIGURES.search(reading.text) and not PLAN.search(reading.text):
            return None
        return Stated(Design.PROTOCOL, "stated")
    if by_title not in (None, Design.RANDOMIZED, Design.NON_RANDOMIZED, Design.COHORT):
        return None
    span = _first(PLAN, reading, needles=("will", "protocol"))
    if span is None or RESULTS.search(reading.text):
        return None
    return Stated(Design.PROTOCOL, "stated", span)


def _review(by_title: Design | None, reading: Reading) -> Stated[Design] | None:
    searched = _first(SEARCHED, reading)
    if by_title not in (Design.SYSTEMATIC_REVIEW, Design.NARRATIVE_REVIEW, None):
        return None
    is_review = searched or COCHRANE.search(reading.text)
    if by_title is not Design.SYSTEMATIC_REVIEW and not is_review:
        return None
    if UMBRELLA.search(reading.text):
        return Stated(Design.SYSTEMATIC_REVIEW, "stated", searched)
    if POOLING.search(reading.text) and not NO_POOLING.search(reading.text):
        return Stated(Design.META_ANALYSIS, "stated", _first(POOLING, reading))
    return Stated(Design.SYSTEMATIC_REVIEW, "stated", searched)


def _not_of_people(by_title: Design | None, reading: Reading) -> Stated[Design] | None:
    """Tell overviews, laboratory work and qualitative studies from studies of people."""
    if is_indexed_as_animal(reading.record):
        return Stated(Design.ANIMAL_OR_LABORATORY, "indexed")
    found = (
        _case(by_title, reading) or _overview(by_title, reading) or _laboratory(by_title, reading)
    )
    is_model = MODELLED.search(f"{reading.title}. {reading.text}") and not _counts_people(reading)
    if found is None and (is_model or QUALITATIVE.search(reading.title)):
        return Stated(Design.UNCLEAR, "stated")
    return found


def _case(by_title: Design | None, reading: Reading) -> Stated[Design] | None:
    if by_title in (Design.CASE_REPORT, Design.CASE_SERIES):
        return Stated(by_title, "stated")
    if by_title is not None or _counts_people(reading):
        return None
    span = _first(SINGLE_CASE, reading)
    return None if span is None else Stated(Design.CASE_REPORT, "stated", span)


def _is_told_in_past(reading: Reading) -> bool:
    """Return whether the text reports what was done rather than what is known."""
    past = len(re.findall(r"\b(?:was|were)\b", reading.text))
    return past >= len(re.findall(r"\b(?:is|are|has|have)\b", reading.text))


_OTHERS = re.compile(
    r"\b(?:(?:results|data) (?:pooled )?from|several|many|recent|numerous|clinical) (?:\w+ ){0,3}"
    r"(?:studies|trials)\b|\bstudies have\b|\btrials have\b",
    re.IGNORECASE,
)


def _is_overview(reading: Reading) -> bool:
    """Return whether the text tells what is known from studies, and of none of its own."""
    is_told = not _is_told_in_past(reading) and not _has_method(reading)
    return (
        is_told and bool(_OTHERS.search(reading.text)) and not re.search(r"\b[Ww]e\b", reading.text)
    )


def _laboratory(by_title: Design | None, reading: Reading) -> Stated[Design] | None:
    laboratory = animal_or_laboratory(reading)
    if laboratory is None or not laboratory.value:
        return None
    if by_title not in (None, Design.NON_RANDOMIZED):
        return None
    is_own = OWN_WORK.search(reading.text) or _has_method(reading) or _is_told_in_past(reading)
    design = Design.ANIMAL_OR_LABORATORY if is_own else Design.NARRATIVE_REVIEW
    return Stated(design, "inferred")


def _overview(by_title: Design | None, reading: Reading) -> Stated[Design] | None:
    if by_title not in (None, Design.NARRATIVE_REVIEW) or _has_method(reading):
        return None
    for design, cue, despite_counts in (
        (Design.LETTER, ABOUT_ARTICLE, True),
        (Design.NARRATIVE_REVIEW, IS_REVIEW, True),
        (Design.NARRATIVE_REVIEW, REVIEWS_LITERATURE, False),
        (Design.NARRATIVE_REVIEW, OVERVIEW, False),
    ):
        span = next((s for s in reading.sentences if cue.search(s.text)), None)
        if span is not None and (despite_counts or not _counts_people(reading)):
            return Stated(design, "inferred" if cue is OVERVIEW else "stated", span)
    if by_title is Design.NARRATIVE_REVIEW and not _counts_people(reading):
        return Stated(Design.NARRATIVE_REVIEW, "stated")
    return None


def _has_method(reading: Reading) -> bool:
    return any(part.kind in ("methods", "participants", "design") for part in reading.layout)


def _counts_people(reading: Reading) -> bool:
    return any(count.score >= ENOUGH or count.is_arm for count in reading.counts)


def _from_own_words(by_title: Design | None, reading: Reading) -> Stated[Design] | None:
    in_design = _in_design_part(reading)
    if in_design is not None and by_title is None:
        return in_design
    randomized = _randomized(by_title, reading)
    if randomized is not None:
        return randomized
    if by_title is not None:
        return Stated(by_title, "stated")
    is_own = _counts_people(reading) or _has_method(reading) or OWN_STUDY.search(reading.text)
    if reading.text and not is_own:
        return Stated(Design.NARRATIVE_REVIEW, "inferred")
    return _few_cases(reading) or _stated(reading) or _secondary(reading)


_TOLD_CASES = re.compile(
    r"\b(?:[Ww]e (?:\w+ )?|[Tt]o )(?:report|describe|present)(?:ed)? (?:on )?(?:the )?$"
)


def _few_cases(reading: Reading) -> Stated[Design] | None:
    """A few people whom the authors "describe", one by one."""
    for count in reading.counts:
        before = reading.text[max(0, count.span.start - 40) : count.span.start]
        if 1 < count.value <= _FEW and _TOLD_CASES.search(before):
            return Stated(Design.CASE_SERIES, "inferred", count.span)
    return None


def _secondary(reading: Reading) -> Stated[Design] | None:
    """A further look at a trial that only the background describes."""
    if not SECONDARY.search(f"{reading.title}. {reading.text}"):
        return None
    span = next((s for s in reading.sentences if RANDOMIZED.search(s.text)), None)
    return None if span is None else Stated(Design.RANDOMIZED, "inferred", span)


def _in_design_part(reading: Reading) -> Stated[Design] | None:
    for part in reading.layout:
        if part.kind != "design":
            continue
        span = Span(part.start, part.end, reading.text[part.start : part.end])
        if RANDOMIZED.search(span.text) or re.search(r"\brandomi[sz]ed", span.text, re.IGNORECASE):
            return None  # the rule for randomised trials reads more closely
        for design, cue in STATED_DESIGNS:
            if cue.search(span.text):
                return Stated(design, "stated", span)
    return None


def _randomized(by_title: Design | None, reading: Reading) -> Stated[Design] | None:
    if by_title not in _YIELD_TO_RANDOMIZED:
        return None
    span = _first(RANDOMIZED, reading, needles=("random", ":1", "1:"), unless=RANDOM_ELSEWHERE)
    if by_title is Design.RANDOMIZED:
        return Stated(Design.RANDOMIZED, "stated", span)
    if span is None or RANDOM_SETS.search(span.text):
        return None
    if RANDOM_READERS.search(span.text) and _first(
        RETROSPECTIVE, reading, needles=("retrospective",)
    ):
        return None
    return Stated(Design.RANDOMIZED, "stated", span)


# "They were divided into three groups" by what they had, or by what they were given.
_SPLIT = re.compile(r"\b(?:assigned|allocated|divided) (?:in)?to\b", re.IGNORECASE)
_TREATED = re.compile(
    r"\b(?:received|receiving|treated|treatments?|administered|given|therapy|intervention|training"
    r"|placebo|underwent)\b",
    re.IGNORECASE,
)


_BY_TRAIT = re.compile(
    r"\bsub-?groups?\b"
    r"|\bgroups[:,] (?:\d+ |one )?(?:patients|subjects|those|individuals|people) (?:with|who)\b"
)


def _stated(reading: Reading) -> Stated[Design] | None:
    for design, cue in STATED_DESIGNS:
        span = _first(cue, reading)
        if span is not None and cue is STATED_DESIGNS[-1][1] and _is_overview(reading):
            return Stated(Design.NARRATIVE_REVIEW, "inferred")
        is_split = span is not None and design is Design.NON_RANDOMIZED and _SPLIT.search(span.text)
        if is_split and span and (_BY_TRAIT.search(span.text) or not _TREATED.search(reading.text)):
            return Stated(Design.CROSS_SECTIONAL, "inferred", span)
        if span is not None:
            is_inferred = design is Design.RANDOMIZED or cue is STATED_DESIGNS[-1][1]
            return Stated(design, "inferred" if is_inferred else "stated", span)
    return None


def _from_hints(reading: Reading) -> Stated[Design]:
    if re.search(r"\b[Ww]e report\b", reading.text) and 0 < _people(reading) <= _FEW:
        return Stated(Design.CASE_SERIES, "inferred")
    descriptors = {heading.descriptor.lower() for heading in reading.record.mesh}
    for name, design in MESH_DESIGNS:
        if name in descriptors:
            return Stated(design, "indexed")
    for design, cue in WEAK_DESIGNS:
        if any(c.score >= 0 or c.is_arm for c in reading.counts) and _first(cue, reading):
            return Stated(design, "inferred")
    is_preprint = reading.record.is_preprint
    return Stated(Design.PREPRINT if is_preprint else Design.UNCLEAR, "inferred")


def _people(reading: Reading) -> int:
    return max((count.value for count in reading.counts if count.score >= ENOUGH), default=0)
