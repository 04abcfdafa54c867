"""Public test tools: stand-ins for NCBI's E-utilities, its files, and a language model's server."""

from plaincite.testing.chat_faults import ChatFault, ChatFaultKind
from plaincite.testing.chat_minds import BAD_MINDS, GOOD_MINDS, HOSTILE_MINDS, MINDS, Asked, Mind
from plaincite.testing.chat_server import ChatRequest, ChatServer
from plaincite.testing.eutils_server import EutilsServer
from plaincite.testing.faults import Fault, FaultKind
from plaincite.testing.file_server import FileFault, FileFaultKind, FileServer
from plaincite.testing.pubmed_xml import article_set

__all__ = [
    "BAD_MINDS",
    "GOOD_MINDS",
    "HOSTILE_MINDS",
    "MINDS",
    "Asked",
    "ChatFault",
    "ChatFaultKind",
    "ChatRequest",
    "ChatServer",
    "EutilsServer",
    "Fault",
    "FaultKind",
    "FileFault",
    "FileFaultKind",
    "FileServer",
    "Mind",
    "article_set",
]
