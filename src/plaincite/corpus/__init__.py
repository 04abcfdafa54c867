"""Keeping records: a folder whose SQLite file is the truth, and a corpus in memory beside it."""

from plaincite.corpus.conflicts import OWN, Conflict, find_conflicts
from plaincite.corpus.manifest import file_sha256, manifest_document
from plaincite.corpus.memory import MemoryCorpus
from plaincite.corpus.merging import State, to_state
from plaincite.corpus.notices import NoticeList
from plaincite.corpus.records import Corpus
from plaincite.corpus.reports import AddedSource, AddReport, CorpusStatus, VerifyReport
from plaincite.corpus.seen import SeenFiles

__all__ = [
    "OWN",
    "AddReport",
    "AddedSource",
    "Conflict",
    "Corpus",
    "CorpusStatus",
    "MemoryCorpus",
    "NoticeList",
    "SeenFiles",
    "State",
    "VerifyReport",
    "file_sha256",
    "find_conflicts",
    "manifest_document",
    "to_state",
]
