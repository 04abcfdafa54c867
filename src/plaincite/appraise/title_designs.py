"""Study designs as titles name them: nearly always the record's own. Tables only."""

from plaincite.appraise.patterns import Rows, any_of
from plaincite.model.evidence import Design

__all__ = [
    "TITLE_DESIGNS",
]

TITLE_DESIGNS: Rows = (
    (
        Design.UNCLEAR,  # work on how studies are pooled, and no study of people
        any_of(
            r"\b(?:methods?|tests?|testing|estimators?|software|publication bias)\b[^:?]{0,50}"
            r"\b(?:in|for) (?:[\w-]+ )?meta-analys[ei]s\b(?! of\b)",
        ),
    ),
    (
        Design.SYSTEMATIC_REVIEW,
        any_of(
            r"\bumbrella review|\b(?:overview|review) of (?:systematic |cochrane "
            r")?(?:meta-analy|reviews)"
        ),
    ),
    (
        Design.LETTER,
        any_of(
            # Not "Response to treatment" or "Correction of anaemia", which are studies.
            r"^(?:comment(?:ary)?(?: on)?\b|letter\b|reply\b|re:|in reply|editorial)",
            r"^response to (?:the )?(?:letters?|comments?|correspondence|editors?|dr|drs)\b",
            r"^response to [^:]{0,60}\bet al\b|^response to:",
            r"^(?:author'?s'? (?:reply|response)|erratum\b|corrigendum\b)",
            r"^correction(?:s? to\b|:|\.?$)",
            r"^(?:retraction\b|notice of retraction|expression of concern\b|withdrawal:)",
        ),
    ),
    (
        Design.PROTOCOL,
        any_of(
            r"\bdesign and baseline characteristics|\b(?:study|trial|review|research) "
            r"protocol\b|\bprotocol (?:for|of) an? ",
            r": (?:a )?protocol\b|\brationale and (?:study )?(?:design|protocol)",
            r"\bdesign and rationale|\brationale,? (?:study )?design|\bstatistical analysis plan",
            r"\bdesign of (?:a|an|the) [^:]{0,80}\btrial|\b(?:study|trial) design\b",
            # Not "tea compared with a short protocol", which is a course of treatment.
            r"^(?!.*\b(?:compared|versus|vs|using|with|by|short|long|term)\b).*\bprotocol$",
        ),
    ),
    (
        Design.META_ANALYSIS,
        any_of(
            r"\bmeta-?\s?(?:analy|regress)|\bpooled analys[ie]s of (?:[\w-]+ ){0,4}(?:trials"
            r"|studies)",
            r"\bpooled (?:individual|patient)[\w -]{0,30} data|\bcollaborative (?:re)?analysis",
            r"\bquantitative (?:systematic )?review\b",
        ),
    ),
    (
        Design.SYSTEMATIC_REVIEW,
        any_of(
            r"\bsystematic(?:ally)? (?:[\w-]+ ){0,2}(?:review|overview)|\bumbrella review",
            r"\boverview of (?:systematic|cochrane) reviews|\bscoping review|\brapid review",
            r"\bevidence-based review",
        ),
    ),
    (
        Design.GUIDELINE,
        any_of(
            r"^(?!(?:effects?|impact|influence|use|uptake|adherence|compliance|implementation"
            r"|evaluation)\b).*(?<!current )(?<!existing )(?<!with )(?<!to )(?<!by )\bguidelines?\b"
            r"(?=[:.]|$| (?:for|on|of|from|update|statement)\b)(?!.{0,200}\?$)",
            r"\bconsensus (?:statement|recommendation|report|conference|document|guid)",
            r"\bposition (?:statement|paper)|\b(?:practice|clinical) (?:parameter"
            r"|recommendation)s?",
            r"\brecommendation statement|\bexpert consensus",
        ),
    ),
    (
        Design.CASE_REPORT,
        any_of(
            r"\bcase reports?\b|\breport of (?:a|one|two) cases?\b|\ba case of\b",
            r"\bcase presentation\b",
        ),
    ),
    (
        Design.CASE_SERIES,
        any_of(
            r"\bcase[- ]series\b|\breport of (?:\w+ )?cases\b|\b(?:case stud|case histor)(?:y"
            r"|ies)\b",
            r"\bseries of (?:\w+ )?(?:cases|patients)\b|\banalysis of \w+ cases\b",
        ),
    ),
    (Design.CROSS_SECTIONAL, any_of(r"^(?:an? |the )?(?:[\w-]+ ){0,2}survey (?:of|among)\b")),
    (
        Design.NON_RANDOMIZED,
        any_of(
            r"\b(?:non-?|quasi-?)\s?(?:randomi[sz]ed|experimental)|\bsingle[- ]arm\b",
            r"\bcontrolled before[- ]and[- ]after",
        ),
    ),
    (
        Design.RANDOMIZED,
        any_of(
            r"(?<!non-)(?<!mendelian )(?<!non)\brandomi[sz](?:ed|ation)\b"
            r"(?! (?:(?:controlled |clinical )?trials|studies))",
            r"\brct\b|\bdouble[- ]?(?:blind|mask)|\bplacebo[- ]controlled",
        ),
    ),
    (Design.CASE_CONTROL, any_of(r"\b(?:nested )?case[-– ](?:control|referent)(?:led)?\b")),
    (
        Design.CROSS_SECTIONAL,
        any_of(r"\bcross[- ]?sectional\b|\bsurvey\b|\bprevalence (?:of|and)\b"),
    ),
    (
        Design.COHORT,
        any_of(
            r"\bcohort\b|\blongitudinal\b|\bretrospective\b|\bregistry\b",
            r"\b(?:prospective|observational|follow-?up|population[- ]based) "
            r"(?:\w+ ){0,3}(?:study|analysis|review|evaluation|audit)\b",
        ),
    ),
    (
        Design.NON_RANDOMIZED,
        any_of(
            r"\bphase (?:1|2|i|ii|1/2|i/ii|iia|iib|ib|ia)\b|\bpilot (?:study|trial)\b",
            r"\bopen[- ]label\b|\bfeasibility (?:study|trial)",
        ),
    ),
    (
        Design.NARRATIVE_REVIEW,
        any_of(
            r"\b(?:a|an|the|critical|narrative|literature|state-of-the-art|comprehensive|brief|mini"
            r"|clinical|current|concise|historical|invited|updated?) (?:mini-?)?review\b",
            r": (?:\w+ )?review\b|^review\b|\boverview of\b|\breview of\b|\badvances in\b",
            r"\b(?:an?|the|current|recent|new) (?:further )?"
            r"(?:overview|update|perspectives?(?! of\b)|insights?|concepts)\b",
            r"\bwhat (?:do|have) we know|^the future of\b",
        ),
    ),
)
