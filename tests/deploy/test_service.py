"""The unit and the container: no administrator's rights; keys and secrets apart from the store, and not shipped."""

from __future__ import annotations

import re
import shutil
import subprocess
from configparser import ConfigParser
from pathlib import Path

import pytest

from tests.browser.server import ROOT

DEPLOY = ROOT / "deploy"
UNIT, CONTAINER = DEPLOY / "gender-balance.service", DEPLOY / "Containerfile"
PLACES = r"(WGGI_[A-Z_]+)=(\S+)"
MOST_EXPOSED = 2.0
"""Of ten, as systemd-analyze counts; a service without any line of its own has 9.6."""


@pytest.mark.parametrize("shipped", [UNIT, CONTAINER], ids=lambda path: path.name)
def test_keys_and_secrets_lie_outside_the_store(shipped: Path) -> None:
    places = {name: Path(place) for name, place in re.findall(PLACES, shipped.read_text("utf-8"))}
    assert set(places) == {"WGGI_STORE", "WGGI_KEY_FILE", "WGGI_ROUNDING_KEY_FILE", "WGGI_SECRETS", "WGGI_ROLES"}
    store = places.pop("WGGI_STORE")
    for place in places.values():
        assert not place.is_relative_to(store.parent)


def test_the_container_takes_nothing_along_that_is_not_of_the_program() -> None:
    lines = CONTAINER.read_text("utf-8").splitlines()
    copied = {name for line in lines if line.startswith("COPY") for name in line.split()[1:-1]}
    tracked = subprocess.run(["git", "ls-files", "--", *copied], cwd=ROOT, capture_output=True, check=True, text=True)
    assert "." not in copied
    assert "data" not in copied  # the store of local use lies in it
    assert all(any(path == name or path.startswith(f"{name}/") for path in tracked.stdout.splitlines())
               for name in copied)  # fmt: skip
    assert lines.index("USER balance") < next(at for at, line in enumerate(lines) if line.startswith("CMD"))


def test_the_unit_is_shut_and_lets_a_workbooks_reader_limit_itself() -> None:
    unit = ConfigParser(strict=False, interpolation=None, comment_prefixes="#")
    unit.optionxform = str  # type: ignore[method-assign,assignment]
    unit.read(UNIT, "utf-8")
    service = unit["Service"]
    assert (service["User"], service["NoNewPrivileges"], service["ProtectSystem"]) == ("balance", "yes", "strict")
    assert service["CapabilityBoundingSet"] == ""
    assert "--address 127.0.0.1" in service["ExecStart"]
    assert "@resources" not in service["SystemCallFilter"]


def test_the_unit_exposes_little() -> None:
    program = shutil.which("systemd-analyze")
    if program is None:
        pytest.skip("systemd-analyze is not here")
    asked = [program, "security", "--offline=true", "--no-pager", str(UNIT)]
    told = subprocess.run(asked, capture_output=True, check=False, text=True)
    found = re.search(r"Overall exposure level for \S+: (\d+\.\d+)", told.stdout)
    if found is None:
        pytest.skip("systemd-analyze can't judge a file here")
    assert float(found[1]) <= MOST_EXPOSED
