"""Looking into a small release: its spells, its changes, who is in post."""

from __future__ import annotations

from tests.specimen import Specimen


def spells(release: Specimen) -> list[tuple[str, str, str]]:
    query = (
        "SELECT grade, CAST(valid_from AS VARCHAR), CAST(valid_to AS VARCHAR) FROM staff_spells "
        "ORDER BY person, valid_from"
    )
    return release.cursor().execute(query).fetchall()


def changes(release: Specimen) -> list[tuple[str, str | None]]:
    query = (
        "SELECT CAST(happened_on AS VARCHAR), COALESCE(presence, grade_change, 'other') FROM staff_changes "
        "ORDER BY person, happened_on"
    )
    return release.cursor().execute(query).fetchall()


def stock(release: Specimen, day: str) -> int:
    query = "SELECT COUNT(*) FROM staff_spells WHERE valid_from <= CAST($1 AS DATE) AND valid_to >= CAST($1 AS DATE)"
    return int(release.cursor().execute(query, [day]).fetchall()[0][0])
