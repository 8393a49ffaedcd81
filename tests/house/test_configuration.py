"""Streamlit knows every setting and all are safe; every pinned package is the one asked for."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator

import pytest
from packaging.requirements import Requirement
from streamlit import config

from tests.house.source import ROOT, project_files

DANGEROUS_TO_CHANGE = {
    "browser.gatherUsageStats": False,
    "client.allowedOrigins": [],
    "client.showErrorDetails": "none",
    "runner.magicEnabled": False,
    "runner.postScriptGC": False,
    "server.address": "127.0.0.1",
    "server.enableAgentApi": False,
    "server.enableCORS": True,
    "server.enableStaticServing": False,
    "server.enableXsrfProtection": True,
    "server.fileWatcherType": "none",
    "server.maxUploadSize": 200,
}


def flat(table: dict[str, object], before: str = "") -> Iterator[tuple[str, object]]:
    for key, value in table.items():
        if isinstance(value, dict):
            yield from flat(value, f"{before}{key}.")
        else:
            yield f"{before}{key}", value


def settings() -> dict[str, object]:
    return dict(flat(tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text("utf-8"))))


def project() -> dict[str, object]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


def pinned() -> dict[str, list[str]]:
    """Package -> the versions pinned for it (several where Python's version decides)."""
    versions: dict[str, list[str]] = {}
    for line in (ROOT / "requirements.txt").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            wanted = Requirement(line)
            assert [each.operator for each in wanted.specifier] == ["=="], f"not pinned: {line}"
            versions.setdefault(wanted.name, []).append(next(iter(wanted.specifier)).version)
    return versions


def direct() -> list[Requirement]:
    asked = project()["project"]
    return [Requirement(line) for line in (*asked["dependencies"], *asked["optional-dependencies"]["test"])]


def test_streamlit_knows_every_setting() -> None:
    config.get_config_options()
    unknown = sorted(set(settings()) - set(config._config_options_template))
    assert not unknown, f"Streamlit would ignore {unknown}"


@pytest.mark.parametrize(("name", "value"), DANGEROUS_TO_CHANGE.items())
def test_the_dashboard_is_safe_and_fast_from_the_first_start(name: str, value: object) -> None:
    assert settings()[name] == value


def test_no_colour_of_women_or_men_marks_a_control() -> None:
    colours_of_people = {"#7B3FA0", "#C79BE6", "#1B9E77", "#4FC9A2"}
    controls = {
        settings()[f"theme.{theme}.{name}"]
        for theme in ("light", "dark")
        for name in ("primaryColor", "linkColor")
    }
    assert not controls & colours_of_people


@pytest.mark.parametrize("requirement", direct(), ids=str)
def test_every_direct_dependency_is_pinned_within_its_bounds(requirement: Requirement) -> None:
    assert pinned()[requirement.name.lower()]
    assert all(requirement.specifier.contains(version) for version in pinned()[requirement.name.lower()])


def test_every_kind_of_file_in_the_package_is_installed_with_it() -> None:
    patterns = project()["tool"]["setuptools"]["package-data"]["*"]
    kinds = {path.suffix for path in project_files() if path.parts[0] == "wggi_metrics"} - {".py"}
    assert kinds <= {pattern.removeprefix("*") for pattern in patterns}


def test_an_exception_from_warnings_are_errors_says_why() -> None:
    rules = project()["tool"]["pytest"]["ini_options"]["filterwarnings"]
    lines = [line.strip() for line in (ROOT / "pyproject.toml").read_text("utf-8").splitlines()]
    assert rules[0] == "error"
    for rule in rules[1:]:
        at = next(number for number, line in enumerate(lines) if rule in line.replace("\\\\", "\\"))
        assert lines[at - 1].startswith("#"), f"say why above: {rule}"
