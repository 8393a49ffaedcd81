"""Person numbers become HMACs under the key."""

from __future__ import annotations

import hashlib
import uuid

import pyarrow as pa

from wggi_metrics.store.pseudonyms import pseudonym, pseudonyms

SECRET = bytes(range(16))


def hmac_by_hand(message: bytes) -> bytes:
    """HMAC as RFC 2104 writes it: H(K xor opad, H(K xor ipad, text))."""
    padded = SECRET.ljust(64, b"\0")
    inner = hashlib.sha256(bytes(byte ^ 0x36 for byte in padded) + message).digest()
    return hashlib.sha256(bytes(byte ^ 0x5C for byte in padded) + inner).digest()


def test_a_pseudonym_is_the_first_half_of_the_hmac() -> None:
    assert pseudonym("00012345", "staff_no", SECRET) == hmac_by_hand(b"staff_no\x0000012345")[:16]


def test_a_column_keeps_its_order_and_its_blanks() -> None:
    column = pa.chunked_array([["7", None, "8"], ["7"]])
    found = pseudonyms(column, "staff_no", SECRET).to_pylist()
    seven, eight = (uuid.UUID(bytes=pseudonym(number, "staff_no", SECRET)) for number in "78")
    assert found == [seven, None, eight, seven]


def test_leading_zeros_make_another_person() -> None:
    assert pseudonym("007", "staff_no", SECRET) != pseudonym("7", "staff_no", SECRET)


def test_an_applicant_is_not_the_member_of_staff_with_the_same_digits() -> None:
    assert pseudonym("7", "applicant_no", SECRET) != pseudonym("7", "staff_no", SECRET)


def test_an_empty_column_stays_empty() -> None:
    assert pseudonyms(pa.chunked_array([pa.array([], pa.string())]), "staff_no", SECRET).to_pylist() == []
