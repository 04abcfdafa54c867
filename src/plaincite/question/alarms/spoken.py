"""Contractions, text-message slang and spelling variants, spelt out.

Keys are lower case without apostrophes; left alone are forms that are also other words ("ill",
"were", "well").
"""

__all__ = ["SPOKEN"]

_NEGATED = {
    "cant": "can not", "cannot": "can not", "wont": "will not", "dont": "do not",
    "doesnt": "does not", "didnt": "did not", "isnt": "is not", "arent": "are not",
    "wasnt": "was not", "werent": "were not", "havent": "have not", "hasnt": "has not",
    "hadnt": "had not", "couldnt": "could not", "wouldnt": "would not",
    "shouldnt": "should not", "aint": "is not", "dnt": "do not",
}  # fmt: skip
_JOINED = {
    "im": "i am", "iam": "i am", "ive": "i have", "id": "i would", "youre": "you are",
    "hes": "he is", "shes": "she is", "theyre": "they are", "theyve": "they have",
    "weve": "we have", "thats": "that is", "whats": "what is", "theres": "there is",
    "heres": "here is", "wanna": "want to", "gonna": "going to", "gotta": "have to",
    "lemme": "let me", "gimme": "give me", "dunno": "do not know", "imma": "i will",
    "anymore": "any more", "everytime": "every time", "alot": "a lot", "tryna": "trying to",
}  # fmt: skip
_SLANG = {
    "u": "you", "ur": "your", "r": "are", "pls": "please", "plz": "please", "bf": "boyfriend",
    "gf": "girlfriend", "hubby": "husband", "hubbie": "husband", "dh": "husband",
    "bcos": "because", "cuz": "because", "coz": "because", "cos": "because", "tho": "though",
    "ppl": "people", "sth": "something", "smth": "something", "rn": "right now", "tmrw": "tomorrow",
    "2nite": "tonight", "tonite": "tonight", "2day": "today", "b4": "before", "thru": "through",
    "yrs": "years", "yr": "year", "mths": "months", "mth": "month", "wks": "weeks", "wk": "week",
    "hrs": "hours", "hr": "hour", "mins": "minutes", "min": "minutes", "temp": "temperature",
    "bp": "blood pressure", "preggo": "pregnant", "preggers": "pregnant", "bub": "baby",
    "mum": "mother", "mom": "mother", "mam": "mother", "mama": "mother", "mummy": "mother",
    "mommy": "mother", "momma": "mother", "dad": "father", "daddy": "father", "papa": "father",
    "kiddo": "child", "lo": "child", "yo": "year old", "w": "with", "abt": "about",
    "pneumo": "pneumonia", "od": "overdose", "oded": "overdosed", "ods": "overdoses",
    "meds": "medicines", "noone": "nobody", "self-harm": "self harm", "selfharm": "self harm",
    "selfharming": "self harming", "wee": "pee", "tummy": "belly", "stomach": "belly",
    "abdomen": "belly", "abdominal": "belly", "gut": "belly", "tylenol": "paracetamol",
    "acetaminophen": "paracetamol", "calpol": "paracetamol", "panadol": "paracetamol",
    "k": "ok", "okay": "ok", "alright": "ok", "xray": "x ray",
}  # fmt: skip
_BRITISH = {
    "hemorrhage": "haemorrhage", "anemia": "anaemia", "diarrhea": "diarrhoea",
    "esophagus": "oesophagus", "edema": "oedema", "color": "colour", "tumor": "tumour",
    "behavior": "behaviour", "pediatric": "paediatric", "gynecologist": "gynaecologist",
}  # fmt: skip

SPOKEN: dict[str, tuple[str, ...]] = {
    short: tuple(full.split())
    for table in (_NEGATED, _JOINED, _SLANG, _BRITISH)
    for short, full in table.items()
}
