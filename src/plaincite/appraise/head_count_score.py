"""How much a number of people sounds like the whole study's, and not like a group's or the world's.

The words around it decide: "a total of" and "were randomised" speak for it, "(45%)", "of whom" and
"in the control group" against, and so does standing in the background.
"""

import re

from plaincite.appraise.layout import PartKind

__all__ = ["EQUALS", "PEOPLE", "WHOLE", "follows_studies", "head_count_score", "is_headed"]

PEOPLE = (
    "patients?|participants?|subjects?|adults?|wom[ae]n|m[ae]n|children|people|persons?|individuals"
    "|volunteers|infants|neonates|newborns|babies|toddlers|adolescents|teenagers|youths?|boys|girls"
    "|students|pupils|schoolchildren|residents|veterans|smokers|nonsmokers|nurses|mothers|fathers"
    "|parents|outpatients|inpatients|survivors|users|respondents|recipients|athletes|workers"
    "|employees|physicians|doctors|caregivers|carers|females?|males?|twins|seniors|beneficiaries"
    "|enrollees|donors|players|preschoolers|asthmatics|diabetics|hypertensives|clinicians"
    "|practitioners|professionals|members|attendees|couples|soldiers|recruits|drivers|runners"
    "|cyclists|offspring|relatives|singletons|multiparas|primiparas|nulliparas|elders|elderly"
    "|cases|normals|probands|registrants|customers|clients|addicts|drinkers|inmates|prisoners|immigrants"
    "|refugees|experts|specialists|teachers|surgeons|pharmacists|dentists|trainees|interns"
    "|undergraduates"
    "|octogenarians|nonagenarians|centenarians|controls|sufferers|swimmers|dancers|rowers"
    "|wrestlers|gymnasts|footballers|officers|caretakers|healers|humans|vaccinees|presbyopes|myopes"
    "|migraineurs|listeners|skiers|learners|principals|seafarers|laypersons|laypeople|midwives"
    "|parturients|gravidas|grandparents|spouses|siblings|providers|counsellors|counselors|paramedics"
    "|firefighters|farmers|miners|pilots|travellers|travelers|consumers|examinees|householders"
    "|triathletes|musicians|singers|expatriates|migrants|pensioners|retirees"
)
EQUALS = re.compile(r"\b[nN]\.?\s?=\s?$")

_TAKEN = re.compile(
    r"\b(?:randomi[sz]ed|randomly|enrol+ed|recruited|included|participated|entered|studied"
    r"|analy[sz]ed|assigned|report on|describe|present|allocated|evaluated|examined"
    r"|investigated|took part|including"
    r"|compris\w+|involv\w+|consist\w+|sample|assessed|reviewed|identified|treated|followed"
    r"|underwent|undergoing|completed|surveyed|interviewed|divided|selected|tested|agreed"
    r"|observed|monitored|admitted|registered|given|administered)\b",
    re.IGNORECASE,
)
_RANDOMIZED = re.compile(r"\brandom(?:i[sz]ed|ly)\b", re.IGNORECASE)
# "24 trials with 5,686 patients", "Sixteen trials (2105 participants)"; not "(8 trials, 90 men)".
_STUDIES_BEFORE = re.compile(
    r"\b(?:studies|trials|rcts|cohorts|articles|comparisons|papers|reports|reviews)\b"
    r"(?:[^.;()]|\([^()]{0,40}\)){0,60}?[(,\s]*(?:[nN]\s?=\s?|total [nN]\s?=\s?)?$",
    re.IGNORECASE,
)
_STUDIES_IN_BRACKET = re.compile(
    r"[(\[][^()\[\]]*\b(?:stud(?:y|ies)|trials?|rcts?|reports?|comparisons?)\b[^()\[\]]*$",
    re.IGNORECASE,
)
_GROUP_PHRASE = re.compile(
    r"controls$|\b(?:un(?:vaccinated|exposed|affected)|control|comparison|reference"
    r"|new|other|simulated|published|(?<!previously )(?<!pre)(?<!un)[A-Za-z0-9]{3,30}-treated"
    r"|additional|matched|remaining|placebo|sham)\b",
    re.IGNORECASE,
)
_ANALYSED = re.compile(r"\b(?:included in|available for) (?:\w+ ){0,3}analys[ie]s", re.IGNORECASE)
_ARE_RANDOMIZED = re.compile(r"\s*(?:\([^()]{0,40}\) )?were randomi[sz]ed\b")
_CASES = re.compile(r"\bcases$")  # "in three cases we switched"
_CHOSEN = re.compile(r"\s*(?:was|were) randomly (?:selected|chosen) to\b")
_PER_PROTOCOL = re.compile(r"\bper[- ]protocol\b", re.IGNORECASE)
WHOLE = (
    r"(?:combined|total|whole|entire|final|overall|full) (?:[\w/-]+ ){0,2}(?:cohort|sample"
    r"|population)"
)
_HEAD_BEFORE = re.compile(rf"\b(?:{PEOPLE}|{WHOLE})\s?[(\[]\s?[nN]\.?\s?=\s?$", re.IGNORECASE)
# "All patients with gout who left the hospital (N = 361)": a capital N counts them all.
_OF_GROUP = re.compile(r"\b[Gg]roup\b[^.;()]{0,30}\([nN]\s?=\s?$")
_FAR_HEAD = re.compile(
    rf"\b(?:{PEOPLE})\b[^.;()=]{{1,170}}(?<!visits )(?<!amounts )(?<!months )(?<!eyes )"
    r"(?<!samples )(?<!records )(?<!episodes )(?<!studies )(?<!trials )\(N\s?=\s?$"
)
_TOTAL_BEFORE = re.compile(
    r"\b(?:total number of (?:\w+ ){1,7}(?:was|were)|total of|totall?ing|in total,?|in all,?"
    r"|overall,?|altogether,?|(?:total )?sample(?: size)?(?: \w+)? of"
    r"|sample(?: size)? (?:was|included|consisted of|comprised)|study population (?:\w+ )?of"
    r"|(?:cohort|series|population|panel) of|data (?:from|on|for|of)|records of"
    r"|(?:trial|study|survey|analysis|evaluation) (?:of|in|with|among|involving|included|enrol+ed))"
    r"(?: the)?(?: all)?\s*$",
    re.IGNORECASE,
)
_TOTAL_AFTER = re.compile(r"^[\s,]*(?:in total|altogether|\((?:total|in total)\))", re.IGNORECASE)
_SUBSET_BEFORE = re.compile(
    r"(?:\b(?:of whom|of these|of those|of them|among (?:them|whom|these|those),?|in these"
    r"|\d+ (?:and|or|to|vs\.?|versus)|subsequent|additional|another|other|remaining|further|only"
    r"|except|excluding|excluded|first|last|sub(?:set|group|sample) of|and \w+ of|groups? of"
    r"|group\)?:?|arm:?|matched|control group of|new sample of"
    r"|(?:occurred|recurred|developed|appeared|observed|noted|reported|detected|recorded) in|every"
    r"|each|than|per|one in|out of every|\w out of|but|with the|placebo|unchanged in"
    r"|of these \d[\d,]*,|most of(?: the)?|(?:available|potential|eligible) "
    r"(?:sample|pool|population) of|(?<!study )(?:arm|group) "
    r"(?:[\w-]+ |\([^()]{1,50}\) ){0,4}(?:contained|comprised|included|consisted of))|%\)?,?|%\) of"
    r"|;|\bin \d+ of)\s*$",
    re.IGNORECASE,
)
_VERB_OF_SOME = (
    "died|withdrew|dropped|relapsed|discontinued|responded|experienced|developed|failed|reported"
    "|refused|declined|improved|showed|achieved|had|required|needed|suffered|remained|reached"
    "|presented|stopped|survived|tested positive|exhibited|demonstrated|became|recovered|did|could"
)
# "36 residents (58% female)", "1,598 adults (response rate: 72%)" tell who they were.
_SUBSET_AFTER = re.compile(
    r"^(?!\s*\([^()]{0,60}\b(?:rates?|(?:fe)?males?|(?:wo)?m[ae]n|girls?|boys?|white|black"
    r"|caucasian|hispanic|african)\b)(?!\s*\([A-Za-z][^()]{0,80}\) (?:was|were) "
    r"(?:enrol|includ|random|recruit|stud|analy))\s*"
    r"(?::?\s?\(?\s*\d+(?:[.·]\d+)?\s?%|\((?:[^()]{0,40})\d+(?:[.·]\d+)?\s?%\s*\)"
    r"|(?:[\w-]+ ){0,3}(?:in|from|on) (?:the|an?|each) (?!age )(?:[\w/+-]+ ){0,4}(?:group|arm)\b"
    r"|(?:were )?(?:assigned|allocated) to (?:the )?[^.;,]{0,40}\b(?:group|arm)?(?:,|;| and \d)"
    r"|(?:were )?(?:randomly )?(?:assigned|allocated) to the "
    r"(?!same)(?:[\w-]+ ){1,3}(?:group|arm)\b(?! or| and the)|\((?:the )?[\w-]+ group\)"
    r"|of (?:recurren|adverse|complication|failure|death|infection|relapse)|in each|per \w+"
    r"|in either|each\b|respectively|who (?:died|withdrew|dropped|discontinued|developed"
    r"|experienced)|\(?(?:group|arm)\b|(?:on|taking|receiving|received"
    r"|(?:were )?(?:treated with|given)) placebo(?! or|,| \()"
    r"|(?:was|were) (?:lost|excluded|withdrawn|not|found|positive)"
    r"|to (?:be|demonstrate|detect|benefit|prevent|obtain|one)|(?:would|need|must))",
    re.IGNORECASE,
)
_SUBSET_VERB = re.compile(rf"^\s*(?:(?!who )\w+ )?(?:{_VERB_OF_SOME})\b", re.IGNORECASE)
# "18 patients received the drug and 20 placebo": two groups, side by side.
_SIDE_BY_SIDE = re.compile(
    r"^(?! \(| with \d)[^.;:,]{3,60}\band (?:the other |another )?\d{1,6}\b(?!\.\d| ?%)"
    r"(?! (?:\([^()]{0,30}\) )?(?:completed|were (?:analy|includ|evalu|random)))"
)
_SCREENED = re.compile(
    r"^[^.;,]{0,70} (?:was|were) (?:\w+ )?(?:screened|approached|invited)\b"
    r"|^\s*(?:\w+ )?(?:(?:was|were) )?(?:screened|eligible|approached|invited|contacted|sent"
    r"|assessed for eligibility|referred|excluded|lost|mailed|refused|not)\b"
    r"|\b(?:screened|eligible|approached|contacted|invitations|excluded"
    r"|exclusion of|invited|mailed|sent)\W+(?:\w+\W+){0,2}$",
    re.IGNORECASE,
)
# "Of 594 mothers, 323 agreed": the second number is the study's.
_LESS_AFTER = re.compile(
    r"^[^.;]{0,40},\s*\d[\d,]* (?:\([^()]{0,20}\) )?(?:[\w-]+ ){0,8}?"
    r"(?:agreed|enrol+ed|participated|met|consented|accepted"
    r"|(?:was|were) (?:randomi|enrol|recruit|includ|eligible|analy))",
    re.IGNORECASE,
)
# "162 women, the control group, were seen"; "In the Baron study 1,121 adults".
_COMPARATOR = re.compile(
    r",? (?:the|our|as|a) (?:\w+ )?controls?\b"
    r"|[^.;]{0,140} (?:served|acted|used|included|enrol+ed|selected"
    r"|recruited) as (?:[\w-]+ )?control"
)
_CONTROLS_EQUAL = re.compile(r"\bcontrols?(?: \w+)? ?[(\[]\s?[nN]\.?\s?=\s?$", re.IGNORECASE)
_OTHERS_STUDY = re.compile(r"\s*In (?:the|a) (?:[A-Z][a-z]+ )(?:study|trial|series)\b")
_PER = re.compile(r" ?/ ?\w| (?:(?:in|to|for|from) )?(?:each|per)\b")
_OF_TWO = re.compile(r"\d (?:and|or|versus|vs\.?) $")  # "from 826 and 389 men"
_APIECE = re.compile(r"\s*(?:Each|Every)\b")
_IN_BRACKET = re.compile(r"[(\[][^()\[\]]*$")
_MATCHED_AFTER = re.compile(r"^[^.;]{0,70}\bmatched (?:to|with) ", re.IGNORECASE)
# "323 (54%) agreed": here the share is that of the response.
_TOOK_PART = re.compile(
    r"^\s*\(\d{1,3}(?:[.·]\d+)?\s?%\) (?:\w+ )?(?:agreed|participated|enrol|responded"
    r"|completed|accepted|(?:was|were) (?:random|includ|enrol|analy|recruit))",
    re.IGNORECASE,
)
# "12 sighted, 10 impaired and 9 blind subjects": one group of several.
_LISTED_BEFORE = re.compile(
    r"(?:\b\d{1,5}|(?:\b|-)(?:two|three|four|five|six|seven|eight|nine|ten|\w+teen|\w+ty)) "
    r"[A-Za-z][\w -]{1,40}?,? (?:and|or) $"
)
_SHARE_INSIDE = re.compile(r"^[\w -]{1,60}\((?:of \d|\d{1,3}(?:[.·]\d+)?\s?%\))")
_ROUGH = re.compile(
    r"\b(?:at least|more than|over|about|approximately|nearly|almost|around|up to|some|estimated"
    r"|every|average of|mean of|median of|per|fewer than|less than|number needed to \w+"
    r"|(?:one|two|\d+) (?:in|of|out of)|out of|(?:intend|plan|aim|expect|propos|hop|design"
    r"|power)\w* to (?:\w+ )?(?:recruit|enrol+|include|randomi[sz]e)|anticipated sample of"
    r"|target of|need(?:ed)? (?:to include|for)?|will (?:\w+ )?(?:include|enrol+|recruit))\s*$",
    re.IGNORECASE,
)
_BY_KIND: dict[PartKind | None, int] = {
    "background": -4,
    "aim": 1,
    "design": 2,
    "methods": 2,
    "participants": 3,
    "results": 0,
    "conclusion": -2,
    "other": -4,
    None: 1,
}


def head_count_score(before: str, phrase: str, after: str, kind: PartKind | None) -> int:
    """Return how much a number sounds like the whole study's: `head_counts.ENOUGH` is enough."""
    clause, rest = re.split(r"[;:]", before)[-1], phrase + after.split(";", 1)[0]
    score = _BY_KIND[kind]
    score += 2 if _TOTAL_BEFORE.search(before[-80:]) or _TOTAL_AFTER.search(after) else 0
    score += 1 if _TAKEN.search(clause) or _TAKEN.search(rest) else 0
    score += 1 if _TAKEN.search(clause[-60:]) or _TAKEN.search(rest[:70]) else 0
    score += 4 if _ANALYSED.search(rest) else 0
    is_event = _CASES.search(phrase) and re.search(r"\bin $", before)
    score -= 4 if is_event and kind in ("results", None) else 0
    score -= 5 if _CHOSEN.match(after) else 0
    score -= 8 if _PER_PROTOCOL.search(rest[:110]) else 0
    score += 2 if _HEAD_BEFORE.search(before) else 0
    score += 5 if _FAR_HEAD.search(before[-200:]) and not _HEAD_BEFORE.search(before) else 0
    score += 1 if _RANDOMIZED.search(clause) or _RANDOMIZED.search(rest) else 0
    score += 1 if not before.strip() or before.strip() in ("A total of", "Of", "The") else 0
    score += 1 if before.strip() == "Of" and kind == "results" else 0
    score -= 5 if _OF_GROUP.search(before[-60:]) else 0
    score -= 5 if _GROUP_PHRASE.search(phrase) else 0
    score -= 5 if _STUDIES_IN_BRACKET.search(before[-120:]) else 0
    score -= 5 if _SUBSET_BEFORE.search(before[-60:]) else 0
    is_headline = kind == "participants" and not before.strip()
    if _SUBSET_AFTER.search(after[:90]) and not (is_headline or _TOOK_PART.search(after[:90])):
        score -= 5
    if _SUBSET_VERB.search(after[:60]) and kind in ("results", "conclusion", None):
        score -= 5 if before.strip() else 2
    score -= 3 if _SIDE_BY_SIDE.search(after[:90]) and kind in ("results", None) else 0
    is_after = _SCREENED.search(before[-60:]) and not _ARE_RANDOMIZED.match(after)
    score -= 5 if _SCREENED.search(after[:110]) or is_after else 0
    score -= 7 if _LESS_AFTER.search(after[:120]) and "randomi" not in phrase else 0
    score -= 4 if _IN_BRACKET.search(before[-80:]) and not EQUALS.search(before) else 0
    score -= 3 if EQUALS.search(before) and not _HEAD_BEFORE.search(before) else 0
    score -= 5 if _LISTED_BEFORE.search(before[-60:]) else 0
    score -= 5 if _SHARE_INSIDE.search(phrase) and not _TOOK_PART.search(phrase + after) else 0
    score -= 5 if _MATCHED_AFTER.search(after[:90]) else 0
    score -= 3 if "eligible" in phrase else 0
    score -= 5 if _APIECE.match(before) else 0
    score -= 5 if _OF_TWO.search(before[-30:]) else 0
    score -= 8 if _PER.match(after) else 0
    score -= 5 if _ROUGH.search(before[-60:]) and before.strip() != "Out of" else 0
    score -= 7 if _COMPARATOR.match(after) or _CONTROLS_EQUAL.search(before) else 0
    score -= 4 if _OTHERS_STUDY.match(before) else 0
    return score


def follows_studies(before: str) -> bool:
    """Return whether a number of studies stands before: "24 trials with 5,686 patients"."""
    near = before[-120:]
    if _STUDIES_IN_BRACKET.search(near) or _ROUGH.search(near):
        return False
    return bool(_STUDIES_BEFORE.search(near))


def is_headed(before: str) -> bool:
    """Return whether "Patients (N =" ends here: the number of them all."""
    return bool(_HEAD_BEFORE.search(before)) and before.rstrip("= ").endswith("N")
