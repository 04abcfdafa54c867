"""Is a text about something other than health?

Only positive evidence of another subject turns a text away, and any health word outweighs it:
"stock" and "market" are finance, "stock market stress and heart attacks" is health.
"""

import re

from plaincite.question.mentions import find_mentions, tokenize
from plaincite.question.vocabulary import TermKind, load_vocabulary
from plaincite.text import words

__all__ = ["is_off_topic"]

# One of these is enough, where nothing speaks of health.
_STRONG = frozenset(
    "weather forecast tornado soccer cricket nba nfl fifa olympics playoffs quarterback wimbledon "
    "javascript python java typescript html css sql compiler algorithm github docker kubernetes "
    "linux regex laptop iphone android wifi printer excel spreadsheet powerpoint software "
    "bitcoin crypto cryptocurrency ethereum mortgage investing refinance forex dividend stocks "
    "president election elections senate congress parliament republican democrat politician brexit "
    "nato lasagna lasagne pancakes brownies frosting recipe recipes sourdough homework "
    "essay sonnet haiku equation integral derivative algebra geometry calculus shakespeare hotel "
    "hotels airbnb passport itinerary flights movie movies netflix lyrics singer "
    "celebrity joke "
    "jokes riddle minecraft fortnite playstation xbox anime horoscope zodiac plumbing lawn sofa "
    "landlord linkedin logo invoice planet planets galaxy dinosaur dinosaurs pyramids "
    "napoleon superbowl bundesliga poker translate wallpaper faucet".split()
)
# Two of these are enough: each has a use in questions about health.
_WEAK = frozenset(
    "rain raining snow sunny umbrella football basketball baseball league championship "
    "scored match "
    "tournament premier cup coach code coding program programming function script app api debug "
    "loop array stock shares market tax taxes loan invest investment interest salary bank price "
    "cheapest buy sell vote voting minister war king queen country flag population bake "
    "baking cake "
    "dough oven pizza cookies soup roast poem story novel summarize summarise solve "
    "multiply square "
    "root thesis flight vacation restaurant restaurants beach ticket tickets train bus "
    "airport film "
    "song songs album actor actress band concert game games gaming car cars engine tyre tyres tire "
    "tires garden paint dishwasher brake brakes lawyer tenant lease interview email "
    "marketing slogan "
    "business startup customer moon mars empire roman tallest largest longest highest "
    "mountain river "
    "ocean won win winner team player world wrote author book books history invented city cheap "
    "fix repair install download battery phone computer internet password grass pet dog cat".split()
)
# The words of a question about an exposure: "Are video games bad for children?"
_ASKS_OF_HARM = re.compile(
    r"\b(?:bad|good|harmful|dangerous|healthy|unhealthy) for\b|\b(?:cause|causes|caused|help|helps|"
    r"affect|affects|effect|effects|harm|harms|harmful|dangerous)\b",
    re.IGNORECASE,
)

# Whole requests that name no health word and are surely something else.
_REQUESTS = re.compile(
    r"^(?:what (?:time|day|date) is it|who (?:are|made|created|built) you|what is your name|"
    r"tell me a (?:joke|story)|what is the capital of|"
    r"(?:hi|hello|hey|test|testing|thanks|thank you|good (?:morning|evening))[ .!]*$|"
    r"what is \d+ ?[-+*/x] ?\d+|how old are you|are you (?:human|an? ai|a robot|real)|"
    r"do you love me|sing (?:me )?a song|write (?:me )?an? (?:poem|song|email|story|letter|code))",
    re.IGNORECASE,
)

# Everyday health words; names of illnesses, medicines and tests come from the vocabulary.
_HEALTH_STEMS = tuple(
    "health emergenc ill sick disease disorder syndrome "
    "symptom pain ache hurt sore injur wound infect "
    "fever cough cold flu virus bacteri germ vaccin immun allerg asthma cancer tumo diabet heart "
    "blood brain nerve stroke lung kidney liver stomach bowel gut bladder prostat breast skin bone "
    "joint muscle knee hip shoulder spine neck head eye ear nose throat mouth tooth teeth dent gum "
    "tongue hand finger foot feet toe leg arm ankle wrist body hair nail weight obes diet nutri "
    "vitamin mineral supplement calor protein fat sugar salt alcohol drink smok vap tobacco drug "
    "medic pill tablet dose dosage pharma treat therap surg operat doctor nurse hospital clinic "
    "patient diagnos test scan screen x-ray mri biops cure heal prevent risk pregnan birth baby "
    "babies infant child fertil menopaus period menstru sex contracep hormon sleep insomn tired "
    "fatigue stress anxi depress mental mood psych autis dement memory alzheim parkinson epilep "
    "seizure dizz faint nause vomit diarrh constip digest rash itch swell bleed bruis burn "
    "breath snor exercise fitness walk yoga massage acupunct herb age aging elderly die death "
    "mortal surviv disab pandemic covid hearing vision glasses poison toxi addict overdose suicid "
    "gene inherit hereditary chronic acute cramp hygien sanit radiat pollut posture well-being "
    "wellbeing safe eat food intoleran urin pee poo stool sweat".split()
)  # fmt: skip
# Words that begin like a health word and are not one.
_NOT_HEALTH = frozenset(
    "illinois illegal illustrate illustration sickle headline headlines headphones heading header "
    "heartbreak army arms armed armour armor legal legend legacy league legislation leg-up early "
    "earn earth easter ears-only hands handbook handle handsome footage football footer eaten "
    "eating-out bodyguard skinhead pillow pillar dietrich tests testing testament boneless "
    "periodic pension toenails hipster hippo eyebrow coldplay colder agent agents agency agenda "
    "ages wellington diet-coke drinks drinking ear fingerprint scanner screenshot screenshots "
    "screensaver screen screens sextant sexton general generate generated generator genetics-101 "
    "genes-101 genre genie gene-hackman operating operation operator operators dose-not treaty "
    "treats safety safe safely walking-dead wounded risky heathrow armstrong arma skincare "
    "gumtree eats eatery earring earrings earnings foothold headquarters head headset handed "
    "hand-made fat-free period periods child-labour sugarcane saltwater drink".split()
)
# Kinds of vocabulary entries that make a text one about health. Foods and sports do not.
_HEALTH_KINDS = frozenset(TermKind) - {
    TermKind.ACTIVITY, TermKind.EXPOSURE, TermKind.POPULATION, TermKind.DIET, TermKind.DEVICE,
}  # fmt: skip


def is_off_topic(text: str) -> bool:
    """Return True where *text* is plainly about another subject and has no health word at all.

    >>> is_off_topic("What is the weather forecast for tomorrow?")
    True
    >>> is_off_topic("Does weather change arthritis pain?")
    False
    """
    lower = [word.lower() for word in words(text)]
    if _has_health_word(lower):
        return False
    if _REQUESTS.match(text.strip()):
        return True
    strong = sum(1 for word in set(lower) if word in _STRONG)
    weak = sum(1 for word in set(lower) if word in _WEAK)
    if 2 * strong + weak < 2 or (_ASKS_OF_HARM.search(text) and strong < 2):
        return False
    return not _names_health(text)


def _names_health(text: str) -> bool:
    mentions = find_mentions(tokenize(text), load_vocabulary())
    return any(
        mention.entry.kind in _HEALTH_KINDS and not mention.is_corrected for mention in mentions
    )


def _has_health_word(lower: list[str]) -> bool:
    return any(
        word not in _NOT_HEALTH and any(word.startswith(stem) for stem in _HEALTH_STEMS)
        for word in lower
    )
