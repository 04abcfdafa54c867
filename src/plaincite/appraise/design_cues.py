"""The words from which a study design is read: publication types, and phrases of title and text.

Tables only; `design` decides. Phrases of the abstract count where they speak of this study ("were
randomly assigned", "this cohort"), since a background sentence may name any design.
"""

import re

from plaincite.model.evidence import Design

__all__ = [
    "ABOUT_ARTICLE",
    "IS_REVIEW",
    "MESH_DESIGNS",
    "NO_POOLING",
    "OVERVIEW",
    "OWN_WORK",
    "OWN_STUDY",
    "PLAN",
    "POOLING",
    "PUBLICATION_TYPES",
    "QUALITATIVE",
    "RANDOMIZED",
    "RANDOM_READERS",
    "RANDOM_SETS",
    "RESULTS",
    "RETROSPECTIVE",
    "REVIEWS_LITERATURE",
    "SEARCHED",
    "SECONDARY",
    "SINGLE_CASE",
    "STATED_DESIGNS",
    "UMBRELLA",
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

_Rows = tuple[tuple[Design, re.Pattern[str]], ...]


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(patterns), re.IGNORECASE)


TITLE_DESIGNS: _Rows = (
    (
        Design.SYSTEMATIC_REVIEW,
        _any(r"\bumbrella review|\b(?:overview|review) of (?:systematic |cochrane )?(?:meta-analy|reviews)"),
    ),
    (
        Design.LETTER,
        _any(
            r"^(?:comment(?:ary)?(?: on)?\b|letter\b|reply\b|re:|response to\b|in reply|editorial)",
            r"^(?:author'?s'? (?:reply|response)|correction\b|erratum\b|corrigendum\b)",
            r"^(?:retraction\b|notice of retraction|expression of concern\b|withdrawal:)",
        ),
    ),
    (
        Design.PROTOCOL,
        _any(
            r"\b(?:study|trial|review|research) protocol\b|\bprotocol (?:for|of) an? ",
            r": (?:a )?protocol\b|\brationale and (?:study )?(?:design|protocol)",
            r"\bdesign and rationale|\brationale,? (?:study )?design|\bstatistical analysis plan",
            r"\bdesign of (?:a|an|the) [^:]{0,80}\btrial|\b(?:study|trial) design\b|\bprotocol$",
        ),
    ),
    (
        Design.META_ANALYSIS,
        _any(
            r"\bmeta-?\s?(?:analy|regress)|\bpooled analys[ie]s of (?:[\w-]+ ){0,4}(?:trials|studies)",
            r"\bpooled (?:individual|patient)[\w -]{0,30} data|\bcollaborative (?:re)?analysis",
            r"\bquantitative (?:systematic )?review\b",
        ),
    ),
    (
        Design.SYSTEMATIC_REVIEW,
        _any(
            r"\bsystematic(?:ally)? (?:[\w-]+ ){0,2}(?:review|overview)|\bumbrella review",
            r"\boverview of (?:systematic|cochrane) reviews|\bscoping review|\brapid review",
            r"\bevidence-based review",
        ),
    ),
    (
        Design.GUIDELINE,
        _any(
            r"\bguidelines?\b(?! (?:adherence|concordan|implementation|use))",
            r"\bconsensus (?:statement|recommendation|report|conference|document|guid)",
            r"\bposition (?:statement|paper)|\b(?:practice|clinical) (?:parameter|recommendation)s?",
            r"\brecommendation statement|\bexpert consensus",
        ),
    ),
    (
        Design.CASE_REPORT,
        _any(
            r"\bcase reports?\b|\breport of (?:a|one|two) cases?\b|\ba case of\b",
            r"\bcase presentation\b",
        ),
    ),
    (
        Design.CASE_SERIES,
        _any(
            r"\bcase[- ]series\b|\breport of (?:\w+ )?cases\b|\b(?:case stud|case histor)(?:y|ies)\b",
            r"\bseries of (?:\w+ )?(?:cases|patients)\b|\banalysis of \w+ cases\b",
        ),
    ),
    (
        Design.NON_RANDOMIZED,
        _any(
            r"\b(?:non-?|quasi-?)\s?(?:randomi[sz]ed|experimental)|\bsingle[- ]arm\b",
            r"\bcontrolled before[- ]and[- ]after",
        ),
    ),
    (
        Design.RANDOMIZED,
        _any(
            r"(?<!non-)(?<!mendelian )(?<!non)\brandomi[sz](?:ed|ation)\b"
            r"(?! (?:(?:controlled |clinical )?trials|studies))",
            r"\brct\b|\bdouble[- ]?(?:blind|mask)|\bplacebo[- ]controlled",
        ),
    ),
    (Design.CASE_CONTROL, _any(r"\b(?:nested )?case[-– ](?:control|referent)(?:led)?\b")),
    (
        Design.CROSS_SECTIONAL,
        _any(r"\bcross[- ]?sectional\b|\bsurvey\b|\bprevalence (?:of|and)\b"),
    ),
    (
        Design.COHORT,
        _any(
            r"\bcohort\b|\blongitudinal\b|\bretrospective\b|\bregistry\b",
            r"\b(?:prospective|observational|follow-?up|population[- ]based) "
            r"(?:\w+ ){0,3}(?:study|analysis|review|evaluation|audit)\b",
        ),
    ),
    (
        Design.NON_RANDOMIZED,
        _any(
            r"\bphase (?:1|2|i|ii|1/2|i/ii|iia|iib|ib|ia)\b|\bpilot (?:study|trial)\b",
            r"\bopen[- ]label\b|\bfeasibility (?:study|trial)",
        ),
    ),
    (
        Design.NARRATIVE_REVIEW,
        _any(
            r"\b(?:a|an|the|critical|narrative|literature|state-of-the-art|comprehensive|brief|mini"
            r"|clinical|current|concise|historical|invited|updated?) (?:mini-?)?review\b",
            r": (?:\w+ )?review\b|^review\b|\boverview of\b|\breview of\b|\badvances in\b",
            r"\b(?:an?|the|current|recent|new) (?:overview|update|perspectives?|insights?|concepts)\b",
            r"\bwhat (?:do|have) we know|^the future of\b",
        ),
    ),
)

_PEOPLE = (
    r"(?:patients|participants|subjects|women|men|children|adults|volunteers|infants|individuals"
    r"|students|mothers|persons|people|families|residents|practices|clusters|schools|halls)"
)
_RANDOM = r"(?<!non-)(?<!non)(?<!not )(?<!quasi-)(?<!mendelian )\brandomi[sz]ed"
_RANDOMLY = r"(?<!non-)(?<!not )\brandomly"
_TRIAL = r"(?:trial|study|design|experiment|comparison|evaluation|investigation|cross-?over|rct)\b"

# This study allotted its people by chance.
RANDOMIZED = _any(
    rf"{_RANDOMLY},? (?:\w+ ){{0,2}}(?:assign|allocat|divid|distribut|receiv|treated|to )",
    rf"\b(?:assigned|allocated|divided|treated)\b[^.;]{{0,60}}{_RANDOMLY}\b",
    rf"{_RANDOM},? (?:to|into|in (?:a|an|two|three|four|1)\b|between|either|among|1|2|for|and (?:received|treated))",
    rf"\b{_PEOPLE}\b[^.;]{{0,160}}\b(?:was|were|been|who) (?:\w+ ){{0,3}}{_RANDOM}",
    rf"\bwe (?:\w+ ){{0,2}}(?:{_RANDOM}|{_RANDOMLY} (?!select|sampl))",
    rf"\b(?:this|our|the present|the current|present|following|these) (?:[\w-]+,? ){{0,10}}{_RANDOM}"
    rf",?(?:[ -][\w-]+,?){{0,9}}[ -]{_TRIAL}",
    rf"\b(?:in|was|is|as|using|with|via|by|conducted|performed|report on|from|of|:|design) an? (?:[\w-]+,? ){{0,10}}"
    rf"{_RANDOM},?(?:[ -][\w-]+,?){{0,9}}[ -]{_TRIAL}",
    rf"^\W*(?:[A-Z]+\W+)?(?:an? )?(?:[\w-]+,? ){{0,6}}{_RANDOM},?(?:[ -][\w-]+,?){{0,9}}[ -]{_TRIAL}",
    rf"\b(?:design|study|trial) (?:was|is)\b[^.;]{{0,60}}{_RANDOM}\b|\brandomi[sz]ation (?:was|to)\b",
    r"\bassigned \(?\d:\d\b|\bin a \d:\d (?:ratio|fashion)\b",
    r"\bblock[- ]randomi[sz]ed\b|\brandom (?:allocation|assignment|order|sequence)\b",
    r"\brandomi[sz]ed (?:controlled |clinical )?trial \(RCT\)|\b(?:1|one|two|three) randomi[sz]ed (?:trials|studies)\b(?= separated)",
    rf"\b\d+ {_RANDOM} (?:out|in)?{_PEOPLE}|{_RANDOM} (?:out|in)?{_PEOPLE} ",
    rf"\b(?:two|three|four|2|3|4|identical) (?:[\w-]+,? ){{0,6}}{_RANDOM},? (?:[\w-]+,? ){{0,6}}(?:trials|studies)\b",
    r"\bwhich (?:[\w,]+ ){0,3}\d+ [^.;]{0,80}\bwere randomi[sz]ed",
)
RANDOM_READERS = _any(
    r"\b(?:readers?|raters?|reviewers?|observers?|pathologists?|radiologists?)\b"
)
RANDOM_SETS = _any(r"\b(?:training|validation|derivation|development|test) (?:set|cohort|group|sample|data)")
RETROSPECTIVE = _any(
    r"\bretrospective(?:ly)?\b(?:[ ,-][\w-]+,?){0,4}[ ,-]"
    r"(?:review|analy|cohort|stud|chart|examin|identif|collect|evaluat|compar|cross)"
)

PLAN = _any(
    r"\b(?:this|the|our) (?:\w+ ){0,3}protocol (?:describes|outlines|presents|details|paper|article)",
    rf"\b(?:{_PEOPLE}|\d+ \w+|arms?|groups?|measures?|variables|outcomes?) (?:[\w-]+ ){{0,4}}will (?:\w+ )?(?:be|receive|complete|include)\b",
    r"\bwe (?:will|plan to) (?:\w+ )?(?:randomi[sz]e|recruit|enrol|search|include|conduct|evaluate)",
    r"\b(?:trial|study|rct|program(?:me)?|cat|effectiveness|intervention|data)\b[^.;]{0,80}\bwill (?:\w+ ){0,2}"
    r"(?:recruit|enrol|randomi[sz]e|include|evaluate|assess|compare|test|determine|investigate|be)\b",
    r"\bstudy protocol\b",
)
RESULTS = re.compile(
    r"\b[Pp]\s?(?:-value )?[<=>≤]\s?0?[.·]\d|\b95\s?%\s?(?:CI|confidence)|[Ww]e found\b"
    r"|\b(?:was|were) (?:\w+ )?(?:significant|higher|lower|greater|reduced|increased|improved)\b"
    r"|\bshowed\b|\bresulted in\b"
)

SEARCHED = _any(
    r"\bsystematic(?:ally)?,? (?:[\w-]+,? ){0,3}?(?:review|search|searches|overview|searching|identif)",
    r"\bsearch(?:ed|es|ing)?\b[^.]{0,140}\b(?:medline|pubmed|embase|cochrane|web of science|psycinfo"
    r"|cinahl|scopus|databases?)\b",
    r"\b(?:medline|pubmed|embase|cochrane|web of science|psycinfo|cinahl|scopus|databases)\b[^.]{0,160}"
    r"\b(?:was|were|been) (?:\w+ ){0,2}searched|\bPRISMA\b",
    r"\b(?:central|medline|pubmed|embase|cochrane(?: library)?)(?:,| and) (?:the )?(?:medline|pubmed|embase"
    r"|cochrane|central|cinahl|psycinfo|scopus|web of science|clinicaltrials\.gov|cnki)\b",
)
POOLING = _any(
    r"\bpooled (?:\w+ ){0,3}(?:OR|RR|HR|odds|risk|relative|hazard|estimate|effect|analys|data|result"
    r"|mean|difference|prevalence|sensitivity|summary|incidence|relative)",
    r"\b(?:random|fixed)[- ]effects?\b|\bI2\b|\bI²|\bheterogeneity (?:was|=|\()",
    r"\bmeta-?\s?(?:analy[sz]|analytic|regress)\w*|\bpooled\b[^.]{0,40}\b(?:were|was|using|by)\b",
    r"\b(?:CI|RR|OR|MD|SMD|HR)\b[^.()]{0,40}(?:[.]\d[^.()]{0,40}){0,6}\b\d+ (?:trials|studies|rcts)\b",
)
NO_POOLING = _any(
    r"\b(?:no|not|nor|without|cannot|precluded?|unable|impossible|prevent\w*|inappropriate)\b"
    r"[^.]{0,50}\b(?:meta-?\s?analy|pool)",
    r"\bmeta-?\s?analys[ie]s (?:was|were|could|is) (?:not|precluded|impossible|inappropriate)",
    r"\bmeta-?\s?analyses (?:were|are) (?:\w+ )?(?:included|identified|searched|reviewed)",
    r"\b(?:reviews|trials|studies|literature),? (?:and|or) meta-?\s?analyses\b",
)

REVIEWS_LITERATURE = _any(
    r"\b(?:this|the present|our|the current|present|in the) (?:[\w-]+ ){0,3}(?:review|overview)\b"
    r"(?! of (?:medical|the medical|patient|hospital|records|charts))",
    r"\b(?:we|i|the authors?) (?:\w+ ){0,3}(?:review|discuss|summari[sz]e|outline|highlight) ",
    r"\b(?:this|the) (?:short |brief )?(?:article|paper|chapter|note|compilation|manuscript) (?:\w+ ){0,2}"
    r"(?:reviews?|reviewed|discuss|summari[sz]es?|addresses|considers|focuses|provides|presents an? overview)",
    r"\b(?:is|are|will be) (?:\w+ )?(?:reviewed|discussed|summari[sz]ed)\b",
    r"\breview(?:s|ed|ing)? (?:of )?(?:the )?(?:[\w-]+ )?(?:literature|evidence|knowledge)\b",
)
UMBRELLA = _any(
    r"\b(?:for|of) (?:\w+ ){0,2}systematic reviews\b|\breview(?:ed|s)? (?:of )?(?:\w+ )?meta-analyses\b",
)
# An article that calls itself a review, whatever else it counts.
IS_REVIEW = _any(
    r"\bin (?:this|the present|our) (?:[\w-]+ ){0,2}(?:review|chapter)\b",
    r"\b(?:this|the present|our) (?:[\w-]+ ){0,2}(?:review|chapter) (?:\w+ )?(?:describe|discuss|summari"
    r"|review|outline|address|focus|examine|present|aim|provide|highlight|consider|explore|cover)",
    r"\bthis article reviews\b|\bin this article,? we (?:review|discuss|summari)",
)
# Other people's trials, told one after another.
SINGLE_CASE = _any(
    r"\b(?:an?|our) \d{1,2}[- ]?(?:year|month|week|day)s?[- ]old\b(?! (?:patients|men|women|children))"
)
OVERVIEW = _any(
    r"\bin (?:another|other|several|comparative|clinical|controlled|published|numerous|many) "
    r"(?:[\w-]+ ){0,3}(?:trials?|studies)\b|\bgenerally well tolerated\b",
)
# Work of one's own at the bench; a text without any only tells of it.
OWN_WORK = _any(
    r"\bwe (?:\w+ ){0,2}(?:show|report|demonstrat|found|find|describe|identif|develop|investigat"
    r"|examin|present|analy|propose|extend|use|measure|generat|creat|evaluat|undertook|test|compare|dissect)",
    r"\bhere,? \w+|\bin this study\b|\bthe present study\b|\bthis study\b|\b(?:these|our) (?:data|findings|results)\b",
    r"\b(?:was|were) (?:\w+ )?(?:found|identified|observed|detected|incubated|injected|recorded|used|evaluated)\b",
)
# An article about one other article.
ABOUT_ARTICLE = _any(
    r"\bin this issue of\b|\bthe (?:article|study|report|paper) by [A-Z]\w+ (?:et al|and co)",
)
SECONDARY = _any(
    r"\b(?:sub-?study|companion study|secondary analys[ei]s|sub-?analysis|post[- ]?hoc|ancillary)\b"
)
QUALITATIVE = _any(
    r"\bqualitative (?:study|stud|analysis|research|interview|evaluation|exploration)",
    r"\bfocus groups?\b|\bsemi-?structured (?:[\w-]+ )?interviews?|\bgrounded theory\b",
)

# The abstract names its own design. In the table's order, after randomisation was looked for.
STATED_DESIGNS: _Rows = (
    (
        Design.CASE_CONTROL,
        _any(
            r"\bcase[-– ](?:control|referent)(?:led)?\b(?! studies)",
            r"\bcases and (?:\w+ ){0,4}controls\b",
        ),
    ),
    (
        Design.CROSS_SECTIONAL,
        _any(
            r"\bcross[- ]?section(?:al)?\b(?! (?:studies|pattern|area|images?))",
            r"\bwe surveyed\b|\bwere surveyed\b|\b(?:an?|this|our|the|comparative|optional|mailed|postal) (?:[\w-]+ ){0,3}survey\b",
            r"\b(?:completed|answered|filled) (?:\w+ ){0,4}(?:questionnaires?|survey)\b",
            r"\bquestionnaires? (?:was|were) (?:sent|mailed|distributed|posted|administered)",
        ),
    ),
    (
        Design.COHORT,
        _any(
            r"\b(?:prospective|retrospective|population[- ]based|birth|historical|inception|this|our"
            r"|observational|longitudinal|matched|nationwide|an?|the|two|2) (?:[\w-]+,? ){0,3}"
            r"cohorts?\b(?! studies)",
            r"\b(?:prospective|longitudinal|observational|retrospective)(?:ly)?,? (?:[\w-]+,? ){0,4}"
            r"(?:study|analys[ei]s|reviewe?d?|follow-?up|evaluat\w+|followed|studied|analy[sz]ed"
            r"|collected|examined|identified|registered|database|registry)\b",
            r"\b(?:medical|hospital|patient|clinical|blood bank|case) (?:records|charts|notes)\b",
            r"\bmatched[- ]pair analysis\b|\bprospectively (?:registered|collected|followed)\b",
            r"\bfollowed prospectively\b|\bevaluated retrospectively\b|\bretrospectively\b",
            r"\bwas (?:an? )?(?:prospective|observational|retrospective)\b",
        ),
    ),
    (
        Design.CASE_REPORT,
        _any(
            r"\b(?:we|here,? we|authors?) (?:\w+ ){0,3}(?:report|describe|present)(?:s|ed)? "
            r"(?:\w+ ){0,3}(?:a|an|the|one|two) (?:[\w-]+ ){0,4}(?:cases?|patient|man|woman|boy|girl)\b",
            r"\b(?:an?|the) \d{1,2}[- ]?(?:year|month|week|day)s?[- ]old\b(?! (?:patients|men|women))",
            r"\bcase report\b|\bthis case (?:is|was|report|demonstrates|highlights)\b",
        ),
    ),
    (Design.CASE_SERIES, _any(r"\bcase series\b|\bcase histories\b")),
    (
        Design.NON_RANDOMIZED,
        _any(
            r"\bopen[- ]label\b|\bsingle[- ]arm\b",
            r"\b(?:non-?|quasi-?)\s?(?:randomi[sz]ed|experimental),? (?:[\w-]+ ){0,3}(?:trial|study|design)\b",
            r"\bphase (?:1|2|i|ii|1/2|i/ii|iia|iib|ib|ia)\b[^.]{0,60}\b(?:trial|study)\b",
            r"\bopen,? (?:[\w-]+,? ){0,3}(?:trial|study)\b|\bpilot (?:study|trial)\b",
            r"\b(?:pre|before)[- ](?:and[- ])?(?:post|after) (?:study|design|trial)\b",
            r"\bwithin[- ]subjects?\b|\bexperimental (?:study|design)\b",
        ),
    ),
    (
        Design.RANDOMIZED,
        _any(r"\bdouble[- ]?(?:blind|mask)|\bplacebo[- ]controlled|\bplacebo\b[^.]{0,80}\bblind"),
    ),
    (
        Design.NON_RANDOMIZED,
        _any(
            r"\b(?:in this|this|our|the present|an?) (?:[\w-]+,? ){0,4}(?:clinical|controlled) trial\b",
            r"\bcross-?over (?:study|trial|design)\b|\bvolunteers\b|\bhealthy (?:humans|men|women)\b",
            rf"\b{_PEOPLE} (?:\w+ ){{0,3}}(?:received|were (?:given|administered)|ingested|consumed)\b",
        ),
    ),
)
# Weaker hints, tried when nothing above was found; their answer is an inference.
WEAK_DESIGNS: _Rows = (
    (
        Design.COHORT,
        _any(r"\bfollow(?:ed|-| )?up\b|\b(?:was|were) (?:\w+ )?followed\b|\bhazard ratio|\bcox\b"),
    ),
    (Design.CASE_CONTROL, _any(r"\bhealthy controls?\b|\bcontrol subjects\b|\bmatched controls\b")),
    (
        Design.CROSS_SECTIONAL,
        _any(
            r"\bsurvey\b|\bquestionnaires?\b|\bprevalence\b|\binterview|\bsensitivity and specificity",
            r"\bcorrelat|\bcauses? of\b|\bassessed\b",
        ),
    ),
    (
        Design.COHORT,
        _any(
            r"\bconsecutive (?:\w+ ){0,4}patients\b|\bincidence\b|\bregistr(?:y|ies)\b|\bunderwent\b",
            r"\bsurvival\b|\bprognos|\bdata from\b|\boutcomes?\b",
        ),
    ),
)

# Traces of a study of one's own; a text without any is an overview of other people's work.
OWN_STUDY = re.compile(
    r"\b[Pp]\s?[<=>≤]\s?0?[.·]\d|\b95\s?%\s?(?:CI|confidence)|\b[nN]\s?=\s?\d"
    r"|\b(?:we|We) (?:\w+ ){0,2}(?:measured|compared|investigated|studied|enrolled|recruited"
    r"|conducted|performed|analy[sz]ed|collected|treated|observed|evaluated|found|randomi[sz]ed)"
    r"|\b(?:were|was) (?:\w+ ){0,2}(?:measured|recorded|enrolled|recruited|collected|calculated"
    r"|randomi[sz]ed|performed|compared with baseline|assessed|studied|analy[sz]ed|interviewed)\b"
    r"|\bhypothes[ie]s\b|\bsignificantly\b|\b[Tt]his study\b|\b(?:[Tt]he|[Oo]ur|[Tt]his) analysis (?:finds|found|shows)\b|\bresults (?:show|suggest|indicate|demonstrate)"
)
