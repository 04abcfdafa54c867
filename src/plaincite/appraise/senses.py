"""Senses: words that name another thing than the reader's when they stand in a fixed phrase.

"Stroke volume" is no stroke, "ST depression" no low mood, "creatine kinase" no supplement. The
phrase is taken out of a text before the reader's words are looked for in it, unless the reader
speaks of just that.
"""

import re

__all__ = ["in_asked_sense"]

# Phrases of another sense, and the reader's words by which that sense is meant.
_SENSES = tuple(
    (re.compile(rf"\b(?:{phrase})\b", re.IGNORECASE), re.compile(meant, re.IGNORECASE))
    for phrase, meant in (
        (r"stroke (?:volumes?|work|index|output)", r"stroke (?:volume|work|index|output)"),
        (
            r"(?:ST(?:[- ]segment)?|myocardial|cardiac|respiratory|(?:bone )?marrow|inbreeding"
            r"|growth|spreading)[- ]depressions?|depression of (?:the )?\w+",
            r"(?:ST|cardiac|respiratory|marrow|spreading) depression|depression of",
        ),
        (r"creatine (?:phospho)?kinase", r"kinase"),
        (
            # What people can do is measured by it, whatever they were treated with.
            r"exercise[- ](?:abilit\w+|capacit\w+|durations?|ECG|echocardio\w+|electrocardio\w+"
            r"|endurance|intoleran\w+|performance|stress|tests?|testing|times?|toleran\w+"
            r"|treadmill)|(?:at|maximal|peak|submaximal|responses? to|symptom-limited|treadmill)"
            r" exercise",
            r"capacit|duration|endurance|toleran|performance|\btest|treadmill|peak",
        ),
        (
            r"calcium[- ](?:(?:channel[- ])?(?:antagonis\w+|block\w+|entry[- ]block\w+)|channels?)",
            r"antagonis|block|channel",
        ),
        (r"radioactive iodine|radio-?iodine", r"radio"),
        (r"(?:nuclear )?magnetic resonance", r"resonance|\bmri\b"),
        (r"sheds? (?:\w+ )?light|(?:in )?light of", r"light of"),
        (r"reverse(?:d)? (?:causation|causality|transcript\w+)", r"causation|transcript"),
        (r"stress (?:test(?:s|ing)?|fractures?|echocardiogra\w+|urinary)", r"fracture|urin|test"),
        (
            r"(?:long|post)[- ]covid(?:[- ]19)?|post-?acute (?:sequelae|covid)"
            r"(?: of covid(?:[- ]19)?)?",
            r"\b(?:long|post|lasting|linger\w+|after|sequel\w+)\b",
        ),
        (
            r"(?:not|to|would|will|may|might) fall|(?:an?|the|no|this) falls? (?:in|of)"
            r"|falls? (?:by|to|in)",
            r"(?!)",  # numbers that fall are never a fall
        ),
        (
            r"(?:care ?givers|carers|relatives|spouses|families|parents) (?:of|to) (?:people"
            r"|patients|persons|those|adults|children|relatives) (?:with|who have) [\w'’-]+",
            r"carer|care ?giver|relative|spouse|famil|parent",  # they are not the ill
        ),
        (
            r"(?:both|either|each|same|opposite|between the) sex(?:es)?"
            r"|(?:age|by|for|and)[- ,]+sex\b"
            r"|sex[- ](?:matched|adjusted|specific|differences?|related|hormones?|steroids?)",
            r"\bsex (?:differ|specific|hormone)|gender",
        ),
        (r"mediterranean (?:population|countr(?:y|ies)|region|area|basin|cohort)s?", r"(?!)"),
        (r"sugar[- ]sweetened", r"sugar"),
        (
            # Those who do not have it: "non-celiac gluten sensitivity" is no coeliac disease.
            r"non[- ]?(?:coeliac|celiac|diabetic|asthmatic|epileptic|hypertensive|obese)s?",
            r"\bnon|without|sensitiv|gluten",
        ),
        (  # a kind of meditation, whatever it is tried against
            r"mindfulness\W+based stress (?:reduction|management)",
            r"mindfulness\W+based stress",
        ),
        (r"T[- ]?cell exhaustion|(?:less|more) exhausted", r"t[- ]?cell"),
        (  # what those who did a study call themselves
            r"the (?:[\w'’-]+ ){1,7}(?:investigators|(?:study|trial|research|collaborative) group)",
            r"(?!)",
        ),
    )
)


# Most texts hold none of the phrases, nor the words they are made of.
_ANY = re.compile(
    r"stroke|depress|exercise|calcium|kinase|iodine|resonance|light|revers|stress|covid|exhaust|falls?\b"
    r"|carer|care ?giver|relatives|spouses|families|parents|\bsex|mediterranean|sweetened"
    r"|\bnon[- ]?(?:c|d|a|e|h|o)|mindfulness|investigators"
    r"|(?:study|trial|research|collaborative) group",
    re.IGNORECASE,
)


def in_asked_sense(text: str, question: str) -> str:
    """Return *text* without phrases that use a word in another sense than *question* does.

    >>> in_asked_sense("Stroke volume rose; strokes were rare.", "Does exercise prevent stroke?")
    ' rose; strokes were rare.'
    """
    if _ANY.search(text) is None:
        return text
    for phrase, meant in _SENSES:
        if phrase.search(text) is not None and meant.search(question) is None:
            text = phrase.sub("", text)
    return text
