"""The table of tests: every test with its number, four fifths with what would end it, nothing where there is none."""

from __future__ import annotations

import re

from tests.measures.notices import berkeley, two
from tests.specimen import Specimen
from wggi_metrics.disclosure import LOCAL
from wggi_metrics.figures.rows import one_row
from wggi_metrics.figures.selection_tests import Compared, fifths_note
from wggi_metrics.figures.selection_tests import tests_table as table_of_tests
from wggi_metrics.figures.selection_tests import tests_title as title_of_tests
from wggi_metrics.measures import stage_pass_rates


def compared(release: Specimen) -> Compared:
    result = stage_pass_rates(release, LOCAL)
    pooled = one_row(result)
    assert pooled is not None
    return Compared(pooled, one_row(result, "stratified"), None, [], "")


def lines(found: Compared) -> list[str]:
    body = table_of_tests(found).split("<tbody>")[1]
    return [" | ".join(re.findall(r">([^<>]+)<", line)) for line in body.split("</tr>") if line.startswith("<tr")]


def test_every_test_has_its_number() -> None:
    # R: mantelhaen.test(UCBAdmissions), DescTools::BreslowDayTest, fisher.test; 29 CFR 1607.4 D
    found = lines(compared(berkeley()))
    assert found[0] == "Cochran–Mantel–Haenszel, notice by notice | χ² 1.52 | 0.217"
    assert found[1] == "… with continuity correction | χ² 1.43 | 0.232"
    assert found[3] == "Breslow–Day, the same odds in all notices | χ² 18.83 | 0.002"
    assert found[4] == "Fisher exact, pooled | – | &lt; 0.001"
    assert found[5] == "Four fifths, pooled | impact ratio 0.68 | below: women"  # 557 / 1,835 : 1,198 / 2,691


def test_four_fifths_say_what_would_end_it() -> None:
    # measures, 16: 2 of 10 beside 15 of 25 is ended by 3
    found = compared(two((1, 5, 8, 13), (1, 5, 7, 12)))
    assert fifths_note(found) == "Below four fifths of the other rate: All, women (3 selections would end it)."
    assert fifths_note(compared(two((5, 10, 5, 10), (5, 10, 5, 10)))) == ""


def test_small_strata_give_the_reason_in_place_of_a_number() -> None:
    found = lines(compared(two((1, 2, 0, 2), (0, 2, 1, 2))))
    assert found[3] == "Breslow–Day, the same odds in all notices | strata too small | –"


def test_one_notice_has_four_fifths_and_no_p() -> None:
    found = lines(compared(two((2, 10, 15, 25))))
    assert found == ["Fisher exact, pooled | – | –", "Four fifths, pooled | impact ratio 0.33 | below: women"]
    assert title_of_tests(compared(two((2, 10, 15, 25))), "the short list") == "Tests of the odds of the short list"
