"""Before a release is built: is there anything new in the load, and anything wrong (step 4)?"""

from __future__ import annotations

from typing import Any

from wggi_metrics.dictionary import load_dictionary
from wggi_metrics.problems import Problem
from wggi_metrics.store.load import AcceptedSheet, Load
from wggi_metrics.store.manifest import Manifest
from wggi_metrics.store.refusals import LoadRefused, refusal
from wggi_metrics.store.sources import scope_text
from wggi_metrics.store.tables import dictionary_version

Identity = tuple[Any, ...]


def everything_is_held(load: Load, current: Manifest) -> bool:
    """Whether the release in force has every sheet of the load: same bytes, same profile, same dictionary."""
    held = {_held_identity(sheet) for sheet in current["sheets"]}
    return bool(load.sheets) and all(_identity(sheet) in held for sheet in load.sheets)


def refuse_errors(load: Load) -> None:
    """Raises: LoadRefused if the load has errors that were not set aside, or nothing to publish at all."""
    if load.errors:
        rule = "sheet_errors" if load.set_aside else "errors"
        raise LoadRefused(refusal(rule, n=len(load.errors)), load.errors)
    if not any(sheet.checked.good.any() for sheet in load.sheets):
        raise LoadRefused(refusal("nothing_to_publish"))
    repeated = _repeated(load)
    if repeated:
        raise LoadRefused(repeated)


def _repeated(load: Load) -> Problem | None:
    seen: set[Identity] = set()
    for sheet in load.sheets:
        if sheet.checked.dataset not in load_dictionary().datasets:
            return refusal("dataset_unknown", dataset=sheet.checked.dataset)
        name = (*_identity(sheet), repr(sheet.checked.profile))
        if name in seen:
            return refusal("sheet_twice", file=sheet.file, sheet=sheet.checked.sheet)
        seen.add(name)
    return None


def _identity(sheet: AcceptedSheet) -> Identity:
    checked = sheet.checked
    as_of = str(checked.as_of) if checked.as_of else None
    return (
        sheet.sha256, checked.sheet, checked.dataset, as_of, scope_text(checked.scope), sheet.profile_sha,
        dictionary_version(),
    )  # fmt: skip


def _held_identity(sheet: dict[str, Any]) -> Identity:
    names = ("sha256", "sheet", "dataset", "as_of", "scope", "profile_sha", "dictionary")
    return tuple(sheet[name] for name in names)
