"""What every test may use: the real workbooks, where they are at hand, and a store of its own."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from _pytest.terminal import TerminalReporter

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def cases() -> Path:
    """The folder of real workbooks: WGGI_CASES, else cases in a shared folder beside the project."""
    folder = Path(os.environ.get("WGGI_CASES") or ROOT / ".." / "shared" / "cases").resolve()
    if not folder.is_dir():
        pytest.skip("the real workbooks are not on this machine (set WGGI_CASES to their folder)")
    return folder


@pytest.fixture(autouse=True)
def nobody_elses_settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No test reads or writes the user's own store, key, roles or log."""
    monkeypatch.setenv("WGGI_STORE", str(tmp_path / "store"))
    monkeypatch.setenv("WGGI_KEY_FILE", str(tmp_path / "key"))
    for name in ("WGGI_ROLES", "WGGI_LOG", "WGGI_SECRETS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("WGGI_ROUNDING_KEY_FILE", str(tmp_path / "rounding_key"))


def pytest_terminal_summary(terminalreporter: TerminalReporter) -> None:
    """Prints the figures that tests have measured and recorded (record_property)."""
    measured = [
        f"{name}: {figure}"
        for report in terminalreporter.getreports("passed")
        for name, figure in report.user_properties
    ]
    if measured:
        terminalreporter.section("measured")
        terminalreporter.write_line("\n".join(sorted(measured)))
