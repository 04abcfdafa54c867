"""Study designs as abstracts name them, in phrases that speak of this study. Tables only.

A background sentence may name any design ("trials have shown"), so "were randomly assigned" counts
and "randomised trials" does not.
"""

from plaincite.appraise.patterns import PEOPLE, Rows, any_of
from plaincite.model.evidence import Design

__all__ = [
    "RANDOMIZED",
    "RANDOM_ELSEWHERE",
    "RANDOM_READERS",
    "RANDOM_SETS",
    "RETROSPECTIVE",
    "STATED_DESIGNS",
    "WEAK_DESIGNS",
]

_RANDOM = r"(?<!non-)(?<!non)(?<!not )(?<!quasi-)(?<!mendelian )\brandomi[sz]ed"
_RANDOMLY = r"(?<!non-)(?<!not )\brandomly"
_TRIAL = r"(?:trial|study|design|experiment|comparison|evaluation|investigation|cross-?over|rct)\b"

# This study allotted its people by chance.
RANDOMIZED = any_of(
    rf"{_RANDOMLY},? (?:\w+ ){{0,2}}(?:assign|allocat|divid|distribut|grouped|split|separated"
    rf"|receiv|treated|to )",
    rf"\b(?:assigned|allocated|divided|treated)\b[^.;]{{0,60}}{_RANDOMLY}\b"
    r"(?! (?:from|selected|chosen))",
    rf"{_RANDOM},? (?:to|into|in (?:a|an|two|three|four|1)\b|between|either|among|1|2|for|and "
    rf"(?:received|treated))",
    rf"\b{PEOPLE}\b[^.;]{{0,160}}\b(?:was|were|been|who) (?:\w+ ){{0,3}}{_RANDOM}",
    rf"\b{PEOPLE} {_RANDOM}(?: in| to| at|,)",
    rf"\bwe (?:\w+ ){{0,2}}(?:{_RANDOM}|{_RANDOMLY} (?!select|sampl))",
    rf"\b(?:this|our|the present|the current|present|following|these) "
    rf"(?:[\w-]+,? ){{0,10}}{_RANDOM},?(?:[ -][\w-]+,?){{0,9}}[ -]{_TRIAL}",
    rf"\b(?:in|was|is|as|using|with|via|by|conducted|performed|report on|from|of|:|design) an? "
    rf"(?:[\w-]+,? ){{0,10}}{_RANDOM},?(?:[ -][\w-]+,?){{0,9}}[ -]{_TRIAL}",
    r"^(?!.{0,80}\b(?:recent|previous|earlier|published|another|prior|other)\b)"
    rf"\W*(?:[A-Z]+\W+)?(?:an? )?(?:[\w-]+,? ){{0,6}}{_RANDOM},?(?:[ -][\w-]+,?){{0,9}}[ "
    rf"-]{_TRIAL}",
    rf"\brandomi[sz]ation of (?:\d+ )?{PEOPLE}",
    rf"\b(?:design|study|trial) (?:was|is)\b[^.;]{{0,60}}{_RANDOM}\b|\brandomi[sz]ation (?:was"
    rf"|to)\b",
    rf"\b[Aa]fter randomi[sz]ation,? (?:\d+ )?{PEOPLE}|\breceived [^.;()]{{1,40}}\(randomi[sz]ed\)",
    r"\bassigned \(?\d:\d\b|\bin a \d:\d (?:ratio|fashion)\b",
    r"\bblock[- ]randomi[sz]ed\b|\brandom(?:i[sz]ed)? (?:allocation|assignment|order|sequence)\b",
    r"\brandomi[sz]ed (?:controlled |clinical )?trial \(RCT\)|\b(?:1|one|two|three) "
    r"randomi[sz]ed (?:trials|studies)\b(?= separated)",
    rf"\b\d+ {_RANDOM} (?:out|in)?{PEOPLE}|{_RANDOM} (?:out|in)?{PEOPLE} ",
    rf"\b(?:two|three|four|2|3|4|identical) (?:[\w-]+,? ){{0,6}}{_RANDOM},? (?:[\w-]+,? "
    rf"){{0,6}}(?:trials|studies)\b",
    r"\bwhich (?:[\w,]+ ){0,3}\d+ [^.;]{0,80}\bwere randomi[sz]ed",
    rf"\b(?:this|our|the present) (?:[\w-]+,? ){{0,6}}{_RANDOM},? (?:[\w-]+,? ){{0,6}}{_TRIAL}",
)
RANDOM_READERS = any_of(
    r"\b(?:readers?|raters?|reviewers?|observers?|pathologists?|radiologists?)\b"
)
# Somebody else's trial, told of in passing.
RANDOM_ELSEWHERE = any_of(
    r"\b(?:future|full-scale|larger|definitive|subsequent) (?:[\w-]+ ){0,3}randomi[sz]ed",
    r"\brecently (?:reported|published|completed)\b|\band colleagues\b|\bet al\b",
    r"\b(?:who|which) (?:\w+ )?(?:completed|finished|participated|participating|took part)\b"
    r"[^.;]{0,60}\brandomi[sz]ed",
    r"\brandomi[sz]ed[^.;]{0,60}\b(?:is|are) (?:\w+ )?(?:needed|proposed|warranted|required"
    r"|planned|necessary)\b",
    r"\b(?:confirm\w*|tested|shown) (?:by|in) an? (?:[\w-]+ ){0,3}randomi[sz]",
    r"\brandomi[sz]ed to (?:the |an? )?(?:[\w-]+ ){1,3}(?:arms?|groups?) of (?:an?|the) "
    r"(?:[\w-]+ ){0,4}(?:trial|study)\b",
    r"\b(?:[Aa]fter|[Ff]ollowing) (?:the end of )?an? (?:[\w-]+ ){0,3}randomi[sz]ed "
    r"(?:[\w-]+ ){0,2}(?:trial|study)\b",
    # "Among 474 women randomised to tea, tissue was available from 175."
    r"\b(?:tissues?|specimens?|samples?|DNA|blocks?|blood|plasma|serum|biops(?:y|ies)) "
    r"(?:[\w-]+ ){0,2}(?:was|were) (?:\w+ )?available\b",
    r"\bIn the (?:[A-Z][a-z]+ )(?:study|trial)\b",
)
# Data parted by chance; "training" and "test" groups of people may be what a trial compares.
RANDOM_SETS = any_of(
    r"\b(?:validation|derivation|development) (?:set|cohort|group|sample|data)",
    r"\b(?:training|test) (?:set|cohort|sample|data)|\btraining (?:and|or|\() ?(?:validation|test)",
)
RETROSPECTIVE = any_of(
    r"\bretrospective(?:ly)?\b(?:[ ,-][\w-]+,?){0,4}[ ,-]"
    r"(?:review|analy|cohort|stud|chart|examin|identif|collect|evaluat|compar|cross)"
)

# The abstract names its own design. In the table's order, after randomisation was looked for.
STATED_DESIGNS: Rows = (
    (
        Design.CASE_CONTROL,
        any_of(
            r"\bcase[-– ](?:control|referent)(?:led)?\b(?! studies)",
            r"\bcases and (?:\w+ ){0,4}controls\b",
        ),
    ),
    (
        Design.CROSS_SECTIONAL,
        any_of(
            r"\bcross[- ]?section(?:al)?\b(?! (?:studies|pattern|area|images?))",
            r"\bsurveyed\b|\b(?:an?|this|our|the|comparative|optional"
            r"|mailed|postal) (?:[\w-]+ ){0,3}(?<!anatomic )(?<!anatomical )survey\b",
            r"\b(?:completed|answered|filled) (?:\w+ ){0,4}(?:questionnaires?|survey)\b",
            r"\bwere (?:questioned|interviewed) (?:face|by tele|in person)",
            r"\bquestionnaires? (?:was|were) (?:sent|mailed|distributed|posted|administered)",
        ),
    ),
    (
        Design.RANDOMIZED,
        any_of(
            r"\bdouble[- ]?(?:blind|mask)(?![^.;]{0,40}\b(?:trials|studies)\b)|\bplacebo[- "
            r"]controlled(?! (?:trials|studies))|\bplacebo\b[^.]{0,80}\bblind"
        ),
    ),
    (
        Design.COHORT,
        any_of(
            r"\b(?:prospective|retrospective|population[- ]based|birth|historical|inception|this"
            r"|our|observational|longitudinal|matched|nationwide|an?|the|two|2) "
            r"(?:[\w-]+,? ){0,3}cohorts?\b(?! studies)",
            r"\b(?:prospective|longitudinal|observational|retrospective)(?:ly)?,? "
            r"(?:[\w-]+,? ){0,4}(?:study|analys[ei]s|reviewe?d?|follow-?up|evaluat\w+|followed"
            r"|studied|analy[sz]ed|collected|examined|identified|registered|database|registry)\b",
            r"\b(?:medical|hospital|patient|clinical|blood bank|case) (?:records|charts|notes)\b",
            r"\bmatched[- ]pair analysis\b",
            r"\bfollowed prospectively\b|\bretrospectively\b",
            r"\bwas (?:an? )?(?:prospective|observational|retrospective)\b",
        ),
    ),
    (
        Design.CASE_REPORT,
        any_of(
            r"\b(?:we|here,? we|authors?) (?:\w+ ){0,3}(?:report|describe|present)(?:s|ed)? "
            r"(?:\w+ ){0,3}(?:a|an|the|one|two) (?:[\w-]+ ){0,4}(?:cases?|patient|man|woman"
            r"|boy|girl)\b",
            r"\b(?:an?|the) \d{1,2}[- ]?(?:year|month|week|day)s?[- ]old\b(?! (?:patients|men"
            r"|women))",
            r"\bcase report\b|\bthis case (?:is|was|report|demonstrates|highlights)\b",
        ),
    ),
    (Design.CASE_SERIES, any_of(r"\bcase series\b|\bcase histories\b")),
    (
        Design.NON_RANDOMIZED,
        any_of(
            r"\bopen[- ]label\b|\bsingle[- ]arm\b",
            r"\b(?:non-?|quasi-?)\s?(?:randomi[sz]ed|experimental),? (?:[\w-]+ ){0,3}(?:trial"
            r"|study|design)\b",
            r"\bphase (?:1|2|i|ii|1/2|i/ii|iia|iib|ib|ia)\b[^.]{0,60}\b(?:trial|study)\b",
            r"\bopen,? (?:[\w-]+,? ){0,3}(?:trial|study)\b|\bpilot (?:study|trial)\b",
            r"\b(?:pre|before)[- ](?:and[- ])?(?:post|after) (?:study|design|trial)\b",
            r"\bexperimental group\b|\buncontrolled (?:[\w-]+ ){0,4}trial\b",
            r"\b(?:assigned|allocated|divided) (?:in)?to [^.;]{0,80}\bgroups?\b"
            r"(?![^.;]{0,80}\b(?:according|based|depending|by)\b)",
            r"\bwithin[- ]subjects?\b|\b(?:experimental (?:study|design)|controlled experiment)\b",
        ),
    ),
    (
        Design.COHORT,
        any_of(
            r"\b[Bb]etween (?:[A-Z][a-z]+ )?(?:19|20)\d\d and (?:[A-Z][a-z]+ )?(?:19|20)\d\d\b",
        ),
    ),
    (
        Design.NON_RANDOMIZED,
        any_of(
            r"\b(?:in this|this|our|the present|an?) (?:[\w-]+,? ){0,4}(?:clinical"
            r"|controlled) trial\b",
            r"\bcross-?over (?:study|trial|design|comparison|fashion|manner|(?:mono)?therapy)\b"
            r"|\bvolunteers\b|\bhealthy (?:humans|men|women)\b",
            rf"\b{PEOPLE} (?:\w+ ){{0,3}}(?:received|were (?:\w+ )?(?:given|administered"
            rf"|treated (?:\w+ )?with)|ingested|consumed)\b",
        ),
    ),
)
# Weaker hints, tried when nothing above was found; their answer is an inference.
WEAK_DESIGNS: Rows = (
    (
        Design.COHORT,
        any_of(
            r"\bfollow(?:ed|-| )?up\b|\b(?:was|were) (?:\w+ )?followed\b|\bhazard ratio"
            r"|\bcox\b|\bsurvival\b|\bprognos"
        ),
    ),
    (
        Design.CASE_CONTROL,
        any_of(
            r"\bhealthy (?:controls?|persons|individuals|people|subjects)\b|\bcontrol subjects\b"
            r"|\bmatched controls\b",
            r"\b(?:were|was) compared (?:to|with) (?:\d+ )?(?:[\w-]+ )?matched\b",
        ),
    ),
    (
        Design.NON_RANDOMIZED,
        any_of(
            r"\b(?:efficacy|effects?) and (?:the )?(?:safety|tolerability) of\b",
            r"\bbefore and after (?:[\w-]+ ){0,6}(?:treatment|therapy|administration)\b",
            r"\b(?:treated with|treatment with|administration of) [^.;]{3,80}\bfor \d+ "
            r"(?:weeks|months|days)\b|\bhad been treated with\b",
        ),
    ),
    (
        Design.CROSS_SECTIONAL,
        any_of(
            r"\bsurvey\b|\bquestionnaires?\b|\bprevalence\b|\binterview|\bsensitivity and "
            r"specificity",
            r"\bcorrelat|\bcauses? of\b|\bassessed\b",
        ),
    ),
    (
        Design.COHORT,
        any_of(
            r"\bconsecutive (?:\w+ ){0,4}patients\b|\bincidence\b|\bregistr(?:y|ies)\b"
            r"|\bunderwent\b",
            r"\bsurvival\b|\bprognos|\bdata from\b|\boutcomes?\b",
            r"\b(?:procedures|operations|examinations) were (?:performed|done|carried out)\b",
            r"\b(?:[Ff]rom|[Bb]etween) (?:[A-Z][a-z]+ )?(?:19|20)\d\d (?:to|and|through) ",
        ),
    ),
)
