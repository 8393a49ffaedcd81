"""All the exports of the demonstration organisation, written into one folder."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from wggi_metrics.demo.careers import simulate
from wggi_metrics.demo.careers.rows import assignments
from wggi_metrics.demo.exports.board_file import write_board
from wggi_metrics.demo.exports.recruitment_files import write_candidatures, write_notices
from wggi_metrics.demo.exports.reference_file import write_references
from wggi_metrics.demo.exports.register_files import write_registers, write_surveys
from wggi_metrics.demo.exports.staff_file import write_staff
from wggi_metrics.demo.rates import RATES, Rates
from wggi_metrics.demo.recruitment import meetings, recruit
from wggi_metrics.demo.recruitment.staffpool import staff_by_grade
from wggi_metrics.demo.registers.network import focal_points
from wggi_metrics.demo.registers.programme import projects
from wggi_metrics.demo.registers.surveys import surveys
from wggi_metrics.words import say

Progress = Callable[[str, float], None]
AS_OF = date(2026, 10, 31)
STAFF_ALLOWED, YEARS_ALLOWED = (50, 50_000), (1, 40)
EXPORTS = (
    "HR_assignments.xlsx",
    "HR_references.xlsx",
    "Recruitment_notices.xlsx",
    "Recruitment_candidatures.xlsx",
    "Appointments_Board.xlsx",
    "WGGI_registers.xlsx",
    "WGGI_surveys.xlsx",
)


def write_exports(
    folder: Path,
    *,
    staff: int = 3000,
    years: int = 20,
    seed: int = 1,
    rates: Rates = RATES,
    as_of: date = AS_OF,
    progress: Progress | None = None,
) -> list[Path]:
    """Simulates the organisation and writes its exports.

    ``staff`` is about how many are in post on the last day, ``as_of``; recruitment goes on for two weeks
    after it. The same arguments give the same bytes.

    Returns: the paths, in the order of EXPORTS.
    Raises: ValueError if the organisation would be too small or too large for its exports.
    """
    _check_size(staff, years)
    tell = progress or (lambda _step, _part: None)
    folder.mkdir(parents=True, exist_ok=True)
    tell(say("demo.progress.careers"), 0.0)
    organisation = simulate(rates, staff, years, seed, as_of)
    rows = assignments(organisation)
    held, notices = staff_by_grade(rows), recruit(organisation, rows, seed)
    network, sponsored = focal_points(organisation, seed), projects(organisation, seed)
    writers: tuple[Callable[[Path], Path], ...] = (
        lambda path: write_staff(path, organisation, rows, seed),
        lambda path: write_references(path, organisation),
        lambda path: write_notices(path, organisation, notices, held, seed),
        lambda path: write_candidatures(path, organisation, notices, seed),
        lambda path: write_board(path, organisation, meetings(organisation, notices, seed), held, seed),
        lambda path: write_registers(path, organisation, rows, network, sponsored, seed),
        lambda path: write_surveys(path, organisation, surveys(organisation, rows, network, sponsored, seed)),
    )
    written = []
    for done, (name, write) in enumerate(zip(EXPORTS, writers, strict=True), 1):
        tell(say("demo.progress.file", file=name), done / (len(EXPORTS) + 1))
        written.append(write(folder / name))
    tell(say("demo.progress.done"), 1.0)
    return written


def _check_size(staff: int, years: int) -> None:
    for name, value, (least, most) in (("staff", staff, STAFF_ALLOWED), ("years", years, YEARS_ALLOWED)):
        if not least <= value <= most:
            raise ValueError(say(f"demo.size.{name}", value=value, least=least, most=most))
