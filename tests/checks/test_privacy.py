"""Names, numbers of persons and free text never appear in a problem."""

from __future__ import annotations

from tests.checks.exports import CAREER, STAFF, checked, sheet_of

MARKER = "Zephyrine Quillfeather"


def told(text: str, dataset: str = "staff_list", **keys: object) -> str:
    sheet = checked(sheet_of(text), dataset, **keys)  # type: ignore[arg-type]
    assert sheet.problems
    return repr(sheet.problems)


def test_a_name_in_any_column_is_never_shown() -> None:
    every = STAFF | {"entry_on_duty": "D", "part_time": "P", "supervisor": "Y", "contract_type": "C", "birth_date": "B"}
    for place in range(1, 8):
        cells = ["1", "F", "P-2", "2010-01-01", "1", "yes", "intern", "1970"]
        cells[place] = MARKER
        text = "No | Sex | Grade | D | P | Y | C | B\n" + " | ".join(cells)
        assert MARKER.split()[1] not in told(text, columns=every)


def test_a_column_of_single_names_taken_for_codes_is_not_shown() -> None:
    names = [f"Quill{letter}{other}" for letter in "abcdef" for other in "ghijkl"]
    for some in (names, names[:5]):
        lines = [f"{number} | {name} | P-2" for number, name in enumerate(some)]
        assert "Quill" not in told("\n".join(["No | Sex | Grade", *lines]))
        assert "Quill" not in told("\n".join(["No | Sex | Grade", *lines]), values={})
        swapped = [f"{number} | F | {name}" for number, name in enumerate(some)]
        assert "Quill" not in told("\n".join(["No | Sex | Grade", *swapped]))


def test_numbers_of_persons_are_never_shown() -> None:
    twice = "No | Sex | Grade\n00918273 | F | P-2\n00918273 | M | P-3\n55 | F | P-2"
    assert "918273" not in told(twice)
    overlap = "No | Sex | Grade | From | To\n00918273 | F | P-2 | 2010-01-01 | -\n00918273 | F | P-3 | 2011-01-01 | -"
    assert "918273" not in told(overlap, "assignments", columns=CAREER)


def test_free_text_is_never_shown() -> None:
    notices = f"N | G | D | T\n{MARKER} | P-9 | 2010-01-01 | {MARKER}\n{MARKER} | P-2 | 2010-01-01 | {MARKER}"
    columns = {"vacancy_no": "N", "grade": "G", "opened_on": "D", "title": "T"}
    assert "Quillfeather" not in told(notices, "vacancy_notices", columns=columns)


def test_dates_of_birth_are_never_shown() -> None:
    text = "No | Sex | Grade | B\n1 | F | P-2 | 1850-03-04"
    assert "1850" not in told(text, columns=STAFF | {"birth_date": "B"})
