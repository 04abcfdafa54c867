"""The words from which a study design is read: publication types, and phrases of title and text.

Tables only; `design` decides. Title phrases name the record's own design nearly always. Phrases of
the abstract count only where they speak of this study ("were randomly assigned"), since a
background sentence may name any design.
"""

import re

from plaincite.model.evidence import Design

__all__ = [
    "MESH_DESIGNS",
    "NO_POOLING",
    "POOLING",
    "PUBLICATION_TYPES",
    "RESULTS_CUES",
    "TEXT_DESIGNS",
    "TITLE_DESIGNS",
    "WEAK_DESIGNS",
]

# Most specific first: a record may carry several. "Review", "Clinical Trial" and "Observational
# Study" are left out: they cover many designs, so the text is asked before them.
PUBLICATION_TYPES: tuple[tuple[str, Design], ...] = (
    ("retraction of publication", Design.LETTER),
    ("retraction notice", Design.LETTER),
    ("published erratum", Design.LETTER),
    ("expression of concern", Design.LETTER),
    ("clinical trial protocol", Design.PROTOCOL),
    ("study protocol", Design.PROTOCOL),
    ("network meta-analysis", Design.META_ANALYSIS),
    ("meta-analysis", Design.META_ANALYSIS),
    ("systematic review", Design.SYSTEMATIC_REVIEW),
    ("randomized controlled trial, veterinary", Design.ANIMAL_OR_LABORATORY),
    ("clinical trial, veterinary", Design.ANIMAL_OR_LABORATORY),
    ("observational study, veterinary", Design.ANIMAL_OR_LABORATORY),
    ("randomized controlled trial", Design.RANDOMIZED),
    ("equivalence trial", Design.RANDOMIZED),
    ("practice guideline", Design.GUIDELINE),
    ("guideline", Design.GUIDELINE),
    ("consensus development conference", Design.GUIDELINE),
    ("consensus development conference, nih", Design.GUIDELINE),
    ("case reports", Design.CASE_REPORT),
    ("letter", Design.LETTER),
    ("editorial", Design.LETTER),
    ("comment", Design.LETTER),
    ("news", Design.LETTER),
)

# Descriptors that indexers give to a study for its own design (not "... as Topic").
MESH_DESIGNS: tuple[tuple[str, Design], ...] = (
    ("random allocation", Design.RANDOMIZED),
    ("double-blind method", Design.RANDOMIZED),
    ("case-control studies", Design.CASE_CONTROL),
    ("cross-sectional studies", Design.CROSS_SECTIONAL),
    ("cohort studies", Design.COHORT),
    ("longitudinal studies", Design.COHORT),
    ("prospective studies", Design.COHORT),
    ("retrospective studies", Design.COHORT),
    ("follow-up studies", Design.COHORT),
)


def _compiled(rows: tuple[tuple[Design, str], ...]) -> tuple[tuple[Design, re.Pattern[str]], ...]:
    return tuple((design, re.compile(pattern, re.IGNORECASE)) for design, pattern in rows)


_TRIAL = r"(?:trials?|stud(?:y|ies)|experiments?|comparisons?|evaluations?|investigations?)"

TITLE_DESIGNS = _compiled(
    (
        (
            Design.LETTER,
            r"^(?:comment(?:ary)?(?: on)?\b|letter\b|reply\b|re:|response to\b|in reply|editorial"
            r"|author'?s'? (?:reply|response)|correction\b|erratum\b|corrigendum\b"
            r"|retraction\b|notice of retraction|expression of concern\b|withdrawal:)",
        ),
        (
            Design.PROTOCOL,
            r"\b(?:study|trial|review|research) protocol\b|\bprotocol (?:for|of) an? |: (?:a )?protocol\b"
            r"|\brationale and (?:study )?(?:design|protocol)|\bdesign and rationale"
            r"|\brationale,? (?:study )?design|\bdesign of (?:a|an|the) [^:]{0,80}\btrial|\bstatistical analysis plan"
            r"|\b(?:study|trial) design\b|\bprotocol$",
        ),
        (
            Design.META_ANALYSIS,
            r"\bmeta-?\s?(?:analy|regress)|\bpooled analys[ie]s of (?:[\w-]+ ){0,4}(?:trials|studies)"
            r"|\bpooled (?:individual|patient)[\w -]{0,30} data|\bcollaborative (?:re)?analysis",
        ),
        (
            Design.SYSTEMATIC_REVIEW,
            r"\bsystematic(?:ally)? (?:literature |qualitative |umbrella |cochrane |evidence |re)?(?:review|overview)"
            r"|\bumbrella review|\boverview of (?:systematic|cochrane) reviews|\bscoping review"
            r"|\bevidence-based review|\brapid review",
        ),
        (
            Design.GUIDELINE,
            r"\bguidelines?\b(?! (?:adherence|concordan|implementation))|\bconsensus (?:statement|recommendation|report|conference|document)"
            r"|\bposition (?:statement|paper)|\b(?:practice|clinical) (?:parameter|recommendation)s?"
            r"|\brecommendation statement|\bexpert consensus",
        ),
        (
            Design.CASE_REPORT,
            r"\b(?:a |two |three )?case reports?\b|\bcase study\b|\breport of (?:a|one|two) cases?\b|\ba case of\b",
        ),
        (
            Design.CASE_SERIES,
            r"\bcase[- ]series\b|\breport of (?:\w+ )?cases\b|\bseries of (?:\w+ )?(?:cases|patients)\b",
        ),
        (
            Design.NON_RANDOMIZED,
            r"\b(?:non-?|quasi-?)\s?(?:randomi[sz]ed|experimental)|\bcontrolled before[- ]and[- ]after"
            r"|\bsingle[- ]arm\b",
        ),
        (
            Design.RANDOMIZED,
            r"(?<!non-)(?<!mendelian )(?<!non)\brandomi[sz](?:ed|ation)\b(?! (?:trials|controlled trials|clinical trials))"
            r"|\brct\b|\bdouble[- ]?(?:blind|mask)|\bplacebo[- ]controlled",
        ),
        (Design.CASE_CONTROL, r"\bcase[-– ](?:control|referent|cohort)\b|\bcase[-– ]controlled\b"),
        (
            Design.CROSS_SECTIONAL,
            r"\bcross[- ]?sectional\b|\b(?:national |population |postal |web |online |internet )?survey\b|\bprevalence (?:of|and)\b",
        ),
        (
            Design.COHORT,
            r"\bcohort\b|\blongitudinal\b|\b(?:prospective|retrospective|observational|registry|follow-?up|population[- ]based)"
            r" (?:\w+ ){0,3}(?:study|analysis|review|evaluation|audit)\b|\bretrospective\b",
        ),
        (
            Design.NON_RANDOMIZED,
            r"\bphase (?:1|2|i|ii|1/2|i/ii|iia|iib|ib|ia)\b|\bpilot (?:study|trial)\b|\bopen[- ]label\b|\bfeasibility (?:study|trial)",
        ),
        (
            Design.NARRATIVE_REVIEW,
            r"\b(?:a|an|the|critical|narrative|literature|state-of-the-art|comprehensive|brief|mini|clinical|current|concise|historical) (?:mini-?)?review\b"
            r"|: (?:\w+ )?review\b|^review\b|\b(?:an?|the|current|recent|new) (?:overview|update|perspectives?|insights?|advances|concepts)\b"
            r"|\boverview of\b|\breview of\b|\badvances in\b|\bwhat (?:do|have) we know",
        ),
    )
)

_NOT_NON = r"(?<!non-)(?<!non)(?<!not )(?<!quasi-)"
TEXT_DESIGNS = _compiled(
    (
        (
            Design.PROTOCOL,
            r"\b(?:this|the|our) (?:\w+ ){0,3}protocol (?:describes|outlines|presents|details|paper|article)"
            r"|\b(?:participants|patients|subjects|women|men|children|adults|people|families|clusters|practices|\d+ \w+|\w+)"
            r" (?:\w+ ){0,3}will be (?:\w+ ){0,2}(?:randomi[sz]ed|randomly|recruited|enrolled|allocated|assigned|included|invited)"
            r"|\bwe (?:will|plan to|aim to) (?:\w+ )?(?:randomi[sz]e|recruit|enrol|search|include)"
            r"|\b(?:trial|study) will (?:\w+ ){0,2}(?:recruit|enrol|randomi[sz]e|include|evaluate|assess|compare|test|determine)",
        ),
        (
            Design.SYSTEMATIC_REVIEW,
            r"\b(?:we|this|our|the (?:present|current)|a|present|conducted|performed|undertook|undertaken) (?:\w+ ){0,4}?systematic(?:ally)? (?:literature |electronic |re)?(?:review|search|overview)"
            r"|\bsystematic(?:ally)? (?:literature |electronic )?(?:review|search|searches)(?: \w+){0,6} (?:was|were) (?:\w+ )?(?:conducted|performed|undertaken|carried|made|done|completed)"
            r"|\b(?:searched|search of|searches of|searching|search in|search strategy|searched (?:in|through|the)?)\b[^.]{0,120}\b(?:medline|pubmed|embase|cochrane|web of science|psycinfo|cinahl|scopus|databases)\b"
            r"|\b(?:medline|pubmed|embase|cochrane|web of science|psycinfo|cinahl|scopus|databases)\b[^.]{0,160}\b(?:was|were|been) (?:\w+ ){0,2}searched"
            r"|\bPRISMA\b|\bwe (?:\w+ )?systematically (?:review|search)",
        ),
        (
            Design.META_ANALYSIS,
            r"\b(?:this|our|the present|the current|we (?:\w+ ){0,3}|a|in a|by|using|performed|conducted) (?:\w+ ){0,4}meta-?\s?analys[ie]s"
            r"|\bmeta-?analys[ie]s (?:was|were) (?:\w+ )?(?:conducted|performed|undertaken|carried|used|done)|\bwe (?:\w+ )?meta-?analy[sz]ed",
        ),
        (
            Design.GUIDELINE,
            r"\b(?:this|these|the present|our|new|updated) (?:\w+ ){0,4}(?:guidelines?|consensus statement|recommendation statement|position (?:statement|paper))\b"
            r"|\bevidence-based (?:clinical )?(?:practice )?(?:guidelines|recommendations) (?:were|are|for)",
        ),
        (
            Design.RANDOMIZED,
            rf"\b(?:was|were|been|being|we|and|then|are|who|subjects|patients|participants|women|men|children|adults) (?:\w+ ){{0,4}}{_NOT_NON}random(?:ly|i[sz]ed)\b(?! (?:select|sampl|chosen|drawn|identif|pick|invit|survey))"
            rf"|{_NOT_NON}\brandom(?:ly|i[sz]ed)(?: \w+){{0,2}} (?:assign|allocat|divid|receiv|to (?:receive|either|one|a|the|two|three|\d))"
            rf"|\b(?:this|in an?|our|the present|the current|an?|the|using an?|design|in the) (?:[\w-]+,? ){{0,12}}{_NOT_NON}(?<!mendelian )randomi[sz]ed,?(?:[ -][\w-]+,?){{0,9}} {_TRIAL}(?<!trials)(?<!studies)\b"
            rf"|\brandomi[sz]ed\b(?:[ -][\w-]+,?){{0,8}} (?:design|crossover|cross-over)\b|\brandom (?:assignment|allocation|order)\b|\brandomi[sz]ation (?:was|to|of)\b|\bwe randomi[sz]ed\b|\bn = \d+ randomi[sz]ed",
        ),
        (
            Design.CASE_CONTROL,
            r"\bcase[-– ](?:control|referent)(?:led)?\b(?! studies)|\bcases and (?:\w+ ){0,4}controls\b|\bmatched controls\b|\bcontrols (?:were )?matched",
        ),
        (
            Design.CROSS_SECTIONAL,
            r"\bcross[- ]?sectional\b(?! studies)|\bsurvey (?:was|of|data|conducted|study)|\bwe surveyed\b|\bwere surveyed\b|\b(?:completed|answered|filled|administered) (?:\w+ ){0,4}(?:questionnaires?|survey)\b"
            r"|\bquestionnaires? (?:was|were) (?:sent|mailed|distributed|posted|administered|completed)",
        ),
        (
            Design.COHORT,
            r"\b(?:prospective|retrospective|population[- ]based|birth|historical|inception|this|observational|our|the|longitudinal|matched|nationwide|a|multicent(?:er|re)) (?:[\w-]+,? ){0,3}cohort\b(?! studies)"
            r"|\b(?:prospective|longitudinal|observational|retrospective)(?:ly)?,? (?:[\w-]+,? ){0,4}(?:study|analysis|review|follow-?up|evaluation|followed|reviewed|studied|analy[sz]ed|collected|evaluated)\b"
            r"|\b(?:was|were) (?:\w+ )?followed(?:[- ]up)?\b|\b(?:medical|hospital|patient|clinical)? ?(?:records|charts|notes) (?:of|were)\b|\bwe (?:\w+ )?(?:reviewed|followed)\b[^.]{0,60}\bpatients\b",
        ),
        (
            Design.CASE_REPORT,
            r"\b(?:we|here,? we|authors?) (?:\w+ ){0,3}(?:report|describe|present)(?:s|ed)? (?:\w+ ){0,3}(?:a|an|the|one|two) (?:\w+ ){0,4}(?:cases?|patient|man|woman|boy|girl|infant)\b"
            r"|\b(?:an?|the) \d{1,2}[- ]?(?:year|month|week|day)s?[- ]old\b|\bcase report\b",
        ),
        (
            Design.CASE_SERIES,
            r"\bcase series\b|\b(?:we|authors?) (?:\w+ ){0,3}(?:report|describe|present)(?:ed)? (?:\w+ ){0,5}(?:cases|patients)\b",
        ),
        (
            Design.NON_RANDOMIZED,
            r"\bopen[- ]label\b|\bsingle[- ]arm\b|\bphase (?:1|2|i|ii|1/2|i/ii|iia|iib|ib|ia)\b[^.]{0,60}\b(?:trial|study)\b|\b(?:non-?|quasi-?)\s?(?:randomi[sz]ed|experimental)\b"
            r"|\bopen,? (?:[\w-]+ ){0,3}(?:trial|study)\b|\bpilot (?:study|trial)\b|\bcross-?over\b|\bdouble[- ]?blind|\bplacebo[- ]controlled|\b(?:pre|before)[- ](?:and[- ])?(?:post|after)\b|\bclinical trial (?:was|in|of|to)\b"
            r"|\bcontrolled (?:clinical )?(?:trial|study)\b|\bhealthy (?:male |female |human |young )?(?:volunteers|subjects)\b",
        ),
        (
            Design.NARRATIVE_REVIEW,
            r"\b(?:this|the present|our|the current) (?:\w+ ){0,4}(?:review|overview|chapter)\b|\b(?:we|here,? we|i|authors?) (?:\w+ ){0,4}(?:review|discuss|summari[sz]e|highlight|overview)\b"
            r"|\b(?:this|the) (?:article|paper) (?:\w+ ){0,2}(?:review|discuss|summari[sz]e|describe|provide|present|outline|consider|examine|focus|highlight|address)(?:e?s|d)?\b"
            r"|\b(?:is|are) (?:\w+ )?(?:reviewed|discussed|summari[sz]ed)\b|\breview(?:s|ed)? (?:of )?(?:the )?(?:\w+ )?literature\b|\bin this (?:\w+ )?review\b",
        ),
    )
)

# Weaker hints, tried when nothing above was found; their answer is an inference.
WEAK_DESIGNS = _compiled(
    (
        (
            Design.RANDOMIZED,
            r"\bplacebo\b[^.]{0,200}\bdouble[- ]?blind|\bdouble[- ]?blind|\bplacebo[- ]controlled",
        ),
        (Design.CASE_CONTROL, r"\bhealthy controls?\b|\bcontrol subjects\b|\bcontrols\b"),
        (
            Design.COHORT,
            r"\bfollow(?:ed|-| )?up\b|\bretrospectively\b|\bconsecutive (?:\w+ ){0,3}patients\b|\bincidence\b|\bhazard ratio|\bregistr(?:y|ies)\b",
        ),
        (Design.CROSS_SECTIONAL, r"\bsurvey\b|\bquestionnaires?\b|\bprevalence\b|\binterview"),
        (Design.NARRATIVE_REVIEW, r"\breview\b|\bhas been (?:shown|reported|suggested)\b"),
    )
)

POOLING = re.compile(
    r"\bpooled (?:\w+ ){0,3}(?:\bOR|RR|HR|odds|risk|relative|hazard|estimate|effect|analys|data|result|mean|difference|prevalence|sensitivity|summary|WMD|SMD|incidence)"
    r"|\brandom[- ]effects?\b|\bfixed[- ]effects?\b|\bmeta-?\s?(?:analy[sz]|analytic|regress)\w*|\bI2\b|\bI²|\bheterogeneity (?:was|=|\()",
    re.IGNORECASE,
)
NO_POOLING = re.compile(
    r"\b(?:no|not|nor|without|could not|cannot|precluded?|unable|impossible|prevent\w*|inappropriate)\b[^.]{0,50}\b(?:meta-?\s?analy|pool)"
    r"|\bmeta-?\s?analys[ie]s (?:was|were|could|is) (?:not|precluded|impossible|inappropriate|deemed in)"
    r"|\bmeta-?\s?analyses (?:were|are|was) (?:\w+ )?(?:included|identified|searched|reviewed)|\b(?:reviews|trials|studies|literature) (?:and|or) meta-?\s?analyses\b",
    re.IGNORECASE,
)
RESULTS_CUES = re.compile(
    r"\b(?:P|p)\s?[<=>]|\b95\s?%\s?(?:CI|confidence)|\b(?:was|were) (?:\w+ )?(?:significant|associated|higher|lower|greater|reduced|increased|improved|observed|found)\b"
    r"|\bshowed\b|\bwe found\b|\bresulted in\b"
)
