"""The store: immutable releases and a pointer to the one in force (step 4)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from wggi_metrics.problems import Problem
from wggi_metrics.profiles import Ladder
from wggi_metrics.store.built import Built, Published, move_in
from wggi_metrics.store.candidates import Candidate, Workshop, from_load
from wggi_metrics.store.given import ladder_in_force
from wggi_metrics.store.held import everything_is_held, refuse_errors
from wggi_metrics.store.hidden import remove_abandoned
from wggi_metrics.store.kept import keep_profile, kept_profiles
from wggi_metrics.store.key import Key
from wggi_metrics.store.keyring import fingerprint_of, key_for, note_key
from wggi_metrics.store.limits import LIMITS, StoreLimits
from wggi_metrics.store.load import Load, Progress, user_name
from wggi_metrics.store.lock import only_publisher
from wggi_metrics.store.manifest import (
    ID,
    RELEASES,
    Clock,
    Manifest,
    all_manifests,
    listed,
    now,
    read_manifest,
)
from wggi_metrics.store.pointer import current_manifest, history, point_to, remember
from wggi_metrics.store.refusals import KeyRefused, LoadRefused, ReleaseUnknown, plain_refusals, refusal
from wggi_metrics.store.release import Release
from wggi_metrics.store.rotation import is_rotating, rotate
from wggi_metrics.store.withdraw import Withdrawal, source_named, without_source


def silent(step: str, part: float) -> None:
    """Tells nobody how far it is."""


@dataclass(frozen=True)
class Store:
    """A folder of releases; the key for pseudonyms lies outside of it."""

    folder: Path
    key_file: Path | None = None
    limits: StoreLimits = LIMITS
    clock: Clock = now

    def current(self) -> Release | None:
        """The release in force; None before the first load."""
        manifest, _ = current_manifest(self.folder)
        return self._release(manifest) if manifest else None

    def condition(self) -> tuple[Problem, ...]:
        """What is wrong with the store: a lost pointer, in place of which the newest release is served."""
        _, problem = current_manifest(self.folder)
        return (problem,) if problem else ()

    def release(self, id: str) -> Release:
        """The release of this id.

        Raises: ReleaseUnknown if there is none.
        """
        manifest = read_manifest(self.folder / RELEASES / id) if ID.fullmatch(id) else None
        if manifest is None:
            raise ReleaseUnknown(refusal("release_unknown", id=id))
        return self._release(manifest)

    def releases(self) -> tuple[Release, ...]:
        """All releases in the order in which they were published."""
        return tuple(map(self._release, all_manifests(self.folder).values()))

    def as_list(self) -> dict[str, Any]:
        """The releases as ``releases --json`` shows them."""
        current = self.current()
        return {
            "current": current.id if current else None,
            "releases": [listed(release.manifest) for release in self.releases()],
        }

    def history(self) -> list[dict[str, Any]]:
        """Every turning back to another release, oldest first."""
        return history(self.folder)

    def ladder(self) -> Ladder:
        """The ladder in force: the one given last, the UN common system's where none was."""
        manifest, _ = current_manifest(self.folder)
        return ladder_in_force(manifest["given"] if manifest else {})

    def profiles(self) -> dict[str, str]:
        """The texts of the profiles kept with the store, by name."""
        return kept_profiles(self.folder)

    def keep_profile(self, name: str, text: str) -> None:
        """Keeps a profile with the store, in place of one of the same name.

        Raises: LoadRefused if the name is no file's name; StoreUnusable.
        """
        with plain_refusals(self.folder):
            keep_profile(self.folder, name, text)

    def key_fingerprint(self) -> str | None:
        """The fingerprint of the key for pseudonyms; None before the first load."""
        return fingerprint_of(self.folder)

    def publish(self, load: Load, progress: Progress = silent) -> Published:
        """Builds a load's release and puts it in force.

        Raises: LoadRefused if there are errors, an open question, another publisher, another key, no room.
        """
        with plain_refusals(self.folder), self._only_publisher(load.by), self.build(load, progress) as built:
            return built.publish(yes=load.yes) if built.unchanged else self._commit(built, load.yes)

    def build(self, load: Load, progress: Progress = silent) -> Built:
        """Builds a load's release beside the others, to look at its consequences before it is published.

        Raises: LoadRefused as ``publish`` does, but for open questions; ReleaseDamaged if the release that
        the load would join is damaged.
        """
        current, _ = current_manifest(self.folder)
        if current and everything_is_held(load, current):
            return Built.unchanged_of(self._release(current))
        refuse_errors(load)
        if current:
            self._release(current).verify()
        key = key_for(self.folder, self.key_file)
        shop = self._workshop(progress)
        return self._built(from_load(shop, load, key.secret, current), current, key)

    def rollback(self, id: str, reason: str = "", by: str | None = None) -> Release:
        """Puts an earlier release in force again; nothing is lost by it.

        Raises: ReleaseUnknown, ReleaseDamaged, StoreBusy.
        """
        by = by or user_name()
        with plain_refusals(self.folder), self._only_publisher(by):
            release, before = self.release(id), self.current()
            release.verify()
            newest = self.releases()[-1].id
            at = self.clock().isoformat(timespec="seconds")
            remember(self.folder, {
                "at": at, "by": by, "from": before.id if before else None, "to": id,
                "newest": newest, "reason": reason,
            })  # fmt: skip
            point_to(self.folder, id)
            return release

    def withdraw(self, sha256: str, reason: str = "", by: str | None = None, progress: Progress = silent) -> Published:
        """Publishes a release without the rows of one source, named by its SHA-256 or the beginning of it.

        Raises: ReleaseUnknown if no source is called so; StoreBusy; LoadRefused if a release is gone.
        """
        by = by or user_name()
        with plain_refusals(self.folder), self._only_publisher(by):
            current, _ = current_manifest(self.folder)
            if current is None:
                raise ReleaseUnknown(refusal("source_unknown", sha256=sha256))
            withdrawal = Withdrawal(source_named(current, sha256), by, reason)
            with self._built(without_source(self._workshop(progress), withdrawal, current), current) as built:
                return self._commit(built, yes=True)

    def _built(self, made: Candidate, current: Manifest | None, key: Key | None = None) -> Built:
        release = Release(made.hidden.path.name[1:], made.manifest, made.hidden.path, self.limits)
        release.trust()
        base = current["id"] if current else None
        return Built(made.consequences, release, base, made.manifest, made.hidden, key, self._publish_built)

    def _publish_built(self, built: Built, yes: bool) -> Published:
        with plain_refusals(self.folder), self._only_publisher(built.manifest["by"]):
            return self._commit(built, yes)

    def _commit(self, built: Built, yes: bool) -> Published:
        self._refuse_overtaken(built)
        question = built.consequences.problem(self.limits)
        if question and not yes:
            raise LoadRefused(question)
        is_first = note_key(self.folder, built.key) if built.key else False
        manifest = move_in(built, self.folder, self.clock)
        point_to(self.folder, manifest["id"])
        release = self._release(manifest)
        release.trust()
        remove_abandoned(self.folder / RELEASES)
        words = built.key.words if built.key and is_first else None
        return Published(release, built.consequences, key_words=words)

    def _refuse_overtaken(self, built: Built) -> None:
        current, _ = current_manifest(self.folder)
        same_numbers = all(
            manifest["number"] < built.manifest["number"] for manifest in all_manifests(self.folder).values()
        )
        if (current["id"] if current else None) != built.base or not same_numbers:
            raise LoadRefused(refusal("overtaken"))

    def rotate_key(self, by: str | None = None, progress: Progress = silent) -> Key | None:
        """Gives the key for pseudonyms another link and hashes every pseudonym of every release under it.

        A rotation that was stopped is gone on with. None where the store has no key yet. Raises: KeyRefused if its key
        is not there; ReleaseDamaged; StoreBusy; StoreUnusable.
        """
        lock = only_publisher(self.folder, by or user_name(), self.limits.wait_seconds, self.clock)
        with plain_refusals(self.folder), lock:
            return rotate(self.folder, self.key_file, self.limits, progress)

    @contextmanager
    def _only_publisher(self, by: str) -> Iterator[None]:
        with only_publisher(self.folder, by, self.limits.wait_seconds, self.clock):
            if is_rotating(self.folder):
                raise KeyRefused(refusal("rotation_unfinished"))
            yield

    def _workshop(self, progress: Progress) -> Workshop:
        return Workshop(self.folder, self.limits, self.clock, progress)

    def _release(self, manifest: Mapping[str, Any]) -> Release:
        return Release(manifest["id"], dict(manifest), self.folder / RELEASES / manifest["id"], self.limits)
