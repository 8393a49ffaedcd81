"""A release's manifest: what it holds, where from, who published it, and its file's SHA-256 (step 4)."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

import duckdb

from wggi_metrics.store.tables import dictionary_version

MANIFEST = "manifest.json"
PEOPLE = "people.duckdb"
RELEASES = "releases"
STORE_VERSION = 1
ID = re.compile(r"\d{8}T\d{6}Z-[0-9a-f]{8}")

Manifest = dict[str, Any]
Clock = Callable[[], datetime]


def now() -> datetime:
    return datetime.now(UTC)


def release_id(moment: datetime, sha256: str) -> str:
    """A release's name: when it was published, and eight letters of what it holds."""
    return f"{moment:%Y%m%dT%H%M%SZ}-{sha256[:8]}"


def sha256_of(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def versions() -> dict[str, Any]:
    """With what the release was made."""
    try:
        package = version("wggi-metrics")
    except PackageNotFoundError:
        package = "unknown"
    return {
        "store": STORE_VERSION,
        "wggi_metrics": package,
        "duckdb": duckdb.__version__,
        "dictionary": dictionary_version(),
    }


def people_file(manifest: Mapping[str, Any]) -> str:
    """The name of the release's file, which is another one since the key was rotated."""
    return str(manifest.get("people_file", PEOPLE))


def as_text(manifest: Mapping[str, Any]) -> str:
    return json.dumps(manifest, indent=1, ensure_ascii=False, default=str) + "\n"


def all_manifests(folder: Path) -> dict[str, Manifest]:
    """The manifests of all releases of a store by id, in the order in which they were published.

    The order is that of their numbers, each one more than the greatest before it: not the clock's.
    """
    releases = folder / RELEASES
    if not releases.is_dir():
        return {}
    found = [read_manifest(path) for path in releases.iterdir() if ID.fullmatch(path.name)]
    whole = sorted((manifest for manifest in found if manifest), key=lambda manifest: int(manifest["number"]))
    return {str(manifest["id"]): manifest for manifest in whole}


def read_manifest(release: Path) -> Manifest | None:
    """A release's manifest; None where there is no whole one that bears the folder's name."""
    try:
        found = _read(release / MANIFEST, (release / MANIFEST).stat().st_mtime_ns)
    except (OSError, ValueError):
        return None
    return found if isinstance(found, dict) and found.get("id") == release.name else None


@lru_cache(maxsize=512)
def _read(path: Path, changed_ns: int) -> Any:
    return json.loads(path.read_text("utf-8"))


def listed(manifest: Mapping[str, Any]) -> dict[str, Any]:
    """A release as the list of releases shows it."""
    names = ("id", "published_at", "by", "reason", "files", "periods", "versions", "predecessor")
    return {name: manifest[name] for name in names}
