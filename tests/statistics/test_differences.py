"""Differences of units' shares within strata against R's least squares, the worked example and their own rules."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as some

from tests.golden.golden import Case, golden
from tests.statistics.near import assert_exact, assert_near
from wggi_metrics.statistics import (
    common_risk_difference,
    mantel_haenszel_difference,
    stratified_difference,
    stratified_number_difference,
)

CASES = ("worked", "many", "huge")
BOTH = (stratified_difference, mantel_haenszel_difference)
WITHOUT_LIMIT = settings(deadline=None)
Four = tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]

# part of whole, exposed, stratum
UNIT = some.tuples(some.integers(0, 9), some.integers(0, 9), some.integers(0, 1), some.integers(0, 2)).map(
    lambda four: (four[0], four[0] + four[1], four[2], four[3])
)
UNITS = some.lists(UNIT, min_size=1, max_size=14)


def arguments(case: str) -> tuple[Four, Case]:
    """The units of one case, and what R says of them."""
    r = golden("differences")[case]
    return (r["part"], r["whole"], r["exposed"], r["stratum"]), r


@pytest.mark.parametrize("case", CASES)
def test_the_difference_of_mean_shares_equals_least_squares_of_r(case: str) -> None:
    units, r = arguments(case)
    found = stratified_difference(*units)
    wanted = [r[name][0] for name in ("estimate", "low", "high", "error", "degrees", "mean_with", "mean_without")]
    assert_near(np.array(found[:7]), wanted)
    assert (found.units_informative, found.informative) == (r["units"][0], r["informative"][0])


@pytest.mark.parametrize("case", CASES)
def test_the_difference_of_pooled_shares_equals_least_squares_of_people_clustered_by_unit(case: str) -> None:
    units, r = arguments(case)
    found = mantel_haenszel_difference(*units)
    wanted = [r[f"pooled{name}"][0] for name in ("", "_low", "_high", "_error")]
    assert_near(np.array(found[:4]), wanted)
    assert_near(np.array(found[4:7]), [r[name][0] for name in ("degrees", "pooled_with", "pooled_without")])


def test_the_difference_of_mean_numbers_equals_least_squares_of_r() -> None:
    r = golden("differences")["numbers"]
    found = stratified_number_difference(r["number"], r["exposed"], r["stratum"])
    wanted = [r[name][0] for name in ("estimate", "low", "high", "error")]
    assert_near(np.array(found[:4]), wanted)
    assert_near(np.array([found.share_with, found.share_without]), [r["mean_with"][0], r["mean_without"][0]])


def test_numbers_that_are_all_nought_differ_by_nought_and_claim_nothing() -> None:
    found = stratified_number_difference([0, 0, 0, 0], [1, 0, 1, 0], [0, 0, 0, 0])
    assert (found.estimate, found.low, found.high, found.share_with) == (0, -1, 1, 0)
    with pytest.raises(ValueError, match="number"):
        stratified_number_difference([-1, 0], [1, 0], [0, 0])


def test_the_worked_example_comes_out() -> None:
    # measures, 15: P-3, P-5 and P-2, which is of one kind
    units, _ = arguments("worked")
    mean, pooled = (each(*units) for each in BOTH)
    wanted = (0.141429, 0.042789, 0.240068, 0.038373)
    assert tuple(float(each) for each in mean[:4]) == pytest.approx(wanted, abs=1e-6)
    assert (float(pooled.estimate), float(pooled.standard_error)) == pytest.approx((0.150948, 0.030028), abs=1e-6)
    assert float(pooled.share_with - pooled.share_without) == pytest.approx(41 / 91 - 102 / 365)
    assert (mean.degrees, mean.units_with, mean.units_without, mean.units_informative) == (5, 4, 5, 8)
    assert (mean.strata, mean.informative) == (3, 2)


def test_one_huge_unit_counts_once_in_the_mean_and_by_its_size_in_the_pooled_share() -> None:
    # measures, 15: pooled 10.9 %, mean 36.7 %
    units = [3, 4, 60], [6, 8, 600], [1, 1, 1], [0, 0, 0]
    assert float(stratified_difference(*units).share_with) == pytest.approx((1 / 2 + 1 / 2 + 1 / 10) / 3)
    assert float(mantel_haenszel_difference(*units).share_with) == pytest.approx(67 / 614)


def test_units_of_the_same_size_weigh_alike_in_both() -> None:
    units = [3, 5, 1, 2, 7, 4, 6], [10] * 7, [1, 0, 0, 1, 1, 0, 0], [0, 0, 0, 4, 4, 4, 4]
    one, other = (each(*units) for each in BOTH)
    assert_near(one.estimate, other.estimate, 1e-14)


def test_the_pooled_difference_is_the_one_of_the_strata_added_up() -> None:
    part, whole, exposed, stratum = arguments("many")[0]
    cells = [np.bincount(stratum.astype(int), each * (exposed == kind)) for kind in (1, 0) for each in (part, whole)]
    pooled = mantel_haenszel_difference(part, whole, exposed, stratum)
    assert_near(pooled.estimate, common_risk_difference(*cells).estimate, 1e-12)


@pytest.mark.parametrize("difference", BOTH)
def test_units_with_nobody_and_strata_of_one_kind_carry_nothing(difference: object) -> None:
    units, _ = arguments("worked")
    more = [np.append(each, extra) for each, extra in zip(units, ([0, 2], [0, 5], [0, 0], [2, 77]), strict=True)]
    found, wanted = difference(*more), difference(*units)  # type: ignore[operator]
    assert_exact(found[:5], wanted[:5])
    assert (found.units_without, found.strata, found.informative) == (6, 4, 2)


@pytest.mark.parametrize("difference", BOTH)
def test_without_a_stratum_of_both_kinds_nothing_is_known(difference: object) -> None:
    for units in (([], [], [], []), ([1, 2], [3, 3], [1, 0], [1, 2]), ([0, 1], [0, 2], [1, 0], [1, 1])):
        found = difference(*units)  # type: ignore[operator]
        assert np.isnan(found.estimate)
        assert np.isnan(found.standard_error)
        assert (found.low, found.high, found.degrees, found.informative) == (-1, 1, 0, 0)


@pytest.mark.parametrize("difference", BOTH)
def test_two_units_give_a_difference_without_limits(difference: object) -> None:
    found = difference([1, 1], [2, 4], [1, 0], [0, 0])  # type: ignore[operator]
    assert (found.estimate, found.low, found.high, found.degrees) == (0.25, -1, 1, 0)


@pytest.mark.parametrize("difference", BOTH)
def test_shares_that_do_not_vary_do_not_claim_to_know(difference: object) -> None:
    found = difference([1, 2, 3, 1, 2, 3], [3, 6, 9] * 2, [1, 0, 1, 0, 1, 0], [0] * 6)  # type: ignore[operator]
    assert float(found.estimate) == pytest.approx(0, abs=1e-15)
    assert (found.standard_error, found.low, found.high) == (0, -1, 1)


def test_a_difference_that_hangs_on_one_unit_has_no_limits_when_pooled() -> None:
    found = mantel_haenszel_difference([1, 1, 2, 4], [2, 4, 5, 9], [1, 0, 0, 0], [0, 0, 0, 0])
    assert (found.standard_error > 0, found.low, found.high, found.degrees) == (True, -1, 1, 2)


@pytest.mark.parametrize("difference", BOTH)
def test_many_groups_of_units_are_answered_at_once(difference: object) -> None:
    (part, whole, exposed, stratum), _ = arguments("many")
    halves = [each.reshape(2, -1) for each in (part, whole, exposed, stratum)]
    together = difference(*halves)  # type: ignore[operator]
    for at in (0, 1):
        alone = difference(*(each[at] for each in halves))  # type: ignore[operator]
        assert_exact(np.array(together)[:, at], np.array(alone))


@WITHOUT_LIMIT
@given(UNITS, some.randoms(), some.integers(0, 40))
def test_shuffled_and_padded_units_and_renumbered_strata_give_the_same_bits(
    units: list[tuple[int, ...]], random: object, empty: int
) -> None:
    shuffled = [(*unit[:3], 9 - unit[3]) for unit in units] + [(0, 0, 1, 3)] * empty
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    for difference in BOTH:
        assert_exact(np.array(difference(*np.array(shuffled).T)), np.array(difference(*np.array(units).T)))


@WITHOUT_LIMIT
@given(UNITS)
def test_exchanging_exposure_changes_the_sign(units: list[tuple[int, ...]]) -> None:
    part, whole, exposed, stratum = np.array(units).T
    for difference in BOTH:
        one, other = difference(part, whole, exposed, stratum), difference(part, whole, 1 - exposed, stratum)
        wanted = np.array((-other.estimate, -other.high, -other.low, other.standard_error))
        np.testing.assert_allclose(np.array(one[:4]), wanted, rtol=1e-9, atol=1e-13)
        assert (one.units_with, one.share_with.tobytes()) == (other.units_without, other.share_without.tobytes())


@WITHOUT_LIMIT
@given(some.lists(some.tuples(some.integers(0, 5), some.integers(0, 1), some.integers(0, 2)), min_size=1, max_size=14))
def test_the_same_more_on_every_share_of_a_stratum_changes_nothing(units: list[tuple[int, ...]]) -> None:
    part, exposed, stratum = np.array(units).T
    for difference in BOTH:
        found = difference(part, 10, exposed, stratum)
        raised = difference(part + np.array([1, 5, 3])[stratum], 10, exposed, stratum)
        np.testing.assert_allclose(np.array(raised[:4]), np.array(found[:4]), rtol=1e-9, atol=1e-13)


@WITHOUT_LIMIT
@given(UNITS)
def test_limits_enclose_the_estimate_and_stay_within_all_that_is_possible(units: list[tuple[int, ...]]) -> None:
    for difference in BOTH:
        found = difference(*np.array(units).T)
        assert -1 <= found.low < found.high <= 1
        assert np.isnan(found.estimate) or found.low <= found.estimate <= found.high


@WITHOUT_LIMIT
@given(UNITS)
def test_the_error_is_that_of_the_matrices(units: list[tuple[int, ...]]) -> None:
    part, whole, exposed, stratum = (each.astype(float) for each in np.array(units).T)
    found = stratified_difference(part, whole, exposed, stratum)
    assume(found.degrees > 0 and found.standard_error > 0)
    kinds = [{exposed[at] for at in np.flatnonzero((stratum == each) & (whole > 0))} for each in range(3)]
    used = (whole > 0) & np.array([len(kinds[int(each)]) == 2 for each in stratum])
    design = np.column_stack([exposed, *(stratum == each for each in range(3) if len(kinds[each]) == 2)])[used]
    bread = np.linalg.inv(design.T @ design)
    fitted = bread @ design.T @ (part[used] / whole[used])
    meat = design.T * (part[used] / whole[used] - design @ fitted) ** 2 @ design
    error = np.sqrt((bread @ meat @ bread)[0, 0] * used.sum() / (used.sum() - design.shape[1]))
    np.testing.assert_allclose((found.estimate, found.standard_error), (fitted[0], error), rtol=1e-7, atol=1e-12)


@pytest.mark.parametrize("difference", BOTH)
def test_the_interval_of_units_that_vary_holds_the_true_difference(difference: object) -> None:
    """Sixty units of five strata, each with a share of its own: 4,000 draws of a fixed seed."""
    drawn = np.random.default_rng(15)
    exposed, stratum = np.arange(60) % 3 == 0, np.arange(60) // 12
    whole = drawn.integers(5, 60, 60)
    centre = 0.25 + 0.05 * stratum + 0.1 * exposed
    share = drawn.beta(8 * centre, 8 * (1 - centre), (4000, 60))
    found = difference(drawn.binomial(whole, share), whole, exposed.astype(int), stratum)  # type: ignore[operator]
    held = float(((found.low <= 0.1) & (found.high >= 0.1)).mean())
    assert 0.94 <= held < 0.98, held


@pytest.mark.parametrize(
    ("units", "said"),
    [
        (([6], [5], [1], [0]), "part is 6: allowed is 0 to whole = 5"),
        (([1], [5], [2], [0]), "exposed is 2: allowed is 0 or 1"),
        (([1], [5], [1], [0.5]), r"stratum is 0\.5: whole numbers are allowed"),
        (([1, 2], [5, 5], [1, 0, 1], [0, 0]), "shapes must match"),
        ((1, 5, 1, 0), r"part has shape \(\): its last axes are units"),
    ],
)
def test_units_that_can_not_be_counts_are_refused(units: tuple[object, ...], said: str) -> None:
    for difference in BOTH:
        with pytest.raises(ValueError, match=said):
            difference(*units)  # type: ignore[arg-type]


def test_a_level_is_between_none_and_all() -> None:
    with pytest.raises(ValueError, match=r"level is 95: allowed is between 0 and 1"):
        stratified_difference(*arguments("worked")[0], level=95)
