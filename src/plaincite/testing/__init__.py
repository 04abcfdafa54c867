"""Public test tools: a local stand-in for NCBI's E-utilities, and PubMed XML made from records."""

from plaincite.testing.eutils_server import EutilsServer
from plaincite.testing.faults import Fault, FaultKind
from plaincite.testing.pubmed_xml import article_set

__all__ = ["EutilsServer", "Fault", "FaultKind", "article_set"]
