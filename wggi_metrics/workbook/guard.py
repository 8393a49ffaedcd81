"""The light guard: what can be seen of a zip before anything in it is read (step 1).

It looks at the directory of the zip and at the beginning of the parts that readers trust blindly; what lies in
the sheets is for ``audit``. Seen: a false count of shared strings aborts the reader's process.
"""

from __future__ import annotations

import re

from wggi_metrics.workbook.limits import MEGABYTE
from wggi_metrics.workbook.parts import Package
from wggi_metrics.workbook.refusals import Refusal

_SHORTEST_TEXT = len("<si/>")


def guard_package(package: Package) -> None:
    """Raises: Refusal for a package that is encrypted, a bomb, or lies about what it holds."""
    _guard_encryption(package)
    _guard_sizes(package)
    _guard_shared_strings(package)


def holds_macros(package: Package) -> bool:
    """Whether the package carries program code (which is never run)."""
    return any(path.endswith("vbaproject.bin") for path in package.entries)


def _guard_encryption(package: Package) -> None:
    manifest = package.start("META-INF/manifest.xml")
    if b"encryption-data" in manifest or any(entry.flag_bits & 1 for entry in package.entries.values()):
        raise Refusal("encrypted")


def _guard_sizes(package: Package) -> None:
    limits = package.limits
    entries = package.entries.values()
    unpacked = sum(entry.file_size for entry in entries)
    tight = any(
        entry.file_size > limits.ratio_from and entry.file_size > limits.ratio * max(entry.compress_size, 1)
        for entry in entries
    )
    if tight or unpacked > limits.unpacked_bytes:
        size, limit = unpacked // MEGABYTE, limits.unpacked_bytes // MEGABYTE
        raise Refusal("unpacks_too_large", size=size, limit=limit)


def _guard_shared_strings(package: Package) -> None:
    start = package.start("xl/sharedStrings.xml")
    opening = re.search(rb"<(?:\w+:)?sst\b[^>]*>", start)
    if re.search(rb"<!(?:DOCTYPE|ENTITY)", start):
        raise Refusal("doctype")
    if opening is None:
        return
    room = package.size("xl/sharedStrings.xml") // _SHORTEST_TEXT + 1
    unique = re.search(rb"\buniqueCount\s*=\s*[\"'](\d{1,20})", opening[0])
    if unique and int(unique[1]) > room:
        raise Refusal("false_count", said=int(unique[1]))
