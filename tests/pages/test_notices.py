"""Vacancy notices: what can still be circulated comes first, then what reached whom."""

from __future__ import annotations

from tests.pages.seen import html, publish_recruitment, publish_two_years, seen, titles

UNTIL = "2026-03-10"
# Open on 10 March: V3 (6 days left, not sent) and V4 (sent). Closed: V1 sent on day 5 of 31, V2 sent too late.
NOTICES = """
vacancy_no  title    grade  opened_on   closed_on   status  gender_clause
V1          Adviser  P-4    2026-01-01  2026-01-31  filled  yes
V2          Officer  P-3    2026-01-01  2026-01-31  closed  no
V3          Chief    P-5    2026-03-01  2026-03-16  open    no
V4          Officer  P-3    2026-03-01  2026-03-31  open    yes
"""
SENT = """
vacancy_no  channel               sent_on
V1          gender_focal_points   2026-01-06
V1          WomenWatch            2026-01-10
V2          gender_focal_points   2026-02-05
V4          gender_focal_points   2026-03-04
"""
CANDIDATES = """
vacancy_no  applicant_no  gender  qualified  stage      outcome       source
V1          a             woman   yes        appointed  appointed     WomenWatch
V1          b             man     yes        qualified  not_selected  WomenWatch
V2          c             man     yes        qualified  not_selected  -
V2          d             woman   no         applied    not_selected  -
"""


def publish_notices(**changed: str) -> None:
    tables = {"vacancy_notices": NOTICES, "circulations": SENT, "applications": CANDIDATES} | changed
    publish_recruitment(UNTIL, **{name: text for name, text in tables.items() if text})


def opened(**link: str):
    app = seen("notices", "recruitment", **link)
    assert not app.exception
    return app


def test_open_notices_not_sent_come_first_with_their_days_left() -> None:
    publish_notices()
    app = opened()
    assert titles(app)[0] == "Open notices: 1 of 2 not sent to the focal points; the first closes in 6 days"
    text = html(app)
    assert text.index("V3") < text.index("V4")
    assert "▲ not sent" in text
    assert "▲ missing" in text


def test_the_lead_gives_open_notices_and_the_coverage_of_the_period() -> None:
    publish_notices()
    text = html(opened())
    assert "<strong>1 of 2</strong> open notices have not gone to the Gender Focal Points" in text
    # V1 and V4 of V1, V2, V4 (V3 is open and not sent so far), after 5 and 3 days
    assert "<strong>2 of 3</strong> reached them in time (66.7 %), half of them within 4 days of opening" in text


def test_closed_notices_that_reached_nobody_or_no_qualified_woman_are_listed() -> None:
    publish_notices()
    app = opened()
    assert "1 of 2 closed notices missed the focal points or a qualified woman" in titles(app)
    text = html(app)
    assert "▲ after closing" in text
    assert "▲ none" in text


def test_channels_are_observational_and_give_numbers_of_numbers() -> None:
    publish_notices()
    text = html(opened())
    assert "Observational: people choose their channel" in text + "".join(m.value for m in opened().markdown)
    assert "50.0 % (9.5–90.5 %)" in text  # Wilson of 1 of 2
    assert "Not named" in text


def test_few_notices_have_no_interval_and_the_caveat_is_always_there() -> None:
    publish_notices()
    app = opened()
    told = html(app) + "".join(element.value for element in app.markdown)
    assert "this is no measure of effect" in told or "be computed" in told


def test_a_filter_narrows_the_notices() -> None:
    publish_notices()
    app = opened(notice_grade="P-5")
    assert titles(app)[0] == "Open notices: 1 of 1 not sent to the focal points; the first closes in 6 days"
    assert "V4" not in html(app)


def test_without_circulations_and_without_notices_the_page_says_what_lacks() -> None:
    publish_notices(circulations="")
    assert "the export lacks the field" in html(opened())


def test_counts_alone_have_no_open_notices_and_no_dates() -> None:
    counts = "vacancy_no stage women men\nA applied 10 20\nA appointed 1 3"
    publish_notices(vacancy_notices="", circulations="", applications="", application_counts=counts)
    assert "be computed" in html(opened())


def test_a_release_of_staff_alone_says_what_the_page_needs() -> None:
    publish_two_years()
    assert "no vacancy notice and no candidature is loaded" in html(opened())


def test_candidatures_of_notices_whose_opening_is_unknown_say_what_lacks() -> None:
    publish_recruitment("2026-03-01", applications="vacancy_no applicant_no gender stage applied_on\n"
                        "V1 a woman applied 2026-01-05\nV1 b man appointed 2026-01-06")  # fmt: skip
    app = opened()
    text = html(app)
    assert "Notices open on the last day of the data" in titles(app)
    assert text.count("the export lacks the field Opened on (opened_on)") >= 3
    assert "in an export of <strong>" not in text
    assert "in an export of Vacancy notices" in text
    assert "No notice is open" not in text
    assert "nobody at risk" not in text


def alike(*, with_requirements: bool = True) -> dict[str, str]:
    """Two circulated and two other closed P-4 notices, with 3 and 1, and 1 and 1 qualified women."""
    numbers = {"A": (3, True), "B": (1, True), "C": (1, False), "D": (1, False)}
    listed = ["vacancy_no title grade opened_on closed_on status"]
    listed += [f"{name} Adviser P-4 2026-01-01 2026-01-31 closed" for name in numbers]
    sent = ["vacancy_no channel sent_on", *(f"{name} gender_focal_points 2026-01-06" for name, (_, is_sent) in
                                            numbers.items() if is_sent)]  # fmt: skip
    counted = ["vacancy_no stage women men"]
    for name, (women, _) in numbers.items():
        counted += [f"{name} applied 5 5", *([f"{name} qualified {women} 2"] if with_requirements else [])]
    return {"vacancy_notices": "\n".join(listed), "circulations": "\n".join(sent),
            "application_counts": "\n".join(counted), "applications": ""}  # fmt: skip


def test_qualified_women_in_a_notice_stand_with_and_without_circulation_and_among_notices_alike() -> None:
    publish_notices(**alike())
    app = opened()
    # one stratum: (3 + 1) / 2 less (1 + 1) / 2
    assert "Circulated notices have 1.0 more qualified women than others alike; too few for an interval" in titles(app)
    text = html(app)
    for told in ("2.0 (2 notices)", "1.0 (2 notices)", "0 of 2", "Observational: circulated notices differ in other"):
        assert told in text


def test_where_no_notice_tells_who_is_qualified_the_field_is_named() -> None:
    publish_notices(**alike(with_requirements=False))
    app = opened()
    assert "Qualified women in circulated notices and in others" in titles(app)
    assert "the export lacks the field" in html(app)
    assert "(qualified)" in html(app)
