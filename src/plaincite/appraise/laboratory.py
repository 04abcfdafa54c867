"""Whether a record is about animals or laboratory material and not about people.

MeSH decides where a record is indexed ("Animals" without "Humans"). Elsewhere words are weighed:
laboratory words against words for people who took part. Mice are not people.
"""

import re

from plaincite.appraise.head_counts import ENOUGH, HeadCount
from plaincite.appraise.reading import Reading
from plaincite.model.evidence import Stated
from plaincite.model.record import Record

__all__ = ["animal_or_laboratory", "is_indexed_as_animal"]

_VETERINARY = re.compile(r"veterinary", re.IGNORECASE)
_ANIMAL = re.compile(
    r"\b(?:mice|mouse|murine|rats?|rodents?|hamsters?|gerbils?|rabbits?|zebrafish"
    r"|drosophila|(?:c\.|caenorhabditis) elegans|nematodes?|yeast|saccharomyces|xenopus|chicks?"
    r"|chickens?|pigs?|piglets?|porcine|swine|sheep|ovine|lambs?|dogs?|canine|cats|feline|cattle"
    r"|bovine|cows?|steers|heifers|calves|horses?|equine|monkeys?"
    r"|macaques?|non-?human primates?|baboons?|ferrets?|birds?"
    r"|larvae|insects?|mosquito(?:es)?|arabidopsis|plants?|bacteria|bacterial|escherichia coli"
    r"|e\. coli|bacillus|phage|amoebae?|pathogens?|transgenic|knock-?out)\b",
    re.IGNORECASE,
)
_LABORATORY = re.compile(
    r"\b(?:in vitro|ex vivo|cells?|cellular|cultured|hela|hek ?293|fibroblasts?|cdna|mrnas?|sirna"
    r"|shrna|mirnas?|micrornas?|rna|dna|crispr|knock-?down|wild[- ]?type|mutants?|promoters?"
    r"|kinases?|phosphorylat\w+|transcription(?:al)?|chromatin|histones?|methylation|ubiquitin\w*"
    r"|proteasom\w+|signal(?:l)?ing|pathways?|ligands?|binding|binds|apoptosis|immunoblot\w*"
    r"|western blot|immunoprecipitat\w+|crystal structures?|cryo-?em|plasmids?|genes?|proteins?"
    r"|receptors?|macrophages?|neurons?|neuronal|synap\w+|embryos?|progenitors?|xenografts?"
    r"|enzymes?|substrates?|molecular|molecules?|genomic|genome|assays?|expression|autophagy)\b",
    re.IGNORECASE,
)
_PEOPLE = re.compile(
    r"\b(?:patients?|participants?|volunteers?|adults?|wom[ae]n|men|children|infants?|people"
    r"|persons|individuals|adolescents?|subjects|cohort|clinical trials?|randomi[sz]ed|hospitals?"
    r"|nurses|respondents|questionnaires?|physicians?|residents|immigrants)\b",
    re.IGNORECASE,
)
_TEETH = re.compile(
    r"\bextracted (?:[\w-]+,? ){0,4}(?:teeth|tooth|(?:pre)?molars?|incisors?|canines?)\b"
    r"|\b(?:teeth|(?:pre)?molars|incisors) (?:were )?(?:freshly |recently )?extracted (?:for|due)\b"
)
_ANIMAL_TITLE = re.compile(
    r"\b(?:mice|rats?|zebrafish|drosophila|rabbits?|piglets|dogs|monkeys|macaques|murine"
    r"|hamsters?)\b|\b(?:mouse|rat|porcine|canine|animal|rodent) (?:\w+ )?models?\b|\bin vitro\b"
    r"|\bcell lines?\b|\bcells during\b|\bbacillus subtilis\b",
    re.IGNORECASE,
)


_BENCH_TITLE = re.compile(
    r"\b(?:in[- ]vitro|ex[- ]vivo) (?:[\w-]+ )?(?:study|evaluation|investigation)\b",
    re.IGNORECASE,
)


def animal_or_laboratory(reading: Reading) -> Stated[bool] | None:
    """Return whether the record is about animals or the laboratory; None when nothing shows it.

    False rests on indexers ("Humans") or on people who are counted in the abstract.
    """
    if is_indexed_as_animal(reading.record):
        return Stated(value=True, basis="indexed")
    if _TEETH.search(reading.text) or _BENCH_TITLE.search(reading.title):
        return Stated(value=True, basis="inferred")
    if _is_about_animals(reading):
        return Stated(value=True, basis="inferred")
    if any(count.score >= ENOUGH or _is_group(count, reading) for count in reading.counts):
        return Stated(value=False, basis="inferred")
    if _by_words(reading):
        return Stated(value=True, basis="inferred")
    is_human = any(heading.descriptor.lower() == "humans" for heading in reading.record.mesh)
    return Stated(value=False, basis="indexed") if is_human else None


def _is_group(count: HeadCount, reading: Reading) -> bool:
    return count.is_arm and reading.kind_at(count.span.start) in ("methods", "participants")


def is_indexed_as_animal(record: Record) -> bool:
    """Return whether indexers gave "Animals" without "Humans", or a veterinary type."""
    if any(_VETERINARY.search(name) for name in record.publication_types):
        return True
    descriptors = {heading.descriptor.lower() for heading in record.mesh}
    return "animals" in descriptors and "humans" not in descriptors


def _is_about_animals(reading: Reading) -> bool:
    """Return whether the title names animals and the text speaks of them more than of people."""
    if not _ANIMAL_TITLE.search(reading.title):
        return False
    text = f"{reading.title}. {reading.text}"
    return len(_ANIMAL.findall(text)) > len(_PEOPLE.findall(text))


def _by_words(reading: Reading) -> bool:
    text = f"{reading.title}. {reading.text}"
    people = len(_PEOPLE.findall(text))
    animals = len(_ANIMAL.findall(text))
    weight = animals + len(_LABORATORY.findall(text))
    if _ANIMAL_TITLE.search(reading.title) and people <= weight:
        return True
    return weight >= 2 if people == 0 else weight >= 5 and weight >= 3 * people
