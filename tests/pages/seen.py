"""Pages run without a browser, over small releases written as text tables."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from streamlit.testing.v1 import AppTest

from tests.store.loads import load, sheet
from wggi_metrics.profiles import Ladder, Profile
from wggi_metrics.store import Store

DASHBOARD = Path(__file__).parents[2] / "dashboard.py"
HEAD = "staff_no gender grade location contract_type org_unit"


def people(first: int, gender: str, grade: str, number: int, place: str = "headquarters") -> str:
    """So many people alike, one row each."""
    unit = "North" if place == "headquarters" else "South"
    return "\n".join(f"{first + n:06d} {gender} {grade} {place} fixed-term {unit}" for n in range(number))


def staff(*parts: str) -> str:
    """A staff list of these people."""
    return "\n".join([HEAD, *parts])


LAST_YEAR = staff(
    people(0, "woman", "P-3", 4),
    people(100, "man", "P-3", 6),
    people(300, "man", "P-5", 10, "field"),
    people(400, "woman", "G-5", 15),
    people(500, "man", "G-5", 5),
)

NOW = staff(
    people(0, "woman", "P-3", 5),
    people(100, "man", "P-3", 5),
    people(150, "man", "P-3", 1, "field"),
    people(200, "woman", "P-5", 2, "field"),
    people(300, "man", "P-5", 7, "field"),
    people(400, "woman", "G-5", 15),
    people(500, "man", "G-5", 5),
    people(600, "not_stated", "P-3", 1),
)
"""P-3 5 women, 6 men; P-5 2, 7: 7 women of 20, 3 short of the band (10 are half, 47 % of 20 are 9.4: 10)."""


def publish(
    *lists: tuple[str, str], folder: Path | None = None, ladder: Ladder | None = None, seniority: str = ""
) -> None:
    """Publishes staff lists, each with its date, in the store that the pages open, and a minimum seniority."""
    store = Store(folder or Path(os.environ["WGGI_STORE"]))
    profiles = (Profile(sheets=(), ladder=ladder),) if ladder else ()
    sheets = [sheet("staff_list", text, as_of=day, file=f"{day}.xlsx") for day, text in lists]
    sheets += [sheet("minimum_seniority", seniority, file="rules.xlsx")] if seniority else []
    store.publish(load(*sheets, profiles=profiles, yes=True))


def publish_recruitment(until: str, staff_list: str = "", **tables: str) -> None:
    """Publishes these tables on notices, candidates and the Board, known up to a day, and a staff list of that day."""
    sheets = [sheet(dataset, text, as_of=until, file=f"{dataset}.xlsx") for dataset, text in tables.items()]
    sheets += [sheet("staff_list", staff_list, as_of=until, file="staff.xlsx")] if staff_list else []
    Store(Path(os.environ["WGGI_STORE"])).publish(load(*sheets, yes=True))


def publish_two_years() -> None:
    """The two lists above."""
    publish(("2024-12-31", LAST_YEAR), ("2025-12-31", NOW))


def seen(page: str = "overview", group: str = "staff", **link: str) -> AppTest:
    """The page as it stands when this link is opened; ``group`` is the folder that it lies in."""
    app = AppTest.from_file(str(DASHBOARD), default_timeout=30)
    if page != "overview":
        app = AppTest.from_string(_only(page, group), default_timeout=30)
    for name, value in link.items():
        app.query_params[name] = value
    return app.run()


def _only(page: str, group: str) -> str:
    return (
        f"from pages.frame import shell\nfrom pages.{group} import {page}\n"
        f"shell.run({{'{group}': {{'{page}': {page}.page}}}})\n"
    )


def html(app: AppTest) -> str:
    """All that the page says in its own HTML, with ordinary spaces and hyphens."""
    bodies: list[Any] = [element.proto.body for element in app.get("html")]
    return "\n".join(bodies).replace("\u202f", " ").replace("\u2011", "-")


def titles(app: AppTest) -> list[str]:
    """The titles of the figures."""
    return [title.value.replace("\u202f", " ").replace("\u2011", "-") for title in app.header]
