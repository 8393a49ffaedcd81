"""One person has one gender in an export; a blank one changes nothing (step 3)."""

from __future__ import annotations

import numpy as np

from wggi_metrics.checks.under_check import UnderCheck, grouped

CAREERS = ("assignments", "staff_list")
PERSON = {"assignments": "staff_no", "staff_list": "staff_no", "applications": "applicant_no"}


def blank_genders(check: UnderCheck) -> None:
    """Blank genders are counted; outside of careers, where no other row may tell, they are not stated."""
    if not check.has("gender"):
        return
    unread = check.findings.fields_read_wrong("gender", check.rows)
    blank = ~check.given("gender") & ~unread
    if check.dataset.name not in CAREERS and blank.any():
        column = check.table["gender"].combine_chunks().fill_null("not stated")
        check.table = check.table.set_column(check.table.column_names.index("gender"), "gender", column)
    if blank.any() and not check.findings.whole_sheet:
        first = int(np.flatnonzero(blank)[0])
        rule = "blank_gender" if check.dataset.name in CAREERS else "blank_gender_not_stated"
        check.warning(rule, first, "gender", n=int(blank.sum()))


def differing_genders(check: UnderCheck) -> None:
    """A warning at the latest row of each person of whom the export gives more than one gender."""
    person = PERSON.get(check.dataset.name)
    if person is None or not check.has("gender", person) or not check.letters.get(person):
        return
    people, genders = check.codes(person), check.codes("gender")
    known = np.flatnonzero((genders >= 0) & (people >= 0) & check.findings.without_error(check.rows))
    lowest = np.full(int(people.max(initial=0)) + 1, np.iinfo(np.int64).max)
    highest = np.full(len(lowest), -1)
    np.minimum.at(lowest, people[known], genders[known])
    np.maximum.at(highest, people[known], genders[known])
    differing = (highest > lowest)[people[known]]
    for places in grouped(known[differing], people):
        _warn(check, places)


def _warn(check: UnderCheck, places: np.ndarray) -> None:
    dated = next((name for name in ("valid_from", "as_of", "applied_on") if check.has(name)), None)
    when = check.days(dated, -1)[places] if dated else np.zeros(len(places))
    last = int(places[np.lexsort((places, when))[-1]])
    other = next(int(place) for place in places if check.value(place, "gender") != check.value(last, "gender"))
    check.warning("gender_differs", last, "gender", other=check.cell(other, "gender"))
