"""Every chart that a page shows is held to Plotly, which is not asked again when people look at it."""

from __future__ import annotations

import json
from typing import Any

import plotly.io as pio
import pytest

from wggi_metrics.figures.layout import Chart, Shown


@pytest.fixture(autouse=True)
def charts_are_what_plotly_takes(monkeypatch: pytest.MonkeyPatch) -> None:
    """A chart is sent as it is made: Plotly would take every value of it and change none."""

    def checked(chart: Chart) -> Shown:
        assert as_sent(chart.figure) == as_sent(chart.spec)
        return Shown(chart.spec)

    monkeypatch.setattr(Chart, "shown", property(checked))


def as_sent(figure: Any) -> Any:
    return json.loads(pio.to_json(figure, validate=False))
