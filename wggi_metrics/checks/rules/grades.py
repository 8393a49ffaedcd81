"""A row of staff has a grade; interns, consultants and others may be without (step 3)."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from wggi_metrics.checks.findings import Mask
from wggi_metrics.checks.under_check import UnderCheck

WITHOUT_GRADE = ("intern", "consultant", "other")


def missing_grades(check: UnderCheck) -> None:
    """A blank grade is an error, but for those who have none: they become ungraded."""
    if not _asked(check):
        return
    blank = ~check.given("grade")
    spared = blank & _may_be_ungraded(check)
    if spared.any():
        column = check.table["grade"].combine_chunks()
        filled = pc.if_else(pa.array(spared), pa.scalar("ungraded"), column)
        check.table = check.table.set_column(check.table.column_names.index("grade"), "grade", filled)
    read = check.findings.fields_read_wrong("grade", check.rows)
    check.errors("missing_grade", blank & ~spared & ~read, "grade")


def ungraded_staff(check: UnderCheck) -> None:
    """Ungraded is a word for interns, consultants and others alone, unless the ladder keeps every name."""
    if _asked(check) and check.ladder.unknown == "error" and check.dataset.name in ("assignments", "staff_list"):
        check.errors("ungraded", check.equals("grade", "ungraded") & ~_may_be_ungraded(check), "grade", shown=True)


def _asked(check: UnderCheck) -> bool:
    return check.has("grade") and check.dataset.fields["grade"].required


def _may_be_ungraded(check: UnderCheck) -> Mask:
    spared = np.zeros(check.table.num_rows, bool)
    for contract in WITHOUT_GRADE:
        spared |= check.equals("contract_type", contract)
    return spared
