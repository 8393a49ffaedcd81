"""Person numbers become pseudonyms in memory, before anything is written (step 4)."""

from __future__ import annotations

import hmac
from collections.abc import Iterator

import pyarrow as pa
import pyarrow.compute as pc

PSEUDONYM_BYTES = 16


def pseudonym(number: str, kind: str, secret: bytes) -> bytes:
    """HMAC-SHA256 of the number under the key, cut to 128 bits.

    ``kind`` is the name of the number (staff_no, applicant_no …): the same digits as a staff number and as an
    applicant's are two persons, while a staff number in two datasets is one.
    """
    return hmac.digest(secret, f"{kind}\0{number}".encode(), "sha256")[:PSEUDONYM_BYTES]


def pseudonyms(numbers: pa.ChunkedArray, kind: str, secret: bytes) -> pa.Array:
    """The numbers' pseudonyms as UUIDs; each different number is hashed once, blank stays blank."""
    coded = pc.dictionary_encode(numbers.cast(pa.string())).combine_chunks()
    hashed = b"".join(_hashed(coded.dictionary.to_pylist(), kind, secret))
    different = pa.Array.from_buffers(pa.binary(PSEUDONYM_BYTES), len(coded.dictionary), [None, pa.py_buffer(hashed)])
    return pa.ExtensionArray.from_storage(pa.uuid(), different.take(coded.indices))


def _hashed(numbers: list[str], kind: str, secret: bytes) -> Iterator[bytes]:
    # The key and the kind are worked in once and copied: a third less time than a call per number.
    begun = hmac.new(secret, f"{kind}\0".encode(), "sha256")
    for number in numbers:
        ended = begun.copy()
        ended.update(number.encode())
        yield ended.digest()[:PSEUDONYM_BYTES]
