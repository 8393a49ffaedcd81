"""The dictionary: every dataset, field, code and label, once, as data (step 0).

Recognition, checks, templates, dimensions and the Definitions page are made from it; nothing else in the
code repeats a field's name in words, a code's spelling or a label.
"""

from __future__ import annotations

import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

GENDERS = ("woman", "man", "other", "not stated")

KINDS = (
    "person_id", "id", "text", "code", "gender", "grade", "date", "birth_date",
    "number", "count", "fraction", "yes_no", "country",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Code:
    """One value of a closed (or known) list, and the spellings that exports use for it."""

    value: str
    label: str
    spellings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Field:
    """One column of a dataset: what it holds and by which headings exports call it."""

    name: str
    label: str
    kind: str
    required: bool
    about: str
    example: str
    headings: tuple[str, ...] = ()
    codes: tuple[Code, ...] = ()
    open_list: bool = False
    personal: bool = False


@dataclass(frozen=True, slots=True)
class Dataset:
    """One kind of sheet: its fields, what one row is (``grain``) and which fields name a row (``key``).

    Fields of the key that an export lacks are left out of it. ``main_date`` may be given for a whole sheet
    where it is ``as_of``. Of each group in ``one_of`` at least one field has to be there. ``wide`` sheets
    hold numbers of women and men.
    """

    name: str
    label: str
    group: str
    grain: str
    about: str
    fields: dict[str, Field]
    key: tuple[str, ...]
    main_date: str | None = None
    wide: bool = False
    one_of: tuple[tuple[str, ...], ...] = ()

    @property
    def required(self) -> tuple[str, ...]:
        return tuple(field.name for field in self.fields.values() if field.required)


@dataclass(frozen=True, slots=True)
class Dictionary:
    """All datasets by name, in the order of the dictionary."""

    datasets: dict[str, Dataset]


def normal(text: str) -> str:
    """Text as people see it: NFKC, without control or format characters, single ordinary spaces, trimmed."""
    composed = unicodedata.normalize("NFKC", text)
    visible = "".join(
        " " if character.isspace() else character
        for character in composed
        if character.isspace() or unicodedata.category(character) not in {"Cc", "Cf"}
    )
    return " ".join(visible.split())


def folded(text: str) -> str:
    """Normal text without distinction of case: the form in which codes and headings are matched, exactly."""
    return normal(text).casefold()


GROUPS = ("staff", "recruitment", "board", "registers", "references")


@cache
def load_dictionary() -> Dictionary:
    """The dictionary as shipped with the package."""
    datasets: dict[str, Dataset] = {}
    for group in GROUPS:
        text = (files(__package__) / "datasets" / f"{group}.toml").read_text("utf-8")
        for name, entry in tomllib.loads(text).items():
            datasets[name] = _dataset(name, group, entry, datasets)
    return Dictionary(datasets)


def _dataset(name: str, group: str, entry: dict[str, object], known: dict[str, Dataset]) -> Dataset:
    from wggi_metrics.dictionary.parse import dataset

    return dataset(name, group, entry, known)


def __getattr__(name: str) -> Dictionary:
    if name == "DICTIONARY":
        return load_dictionary()
    raise AttributeError(name)
