"""Another key for pseudonyms, without the clear numbers: every pseudonym goes one link further (step 4).

1. The next key, the present one and a new link, is written beside the key file.
2. Each release gets a second file, in which every pseudonym is hashed under the new link.
3. The plan names these files: from now on a rotation that is stopped is finished, never taken back.
4. The key file, the manifests and the fingerprint are replaced one by one; then the old files go.

Whoever has a copy of the old key and of the new store learns nothing from them together. Stopped at any moment, every
release opens; published is again once the rotation is done. A release keeps its id and its figures.
"""

from __future__ import annotations

import json
import secrets
from pathlib import Path
from typing import Any
from uuid import UUID

import pyarrow as pa

from wggi_metrics.store.durable import force_file, force_folder, put_in_place, write_forced, write_whole
from wggi_metrics.store.engine import Connection, attach, opened, run
from wggi_metrics.store.hidden import BUILDING, HiddenFolder, remove_abandoned
from wggi_metrics.store.key import KEY_BYTES, Key, key_path, links_of, read_key
from wggi_metrics.store.keyring import FINGERPRINT, fingerprint_of, key_for
from wggi_metrics.store.limits import StoreLimits
from wggi_metrics.store.load import Progress
from wggi_metrics.store.manifest import MANIFEST, RELEASES, Manifest, all_manifests, as_text, people_file, sha256_of
from wggi_metrics.store.pseudonyms import PSEUDONYM_BYTES, next_link
from wggi_metrics.store.refusals import KeyRefused, refusal
from wggi_metrics.store.release import Release

PLAN, NEXT = "rotation.json", ".next"
OWNER_ALONE = 0o600


def is_rotating(folder: Path) -> bool:
    """Whether a rotation has begun to replace files and is not done."""
    return (folder / PLAN).exists()


def rotate(folder: Path, key_file: Path | None, limits: StoreLimits, progress: Progress) -> Key | None:
    """Gives the key another link, or finishes what was begun; the caller is the only publisher.

    None where the store has no key. Raises: KeyRefused, ReleaseDamaged, OSError.
    """
    path = key_path(key_file)
    if not is_rotating(folder):
        if fingerprint_of(folder) is None:
            return None
        _plan(folder, _next_key(path, key_for(folder, key_file)), limits, progress)
    return _finished(folder, path)


def _next_key(path: Path, present: Key) -> Key:
    """The key with one link more: the one that a rotation before has left, or a new one."""
    beside = path.with_name(path.name + NEXT)
    left = read_key(beside)
    if left is not None and left.secret[:-KEY_BYTES] == present.secret:
        return left
    key = Key(present.secret + secrets.token_bytes(KEY_BYTES))
    _write_key(beside, key)
    return key


def _write_key(path: Path, key: Key) -> None:
    hidden = path.with_name(f".{path.name}-{secrets.token_hex(4)}")
    try:
        write_forced(hidden, key.words + "\n", mode=OWNER_ALONE)
        put_in_place(hidden, path)
    except OSError as fault:
        raise KeyRefused(refusal("key_unwritable", path=path)) from fault
    finally:
        hidden.unlink(missing_ok=True)


def _plan(folder: Path, key: Key, limits: StoreLimits, progress: Progress) -> None:
    manifests = all_manifests(folder)
    remove_abandoned(folder / RELEASES)
    files: dict[str, dict[str, str]] = {}
    for place, manifest in enumerate(manifests.values()):
        progress("storing", place / len(manifests))
        release = Release(manifest["id"], manifest, folder / RELEASES / manifest["id"], limits)
        made = release.path / f"people-{key.fingerprint}.duckdb"
        if not made.exists():
            release.verify()
            _hash_again(release, made, links_of(key.secret)[-1], limits)
        files[release.id] = {"people_file": made.name, "people_sha256": sha256_of(made)}
    plan = {"to": key.fingerprint, "releases": files}
    write_whole(folder / PLAN, json.dumps(plan, indent=1) + "\n")


def _finished(folder: Path, path: Path) -> Key:
    """Puts a plan into force; each step may have been taken before."""
    plan = json.loads((folder / PLAN).read_text("utf-8"))
    beside = path.with_name(path.name + NEXT)
    key = _planned_key(plan["to"], path, beside)
    _write_key(path, key)
    manifests = all_manifests(folder)
    for id, files in plan["releases"].items():
        write_whole(folder / RELEASES / id / MANIFEST, as_text(manifests[id] | files))
    write_whole(folder / FINGERPRINT, key.fingerprint + "\n")
    for manifest in all_manifests(folder).values():
        _remove_old(folder / RELEASES / manifest["id"], manifest)
    beside.unlink(missing_ok=True)
    (folder / PLAN).unlink()
    force_folder(folder)
    return key


def _planned_key(fingerprint: str, *paths: Path) -> Key:
    found = [key for key in map(read_key, paths) if key is not None and key.fingerprint == fingerprint]
    if not found:
        raise KeyRefused(refusal("key_missing", path=paths[-1], expected=fingerprint))
    return found[0]


def _remove_old(release: Path, manifest: Manifest) -> None:
    for path in release.glob("people*.duckdb*"):
        if path.name != people_file(manifest):
            path.unlink()
    force_folder(release)


def _hash_again(release: Release, made: Path, link: bytes, limits: StoreLimits) -> None:
    """Writes the release's file anew with every pseudonym one link further."""
    hidden = HiddenFolder(made.parents[1], BUILDING)
    try:
        path = hidden.path / made.name
        connection = opened(path, limits, hidden.path / "spill")
        try:
            _copy(connection, release.people, path.stem, link)
        finally:
            connection.close()
        force_file(path)
        put_in_place(path, made)
    finally:
        hidden.remove()


def _copy(connection: Connection, earlier: Path, own: str, link: bytes) -> None:
    attach(connection, earlier, "earlier")
    run(connection, f'COPY FROM DATABASE earlier TO "{own}" (SCHEMA)')
    named = _columns(connection)
    _make_links(connection, named, link)
    run(connection, "BEGIN")
    for table, columns in named.items():
        shown = [
            f'(SELECT becomes FROM links WHERE was = old."{name}") AS "{name}"' if kind == "UUID" else f'old."{name}"'
            for name, kind in columns.items()
        ]
        run(connection, f'INSERT INTO main."{table}" SELECT {", ".join(shown)} FROM earlier."{table}" AS old '
                        "ORDER BY old.rowid")  # fmt: skip
    run(connection, "COMMIT")
    run(connection, "DROP TABLE links")
    run(connection, "CHECKPOINT")


def _columns(connection: Connection) -> dict[str, dict[str, str]]:
    """The tables of the attached release, each with its columns and their types."""
    rows = run(
        connection,
        """SELECT columns.table_name, column_name, data_type FROM duckdb_columns() AS columns
           JOIN duckdb_tables() AS tables USING (database_name, table_name)
           WHERE database_name = 'earlier' ORDER BY columns.table_name, column_index""",
    )
    found: dict[str, dict[str, str]] = {}
    for table, column, kind in rows:
        found.setdefault(table, {})[column] = kind
    return found


def _make_links(connection: Connection, named: dict[str, dict[str, str]], link: bytes) -> None:
    """A table, in memory, of each pseudonym and of what becomes of it."""
    asked = [
        f'SELECT "{column}" AS was FROM earlier."{table}" WHERE "{column}" IS NOT NULL'
        for table, columns in named.items()
        for column, kind in columns.items()
        if kind == "UUID"
    ]
    rows: list[tuple[Any, ...]] = run(connection, " UNION ".join(asked)) if asked else []
    was = [row[0].bytes if isinstance(row[0], UUID) else UUID(str(row[0])).bytes for row in rows]
    becomes = [next_link(each, link) for each in was]
    storage = pa.binary(PSEUDONYM_BYTES)
    pairs = {"was": was, "becomes": becomes}
    arrived = {name: pa.ExtensionArray.from_storage(pa.uuid(), pa.array(values, storage))
               for name, values in pairs.items()}  # fmt: skip
    connection.register("arriving", pa.table(arrived))
    run(connection, "CREATE TEMP TABLE links AS SELECT * FROM arriving")
    connection.unregister("arriving")
