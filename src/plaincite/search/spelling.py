"""Spelling: one form for British and American writing, so that either finds the other.

Works on single lower-case words without accents. The forms need not be real words ("exercize");
they only have to be the same for record and question. Rules are tried in order, all of them.
"""

import re

__all__ = ["fold_spelling"]

# -ise is spelling in most verbs, but part of the root where a relative shows the s ("precision").
_KEEPS_S = re.compile(
    r"^(?:precis|concis|revis|supervis|televis|advis|devis|improvis|excis|incis|circumcis|"
    r"promis|compromis|premis|surpris|compris|enterpris|expertis|rais|prais|apprais|nois|pois|"
    r"bruis|cruis|disguis|paradis|treatis|tortois|malais|diseas|otherwis|likewis|clockwis)"
)
_ISE = re.compile(r"(?<=[a-z]{3})is(e|es|ed|er|ers|ing|ation|ations|ational|able)$")
_OUR = re.compile(
    r"^((?:un|dis|mis|neuro|anti)?(?:tum|col|behavi|fav|flav|hum|lab|od|vap|vig|rig|harb|hon|"
    r"neighb|rum|sav|cand|ferv|parl|splend))our"
)
_LL = re.compile(
    r"^((?:mis|un|re|pre)?(?:counsel|label|model|travel|signal|cancel|channel|fuel|level|tunnel|"
    r"total|equal|dial|pencil|panel|distil|fulfil|instil|enrol|swivel))l(?=ed|ing|er|or|ation|s?$)"
)
_RE = re.compile(
    r"^((?:[a-z]{0,6})(?:fib|lit|met|cent|tit|calib|theat|goit|spect|lust|oct))re(s?)$"
)

# Latin ae and oe; each rule names where the digraph stands, for "aerobic", "does" and "shoe" stay.
_DIGRAPHS = tuple(
    (re.compile(pattern), form)
    for pattern, form in (
        (r"aem(?=i|o|a|e|$)", "em"),  # anaemia, haemorrhage, septicaemic, haem
        (r"h?rrhoea", "rrhea"),
        (r"noe(?=a|i)", "ne"),  # apnoea, dyspnoeic
        (r"oestr", "estr"),
        (r"oedem", "edem"),
        (r"oesoph", "esoph"),
        (r"coelia", "celia"),
        (r"^foet", "fet"),
        (r"^caes", "ces"),
        (r"^caec", "cec"),
        (r"faec(?=a|e|o)", "fec"),  # faecal, defaecation
        (r"^praev", "prev"),
        (r"aetiol", "etiol"),
        (r"paed", "ped"),
        (r"gynaec", "gynec"),
        (r"anaesth", "anesth"),
        (r"aesthe", "esthe"),
        (r"^amoeb", "ameb"),
        (r"homoeo", "homeo"),
        (r"^manoeuv", "maneuv"),
        (r"^haem", "hem"),
        (r"^archae", "arche"),
        (r"^palae", "pale"),
        (r"^praec", "prec"),
        (r"^phaeo", "pheo"),
        (r"^leuco", "leuko"),
        (r"^leucae", "leuke"),
        (r"sulph", "sulf"),
        (r"yz(?=e|ing)", "ys"),  # towards "analysis"
    )
)

_HAS_DIGRAPH = re.compile("ae|oe|leuco|sulph|yz")

_WHOLE = {
    "acknowledgement": "acknowledgment",
    "ageing": "aging",
    "aluminium": "aluminum",
    "artefact": "artifact",
    "artefacts": "artifacts",
    "catalogue": "catalog",
    "cheque": "check",
    "chequered": "checkered",
    "cosy": "cozy",
    "defence": "defense",
    "dialogue": "dialog",
    "disc": "disk",
    "discs": "disks",
    "grey": "gray",
    "greys": "grays",
    "hiccough": "hiccup",
    "hiccoughs": "hiccups",
    "judgement": "judgment",
    "licence": "license",
    "maneuvre": "maneuver",
    "maneuvres": "maneuvers",
    "manoeuvre": "maneuver",
    "manoeuvres": "maneuvers",
    "mould": "mold",
    "moulds": "molds",
    "mouldy": "moldy",
    "moustache": "mustache",
    "naevus": "nevus",
    "naevi": "nevi",
    "offence": "offense",
    "practise": "practice",
    "practised": "practiced",
    "practising": "practicing",
    "programme": "program",
    "programmes": "programs",
    "pyjamas": "pajamas",
    "sceptic": "skeptic",
    "sceptical": "skeptical",
    "skilful": "skillful",
    "speciality": "specialty",
    "storey": "story",
    "tyre": "tire",
    # plurals that the stemmer does not know
    "bacteria": "bacterium",
    "children": "child",
    "criteria": "criterion",
    "feet": "foot",
    "fungi": "fungus",
    "men": "man",
    "mice": "mouse",
    "ova": "ovum",
    "phenomena": "phenomenon",
    "sera": "serum",
    "teeth": "tooth",
    "vertebrae": "vertebra",
    "women": "woman",
}


def fold_spelling(word: str) -> str:
    """Return the one form that stands for every spelling of *word*.

    >>> fold_spelling("oestrogen"), fold_spelling("randomised"), fold_spelling("tumours")
    ('estrogen', 'randomized', 'tumors')
    >>> fold_spelling("aerobic"), fold_spelling("precise")
    ('aerobic', 'precise')
    """
    if not word.isalpha():
        return word
    word = _WHOLE.get(word, word)
    # Most words have none of what a rule is about, which is told far sooner than a rule fails.
    if _HAS_DIGRAPH.search(word):
        for pattern, form in _DIGRAPHS:
            word = pattern.sub(form, word)
    if "our" in word:
        word = _OUR.sub(r"\1or", word)
    if "ll" in word:
        word = _LL.sub(r"\1", word)
    if word.endswith(("re", "res")):
        word = _RE.sub(r"\1er\2", word)
    if "is" not in word or _KEEPS_S.match(word):
        return word
    return _ISE.sub(r"iz\1", word)
