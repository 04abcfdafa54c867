"""Whether a record is about animals or laboratory material and not about people.

MeSH decides where a record is indexed ("Animals" without "Humans"). Elsewhere words are weighed:
laboratory words against words for people who took part. Mice are not people.
"""

import re

from plaincite.model.evidence import Stated
from plaincite.model.record import Record

__all__ = ["animal_or_laboratory"]

_VETERINARY = re.compile(r"veterinary", re.IGNORECASE)
_ANIMAL = re.compile(
    r"\b(?:mice|mouse|murine|rats?|rodents?|hamsters?|guinea[- ]pigs?|gerbils?|rabbits?|zebrafish"
    r"|drosophila|(?:c\.|caenorhabditis) elegans|nematodes?|yeast|saccharomyces|xenopus|chicks?|chickens?"
    r"|pigs?|piglets?|porcine|swine|sheep|ovine|lambs?|dogs?|canine|cats|feline|cattle|bovine|cows?|horses?"
    r"|equine|monkeys?|macaques?|non-?human primates?|baboons?|ferrets?|birds?|fish|larvae|insects?|mosquito(?:es)?"
    r"|arabidopsis|plants?|bacteria|escherichia coli|e\. coli|bacillus|phage|transgenic|knockout|knock-out)\b",
    re.IGNORECASE,
)
_LABORATORY = re.compile(
    r"\b(?:in vitro|ex vivo|cell lines?|cultured|hela|hek ?293|fibroblasts?|cdna|mrnas?|sirna|shrna|mirnas?|micrornas?"
    r"|crispr|knock-?down|wild[- ]?type|mutants?|mutation of|promoters?|kinases?|phosphorylat\w+|transcription(?:al)?(?: factors?)?"
    r"|chromatin|histones?|methylation|ubiquitin\w*|proteasom\w+|signal(?:l)?ing|pathways?|ligands?|binding|apoptosis"
    r"|western blot|immunoblot\w*|immunoprecipitat\w+|crystal structures?|cryo-?em|plasmids?|vectors?|genes?|proteins?|receptors?"
    r"|epithelial cells|stem cells|t cells|b cells|macrophages?|neurons?|dendritic cells|embryos?|progenitors?|cytokines?"
    r"|xenografts?|tumou?r cells|cancer cells|enzymes?|substrates?|molecular|genomic|genome|sequenc\w+|assays?|expression)\b",
    re.IGNORECASE,
)
_PEOPLE = re.compile(
    r"\b(?:patients?|participants?|volunteers?|adults?|wom[ae]n|men|children|infants?|people|persons|individuals"
    r"|adolescents?|subjects|cohort|clinical trials?|randomi[sz]ed|hospitals?|respondents|questionnaires?|physicians?)\b",
    re.IGNORECASE,
)
# The animal words that in a title name what was studied.
_ANIMAL_TITLE = re.compile(
    r"\b(?:in|of|from|by|on) (?:[\w-]+ ){0,4}(?:mice|rats?|zebrafish|drosophila|rabbits?|pigs|piglets|dogs|monkeys|macaques)\b"
    r"|\b(?:mouse|murine|rat|porcine|canine|animal|rodent|zebrafish) (?:\w+ )?models?\b|\bin vitro\b|\bmice\b|\bcell lines?\b",
    re.IGNORECASE,
)


def animal_or_laboratory(record: Record) -> Stated[bool] | None:
    """Return True with its basis when the record is about animals or the laboratory, False when
    indexers say people took part, None when the words do not show it.
    """
    descriptors = {heading.descriptor.lower() for heading in record.mesh}
    if any(_VETERINARY.search(name) for name in record.publication_types):
        return Stated(value=True, basis="indexed")
    if "humans" not in descriptors and "animals" in descriptors:
        return Stated(value=True, basis="indexed")
    if _by_words(record.title or "", record.abstract):
        return Stated(value=True, basis="inferred")
    return Stated(value=False, basis="indexed") if "humans" in descriptors else None


def _by_words(title: str, abstract: str) -> bool:
    text = f"{title}. {abstract}"
    people = len(_PEOPLE.findall(text))
    animals = len(_ANIMAL.findall(text))
    laboratory = animals + len(_LABORATORY.findall(text))
    if _ANIMAL_TITLE.search(title) and people <= animals:
        return True
    if people == 0:
        return laboratory >= 2
    return laboratory >= 5 and laboratory >= 4 * people
