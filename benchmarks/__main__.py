"""``make bench``: python -m benchmarks [--only PART] [--large]."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from importlib import import_module

from benchmarks.harness import Line, keep, show

PARTS = (
    "ingest", "head_counts", "scaling", "survival", "career_measures", "career_counts", "career_page", "recovery",
)  # fmt: skip


def asked(words: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser("benchmarks", description=__doc__)
    parser.add_argument("--only", choices=PARTS, action="append", help="measure this part alone")
    parser.add_argument("--large", action="store_true", help="a million rows, 200 million staff-months")
    parser.add_argument("--no-keep", action="store_true", help="print the table and keep no file")
    return parser.parse_args(words)


def main(words: Sequence[str]) -> None:
    options = asked(words)
    lines: list[Line] = []
    for part in options.only or PARTS:
        print(f"{part} …", file=sys.stderr)
        measure: Callable[[bool], list[Line]] = import_module(f"benchmarks.{part}").lines
        lines += measure(options.large)
    show(lines)
    if not options.no_keep:
        print(f"kept as {keep(lines, ' '.join(words)).name}")


if __name__ == "__main__":
    main(sys.argv[1:])
