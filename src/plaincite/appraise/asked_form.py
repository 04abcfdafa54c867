"""The form that a question asks for, a share, a time, a cause; and sentences that find nothing.

"How common is latex allergy?" asks for a number; a sentence without one is no answer, however
much it speaks of latex. Only the sentences that may open a page are held to this.
"""

import re

__all__ = ["answers_in_form"]

_CAUSES = (
    r"\bcaus\w+|\bdue to\b|\brisks?\b|\bassociat\w+|\blink\w*|\bleads?\b|\bled to\b|\btrigger\w*"
    r"|\binduc\w+|\bresult\w* (?:from|in)\b|\bbecause\b|\bresponsible\b|\bcontribut\w+"
    r"|\brelat(?:ed|ion\w*)\b|\bpredict\w*|\bdepend\w*|\bfactors?\b|\baffect\w*|\binfluenc\w+"
)
_TIME = r"\b(?:minutes?|hours?|days?|weeks?|months?|years?)\b"
_RARE = r"\b(?:very |extremely |ultra-?)?rare\b|\bcommonest\b|\bmost common\b"
# How a question begins, and what its answer must hold.
_FORMS = tuple(
    (re.compile(asks, re.IGNORECASE), re.compile(holds, re.IGNORECASE))
    for asks, holds in (
        (r"^how (?:common|many|often|likely)\b|\bprevalen|^what percent", rf"\d|{_RARE}"),
        (
            r"\b(?:communicable|contagious|infectious)\b",
            r"\binfectious|\binfectivity|\btransmissib|\bshed|\bcontagious|\bviable|\bspread",
        ),
        (
            r"\b(?:out of|leave|clear\w* from) (?:the|my|your) (?:body|system)\b",
            r"^(?!.*\b(?:dialysis|anuri|renal failure|overdose))"
            r".*(?:\bhalf-li|\beliminat|\bclear|\bexcret)",
        ),
        (
            r"^what (?:are|is) the (?:types|kinds|forms|classes)\b",
            r"\b(?:types?|kinds?|forms|classes|families|subtypes|variants|groups)\b",
        ),
        (
            r"\bshort(?:er|est)? (?!of\b|term\b)",
            r"\bshort|\blong(?:er)?\b|\bdays?\b|\bduration",
        ),
        (
            r"\b(?:stop|end)\b.{1,40}\b(?:early|too soon)\b",
            r"\bstop|\bdiscontinu|\bcomplet|\bshort|\bduration",
        ),
        (
            r"\bhow long (?:do|does|did|will|can) .{1,60}\blasts?\b",
            r"\blast(?:s|ed|ing)?\b|\bpersist|\bduration|\brecover|\bresol|\bremain|\bstill\b"
            r"|\bcontinu|\bsubsid|\bclear|\bdisappear|\bvanish|\btakes?\b|\btook\b|\bmedian\b|\bhalf-li|\bwane",
        ),
        (
            r"^how often (?:is|are|do|does|should|must|can) .{1,60}"
            r"\b(?:needed|necessary|given|done|taken|repeated|have|need)\b",
            r"\bevery (?:[\w-]+ )?(?:hours?|days?|weeks?|months?|years?)\b"
            r"|\b(?:dai|week|month|year)ly\b|\bannual|\bintervals?\b|\btimes\b|\bonce\b"
            r"|\btwice\b|\bfrequen|\bas needed|\b(?:a|each|per) (?:day|week|month|year)\b",
        ),
        (
            r"^how (?:high|big|great|large|small) (?:is|are) .{0,20}\b(?:risks?|chances?|odds)\b"
            r"|^what (?:is|are) (?:the|my) (?:risks?|chances?|odds|likelihood) (?:of|that)\b",
            r"\brisks?\b|\bchance|\blikel|\bunlikel|\bincidence|\bprobab|\bodds\b|\bdevelop"
            r"|\bpenetrance|\brates?\b|\bcommon|\brare|\bfrequen",
        ),
        (
            r"\bat home\b",
            r"\bhome\b|\bunsupervised|\bself-|\bremote|\bonline|\btele\w+|\bdomicil",
        ),
        (r"^how long\b", rf"\d.{{0,40}}{_TIME}|{_TIME}.{{0,40}}\d|\bhalf-li(?:fe|ves)\b"),
        (
            r"^(?:what causes|why|what (?:is|are) the causes?|how (?:can|does) .{1,60} cause"
            r"|what happens .{1,40}\bto cause)\b",
            _CAUSES,
        ),
        (
            r"^(?:what are|what is) the (?:first |early |main )?(?:symptoms?|signs?)\b",
            r"\bsymptom|\bsigns?\b|\bpresent(?:ed|ing|ation)|\bcomplain|\bmanifest|\bfatigue|\bpain",
        ),
        (
            r"^how .{1,60}\binherited\b",
            r"\binherit|\brecessive|\bdominant|\bx-linked|\bfamilial|\bheredit|\bde novo",
        ),
        (
            r"\binherited\b|\bhereditary\b|\bgenetic\b",
            r"\binherit|\bgenes?\b|\bgen(?:et|om)|\bmutation|\brecessive|\bdominant|\bfamil"
            r"|\bheredit|\ballel|\bpolymorphi|\btwins?\b",
        ),
        (
            r"\b(?:be (?:cured|reversed)|go away|gr[oe]w out|outgrow)\b",
            r"\bcur(?:e|ed|able|es)\b|\bremission|\brecover|\beradicat|\brevers|\bresol|\boutgr"
            r"|\bdisappear|\bpersist|\bvanish|\btoleran|\bspontaneous",
        ),
        (
            r"^(?:can|how (?:can|is|are)) .{1,60} be (?:prevented|delayed)\b",
            r"\bprevent|\brisk|\binciden|\bdevelop(?:s|ed|ing|ment of)?\b|\bdelay|\bonset"
            r"|\bprotect|\bdeclin|\bkept\b|\b(?:reduc\w+|lower\w*|fewer) (?:\w+ ){0,2}"
            r"(?:rates?|odds|likelihood|cases|probable)",
        ),
        (
            r"^what (?:helps? |can )?(?:to )?prevents?\b",
            r"\bprevent|\bprophyla|\bfrequen|\bnumber of|\binciden|\brisk|\boccur|\bdevelop"
            r"|\brates?\b|\bfewer\b|\brecurr|\brelaps|\bprotect"
            r"|\b(?:attacks?|days) (?:a|per)\b|\b(?:headache|migraine|monthly) (?:attacks|days)\b"
            r"|\breduc\w+ (?:\w+ )?(?:attacks|days)|\bhalved\b",
        ),
        (
            r"^who (?:is|are|should be) (?:prescribed|given|offered)\b",
            r"\bindicat|\bprescri|\bused\b|\beffective|\bfor (?:the )?(?:treat|patients|people)",
        ),
        (
            r"^how (?:much|many) .{1,60}\b(?:day|week|need|needed|should|take|drink|eat)\b",
            r"\d[\d.,]*(?:(?:-|–| to )\d+)? ?(?:ml|l|g|mg|iu|units?|litres?|liters?|glass\w*"
            r"|cups?|hours?|minutes?|times|sessions|days|weeks|portions?|servings?|steps)\b",
        ),
        (
            r"^(?:can|do|does) .{1,60}\bcures?\b",
            r"\bcur(?:e|ed|able|es)\b|\bremission|\beradic|\bcomplete response|\bsurviv|\bheal",
        ),
        (
            r"\blong covid\b",
            r"\b(?:long|post|after|persist\w*|months|lasting|recover\w*|sequel\w*)\b",
        ),
        (
            r"\bchronic (?:\w+ )?pain\b",
            r"^(?!.*\b(?:postoperative|acute|procedur\w*|surgical|labou?r|termination)\b)",
        ),
        (r"\bchildren grow\b", r"\bheight|\btaller|\bstature|\bgrowth(?! hormone)"),
        (
            r"^how long (?:can|do|does|will) .{1,60}\blive\b",
            r"\blife expect|\bsurviv\w*[^.;]*\d ?(?:%|years?|months?)"
            r"|\d ?(?:%|years?|months?)[^.;]*\bsurviv",
        ),
        (
            r"\b(?:outlook|prognosis)\b",
            r"\bprogno|\bsurviv|\bmortal|\bdeath|\bdied\b|\brecover|\bremission|\bprogress|\boutcome"
            r"|\bcourse\b|\bfatal|\bchronic\b|\blifelong|\bdisab|\brelaps|\brecur|\byears?\b",
        ),
        # What a reader wants to do, in verbs too plain to be a subject.
        (r"\bdrink less\b|\bstop drinking\b", r"\bdrink|\balcohol|\babstinen|\brelaps"),
        (r"\bheal(?:s|ed|ing)?\b", r"\bheal|\bclos|\bresol|\bcur(?:e|ed|es)\b|\bsize|\brepair"),
        (r"\bdoes (?:my |your )?age\b", r"\bage[ds]?\b|\bolder|\byoung|\belderly|\byears?\b"),
        (
            r"\bmake .{1,60} worse\b|\bworsen",
            r"\bwors|\bexacerb|\bprogress|\brecur|\bincreas|\bmore\b|\bhigher|\baggrav|\btrigger"
            r"|\bflare",
        ),
        (
            r"\bslow(?:s|ed|ing)?\b(?! down)",
            r"\bslow|\bprogress|\bdeclin|\brate\b|\bdelay|\brisk|\bfunction|\blos[st]",
        ),
        (
            r"^(?:how soon|when) (?:should|must|can|do|does|is|are)\b",
            r"\b(?:hours?|days?|weeks?|months?|years?|early|earlier|delay\w*|within|timing"
            r"|immediate\w*|later?|age)\b",
        ),
        (
            r"\b(?:at the same time|together|mix(?:ed|ing)?)\b",
            r"\bcombin|\btogether|\binteract|\bconcomitant|\bconcurrent|\bplus\b|\badd(?:ed|ing|ition)"
            r"|\bco-?admin|\bmix",
        ),
        (
            r"\bpass (?:it |the \w+ )?on\b|\bcatch\b",
            r"\btransmi|\binfect|\bcontag|\bspread|\bacqui|\bcaught\b",
        ),
        (
            r"\blive longer\b|\b(?:prolong|extend|lengthen)s? life\b|\blongevity\b"
            r"|\bhow long do .{1,40} live\b|\blife expectancy\b",
            r"\bsurviv|\bmortal|\bdeath|\bdied\b|\blife expect|\blived?\b|\blifespan",
        ),
    )
)  # fmt: skip
_NO_FINDING = re.compile(
    r"^\W*key ?words?\b|\bif successful\b|\bcould prove\b|\bto (?:the best of )?our knowledge\b"
    r"|\bcould (?:perhaps |possibly )?confirm\b|\b(?:is|are) (?:presented|discussed|reviewed)\b"
    r"|\b(?:differ\w*|similar|comparable|balanced)[^.;]{0,40} at"
    r" (?:randomi[sz]ation|entry|inclusion)\b"
    r"|\blittle is known\b|\bwe (?:also )?(?:discuss|review|summari[sz]e)\b"
    r"|\b(?:stud(?:y|ies)|trials?) should be (?:\w+ )?(?:performed|done|conducted)\b"
    r"|\bwill be (?:taken|considered)\b|\bend ?points? will be\b"
    r"|\b(?:is|are) being (?:investigated|studied)\b"
    r"|\b(?:more|further|additional) (?:[\w-]+ ){0,14}?(?:is|are) (?:required|needed|warranted)\b",
    re.IGNORECASE,
)


def answers_in_form(asked: str, said: str) -> bool:
    """Return False where *said* cannot answer *asked*: it finds nothing, or not what is asked for.

    >>> answers_in_form("How common is latex allergy?", "Latex allergy was severe.")
    False
    >>> answers_in_form("How common is latex allergy?", "Of the nurses 12% had latex allergy.")
    True
    """
    if _NO_FINDING.search(said):
        return False
    return all(holds.search(said) for asks, holds in _FORMS if asks.search(asked))
