"""Sources in, Records out: every reader of files, and the format that plaincite writes itself."""

from plaincite.ingest.digest_check import digest_problems
from plaincite.ingest.digests import starter_records
from plaincite.ingest.jsonl import record_from_json, record_to_json, write_jsonl
from plaincite.ingest.read import read_records

__all__ = [
    "digest_problems",
    "read_records",
    "record_from_json",
    "record_to_json",
    "starter_records",
    "write_jsonl",
]
