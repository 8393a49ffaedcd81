"""What one workbook may cost, and why (step 1). The only place where these numbers stand."""

from __future__ import annotations

from dataclasses import asdict, dataclass

MEGABYTE = 1 << 20


@dataclass(frozen=True)
class Limits:
    """Limits of one reading. A workbook beyond any of them is refused, and the refusal names the limit."""

    file_bytes: int = 200 * MEGABYTE
    """As Streamlit's upload limit; a million rows of twenty columns are 120 MB."""

    unpacked_bytes: int = 4096 * MEGABYTE
    """All parts together, inflated. A million rows of twenty columns are 750 MB; XML beyond this is no HR list."""

    ratio: int = 250
    """Inflated size by packed size of a large part. Real sheets stay below 40; deflate's worst bomb is 1030."""

    ratio_from: int = 32 * MEGABYTE
    """Smaller parts may be packed as tightly as they like: they can do no harm."""

    small_part: int = 16 * MEGABYTE
    """Lists of sheets, relations and styles: held in memory as a whole, a few kilobytes in real workbooks."""

    first_look: int = 8 * MEGABYTE
    """Sheets smaller than this, inflated, are audited before the reader opens them, larger ones meanwhile."""

    sheets: int = 500
    """Excel sets no limit; the largest exports seen have one sheet per month of twenty years."""

    cells: int = 30_000_000
    """Of the rectangle that a sheet uses: a million rows of thirty columns; each costs the reader 70 bytes."""

    sparse_cells: int = 5_000_000
    """A rectangle larger than this must be filled to a thousandth, else its empty cells fill the memory (seen:
    two cells in the corners of an .xls of 40 KB become 16 million)."""

    faults: int = 100_000
    """Error cells and formulas without value in one sheet that are told one by one."""

    memory_bytes: int = 3072 * MEGABYTE
    """What the reading process may take on top of its start: twice what a million rows of twenty columns take."""

    seconds: float = 15.0
    """For any file; the smallest one is read in half a second."""

    seconds_per_megabyte: float = 1.0
    """More time for larger files: a real one takes a tenth of a second per packed megabyte."""

    def seconds_for(self, file_bytes: int) -> float:
        """How long a file of this size may take."""
        return self.seconds + self.seconds_per_megabyte * file_bytes / MEGABYTE

    def as_dict(self) -> dict[str, float]:
        """For the journey to the reading process."""
        return asdict(self)


LIMITS = Limits()
