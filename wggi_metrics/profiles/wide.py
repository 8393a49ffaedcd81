"""Counts in wide form: "Interviewed women", or "Interviewed" over "Women" and "Men" (step 2)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from wggi_metrics.dictionary import Dataset
from wggi_metrics.dictionary.codes import spellings
from wggi_metrics.dictionary.headings import forms, heading_form
from wggi_metrics.profiles.header import Header
from wggi_metrics.profiles.types import CountColumns

COUNTED = ("women", "men", "other", "not_stated")


def wide_counts(header: Header, dataset: Dataset) -> tuple[CountColumns, ...]:
    """The columns of genders by stage; nothing where there are none, or the stage has a column of its own."""
    if not dataset.wide or "stage" not in dataset.fields:
        return ()
    by_stage: dict[str, dict[str, str]] = {}
    for stage, gender, heading in _found(header, dataset):
        by_stage.setdefault(stage, {}).setdefault(gender, heading)
    order = [code.value for code in dataset.fields["stage"].codes]
    return tuple(CountColumns(**by_stage[stage], constants={"stage": stage}) for stage in order if stage in by_stage)


def _found(header: Header, dataset: Dataset) -> Iterator[tuple[str, str, str]]:
    genders = {form: name for name in COUNTED for form in forms(dataset.fields[name])}
    stages = {heading_form(text): stage for text, stage in spellings(dataset.fields["stage"]).items()}
    for heading in header.headings.values():
        words = heading_form(heading).split()
        for cut in range(1, len(words)):
            found = _read(" ".join(words[:cut]), " ".join(words[cut:]), stages, genders)
            if found:
                yield (*found, heading)
                break


def _read(first: str, second: str, stages: Mapping[str, str], genders: Mapping[str, str]) -> tuple[str, str] | None:
    """The stage and the gender, whichever stands first."""
    if first in stages and second in genders:
        return stages[first], genders[second]
    if first in genders and second in stages:
        return stages[second], genders[first]
    return None
