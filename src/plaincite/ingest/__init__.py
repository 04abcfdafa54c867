"""Sources in, Records out: every reader of files, and the format that plaincite writes itself."""

from plaincite.ingest.baseline import (
    BaselineFile,
    Checksums,
    check_file,
    list_baseline,
    name_of,
    parse_name,
)
from plaincite.ingest.digest_check import digest_problems
from plaincite.ingest.digests import starter_records
from plaincite.ingest.europepmc_client import EuropePmcClient
from plaincite.ingest.eutils import EutilsClient, Fetched
from plaincite.ingest.jats import is_full_text, read_full_texts
from plaincite.ingest.jsonl import record_from_json, record_to_json, write_jsonl
from plaincite.ingest.live import DEFAULT_LIMIT, LIVE_SOURCES, LiveFind, LiveSource, open_pubmed
from plaincite.ingest.live_settings import LiveSettings
from plaincite.ingest.notice_lists import LIST_KINDS, ReadList, linked_notices, read_notice_list
from plaincite.ingest.parallel import ReaderPool, readers
from plaincite.ingest.read import read_records
from plaincite.ingest.remote_baseline import RemoteBaseline, is_address

__all__ = [
    "DEFAULT_LIMIT",
    "LIST_KINDS",
    "LIVE_SOURCES",
    "BaselineFile",
    "Checksums",
    "EuropePmcClient",
    "EutilsClient",
    "Fetched",
    "LiveFind",
    "LiveSettings",
    "LiveSource",
    "ReadList",
    "ReaderPool",
    "RemoteBaseline",
    "check_file",
    "digest_problems",
    "is_address",
    "is_full_text",
    "linked_notices",
    "list_baseline",
    "name_of",
    "open_pubmed",
    "parse_name",
    "read_full_texts",
    "read_notice_list",
    "read_records",
    "readers",
    "record_from_json",
    "record_to_json",
    "starter_records",
    "write_jsonl",
]
