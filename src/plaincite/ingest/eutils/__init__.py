"""NCBI's E-utilities: live PubMed, asked with the manners that its owners want."""

from plaincite.ingest.eutils.client import EutilsClient
from plaincite.ingest.eutils.fetching import Fetched
from plaincite.ingest.eutils.searching import Searched

__all__ = ["EutilsClient", "Fetched", "Searched"]
