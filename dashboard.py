"""The dashboard: every address goes through here, and only here pages are registered."""

from __future__ import annotations

import gc

from pages.data import access, computable, definitions, importing, recipes
from pages.frame import shell
from pages.frame.address import ask_nobody_outside
from pages.frame.cache import once
from pages.recruitment import board, meeting, notices
from pages.staff import careers, overview, representation


def main() -> None:
    """Shows the page that the address names."""
    ask_nobody_outside()
    # Collecting what never changes costs every session seconds; it is set apart once, after start.
    once("freeze", gc.freeze)
    shell.run(
        {
            "staff": {"overview": overview.page, "representation": representation.page, "careers": careers.page},
            "recruitment": {"notices": notices.page, "board": board.page, "meeting": meeting.page},
            "data": {
                "import": importing.page,
                "computable": computable.page,
                "recipes": recipes.page,
                "access": access.page,
                "definitions": definitions.page,
            },
        }
    )


main()
