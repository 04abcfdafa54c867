"""Answers in, reference lists for other programs out: RIS, BibTeX, CSL-JSON, NBIB; and evidence.

Every form takes the entries that `entries` makes of one page or of many.
"""

from plaincite.publish.exports.bibtex import to_bibtex
from plaincite.publish.exports.csl import to_csl
from plaincite.publish.exports.entries import Entry, entries
from plaincite.publish.exports.evidence import EvidenceFile, to_evidence
from plaincite.publish.exports.nbib import to_nbib
from plaincite.publish.exports.ris import to_ris

__all__ = ["REFERENCE_FORMS", "Entry", "EvidenceFile", "entries", "to_evidence"]

# What a person names on the command line, and who writes it.
REFERENCE_FORMS = {"bibtex": to_bibtex, "csl-json": to_csl, "nbib": to_nbib, "ris": to_ris}
