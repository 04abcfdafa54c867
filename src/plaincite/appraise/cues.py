"""Cues: the wording by which a sentence shows its job where no label tells it.

Each cue adds its points to one role; position adds more (`roles.py`). The points of the five roles
that follow each other were fitted by `training/sentence_roles.py`; set by hand were those of limits
and notes, which labelled abstracts hardly have, and of aims, which often stand under "BACKGROUND"
there, so that the fit thinks little of their wording.
"""

import re

from plaincite.model.evidence import Role

__all__ = ["cue_points", "cue_roles", "matching_cues"]

_CUES: tuple[tuple[Role, int, str], ...] = (
    (
        Role.AIM,
        9,
        r"^(?:(?:thus|therefore|hence|here|accordingly|so),? )?(?:the |our )?(?:[a-z]+ ){0,3}?"
        r"(?:aims?|objectives?|purposes?|goals?)\b.{0,60}?\b(?:was|were|is|are|to)\b"
        r"|\b(?:we|authors) (?:aim(?:ed)?|sought|set out|wanted|intend(?:ed)?|hypothesi[sz]ed?)\b"
        r"|\bdesigned to (?:\w+ ){0,2}(?:assess|determine|evaluate|compare|examine|test"
        r"|investigate)|\bhypothesi[sz]ed? that\b|^(?:our|the) hypothesis\b"
        r"|\baim(?:s|ed)? (?:to|at)\b",
    ),
    (
        Role.AIM,
        10,
        r"^to (?:\w+ ){0,2}?(?:determine|assess|evaluate|compare|examine|test|investigate|explore"
        r"|describe|identify|establish|study|find out|see|review|summari[sz]e|estimate|clarify"
        r"|analy[sz]e|report|measure|quantify|develop|characteri[sz]e|understand|present|verify)\b",
    ),
    (
        Role.AIM,
        5,
        r"^(?:here,? )?(?:(?:in )?(?:this|the present|our) (?:study|trial|review|paper|article"
        r"|report|work|meta-analysis|analysis|research),? )(?:we )?(?:\w+ ){0,2}?(?:investigat"
        r"|examin|evaluat|assess|compar|explor|test|review|describ|aim|address|determin|ask)",
    ),
    (Role.AIM, 3, r"^(?:does|do|is|are|can|what|whether|which|how)\b.{5,200}\?$"),
    (
        Role.METHODS,
        7,
        r"\b(?:was|were|been) (?:then |also |subsequently |prospectively |retrospectively "
        r"|consecutively |equally |independently )?(?:random(?:ly|i[sz]ed)|recruit|enrol|allocat"
        r"|assign|searched|screened|selected|administered|invited|divided|collected|recorded"
        r"|measured|assessed|evaluated|analy[sz]ed|followed|calculated|pooled|performed|conducted"
        r"|obtained|carried out|extracted|monitored|interviewed|asked|examined|determined|tested"
        r"|defined|estimated|instructed|matched|compared (?:by|using|between|with the))",
    ),
    (
        Role.METHODS,
        2,
        r"\bwe (?:then |also |prospectively |retrospectively |systematically |randomly )?(?:used"
        r"|searched|conducted|performed|enrol|recruit|randomi[sz]ed|randomly|assigned|included"
        r"|measured|collected|review(?:ed)?|studied|analy[sz]ed|assessed|obtained|calculated"
        r"|extracted|undertook|pooled|selected|estimated|evaluated|examined|followed)\b",
    ),
    (
        Role.METHODS,
        4,
        r"\b(?:inclusion|exclusion|eligib)\w*|\b(?:primary|secondary|main|co-primary) (?:\w+ )?"
        r"(?:outcomes?|end ?points?|outcome measures?)\b.{0,40}?\b(?:was|were|is|are|include)"
        r"|\bquestionnaires?\b.{0,30}\b(?:was|were)\b|\b(?:medline|pubmed|embase"
        r"|cochrane library)\b"
        r"|\bdouble-blind\b|\bopen-label\b|\bthis (?:\w+[ -]){0,6}(?:trial|study) (?:was|took)\b"
        r"|\b(?:regression|anova|t-test|chi-square|kaplan-meier) (?:\w+ ){0,3}?(?:was|were)\b"
        r"|\bwere used to\b|\bwas used to\b|\bwill be\b|\brandom-effects? models?\b"
        r"|^(?:(?:a|an) )?(?:[\w-]+,? ){0,8}(?:trial|study|survey|cohort|design)\.$",
    ),
    (
        Role.METHODS,
        3,
        r"\b(?:participants|patients|subjects|women|men|children|adults|people|volunteers) "
        r"(?:\S+ ){0,8}?(?:received|underwent|completed (?:a|the)|were given|took|attended)\b"
        r"|\bfrom (?:january|february|march|april|may|june|july|august|september|october"
        r"|november|december|(?:19|20)\d\d)\b|\bweeks? (?:0|1|2|4|6|8|12|24) and\b"
        r"|\beither\b.{3,80}\bor\b|\bgroup [a-d1-4]\b.{0,30}\breceiv",
    ),
    (
        Role.RESULT,
        7,
        r"\bp ?[<=>≤≥] ?0?[.·]\d|\bp-?values?\b.{0,15}\d|\b9[059] ?% ?(?:ci|confidence|cri)\b"
        r"|\bci[:,]? ?\[?[-−]?\d|\b(?:or|rr|hr|smd|md|ahr|aor|wmd)\b ?[=:, (]{1,2}[-−]?\d"
        r"|\b(?:hazard|odds|risk|rate) ratios?\b.{0,40}\d|±",
    ),
    (
        Role.RESULT,
        6,
        r"\b(?:significantly|statistically) (?:\w+ )?"
        r"(?:\w+er|more|less|increas|decreas|reduc|improv|differ|associat|correlat|worse|low|high)"
        r"|\bno (?:statistically )?(?:significant|difference|change)"
        r"|\b(?:did|was|were) not\b.{0,30}\b(?:signific|differ|chang|associat)"
        r"|\bwe (?:found|observed|identified|detected|noted)\b|\bversus \d|\bvs\.? \d"
        r"|\brespectively\b|\b(?:there|here) (?:was|were) (?:no|a|an|significant|also)\b"
        r"|\b(?:median|mean) (?:\w+ ){0,3}(?:was|were|of) \d",
    ),
    (
        Role.RESULT,
        4,
        r"\d ?%|\b(?:higher|lower|greater|fewer|longer|shorter|larger|smaller|more|less)\b.{1,60}"
        r"\b(?:than|in the)\b|\b(?:increased|decreased|improved|reduced|declined|fell|rose|remained"
        r"|occurred|reported|showed|revealed|experienced|developed|achieved|died|responded)\b"
        r"|^of (?:the|these|all)?\s?\d|^(?:a total of )?\d[\d,]* (?:\w+ ){0,3}(?:studies|trials)\b"
        r"|\b(?:results|analysis|analyses) (?:showed|revealed|demonstrated|indicated)\b",
    ),
    (
        Role.CONCLUSION,
        4,
        r"\b(?:we|authors?) (?:therefore )?(?:conclude|recommend|suggest|propose|believe|say)\b"
        r"|^(?:in|to) (?:conclu|summar|sum\b)|^(?:in )?conclusions?\b|^overall,|^taken together"
        r"|^thus,|\b(?:these|our|the present|the current|the|present|study) "
        r"(?:\w+ )?(?:results?|findings?|data|observations?|study|evidence|analysis|review|trial"
        r"|meta-analysis|work) (?:also |thus |strongly |clearly |therefore |further )?"
        r"(?:suggests?|indicates?|supports?|demonstrates?|confirms?|shows? that|provides?"
        r"|highlights?|underlines?|implies|imply|impl|emphasi|point|do(?:es)? not support|add|may"
        r"|could|can|has|have|underscore|raise)\b",
    ),
    (
        Role.CONCLUSION,
        7,
        r"\b(?:should|may|might|could|can) (?:be|have|help|not|offer|lead|provide|also|benefit"
        r"|improve|reduce|prevent|play)\b|\b(?:further|future|more|larger|additional) "
        r"(?:\w+ ){0,4}?(?:studies|research|trials|investigation|work|evidence)\b.{0,50}\b"
        r"(?:need|warrant|requir|should|necess|justif|explor|determin)"
        r"|\b(?:is|are|seems?|appears?) (?:to be )?(?:a |an |as |not |more |equally |well )?"
        r"(?:\w+ and )?(?:safe|effective|feasible|useful|beneficial|superior|promising|viable"
        r"|valuable|important|acceptable|well tolerated|tolerat|efficac)|\bwarrant"
        r"|\bclinical practice\b|\bclinicians?\b|\bdespite\b.{5,120}\bshould\b",
    ),
    (
        Role.BACKGROUND,
        3,
        r"\b(?:little|less|much|not well|poorly) (?:is )?(?:known|understood)\b"
        r"|\bremains? (?:\w+ )?(?:unclear|unknown|controversial|uncertain|debated|poorly|a|one"
        r"|to be|the)\b|\b(?:has|have) (?:\w+ )?(?:been|become|shown|emerged|led|reported"
        r"|demonstrated|suggested)\b|\b(?:is|are) (?:\w+ )?"
        r"(?:a|an|one of|among|the most|common|frequent|widely|often|increasingly|usually|commonly"
        r"|known|thought|associated|characteri[sz]ed|recommended|used)\b"
        r"|\bprevious(?:ly)? (?:\w+ )?(?:stud|reports?|work|research|trials?|shown|report)"
        r"|\b(?:limited|few|lack of|conflicting|scarce) (?:data|evidence|studies|information)\b"
        r"|\bit is (?:not )?(?:known|unclear|unknown|uncertain)\b|\bworldwide\b|\bmillion people\b",
    ),
    (
        Role.LIMITATION,
        22,
        r"^(?:the |our |this |its |a |an )?(?:\w+ ){0,4}?(?:limitations?|weakness(?:es)?)\b"
        r"|\b(?:study|trial|review|results?|findings?|analysis|evidence) (?:was|were|is|are) "
        r"(?:\w+ )?limited (?:by|to|because)|\bshould be interpreted (?:\w+ )?(?:with|cautious)",
    ),
    (
        Role.OTHER,
        24,
        r"\b(?:clinicaltrials\.gov|isrctn|chictr|prospero|trial registration|registration number"
        r"|registered (?:at|with|in|under|as)|actrn|umin0|drks0|nct0)\b|\b(?:funded|supported) by\b"
        r"|\bfunding\b|©|\bcopyright\b|\b(?:supplementary|supplemental) (?:material|data|online)"
        r"|\bconflicts? of interest\b|\bdeclaration of interest|^(?:please|see"
        r"|for) .{0,60}(?:video|http)",
    ),
)
_COMPILED = tuple((role, points, re.compile(cue)) for role, points, cue in _CUES)
_LONGEST_READ = 1200  # characters of a sentence that are looked at; hostile input may be one line


def cue_points(sentence: str) -> dict[Role, int]:
    """Return the points that the words of *sentence* give to each role; 0 where none."""
    points = dict.fromkeys(Role, 0)
    for number in matching_cues(sentence):
        role, worth, _ = _COMPILED[number]
        points[role] += worth
    return points


def matching_cues(sentence: str) -> tuple[int, ...]:
    """Return the numbers of the cues that *sentence* holds, for fitting their points."""
    text = sentence[:_LONGEST_READ].lower()
    return tuple(at for at, (_, _, cue) in enumerate(_COMPILED) if cue.search(text))


def cue_roles() -> tuple[Role, ...]:
    """Return the role that each cue speaks for, by number."""
    return tuple(role for role, _, _ in _COMPILED)
