"""Publishing for leadership: a release is counted by the lattice, rounded, audited and written, or nothing is."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from pathlib import Path

from wggi_metrics.counts import Readable, count_lattice
from wggi_metrics.disclosure import LOCAL
from wggi_metrics.disclosure.rounding import (
    Flag,
    Lattice,
    Outcome,
    Published,
    parse_lattice,
    publish,
    read_published,
    shipped_lattice,
)
from wggi_metrics.store import Key, Release, Store, read_public, rounding_fingerprint, rounding_key_for, write_public
from wggi_metrics.store.load import user_name
from wggi_metrics.store.lock import only_publisher
from wggi_metrics.store.refusals import plain_refusals

OWN_LATTICE = "lattice.toml"


@dataclass(frozen=True)
class PublicIssue:
    """What came of publishing: everything that is published now, and what was added.

    ``key_words`` is the rounding key as words to write down, when it was made.
    """

    published: Published
    issues: tuple[tuple[str, str], ...]
    flags: tuple[Flag, ...] = ()
    key_words: str | None = None


def lattice_of(store: Store) -> Lattice:
    """The organisation's own lattice, ``lattice.toml`` in the store's folder, else the one that is shipped.

    Raises: LatticeRefused.
    """
    own = store.folder / OWN_LATTICE
    return parse_lattice(own.read_text("utf-8")) if own.is_file() else shipped_lattice()


def publish_public(release: Readable, key: Key, lattice: Lattice, earlier: Published | None = None) -> Outcome:
    """Counts a release's closed periods and rounds those that were not published earlier.

    Raises: RoundingRefused with the reason; then nothing is published.
    """
    return publish(count_lattice(release, LOCAL, lattice), key.secret, lattice, earlier)


def publish_release(store: Store, key_file: Path | None = None, release: Release | None = None) -> PublicIssue:
    """Publishes what has closed since the last publication, and writes it into the store's ``public`` folder.

    Of the release in force, where none is given. What was published stays as it is; where nothing has closed, nothing
    is written. Raises: RoundingRefused, LatticeRefused; KeyRefused, ReleaseDamaged, StoreBusy, StoreUnusable.
    """
    with plain_refusals(store.folder), only_publisher(
        store.folder, user_name(), store.limits.wait_seconds, store.clock
    ):
        shown, earlier = release or store.current(), read_leadership(store.folder)
        if shown is None:
            return PublicIssue(earlier, ())
        key = rounding_key_for(store.folder, key_file)
        outcome = publish_public(shown, key, lattice_of(store), earlier)
        if outcome.issues:
            write_public(
                store.folder,
                outcome.published.as_plain(outcome.issues),
                release=shown.id,
                key=rounding_fingerprint(key),
                stepped=[asdict(flag) for flag in outcome.flags],
                clock=store.clock,
            )
        return PublicIssue(outcome.published, outcome.issues, outcome.flags, key.words if key.is_new else None)


def read_leadership(folder: Path) -> Published:
    """Everything published: all that a leadership view opens.

    Raises: ReleaseDamaged if a file is missing or not the one that was written.
    """
    return read_published(part["published"] for part in read_public(folder))
