"""Person numbers become pseudonyms in memory, before anything is written (step 4).

A key that has been rotated is a chain: the number is hashed under its first link, the hash under the second, and so on.
So the pseudonyms in a store go one link further without the clear numbers, which nobody keeps.
"""

from __future__ import annotations

import hmac
from collections.abc import Iterator, Sequence

import pyarrow as pa
import pyarrow.compute as pc

from wggi_metrics.store.key import links_of

PSEUDONYM_BYTES = 16


def pseudonym(number: str, kind: str, secret: bytes) -> bytes:
    """HMAC-SHA256 of the number under the key's first link, cut to 128 bits, then of that under each later link.

    ``kind`` is the name of the number (staff_no, applicant_no …): the same digits as a staff number and as an
    applicant's are two persons, while a staff number in two datasets is one.
    """
    first, *later = links_of(secret)
    return _along(hmac.digest(first, f"{kind}\0{number}".encode(), "sha256")[:PSEUDONYM_BYTES], later)


def next_link(found: bytes, link: bytes) -> bytes:
    """What becomes of a pseudonym when the key gains a link."""
    return hmac.digest(link, found, "sha256")[:PSEUDONYM_BYTES]


def _along(found: bytes, links: Sequence[bytes]) -> bytes:
    for link in links:
        found = next_link(found, link)
    return found


def pseudonyms(numbers: pa.ChunkedArray, kind: str, secret: bytes) -> pa.Array:
    """The numbers' pseudonyms as UUIDs; each different number is hashed once, blank stays blank."""
    coded = pc.dictionary_encode(numbers.cast(pa.string())).combine_chunks()
    hashed = b"".join(_hashed(coded.dictionary.to_pylist(), kind, secret))
    different = pa.Array.from_buffers(pa.binary(PSEUDONYM_BYTES), len(coded.dictionary), [None, pa.py_buffer(hashed)])
    return pa.ExtensionArray.from_storage(pa.uuid(), different.take(coded.indices))


def _hashed(numbers: list[str], kind: str, secret: bytes) -> Iterator[bytes]:
    # The key and the kind are worked in once and copied: a third less time than a call per number.
    first, *later = links_of(secret)
    begun = hmac.new(first, f"{kind}\0".encode(), "sha256")
    for number in numbers:
        ended = begun.copy()
        ended.update(number.encode())
        yield _along(ended.digest()[:PSEUDONYM_BYTES], later)
