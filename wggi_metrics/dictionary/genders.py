"""Gender codes are read as a set, never one by one: M is a man beside F, a woman beside H (step 0)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from wggi_metrics.dictionary import folded, normal
from wggi_metrics.dictionary.codes import shared_codes


@dataclass(frozen=True, slots=True)
class Candidate:
    """One way of reading the codes: in which languages, and what each code means."""

    languages: tuple[str, ...]
    genders: tuple[tuple[str, str], ...]

    @property
    def meaning(self) -> dict[str, str]:
        """The export's code = ours, as ``[sheet.values.gender]`` holds it."""
        return dict(self.genders)


@dataclass(frozen=True, slots=True)
class GenderReading:
    """All the readings that fit the codes found, and the codes that no reading explains."""

    candidates: tuple[Candidate, ...]
    asked: tuple[str, ...]

    @property
    def only(self) -> Candidate | None:
        """The reading, where there is exactly one; it still leaves ``asked`` to be answered."""
        return self.candidates[0] if len(self.candidates) == 1 else None


@dataclass(frozen=True, slots=True)
class GenderSet:
    """One known set of codes: folded code and gender."""

    language: str
    genders: Mapping[str, str]


def gender_set(codes: Iterable[str]) -> GenderReading:
    """The readings that fit these codes taken together; without one, every code is asked.

    Blank cells are no codes. Codes such as ``*``, ``X`` or ``unknown`` may stand beside any set, and are
    asked. Sets that read the codes alike are one candidate with several languages.
    """
    found = tuple(dict.fromkeys(code for code in map(normal, codes) if code))
    readings: dict[tuple[tuple[str, str], ...], list[str]] = {}
    for known in known_sets():
        genders = _reading(found, known)
        if genders:
            readings.setdefault(genders, []).append(known.language)
    candidates = tuple(_candidate(genders, languages) for genders, languages in readings.items())
    return GenderReading(candidates, _asked(found, candidates))


@cache
def known_sets() -> tuple[GenderSet, ...]:
    """The sets of codes that are known, in the dictionary's order."""
    entries = shared_codes()["gender_codes"]["sets"]
    return tuple(GenderSet(entry["language"], dict(_genders(entry))) for entry in entries)


def _genders(entry: Mapping[str, list[str]]) -> Iterator[tuple[str, str]]:
    for key, gender in (
        ("women", "woman"),
        ("men", "man"),
        ("others", "other"),
        ("not_stated", "not stated"),
    ):
        yield from ((folded(code), gender) for code in entry.get(key, ()))


def _reading(found: tuple[str, ...], known: GenderSet) -> tuple[tuple[str, str], ...]:
    """What the codes mean in this set; nothing where one is foreign to it, or none is a woman or a man."""
    foreign = [
        code for code in found if folded(code) not in known.genders and folded(code) not in _doubtful()
    ]
    read = tuple((code, known.genders[folded(code)]) for code in found if folded(code) in known.genders)
    if foreign or not any(gender in {"woman", "man"} for _, gender in read):
        return ()
    return read


def _candidate(genders: tuple[tuple[str, str], ...], languages: list[str]) -> Candidate:
    return Candidate(tuple(dict.fromkeys(languages)), genders)


def _asked(found: tuple[str, ...], candidates: tuple[Candidate, ...]) -> tuple[str, ...]:
    """The codes that some candidate leaves open."""
    if not candidates:
        return found
    return tuple(code for code in found if any(code not in candidate.meaning for candidate in candidates))


@cache
def _doubtful() -> frozenset[str]:
    return frozenset(folded(code) for code in shared_codes()["gender_codes"]["asked"])
