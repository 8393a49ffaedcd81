"""The datasets as shipped: the names are those of the design, written here by hand."""

from __future__ import annotations

import re
from datetime import date

import pytest

from wggi_metrics.dictionary import DICTIONARY, GENDERS, GROUPS, KINDS, Dataset, Field
from wggi_metrics.dictionary.codes import code_of, is_refused, yes_no
from wggi_metrics.dictionary.countries import country
from wggi_metrics.dictionary.headings import forms

DATASETS = {
    "staff": "assignments staff_list staff_counts",
    "recruitment": "vacancy_notices circulations applications application_counts panel_members",
    "board": "board_meetings board_agenda board_members",
    "registers": """focal_points training_events training_attendance survey_questions survey_responses
        survey_invited survey_follow_up projects plan_of_action outreach""",
    "references": """hardship_classes tours_of_duty retirement_ages minimum_seniority nationality_groups
        unit_changes grade_changes benchmarks milestones""",
}

# Fields that the design prints in bold.
REQUIRED = {
    "assignments": "staff_no gender valid_from valid_to grade",
    "staff_list": "as_of staff_no gender grade",
    "staff_counts": "as_of women men",
    "vacancy_notices": "vacancy_no grade opened_on",
    "circulations": "vacancy_no channel sent_on",
    "applications": "vacancy_no applicant_no gender",
    "application_counts": "vacancy_no women men",
    "panel_members": "vacancy_no member_no gender",
    "board_meetings": "meeting_no held_on",
    "board_agenda": "meeting_no vacancy_no",
    "board_members": "meeting_no member_no gender",
    "focal_points": "focal_point_no gender appointed_on",
    "training_events": "event_no title held_on",
    "training_attendance": "event_no gender",
    "survey_questions": "survey question_no text",
    "survey_responses": "survey question_no answer",
    "projects": "project_no title funding",
    "plan_of_action": "action_no period text",
}

# Fields that the design names without bold, and that some measure needs.
OPTIONAL = {
    "assignments": """status contract_type duty_station country region location hardship org_unit job_title
        job_family supervisor acting_grade nationality birth_date recruited part_time service tour_ends_on
        post_grade entry_on_duty grade_since post_since action action_reason""",
    "staff_counts": "other not_stated grade contract_type location region supervisor",
    "vacancy_notices": """title contract_type duty_station country org_unit job_family closed_on scope
        gender_clause terms_of_reference_clause positions status post_no round requirements_hash
        requirements_changed""",
    "circulations": "recipients note",
    "applications": """applied_on source internal staff_no nationality qualified stage outcome proposed
        board_recommended offered_on declined_on withdrawn_at reason_on_file analysis_on_file from_roster
        rotation_due hardship_service""",
    "application_counts": "stage source other not_stated",
    "panel_members": "role grade",
    "board_meetings": "place wggi_member_attended agenda_closed note",
    "board_agenda": """decision decided_on item_no round gender_balance_raised gender_balance_recorded
        followed_by_head""",
    "board_members": "role voting present",
    "focal_points": """mission country location level wggi_member ended_on active network
        training_last_attended""",
    "training_events": """place kind audience days cost inter_agency objectives evaluation_before_mean
        evaluation_before_n evaluation_after_mean evaluation_after_n""",
    "training_attendance": "staff_no count location grade focal_point role target_group invited",
    "survey_questions": "kind choices theme reversed",
    "survey_responses": "respondent_no project_no round_on gender grade_band location service_band",
    "survey_invited": "survey gender location invited",
    "survey_follow_up": "survey issue response owner status due_on",
    "projects": """country currency started_on ended_on status constraints orientation gender_analysis
        gender_budget participants_women participants_men indicators funding_requested funding_allocated
        funding_spent funding_source due_on output staff_women counterparts_men beneficiaries_women sessions
        places""",
    "plan_of_action": "indicator baseline target due_on status value owner prong revised_on",
    "outreach": "item issued_on periodicity recipients",
    "benchmarks": "year category grade_band share source",
    "milestones": "date text",
}

FIELDS = [field for dataset in DICTIONARY.datasets.values() for field in dataset.fields.values()]
each_dataset = pytest.mark.parametrize("dataset", DICTIONARY.datasets.values(), ids=lambda made: made.name)


@pytest.mark.parametrize("group", GROUPS)
def test_every_dataset_of_the_design_is_there_and_no_other(group: str) -> None:
    found = [made.name for made in DICTIONARY.datasets.values() if made.group == group]
    assert found == DATASETS[group].split()


@pytest.mark.parametrize("name", REQUIRED)
def test_the_fields_in_bold_are_required(name: str) -> None:
    assert set(DICTIONARY.datasets[name].required) == set(REQUIRED[name].split())


@pytest.mark.parametrize("name", OPTIONAL)
def test_every_other_field_of_the_design_is_there(name: str) -> None:
    missing = set(OPTIONAL[name].split()) - set(DICTIONARY.datasets[name].fields)
    assert missing == set()


def test_a_staff_list_has_the_fields_of_assignments_with_one_day_in_place_of_two() -> None:
    interval = {"valid_from", "valid_to"}
    assert set(DICTIONARY.datasets["staff_list"].fields) == (
        set(DICTIONARY.datasets["assignments"].fields) - interval | {"as_of"}
    )


@each_dataset
def test_fields_are_described_in_a_sentence_and_labelled_as_on_an_axis(dataset: Dataset) -> None:
    for field in dataset.fields.values():
        assert field.kind in KINDS
        assert field.about.endswith(".")
        assert field.about[0].isupper()
        assert field.label[0].isupper()
        assert "_" not in field.label
        assert re.fullmatch(r"[a-z][a-z_]*", field.name)


@each_dataset
def test_fields_are_known_by_several_headings_none_of_them_refused(dataset: Dataset) -> None:
    fields = dataset.fields.values()
    assert [field.name for field in fields if len(forms(field)) < 3] == []
    headings = [text for field in fields for text in (field.label, field.name, *field.headings)]
    assert [text for text in headings if is_refused(text)] == []


@each_dataset
def test_an_example_is_what_its_kind_allows(dataset: Dataset) -> None:
    wrong = [field.name for field in dataset.fields.values() if not is_an_example(field)]
    assert wrong == []


def is_an_example(field: Field) -> bool:
    text = field.example
    allowed = {
        "date": lambda: str(date.fromisoformat(text)) == text,
        "yes_no": lambda: yes_no(text) is not None,
        "count": text.isdigit,
        "birth_date": text.isdigit,
        "number": lambda: float(text) >= 0,
        "fraction": lambda: 0 < float(text) <= 1,
        "country": lambda: country(text) is not None,
        "code": lambda: code_of(field, text) == text,
        "gender": lambda: text in GENDERS,
    }
    return bool(allowed.get(field.kind, lambda: text)())


@each_dataset
def test_no_heading_means_two_fields_of_a_dataset(dataset: Dataset) -> None:
    all_forms = [form for field in dataset.fields.values() for form in forms(field)]
    assert len(all_forms) == len(set(all_forms))


@each_dataset
def test_a_dataset_says_what_one_row_is_and_what_names_it(dataset: Dataset) -> None:
    assert dataset.grain.startswith("one row per ")
    assert dataset.about.endswith(".")
    assert set(dataset.key) <= set(dataset.fields)
    assert len(dataset.label) <= 31  # Excel's limit for the name of a sheet


def test_fields_of_one_name_have_one_kind_everywhere() -> None:
    kinds: dict[str, set[str]] = {}
    for field in FIELDS:
        kinds.setdefault(field.name, set()).add(field.kind)
    several = {name: found for name, found in kinds.items() if len(found) > 1}
    assert several == {"recipients": {"count", "text"}}  # how many got a notice; who got a publication


def test_numbers_of_persons_and_birth_dates_are_marked_personal() -> None:
    personal = {field.name for field in FIELDS if field.personal}
    assert personal == {
        "staff_no", "birth_date", "applicant_no", "member_no", "focal_point_no", "respondent_no",
    }  # fmt: skip
    assert personal >= {field.name for field in FIELDS if field.kind == "person_id"}


def test_a_gender_has_the_four_values_and_no_spelling_that_could_be_read_one_by_one() -> None:
    for field in FIELDS:
        if field.kind == "gender":
            assert tuple(code.value for code in field.codes) == GENDERS
            assert all(code.spellings == () for code in field.codes)


@pytest.mark.parametrize(
    ("dataset", "heading", "field"),
    [
        ("assignments", "pernr", "staff_no"),  # SAP
        ("assignments", "EMPLID", "staff_no"),  # PeopleSoft
        ("assignments", "PERSON_NUMBER", "staff_no"),  # Oracle
        ("assignments", "GESCH", "gender"),
        ("assignments", "sexe", "gender"),
        ("assignments", "BEGDA", "valid_from"),
        ("assignments", "effdt", "valid_from"),
        ("assignments", "ENDDA", "valid_to"),
        ("assignments", "TRFGR", "grade"),
        ("assignments", "Fecha de nacimiento", "birth_date"),
        ("staff_list", "Lieu d'affectation", "duty_station"),
        ("staff_list", "Employee Number", "staff_no"),
        ("vacancy_notices", "Date de clôture", "closed_on"),
        ("applications", "Candidate ID", "applicant_no"),
    ],
)
def test_headings_of_known_systems_and_languages_are_known(dataset: str, heading: str, field: str) -> None:
    assert heading.casefold() in {
        text.casefold() for text in DICTIONARY.datasets[dataset].fields[field].headings
    }


CLOSED = {
    "contract_type": """fixed-term, one-year, regular/continuing, short-term/temporary, special short-term,
        intern, consultant, other""",
    "service": """in service, parental leave, other paid leave, leave without pay, seconded out,
        seconded in""",
    "hardship": "H, A, B, C, D, E",
    "location": "headquarters, field",
    "status": "active, left",
    "recruited": "international, local",
    "action_reason": """retirement, resignation, end of contract, agreed, transfer out, disability, death,
        dismissal, other""",
}


@pytest.mark.parametrize("field", CLOSED)
def test_closed_lists_of_staff_are_those_of_the_design(field: str) -> None:
    codes = DICTIONARY.datasets["assignments"].fields[field].codes
    assert [code.value for code in codes] == [value.strip() for value in CLOSED[field].split(",")]


def test_stages_stand_in_the_order_of_a_recruitment() -> None:
    stages = [code.value for code in DICTIONARY.datasets["applications"].fields["stage"].codes]
    assert stages == ["applied", "qualified", "short list", "interviewed", "recommended", "appointed"]
