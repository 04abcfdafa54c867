"""Signals: what a stretch of a finding says of an effect, read from its wording alone.

"Did not reduce", "no significant difference" and "similar" are one signal; "reduced pain" and
"improved survival" another. What the signal means for a question is `stance.py`'s to say.
"""

import re
from enum import StrEnum
from functools import lru_cache

__all__ = ["Signal", "clauses", "signals", "without_asides"]


class Signal(StrEnum):
    """One thing a clause can say."""

    BETTER = "better"  # improved, effective, superior, less of something bad
    WORSE = "worse"  # less effective, more of something bad
    MORE = "more"  # of something neither good nor bad in itself; "associated with"
    LESS = "less"
    EQUAL = "equal"  # similar, noninferior: two things compared
    NULL = "null"  # no difference, no effect, no association
    USELESS = "useless"  # "ineffective", "should not be used": stronger than null
    SAFE = "safe"
    UNSAFE = "unsafe"
    NEEDED = "needed"
    SPARED = "spared"  # may be left out, not needed
    ELSEWHERE = "elsewhere"  # the effect is there, and something else explains it
    OPEN = "open"  # not enough evidence to say


_CLAUSE = re.compile(
    r";|:(?=\s)|\.\s+(?=[A-Z])|,\s+with\s+(?=(?:no|little)\b)|,?\s\b(?:but|however|although|though|whereas|while|yet|despite"
    r"|nevertheless|except|even though)\b,?\s",
    re.IGNORECASE,
)

_BAD = (
    r"(?:pain|mortalit|death|risks?\b|infection|symptom|relapse|recurren|exacerbation|attack|stroke"
    r"|fracture|hba1c|glucose|blood pressure|fatigue|depress|anxiety|adverse|complication|incidence"
    r"|event|hospitali[sz]|failure|bleed|hemorrhag|haemorrhag|progression|cancer|tumou?r|injur"
    r"|disabilit|decline|impair|disease|disorder|severity|odds|hazard|rates? of|weight|cholesterol"
    r"|nausea|vomit|headache|migraine|seizure|fall|toxic|side.effect|burden|stress|dementia|fever"
    r"|burning|intensity|length of stay|myalgia|malformation"
    r"|harm|damage|difficult|complaint|deficit|lesion|plaque|inflammat|incontinen|insomnia"
    r"|distress|craving|smoking|bmi)"
    # "Greater pain relief" is not more pain.
    r"(?!\w*(?:-free| (?:relief|control|reductions?|improvements?|resolution|cessation"
    r"|remission)\b))"
)
_GOOD = (
    r"(?:surviv|remission|respon[sd]|quality of life|function|improvement|cure|recover|cessation"
    r"|abstinen|quit|heal|success|adheren|mobilit|acuity"
    r"|(?:memory|cognit\w*)\b(?! (?:diffic|impair|defic|decl|probl|sympt|compl|dysf))"
    r"|letters|vision|benefit|efficac"
    r"|relief|satisf|toleran|strength|performance|accura|uptake|knowledge|pregnan"
    r"|live birth|weight loss|sleep|well-?being|protect|immun|antibod|(?:symptom|pain"
    r"|relapse)-free)"
)
_ADVERB = r"(?:(?:\w+ly|also|further|not only|even) ){0,3}"
_DOWN = r"(?:reduc\w*|decreas\w*|lower\w*|less|fewer|declin\w*|fell|diminish\w*|prevent\w*|shorter"
_DOWN += (
    r"|shorten\w*|protect\w*|alleviat\w*|reliev\w*|attenuat\w*|delay\w*|avoid\w*|smaller|drop\w*)"
)
_UP = r"(?:increas\w*|higher|greater|more|rais\w+|elevat\w*|longer|prolong\w*|lengthen\w*"
_UP += r"|enhanc\w*|rose|promot\w*|larger|gain\w*|excess)"

_NEGATION = (
    r"(?:(?:do|does|did|is|are|was|were|has|have|had|could|can|may|would|will|should) ?n[o']t"
    r"|cannot|not|never|no longer|fail(?:s|ed|ing)? to|failure to|neither|nor|unable to"
    r"|no evidence (?:that|of|for|to)|unlikely to|without)"
)
_NOTHING = (
    r"(?:differen\w*|effects?\b|benefits?\b|associat\w*|improve\w*|reduc\w*|increas\w*|chang\w*"
    r"|relation\w*|correlat\w*|impact|influenc\w*|advantage\w*|superior\w*|decreas\w*|link\w*"
    r"|added value|additional value|gain|harm|excess|role\b|predict\w*|contribution)"
)
# What was looked for and not found: "did not find a lower rate", "a benefit could not be shown".
_FIND = (
    r"(?:find|found|observ\w*|detect\w*|identif\w*|see|seen|not(?:e|ed|ice|iced)|report\w*|show\w*"
    r"|demonstrat\w*|confirm\w*|prov(?:e|ed|en)|document\w*|reveal\w*|establish\w*|replicat\w*"
    r"|reproduc\w*|suggest\w*|support\w*|indicat\w*|translate[ds]? into)"
)
_WAS_NOT = (
    r"(?:(?:is|are|was|were) ?n[o']t|(?:has|have|had|could|can|would) ?n[o']t be(?:en)?|cannot be)"
)
_WANTED = (
    rf"(?:{_DOWN}|{_UP}|better|worse\w*|effective\w*|efficac\w*|benefi\w*|help\w*|useful\w*"
    r"|improv\w*|protective|advantage\w*|superior\w*)"
)
_NOT_FOUND = (
    rf"(?<!who )(?<!whom )(?<!which )\b{_NEGATION} (?!only\b)(?:\w+ ){{0,2}}?{_FIND}"
    rf" (?:[^\s,(]+ ){{0,8}}?{_WANTED}\b"
    rf"|(?<!who )\b(?:no|neither) (?:\w+ ){{0,3}}?(?:stud\w+|trials?|reviews?) {_FIND}"
    rf" (?:[^\s,(]+ ){{0,8}}?{_WANTED}\b"
    rf"|\bno (?:\w+ )?(?:evidence|indications?|proof|signs?|support) (?:\w+ )?(?:that|of|for|to)\b"
    r"(?! (?:\w+ ){0,2}?(?:wan(?:e|es|ed|ing)|loss|losing|fading)\b)"
    rf" (?:[^\s,(]+ ){{0,8}}?{_WANTED}\b"
    rf"|\b{_WANTED}\b(?: (?!who|which)[^\s,(]+){{0,10}}? {_WAS_NOT} (?:\w+ly )?{_FIND}\b"
    rf"|\bno (?:\w+ly )?(?:lower|fewer|higher|greater|larger|smaller|better|shorter|faster|slower"
    r"|increas\w+|reduc\w+|elevated|raised"
    r"|(?:more|less) (?:\w+ly )?(?:common|frequent|likely|effective|efficacious|useful"
    r"|helpful|beneficial|successful))\b"
)

# Looked for in the clause in lower case. The families are asked in this order.
_TABLE: tuple[tuple[Signal, str], ...] = (
    (
        Signal.ELSEWHERE,
        r"\b(?:nocebo|drucebo)\b|\bdue to (?:non-?specific|placebo) effects?\b"
        r"|\bnot (?:\w+ )?(?:due to|caused by|attributable to|explained by)\b"
        r"|\breverse caus|\b(?:due to|explained by|result of"
        r"|reflect) (?:\w+ )?confounding\b|\bassociations? (?:\w+ ){0,3}"
        r"(?:largely|mainly|mostly|fully|entirely) (?:explained by|due to)",
    ),
    (
        Signal.OPEN,
        r"(?:insufficient|inadequate|not enough|inconclusive|conflicting|limited|lack of|minimal"
        r"|weak|scarce|little|poor|no (?:good|reliable|high.quality|firm|robust|strong|convincing"
        r"|conclusive)) (?:\w+ ){0,3}(?:evidence|data|information|proof)"
        r"|\b(?:remains?|is|are|was) (?:still |yet )?(?:unclear|uncertain|unknown|inconclusive"
        r"|unproven|controversial|to be (?:seen|determined|established|shown|proven))"
        r"|evidence (?:\w+ ){0,4}(?:is|was|were) (?:\w+ )?(?:insufficient|limited|inconclusive"
        r"|lacking|uncertain|minimal|conflicting|mixed|unclear|weak|very low)"
        r"|no (?:firm |definite |clear |definitive )?(?:conclusions?|recommendations?)\b"
        r"|cannot (?:yet )?be (?:drawn|determined|concluded|recommended|established)",
    ),
    (
        Signal.SPARED,
        r"(?:can|may|could|might) (?:\w+ )?be (?:\w+ )?(?:omitted|avoided|spared|left out|withheld"
        r"|deferred|dispensed)|\bomi(?:tting|ssion of)\b.{0,80}?"
        r"(?:safe|reasonable|option|accept|noninferior|non-inferior|did not)|\bunnecessary\b"
        r"|(?:not|n't) (?:\w+ )?(?:necessary|needed|required|essential|indicated|justified"
        r"|warranted|mandatory)\b|no need (?:for|to)\b|without the need for",
    ),
    (
        Signal.USELESS,
        r"\bineffective\b|\b(?:recommend\w*|advis\w+|argues?) against\b|\b(?:not"
        r"|n't) (?:prove[dn]? (?:to )?|found to |appear to "
        r"|seem to )?(?:be )?(?:\w+ )?(?:effective|efficacious|useful|helpful"
        r"|beneficial|recommended|routinely|support the use|worthwhile|advis\w+|encouraged|work)\b"
        r"|should not be\b|argues? against|no (?:role|place|value|use)\b|lack of (?:efficacy|effect"
        r"|benefit)|no longer\b.{0,30}\b(?:recommend|support)|do(?:es)? not (?:\w+ )?support"
        r"|\b(?:is|are|was|were|be|seems?|appears?) of (?:low|little|limited|minor|no|doubtful)"
        r" (?:\w+ )?(?:yield|value|use|benefit|importance|relevance)\b",
    ),
    (
        Signal.NULL,
        r"^not\b(?! only)|" + _NOT_FOUND + r"|\bno (?:[^\s(]+ ){0,4}?" + _NOTHING
        + r"|\b" + _NEGATION + r" (?:[^\s(]+ ){0,5}?" + _NOTHING
        + r"|(?<!who )(?<!who did )(?<!who do )\b" + _NEGATION
        + r" (?:\w+ly )?(?:fall|drop|rise|grow|climb|diminish|lessen|shrink|go (?:up|down))\b"
        r"(?! asleep| ill| out)|\bno (?:[a-z]+ )?(?:falls?|drops?|rises?) in\b"
        + r"|\b" + _NEGATION + r" among (?:the |those )?(?:\S+ ){0,4}?(?:affected|impaired|with)\b"
        + r"|\b"
        + _NEGATION + r" (?:\w+ly |be |been |appear to |seem to |to |found to )*"
        r"(?:affect|alter|influence|differ|prevent|help|improv|reduc|increas|lower"
        r"|rais|predict|correlat|modif|superior|better|worse|more|less|higher|greater"
        r"|related|linked|tied|bring|result in|lead to|provide|offer|confer|play"
        r"|have an|protect|shorten|enhance|worsen|cause|contribut|delay|signific"
        r"|decreas|reach|show|yield|depend|matter)|\b(?:non-?significant"
        r"|not (?:statistically )?significant)|\blittle (?:or|to) no\b|\bunchanged\b"
        r"|\bunaffected\b|\bunrelated\b|\bno\b.{0,25}\bsignifican"
        r"(?!\w* (?:heterogen|interaction))|\black of (?:\w+ )?"
        r"(?:association|relation|correlation|difference|impact|influence)"
        r"|\bnone of the\b|\bfail(?:s|ed|ure)? to\b|\bwithout "
        r"(?:a )?(?:stage )?shift\b|\binsufficient to\b|\b(?:is|are|was|were|be"
        r"|seems?|appears?) (?:\w+ly )?independent of\b|\bnot "
        r"(?:(?:seem|appear) to be |be )?an? (?:[\w-]+ ){0,4}"
        r"(?:markers?|predictors?|indicators?|factors?|determinants?)\b",
    ),
    (
        Signal.EQUAL,
        r"\b(?:similar(?! (?:body|regions?|points?|ages?|people|patients|stud\w+|designs?|settings?"
        r"|populations?|trials|methods)\b)|similarly|comparable|comparably|equivalent|equally|equal"
        r"|equivalence|(?<!for )(?<!not )non-?inferior\w*|same|identical|alike)\b"
        r"|\bas (?:\w+ )?(?:effective|safe|good|well|efficacious|accurate|high|likely|useful)"
        r"(?:ly)? as\b|\bno (?:less|worse) (?:\w+ )?than\b",
    ),
    (
        Signal.UNSAFE,
        r"\b(?:unsafe|hazardous|dangerous|harmful|detrimental|deleterious)\b|safety concern"
        r"|raise[sd]? concerns?|(?:caution|avoided|contraindicated)\b",
    ),
    (Signal.SAFE, r"\b(?:safe|safely|safety|well[- ]tolerated|tolerable|tolerability)\b"),
    (
        Signal.NEEDED,
        r"\b(?:is|are|remains?|was|were|should be) (?:\w+ )?(?:necessary|needed|required|essential"
        r"|indicated|justified|warranted|recommended|considered|mandatory|standard)\b",
    ),
    (
        Signal.MORE,
        r"\b(?:associat\w+|correlat\w+|related to|linked|predict\w*|risk factor|causes?|caused"
        r"|contribut\w+|influenc\w+|affect(?:s|ed)?|impact\w*|differ(?:s|ed|ences?)?|significant\w*"
        r"|determin\w+|plays?)\b|\b" + _UP + r"\b",
    ),
    (Signal.LESS, r"\b" + _DOWN + r"\b"),
)  # fmt: skip
# Which way it went: a change of something good or bad says more than a word of praise or blame, and
# of two of one kind the first in the clause speaks.
_CHANGES: tuple[tuple[Signal, str], ...] = (
    (
        Signal.WORSE,
        r"\b(?:increas\w+|higher|greater|more|elevated|excess"
        r"|raised?) (?!weight loss|(?:\w+ly )?(?:effective|efficacious|beneficial|useful|helpful"
        r"|successful|favou?rable|potent)\b)(?:\S+ ){0,4}?"
        + _BAD
        + r"(?!\w* (?:shrank|shrunk|cleared|resolved|healed))"
        + r"|\b"
        + _BAD
        + r"\S* (?:\S+ ){0,5}?(?:was|were|is|are|be|been)? ?"
        + _ADVERB
        + r"(?:increased|higher|greater|more (?:common|frequent|severe|likely)|elevated|raised"
        r"|rose)\b|\b(?:reduc\w+|decreas\w+|lower\w*|less|shorter|poor) (?:\S+ ){0,3}?"
        + _GOOD
        + r"|\b"
        + _GOOD
        + r"\S* (?:\S+ ){0,4}?(?:was|were|is|are) "
        + _ADVERB
        + r"(?:lower|reduced|decreased|shorter|poorer|worse)\b"
        r"|\bmore likely to (?:die|develop|have|relapse|experience)",
    ),
    (
        Signal.BETTER,
        r"\b"
        + _DOWN
        + r" (?:\S+ ){0,5}?"
        + _BAD
        + r"|\b"
        + _BAD
        + r"\S* (?:\S+ ){0,6}?(?:was|were|is|are|be|been)? ?"
        + _ADVERB
        + r"(?:reduced|lower|decreased|fell|less (?:common|frequent|severe|likely)|fewer|declined"
        r"|shorter|better|prevented|halved)\b|\b"
        + _UP
        + r" (?:\S+ ){0,5}?"
        + _GOOD
        + r"|\b"
        + _GOOD
        + r"\S* (?:\S+ ){0,5}?(?:was|were|is|are|be|been)? ?"
        + _ADVERB
        + r"(?:increased|higher|greater|longer|prolonged|better|rose"
        r"|more (?:common|frequent|likely))\b"
        r"|\bless likely to (?:die|develop|have|relapse|experience)"
        r"|\b(?:lost|loss of) (?:\S+ ){0,3}?weight|\bweight loss\b",
    ),
)
_WORDS: tuple[tuple[Signal, str], ...] = (
    (
        Signal.WORSE,
        r"\b(?:inferior|worse\w*|poorer|less (?:effective|efficacious|favou?rable|accurate"
        r"|successful|likely to (?:achieve|recover|respond|quit|survive))|deteriorat\w*"
        r"|impaired|adversely|negatively)\b|\b(?:strong |independent |important )?risk factors?\b"
        r"|\bdeficits?\b",
    ),
    (
        Signal.BETTER,
        r"\b(?:effective\w*|efficac\w+|beneficial\w*|superior\w*|benefits?|benefitted|benefited"
        r"|useful\w*|helpful\w*|helps?|helped|improv\w+|better|promising|success\w*|favou?rable"
        r"|favou?rs|favou?red|feasible|eases?|eased|shrank|shrunk|alleviat\w+|ameliorat\w+"
        r"|outperform\w*|advantage\w*|remission|protective\w*|prevents?|prevented|valuable"
        r"|acceptable|reliabl[ey])\b",
    ),
)
_FIRST_OF = tuple(
    tuple((signal, re.compile(pattern)) for signal, pattern in table)
    for table in (_CHANGES, _WORDS)
)
# Signals that are asked before the way it went, and those after.
_BEFORE = frozenset(
    {
        Signal.ELSEWHERE,
        Signal.OPEN,
        Signal.SPARED,
        Signal.USELESS,
        Signal.NULL,
        Signal.EQUAL,
    }
)
_P_VALUE = re.compile(r"\bp(?:-?value)? ?([<>=≤≥]) ?0?[.·](\d{1,6})")
_RULES = tuple((signal, re.compile(pattern)) for signal, pattern in _TABLE)
# A call for more research says nothing of the effect.
_CALL = re.compile(
    r"\b(?:further|future|more|larger|additional|long(?:er)?-term)\b[^.;]{0,60}\b(?:stud|research"
    r"|trial|investigat|work|evidence|data)\w*[^.;]{0,60}\b(?:need|warrant|requir|should|necessary"
    r"|justified|essential)\w*[^.;]{0,120}|\bwarrants? (?:further|more)[^.;]{0,60}",
    re.IGNORECASE,
)
# That an effect was alike in kinds of people or of studies says nothing against the effect.
_ASIDE = re.compile(
    r",? with(?:out)? (?:\w+ ){0,3}?heterogeneity\b[^.;,()]{0,60}"
    r"|\b(?:people|women|men|children|those|controls) of (?:the )?(?:same|similar) (?:age|sex)\b"
    r"|\bat (?:raised|high(?:er)?|increased|elevated) risk\b|\bidentif\w+ [^.;]{0,40}\bbetter\b"
    r"|\b(?:similar|the same|alike) in (?:the two|both|all|the three) (?:\w+ )?groups and "
    r"|,? with(?:out)? (?:\w+ ){0,3}?(?:differences?|interactions?) (?:between|across|by|among)"
    r" (?:subgroups?|(?:people|patients|those) with (?:and|or) without|men and women|sexes"
    r"|age groups)\b[^.;()]{0,60}",
    re.IGNORECASE,
)
# "More than 70%" says how many, and compares with nothing.
_OVER = re.compile(
    r"(?<=\d )more (?=went|crossed|switched|joined)"
    r"|\b(?:more|fewer|less|greater|higher) than (?=\d|half\b|two\b|three\b)"
)
_BRACKETS = re.compile(r"\([^()]{0,300}\)")
_LONGEST_READ = 1500


def clauses(text: str) -> tuple[str, ...]:
    """Cut *text* where one statement ends and another begins; calls for research are left out."""
    told = without_asides(_CALL.sub(" ", text[:_LONGEST_READ]))
    plain = _BRACKETS.sub(_with_commas, told)
    parts = (part.strip(" .,;") for part in _CLAUSE.split(plain))
    return tuple(part for part in parts if part)


def without_asides(text: str) -> str:
    """Return *text* without the words that tell for whom the effect was the same."""
    return _ASIDE.sub("", text)


def _with_commas(bracket: re.Match[str]) -> str:
    """A semicolon inside a bracket parts figures, not statements."""
    return bracket.group().replace(";", ",").replace(":", " ")


def signals(clause: str) -> tuple[Signal, ...]:
    """Return what *clause* says, the more telling signal first."""
    return _signals(_OVER.sub("over ", clause.lower()))


@lru_cache(maxsize=16384)
def _signals(clause: str) -> tuple[Signal, ...]:
    found = [signal for signal, pattern in _RULES if pattern.search(clause)]
    before = [signal for signal in found if signal in _BEFORE]
    if Signal.NULL not in before and _is_insignificant(clause):
        before.append(Signal.NULL)
    ways = [way for table in _FIRST_OF if (way := _first_of(table, clause)) is not None]
    after = [signal for signal in found if signal not in _BEFORE]
    return tuple(dict.fromkeys((*before, *ways, *after)))


def _first_of(table: tuple[tuple[Signal, re.Pattern[str]], ...], clause: str) -> Signal | None:
    found = [(match.span(), signal) for signal, way in table if (match := way.search(clause))]
    return min(found, default=((0, 0), None), key=lambda each: each[0])[1]


def _is_insignificant(clause: str) -> bool:
    """Every p-value given is above 0.05, and there is one."""
    values = [(sign, float(f"0.{digits}")) for sign, digits in _P_VALUE.findall(clause)]
    return bool(values) and all(value >= 0.05 and sign not in "<≤" for sign, value in values)
