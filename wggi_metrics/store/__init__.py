"""Step 4: checked sheets are published as a release, whole and at once; earlier releases stay as they were.

Person numbers become pseudonyms in memory before anything is written. A release is built beside the others
in one transaction, then a small pointer is replaced: readers see the old release or the new one, never a
mixture.
"""

from wggi_metrics.store.built import Built, Published
from wggi_metrics.store.compare_rows import RowCounts
from wggi_metrics.store.consequences import Consequences
from wggi_metrics.store.journal import ACTIONS, Noted, journal, note
from wggi_metrics.store.key import Key, key_path, read_key, secret_of
from wggi_metrics.store.limits import LIMITS, StoreLimits
from wggi_metrics.store.load import AcceptedSheet, Load, Progress, user_name
from wggi_metrics.store.provenance import rows_behind
from wggi_metrics.store.public import read_public, write_public
from wggi_metrics.store.refusals import (
    KeyRefused,
    LoadRefused,
    LogUnwritable,
    ReleaseDamaged,
    ReleaseUnknown,
    StoreBusy,
    StoreRefused,
    StoreUnusable,
)
from wggi_metrics.store.release import Release
from wggi_metrics.store.rounding_key import rounding_fingerprint, rounding_key_for, rounding_key_path
from wggi_metrics.store.store import Store

__all__ = [
    "ACTIONS",
    "LIMITS",
    "AcceptedSheet",
    "Built",
    "Consequences",
    "Key",
    "KeyRefused",
    "Load",
    "LoadRefused",
    "LogUnwritable",
    "Noted",
    "Progress",
    "Published",
    "Release",
    "ReleaseDamaged",
    "ReleaseUnknown",
    "RowCounts",
    "Store",
    "StoreBusy",
    "StoreLimits",
    "StoreRefused",
    "StoreUnusable",
    "journal",
    "key_path",
    "note",
    "read_key",
    "read_public",
    "rounding_fingerprint",
    "rounding_key_for",
    "rounding_key_path",
    "rows_behind",
    "secret_of",
    "user_name",
    "write_public",
]
