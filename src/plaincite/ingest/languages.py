"""Languages as ISO 639-2/B codes, which PubMed uses, from the names that other exports write."""

__all__ = ["language_code"]

_CODES = {
    "english": "eng",
    "en": "eng",
    "chinese": "chi",
    "zh": "chi",
    "zho": "chi",
    "czech": "cze",
    "danish": "dan",
    "dutch": "dut",
    "nl": "dut",
    "nld": "dut",
    "finnish": "fin",
    "french": "fre",
    "fr": "fre",
    "fra": "fre",
    "german": "ger",
    "de": "ger",
    "deu": "ger",
    "greek": "gre",
    "hungarian": "hun",
    "italian": "ita",
    "it": "ita",
    "japanese": "jpn",
    "ja": "jpn",
    "korean": "kor",
    "norwegian": "nor",
    "persian": "per",
    "polish": "pol",
    "portuguese": "por",
    "pt": "por",
    "russian": "rus",
    "ru": "rus",
    "spanish": "spa",
    "es": "spa",
    "swedish": "swe",
    "turkish": "tur",
}


def language_code(text: str | None) -> str | None:
    """Return the code for *text*; a name we do not know is kept in lower case.

    >>> language_code("English"), language_code("ger"), language_code("Welsh"), language_code("")
    ('eng', 'ger', 'welsh', None)
    """
    name = (text or "").strip().lower()
    return _CODES.get(name, name) or None
