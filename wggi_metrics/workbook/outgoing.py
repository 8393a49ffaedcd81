"""A sheet made ready and sent to the parent; progress on the way (step 1)."""

from __future__ import annotations

import pyarrow as pa

from wggi_metrics.workbook import cells
from wggi_metrics.workbook.addresses import column_letters, column_number
from wggi_metrics.workbook.answer import Answer
from wggi_metrics.workbook.audit import SheetAudit
from wggi_metrics.workbook.limits import Limits
from wggi_metrics.workbook.refusals import Refusal


class Outgoing:
    """What goes to the parent: sheets, and how much of the work is done."""

    def __init__(self, answer: Answer, limits: Limits) -> None:
        self.answer = answer
        self.limits = limits
        self.filled = False
        self.work = 1
        self._done = 0

    def progress(self, step: str, done: int = 0, sheet: str = "") -> None:
        """Some more of the work is done; ``step`` is a key of the words."""
        self._done += done
        fraction = min(self._done / max(self.work, 1), 1.0)
        self.answer.say({"is": "progress", "step": step, "sheet": sheet, "fraction": fraction})

    def sheet(
        self,
        name: str | None,
        visible: bool,
        table: pa.Table,
        first_column: int,
        failed: cells.Failed,
        audit: SheetAudit | None = None,
    ) -> None:
        """Sends one sheet. ``failed`` are error cells that the reader itself reported. Raises: Refusal."""
        self._refuse_too_many(name or "1", table, failed)
        audit = audit or SheetAudit(name or "")
        errors = [(row + 1, column_letters(first_column + column), "error_cell", what) for row, column, what in failed]
        faults = sorted(audit.faults or errors, key=lambda fault: (fault[0], column_number(fault[1])))
        places = [(row - 1, column_number(letters) - first_column) for row, letters, _, _ in faults]
        in_place, first_row = cells.in_place(table, first_column, places)
        self.filled |= bool(faults) or cells.filled(in_place) > 0
        message = {
            "is": "sheet", "name": name, "visible": visible, "first_row": first_row, "first_column": first_column,
            "hidden_rows": sorted(set(audit.hidden_rows)), "hidden_columns": audit.hidden_letters(),
            "merged": audit.merged, "faults": faults,
        }  # fmt: skip
        self.answer.say(message, in_place)

    def _refuse_too_many(self, name: str, table: pa.Table, failed: cells.Failed) -> None:
        size = table.num_rows * table.num_columns
        if size > self.limits.cells:
            raise Refusal("too_many_cells", sheet=name, found=f"{size:,}", limit=f"{self.limits.cells:,}")
        if size > self.limits.sparse_cells and cells.filled(table) * 1000 < size:
            raise Refusal("far_cell", sheet=name, cell=f"{name}: {table.num_rows:,} × {table.num_columns:,}")
        if len(failed) > self.limits.faults:
            raise Refusal("too_many_faults", sheet=name, limit=f"{self.limits.faults:,}")
