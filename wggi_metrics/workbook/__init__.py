"""Step 1 of the staircase: a workbook is read, its cells kept as text with their true addresses.

Reading happens in a process of its own (``reading``, ``child``), because damaged and malicious workbooks abort the
readers or fill the memory: the server only takes the answer.
"""

from wggi_metrics.workbook.addresses import column_letters, column_number
from wggi_metrics.workbook.limits import LIMITS, Limits
from wggi_metrics.workbook.reading import read_workbook
from wggi_metrics.workbook.types import CellFault, Sheet, Workbook, WorkbookRefused

__all__ = [
    "LIMITS",
    "CellFault",
    "Limits",
    "Sheet",
    "Workbook",
    "WorkbookRefused",
    "column_letters",
    "column_number",
    "read_workbook",
]
