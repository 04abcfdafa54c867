"""Is a text in another language than English? By its script, then by its commonest words.

Careful by design: a short English question full of medicine names has no English stop-words either,
so a text counts as foreign only on positive evidence of another language.
"""

import unicodedata
from functools import lru_cache

from plaincite.text import words

__all__ = ["is_foreign"]

# Words that are frequent in the language and rare or absent in English health questions.
# Left out: words shared with English or with medicine ("die" in German, "sin", "pie", "para", "a").
_STOP_WORDS = {
    "Spanish": "el la los las del que es una unos por con para como pero más mas muy tengo qué "
    "cuál cuáles cómo puedo puede hay está son esto mi su sobre cuando dolor síntomas tratamiento "
    "causa causas embarazo sirve sobre debo hacer efectos medicamento medicina cabeza "
    "sintomas cual cuales embarazada niños hijo tomar qual enfermedad",
    "French": "le la les des du une est et que qui quoi dans pour avec sur pas mon ma mes je suis "
    "vous quels quelles quel quelle sont cette être peut puis comment pourquoi aux au ou "
    "traitement "
    "maladie symptômes douleur grossesse il elle contre enceinte faire prendre ai mal tête soigner "
    "médicament peux sans",
    "German": "der das und ist nicht ein eine einen ich mit für auf bei wie wann warum welche "
    "hilft gegen kann mein meine haben habe sind von zu zum zur was oder bin wird schmerzen "
    "behandlung krankheit schwangerschaft kinder nach wirkt gibt es man muss",
    "Portuguese": "o os as do da dos das um uma que é não com por para como mas eu tenho meu minha "
    "são qual quais dor sintomas tratamento gravidez posso pode fazer você ou em na no remédio "
    "doença cabeça tomar estou",
    "Italian": "il lo gli della delle dei del di che è non con per come ma ho mio mia sono quali "
    "quale cosa posso può perché dolore sintomi cura trattamento gravidanza una nel nella farmaco "
    "malattia testa mal prendere fare contro",
    "Dutch": "het een en niet met voor op bij hoe waarom welke kan mijn heb zijn van wat ik "
    "wordt pijn behandeling ziekte zwangerschap is tegen werkt helpt door je kunnen moet ook naar "
    "hoofdpijn medicijn",
    "Turkish": "ve bir bu için mi mı ne nedir nasıl var yok ile çok ağrı ağrısı tedavisi hastalığı "
    "belirtileri gebelik benim ben iyi gelir midir neden olur baş olan",
    "Polish": "jest nie się co jak czy na w z do i mam dla przy leczenie objawy ból choroba ciąża "
    "jakie są mnie przez po od głowy leki można",
    "Romanian": "este nu și cu pentru care ce cum am sunt tratament durere boală sarcină în "
    "de la simptome mea pot",
    "Swedish": "och är att det som inte en ett jag har för med på hur varför vad kan mot hjälper "
    "smärta behandling sjukdom gravid vid av om mitt min ont",
    "Indonesian "
    "": "yang dan apa bagaimana untuk dengan tidak saya adalah obat penyakit gejala sakit "
    "kepala bisa pada dari cara mengobati apakah ini",
    "Vietnamese": "là và có không cho của bị làm sao thế nào thuốc bệnh đau trị tôi được",
    "Tagalog": "ang ng mga sa ako ko ay po ba paano gamot sakit ano dapat gawin masakit aking",
    "Swahili": "na ya wa kwa ni je nini dawa ugonjwa dalili maumivu yangu mimi nina za",
    "Hindi": "kya hai hain mein ka ki ke ko mujhe kaise dard ilaj dawa mera meri aur nahi se liye "
    "bukhar pet sir karna",
}  # fmt: skip
_ENGLISH = frozenset(
    "the a an of and to is are was were does do did can could should would will may might how what "
    "why when which who where i my me you your it its this that these those for with without in on "
    "at by from after before during or not no if than as be been have has had help helps work "
    "works safe better best cause causes treat treatment pain about there any more most between "
    "people patients children women men risk effects long many much good bad take taking get "
    "does symptoms disease side his her our we they he she into over under while".split()
)
# Verbs and nouns of health questions that are no English: one is enough where no word is English.
_TELLING = frozenset(
    "verursachen verursacht helfen wirken sicher gefährlich schmerzen kopfschmerzen "
    "muskelschmerzen rückenschmerzen nebenwirkungen schwangerschaft behandlung impfung krebs "
    "statine "
    "causano provoca provocano aiuta aiutano funziona sicuro sicura dolori muscolari "
    "causam ajuda ajudam seguro segura estatinas dores gravidez ayuda ayudan funciona causan "
    "embarazo provoquent causent aident douleurs grossesse "
    "veroorzaken veroorzaakt helpen veilig hoofdpijn spierpijn zwangerschap".split()
)
_PROFILES = {name: frozenset(listed.split()) for name, listed in _STOP_WORDS.items()}
# One such letter is not enough ("naïve", "Sjögren", "café"); they only add to the words.
_MARKED = frozenset("ñ¿¡ßãõçğışłąęśźżćńăâîșțåøæđơưêôàèìòùáíóúäöüéœ")
_LATIN_ENOUGH = 0.6


def is_foreign(text: str) -> bool:
    """Return True where *text* is surely not English.

    >>> is_foreign("¿La metformina es segura durante el embarazo?")
    True
    >>> is_foreign("metformin sitagliptin empagliflozin dapagliflozin")
    False
    """
    return _is_other_script(text) or _is_other_latin(text)


def _is_other_script(text: str) -> bool:
    letters = [char for char in text if char.isalpha()]
    if not letters:
        return False
    # Greek letters stand in names of genes and medicines ("β-blocker"), so single ones are let be.
    readable = sum(1 for char in letters if _script(char) in {"LATIN", "GREEK", "MICRO"})
    if readable < _LATIN_ENOUGH * len(letters):
        return True
    greek = sum(1 for char in letters if _script(char) == "GREEK")
    return greek > 0.5 * len(letters)


@lru_cache(maxsize=2048)
def _script(char: str) -> str:
    return unicodedata.name(char, "UNKNOWN").partition(" ")[0]


def _is_other_latin(text: str) -> bool:
    lower = [word.lower() for word in words(text)]
    parts = [piece for word in lower for piece in word.replace("’", "'").split("'")]
    english = sum(1 for word in parts if word in _ENGLISH)
    marked = sum(1 for word in parts if not _MARKED.isdisjoint(word))
    known = max(
        sum(1 for word in parts if word in profile and word not in _ENGLISH)
        for profile in _PROFILES.values()
    )
    inverted = "¿" in text or "¡" in text
    telling = sum(1 for word in parts if word in _TELLING)
    # A telling word weighs two, on top of the one it may weigh among the commonest words.
    score = known + 2 * telling + 0.5 * min(marked, 3) + 2 * inverted
    return known + telling >= 1 and score >= 2 and score > 1.5 * english
