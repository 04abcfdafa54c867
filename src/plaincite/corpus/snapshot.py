"""Snapshot id: a name for exactly this set of records, whatever the order they came in.

Each record has a SHA-256 digest of its canonical form: record id, version, texts, notices and
every other field. The snapshot is the sum of these digests modulo 2**256, kept beside the count,
and the id is a hash of both. A record that comes adds its digest, one that goes takes it away,
a replacement does both: the cost is that of the change, never that of the corpus, and deleted
records leave no trace in it. Lists of notices and full texts have sums of their own, which join
the id where there are any. The sum of digests is safe against accident, not against someone who may
choose many records to forge a chosen sum.
"""

import hashlib
from dataclasses import dataclass

__all__ = ["DIGEST_BYTES", "Snapshot", "record_digest", "snapshot_id_of"]

DIGEST_BYTES = 32
_MODULUS = 1 << 8 * DIGEST_BYTES


def record_digest(canonical: bytes) -> bytes:
    """Return the digest of a record's canonical form."""
    return hashlib.sha256(canonical).digest()


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The sum over a set of records, and how many there are.

    >>> one, two = record_digest(b"one"), record_digest(b"two")
    >>> Snapshot().plus(one).plus(two) == Snapshot().plus(two).plus(one)
    True
    >>> Snapshot().plus(one).plus(two).minus(one) == Snapshot().plus(two)
    True
    """

    total: int = 0
    n_records: int = 0

    @property
    def snapshot_id(self) -> str:
        """The name: 32 hexadecimal digits."""
        summed = b"plaincite snapshot 1 %d " % self.n_records + self.to_bytes()
        return hashlib.sha256(summed).hexdigest()[:32]

    def plus(self, digest: bytes) -> "Snapshot":
        """Return the snapshot with one record more."""
        total = (self.total + int.from_bytes(digest)) % _MODULUS
        return Snapshot(total, self.n_records + 1)

    def minus(self, digest: bytes) -> "Snapshot":
        """Return the snapshot with one record less."""
        total = (self.total - int.from_bytes(digest)) % _MODULUS
        return Snapshot(total, self.n_records - 1)

    def to_bytes(self) -> bytes:
        """Return the sum as it is stored."""
        return self.total.to_bytes(DIGEST_BYTES)


def snapshot_id_of(snapshot: Snapshot, beside: int) -> str:
    """Return the name of a snapshot together with notices and full texts.

    Args:
        snapshot: Of the records.
        beside: The sum of the digests of what is kept beside them.

    >>> snapshot_id_of(Snapshot(), 0) == Snapshot().snapshot_id
    True
    """
    if not beside % _MODULUS:
        return snapshot.snapshot_id
    summed = (beside % _MODULUS).to_bytes(DIGEST_BYTES)
    return hashlib.sha256(b"%b noticed %b" % (snapshot.snapshot_id.encode(), summed)).hexdigest()[
        :32
    ]
