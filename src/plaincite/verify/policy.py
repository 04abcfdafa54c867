"""The policy: who judges what. Read it first; the rules themselves are a table in `rules.py`.

    what is judged                         locks      entailment score
    a statement of a page                  decide     never asked
    a claim, near copy of a passage        decide     not asked
    any other claim beside its evidence    support    else decides; locks in `_VETOES` still forbid

Quotes, citations and standing are checked before words: without them there is no evidence. Then
each content rule is tried, all reasons are kept, and the label follows from the rules that failed:
a claim that speaks of other things is not contradicted by the sentence, it is not borne out by it.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from plaincite.model.answer import CHANCE_NOTE, Statement, StatementKind
from plaincite.model.claim import Citation, Label, Verdict
from plaincite.model.record import Record
from plaincite.verify.case import LONGEST_CLAIM, TOO_LONG, Case, is_too_long
from plaincite.verify.cuts import is_safe_cut
from plaincite.verify.entailment import entailment
from plaincite.verify.lead import lead_reasons
from plaincite.verify.lexicon import Role
from plaincite.verify.quotes import quote_reason
from plaincite.verify.reading import read
from plaincite.verify.rules import RULES, Rule
from plaincite.verify.standing import standing_reason
from plaincite.verify.trimming import body_of, is_verbatim, without_glosses, without_quote_marks

__all__ = ["RULES", "Rule", "verify_claim", "verify_statement"]

Lookup = Callable[[str], Record | None]
# A free claim and its evidence in; None where it is none, or where either says nothing.
Score = Callable[[str, Sequence[str]], Verdict | None]

_TELLING = frozenset(Role) - {Role.STOP, Role.GENERIC, Role.NEGATION, Role.MARK, Role.ENDS_CLAUSE}
# When one of these fails, the sentence is about something else and contradicts nothing.
_ABOUT = ("entity", "population", "species")
# What no score may talk us out of: a free claim that fails one of these is never supported.
_VETOES = ("number", "unit")


@dataclass(frozen=True, slots=True)
class _Ground:
    """What a claim may rest on; the parts are those of `Case`."""

    quotes: str
    context: str
    whole: str
    synonyms: Sequence[Sequence[str]]
    tells_chance: bool = False  # the claim's note says that a difference may be chance


def verify_claim(
    claim_text: str,
    evidence: Sequence[str],
    *,
    synonyms: Sequence[Sequence[str]] = (),
    glosses: Collection[str] = (),
    score: Score = entailment,
) -> Verdict:
    """Judge a plain sentence by the sentences it is said to rest on.

    A near copy is judged by the locks alone, as a statement of a page is. A claim in words of its
    own, or beside a whole abstract, is judged by the entailment score where the locks do not
    support it.

    Args:
        claim_text: One claim.
        evidence: The sentences; an empty sequence supports nothing.
        synonyms: Groups of names that mean the same, besides those known here.
        glosses: Explanations that may stand in brackets in the claim.
        score: Judges a free claim; by the weights of the package, without a reader, unless told.
    """
    whole = " ".join(evidence)
    strict = _judge(claim_text, _Ground(whole, "", whole, synonyms), glosses)
    body = without_quote_marks(without_glosses(claim_text, glosses))
    if strict.label is Label.SUPPORT or _unfit(body, "") is not None:
        return strict
    free = score(body, evidence)
    if free is None:
        return strict
    vetoes = _vetoes(body, whole) if free.label is Label.SUPPORT else ()
    return Verdict(Label.NOT_ENOUGH_INFO, vetoes) if vetoes else free


def _vetoes(body: str, whole: str) -> tuple[str, ...]:
    case = Case(read(body), read(whole), read(""), whole)
    found = [reason for rule in RULES if rule.rule_id in _VETOES for reason in rule.check(case)]
    return tuple(dict.fromkeys(found))


def verify_statement(
    statement: Statement,
    lookup: Lookup,
    *,
    synonyms: Sequence[Sequence[str]] = (),
    glosses: Collection[str] = (),
) -> Verdict:
    """Judge a statement of a page by the records it cites.

    A claim needs a citation. Other kinds need none; what they do cite is checked all the same.

    Args:
        statement: Its `lead`, if any, begins its `text` and is checked against the record's facts.
        lookup: Returns the record of an id, or None.
        synonyms: Groups of names that mean the same, besides those known here.
        glosses: Explanations that may stand in brackets in the text.
    """
    is_claim = statement.kind is StatementKind.CLAIM
    if not statement.citations:
        missing = ("The statement cites nothing.",) if is_claim else ()
        return _verdict(missing, Label.NOT_ENOUGH_INFO)
    records = {citation.record_id: lookup(citation.record_id) for citation in statement.citations}
    ground = [
        reason
        for citation in statement.citations
        for reason in _ground(citation, records[citation.record_id])
    ]
    if ground or not is_claim:
        return _verdict(tuple(dict.fromkeys(ground)), Label.NOT_ENOUGH_INFO)
    cited = [record for record in records.values() if record is not None]
    lead = lead_reasons(statement.lead, cited) if statement.lead else ()
    quotes = " ".join(citation.quote for citation in statement.citations)
    context = " . ".join(_context(record) for record in cited)
    whole = " ".join(f"{record.title or ''} {record.abstract}" for record in cited)
    tells_chance = CHANCE_NOTE in (statement.note or "")
    found = _Ground(quotes, context, whole, synonyms, tells_chance)
    body = _judge(body_of(statement), found, glosses)
    if not lead:
        return body
    label = body.label if body.label is Label.CONTRADICT else Label.NOT_ENOUGH_INFO
    return Verdict(label, (*lead, *body.reasons))


def _ground(citation: Citation, record: Record | None) -> tuple[str, ...]:
    """Why a citation gives a claim nothing to stand on."""
    if record is None:
        return (f"There is no record {citation.record_id}.",)
    found = (standing_reason(record), quote_reason(citation, record))
    return tuple(reason for reason in found if reason is not None)


def _context(record: Record) -> str:
    population = record.digest.population if record.digest else None
    return " . ".join(part for part in (record.title, population) if part)


def _judge(claim: str, ground: _Ground, glosses: Collection[str]) -> Verdict:
    quotes = ground.quotes
    if not quotes.strip():
        return Verdict(Label.NOT_ENOUGH_INFO, ("There is no sentence to check the claim against.",))
    body = without_quote_marks(without_glosses(claim, glosses))
    unreadable = _unreadable(body)
    if unreadable is not None:
        return Verdict(Label.NOT_ENOUGH_INFO, (unreadable,))
    told = f"{body} {CHANCE_NOTE}" if ground.tells_chance else body
    if is_verbatim(body, quotes) or is_safe_cut(body, quotes, told=told):
        return Verdict(Label.SUPPORT)
    unfit = _unfit(body, quotes)
    if unfit is not None:
        return Verdict(Label.NOT_ENOUGH_INFO, (unfit,))
    groups = tuple(tuple(group) for group in ground.synonyms)
    case = Case(read(body), read(quotes), read(ground.context), ground.whole, groups)
    rules = [rule for rule in RULES if not (ground.tells_chance and rule.rule_id == "chance")]
    failed = [(rule, reasons) for rule in rules if (reasons := rule.check(case))]
    if not failed:
        return Verdict(Label.SUPPORT)
    reasons = tuple(dict.fromkeys(reason for _, found in failed for reason in found))
    return Verdict(_label([rule for rule, _ in failed]), reasons)


def _unreadable(body: str) -> str | None:
    """Why nobody would read the claim, even to the letter of its source; or None."""
    if not any(char.isalnum() for char in body):
        return "The claim is empty."
    return TOO_LONG if len(body) > LONGEST_CLAIM else None


def _unfit(body: str, quotes: str) -> str | None:
    """Why there is nothing to judge, or None."""
    if is_too_long(body, quotes):
        return TOO_LONG
    if not any(word.role in _TELLING for word in read(body).words):
        return "The claim says nothing that can be checked."
    return None


def _label(failed: Sequence[Rule]) -> Label:
    if any(rule.rule_id in _ABOUT for rule in failed):
        return Label.NOT_ENOUGH_INFO
    if any(rule.label is Label.CONTRADICT for rule in failed):
        return Label.CONTRADICT
    return Label.NOT_ENOUGH_INFO


def _verdict(reasons: tuple[str, ...], label: Label) -> Verdict:
    return Verdict(label, reasons) if reasons else Verdict(Label.SUPPORT)
