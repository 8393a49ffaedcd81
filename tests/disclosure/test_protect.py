"""The last step before a figure leaves: nothing without a role, and what is withheld says so."""

from __future__ import annotations

import pandas as pd
import pytest

from wggi_metrics.disclosure import LOCAL, NotForThisViewer, Viewer, protect, withhold
from wggi_metrics.measures.columns import columns_of

TABLE = pd.DataFrame({"notice": ["a", "b"], "women": [3, 0]})


def test_a_table_as_counted_says_no_protection() -> None:
    assert protect(columns_of(TABLE), LOCAL)["protection"].tolist() == [None, None]


@pytest.mark.parametrize("viewer", [None, Viewer("leadership"), Viewer("loader")])
def test_a_role_without_figures_gets_no_table(viewer: Viewer) -> None:
    with pytest.raises(NotForThisViewer):
        protect(columns_of(TABLE), viewer)


def test_what_is_withheld_is_blank_and_marked() -> None:
    hidden = withhold(TABLE, pd.Series([True, False]), ("women", "absent"))
    shown = protect(columns_of(hidden), Viewer("board"))
    assert shown["women"].tolist() == [None, 0]
    assert shown["protection"].tolist() == ["withheld", None]
    assert list(shown) == ["notice", "women", "protection"]
