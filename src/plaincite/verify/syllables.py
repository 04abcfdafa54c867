"""Syllables of English words, counted by rules written by us, with a list of exceptions.

Vowel groups are counted, then corrected for silent endings and for vowels that are said apart.
Medical words are regular enough for this ("hy-per-ten-sion"); what is not stands in the list.
"""

import re
from functools import lru_cache

__all__ = ["count_syllables"]

_VOWELS = re.compile(r"[aeiouy]+")
# Said in two: "di-et", "radi-o", "cre-ate", "flu-id", "ne-o", "medi-al".
_APART = re.compile(
    r"i(?:a(?!ge)|o(?!us|n)|u(?!s$)|et|en(?!d|c[hy])|er)"
    r"|e(?:o(?!u)|um|us)|(?<=cr)eat(?:e|ed|es|ing|ion)$|u(?:a(?!r)|id$|ity|o)"
    r"|y(?:ing|a|o)|oi(?:ng|c)|ae(?=ro)|(?<=[^aeiou])ism|[^aeiou]ying"
)
_TOGETHER = re.compile(
    r"(?:[ctsx]i(?:a|o|e)|gio|geo(?=us)|[qg]u[aeio]|ieve|ied$|ies$|iest|frie|fie|bie|pie|tie[sd]?$"
    r"|(?<=[^aeiou])ier(?=ce)|iew|eau)"
)
_SILENT_END = re.compile(r"(?:[^aeiouy]|[aeiouy][^aeiouyl]|[rl]|u|v)e(?:ly|ment|ful|less|ness)?s?$")
_VOICED_ES = re.compile(r"(?:[cgsxz]|sh|ch)es$")
_SILENT_ED = re.compile(r"[^td]ed$")
_LE_END = re.compile(r"[^aeiouylr]les?$")

_EXCEPTIONS = {
    word: int(count)
    for word, count in (
        pair.split(":")
        for pair in """
        people:2 area:3 areas:3 being:2 doing:2 going:2 seeing:2 idea:3 ideas:3 create:2 every:2
        evening:2 business:2 different:3 several:3 interest:2 family:3 chocolate:3 vegetable:4
        medicine:3 medicines:3 science:2 quiet:2 diet:2 diets:2 trial:2 trials:2 via:2 dying:2
        lying:2 trying:2 poem:2 radio:3 video:3 ratio:3 ratios:3 serious:3 obvious:3 previous:3
        various:3 period:3 periods:3 experience:4 patient:2 patients:2 ancient:2 social:2 special:2
        especially:4 crucial:2 initial:3 partial:2 essential:3 potential:3 clinician:3 physician:3
        physicians:3 pediatric:4 psychiatric:4 psychiatry:4 psychiatrist:4 diabetes:4 diabetic:4
        diarrhea:4 diarrhoea:4 nausea:3 anemia:4 anaemia:4 leukemia:4 pneumonia:4 insomnia:4
        dementia:3 schizophrenia:5 fibromyalgia:6 bacteria:4 insulin:3 asthma:2 rhythm:2 eye:1
        eyes:1 one:1 once:1 two:1 done:1 none:1 gone:1 some:1 something:2 sometimes:2 someone:2
        come:1 came:1 have:1 give:1 live:1 lives:1 love:1 above:2 were:1 are:1 there:1 where:1
        here:1 more:1 before:2 cause:1 causes:2 because:2 disease:2 diseases:3 these:1 those:1
        use:1 uses:2 used:1 dose:1 doses:2 placebo:3 recipe:3 acne:2 syndrome:2 syndromes:2
        apnea:3 apnoea:3 create:2 created:3 react:2 reaction:3 reactions:3 real:1 really:2 realize:3
        cruel:2 fuel:2 science:2 client:2 violent:3 society:4 anxiety:4 variety:4 piece:1
        hour:1 hours:1 our:1 fire:1 tired:1 tire:1 hired:1 require:2 required:2 world:1 girl:1
        naive:2 genuine:3 menopause:3 ibuprofen:4 biopsy:3 biopsies:3 vaccine:2 vaccines:2
        caffeine:2 protein:2 proteins:2 iodine:3 sclerosis:3 arthritis:3 osteoporosis:6
        osteoarthritis:6 rheumatoid:3 thyroid:2 steroid:2 steroids:2 opioid:3 opioids:3 ideal:3
        ischemia:4 ischaemia:4 hemorrhage:3 haemorrhage:3 schedule:2 ageing:2 aging:2 weighed:1
        moved:1 lived:1 loved:1 wicked:2 naked:2 aged:1 hundred:2 needed:2 added:2 noted:2
        biological:5 physiological:6 physiotherapy:6 radiation:4 association:5 appreciate:4
        associate:4 associated:5 mediate:3 immediate:4 immediately:5 evaluate:4 evaluated:5
        evaluation:5 situation:4 fluid:2 fluids:2 ruin:2 suicide:3 suicidal:4 genius:3
        medium:3 calcium:3 sodium:3 potassium:4 cranium:3 premium:3 helium:3 lithium:3 museum:3
        yes:1 the:1 she:1 he:1 me:1 we:1 be:1 maybe:2 therefore:2 somewhere:2 outcome:2 outcomes:2
        lifestyle:2 lifetime:2 baseline:2 hereby:2 wednesday:2 colonel:2 queue:1 clothes:1
        months:1 month:1 being:2 healthier:3 earlier:3 easier:3 carrier:3 carriers:3 barrier:3
        barriers:3 earliest:3 heaviest:3 happier:3 likelier:3 therapies:3 allergies:3 studies:2
        bodies:2 babies:2 stories:2 cities:2 died:1 tried:1 applied:2 dies:1 ties:1 view:1
        review:2 reviews:2 friend:1 friends:1 field:1 brief:1 relief:2 believe:2 achieve:2
        unit:2 units:2 area:3 quarter:2 usually:4 usual:3 actual:3 actually:4 gradual:3 annual:3
        sexual:3 visual:3 individual:5 individuals:5 manual:3 virus:2 viruses:3 muscle:2 muscles:2
        able:2 table:2 tables:2 trouble:2 troubles:2 little:2 ankle:2 uncle:2 cancer:2 whole:1
        while:1 people's:2 smile:1 scale:1 rule:1 rules:1 role:1 mole:1 female:2 females:2 male:1
        males:1 sample:2 examples:3 example:3 simple:2 single:2 middle:2 reliable:4 variable:4
        variables:4 diagnosis:4 diagnoses:4 prognosis:3 neurological:5 neurology:4 oncology:4
        cardiology:5 cardiovascular:6 cardiac:3 psoriasis:4 psoriatic:4 eosinophil:4 neonatal:4
        aerobic:3 aerosol:3 quality:3 equality:4 adequate:3 frequent:2 frequently:3 sequence:2
        equation:3 question:2 questions:2 suggestion:3 digestion:3 region:2 religion:3 surgeon:2
        surgeons:2 pigeon:2 dangerous:3 courageous:3 advantageous:4 continue:3 continued:3
        continuous:4 value:2 values:2 issue:2 issues:2 tissue:2 tissues:2 rescue:2 argue:2
        fatigue:2 tongue:1 league:1 vague:1 technique:2 techniques:2 unique:2 antique:2 influenza:4
        influence:3 usage:3 language:2 adolescent:4 science's:2 ways:1 always:2 says:1 said:1
        year:1 years:1
        ear:1 heart:1 hearts:1 head:1 health:1 healthy:2 death:1 deaths:1 breath:1 breathe:1 great:1
        break:1 steak:1 reaches:2 teacher:2 theater:3 theatre:3 theory:3 create's:2 neuron:2
        neurons:2 pneumococcal:4 oesophagus:4 coeliac:3 celiac:3 vehicle:3 vehicles:3 reality:4
        preeclampsia:5 reassure:3 reinfection:4 reoperation:5 preoperative:5 cooperate:4 zoology:4
        hypnosis:3 chaos:2 prior:2 lion:2 riot:2 pioneer:3 viable:3 dialysis:4 triage:2 appliance:3
        compliance:3 reliance:3 alliance:3 giant:2 defiant:3 alliances:4 vial:2 vials:2 denial:3
        """.split()
    )
}


@lru_cache(maxsize=65536)
def count_syllables(word: str) -> int:
    """Return the syllables of *word*; a word without letters counts one a digit group.

    >>> [count_syllables(word) for word in ("pain", "therapy", "hypertension")]
    [1, 3, 4]
    """
    plain = re.sub(r"[^a-z']", "", word.lower().replace("’", "'"))
    if not plain:
        return 1
    if plain in _EXCEPTIONS:
        return _EXCEPTIONS[plain]
    base = plain.removesuffix("'s").replace("'", "")
    return _EXCEPTIONS.get(base) or max(1, _by_rule(base))


def _by_rule(word: str) -> int:
    count = len(_VOWELS.findall(word)) + len(_APART.findall(_TOGETHER.sub("*e", word)))
    if _VOICED_ES.search(word) or _LE_END.search(word):
        return count
    if _SILENT_ED.search(word) and not word.endswith(("eed", "ied")):
        return count - 1
    if _SILENT_END.search(word) and not word.endswith(("ee", "ye", "ie")) and len(word) > 2:
        return count - 1
    return count
