"""The secrets of the sign-in: whole or refused with the reason, never in the store, gone when the server ends."""

from __future__ import annotations

import stat
import tomllib
from pathlib import Path

import pytest
import typer

from tests.disclosure.test_sign_in import LOGIN
from wggi_metrics.cli import serving
from wggi_metrics.cli.sign_in import VARIABLES, configured_login, secrets_file, without_secrets


def written(folder: Path, **changed: str) -> Path:
    path = folder / "secrets.toml"
    path.write_text("[auth]\n" + "".join(f'{name} = "{value}"\n' for name, value in {**LOGIN, **changed}.items()))
    path.chmod(0o600)
    return path


def test_the_file_or_the_environment_says_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert configured_login(written(tmp_path), None) == LOGIN
    assert configured_login(None, None) is None
    for name, value in LOGIN.items():
        monkeypatch.setenv(VARIABLES[name], value)
    assert configured_login(None, None) == LOGIN


def test_a_cookie_secret_that_is_not_given_is_made_anew_each_time(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in set(LOGIN) - {"cookie_secret"}:
        monkeypatch.setenv(VARIABLES[name], LOGIN[name])
    made = [configured_login(None, None) for _ in range(2)]
    assert made[0] is not None
    assert made[1] is not None
    assert len(made[0]["cookie_secret"]) >= 64
    assert made[0]["cookie_secret"] != made[1]["cookie_secret"]


def test_half_a_sign_in_ends_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(typer.Exit):
        configured_login(written(tmp_path, client_secret=""), None)
    assert "[auth] lacks client_secret" in capsys.readouterr().err


def test_secrets_in_the_store_are_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(typer.Exit):
        configured_login(written(tmp_path), tmp_path)
    assert "may not lie in the store" in capsys.readouterr().err


@pytest.mark.parametrize("content", ['[auth]\nclient_secret = "kept', "\x00", "auth = 3"])
def test_a_file_that_can_not_be_read_is_refused_without_repeating_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: str
) -> None:
    path = tmp_path / "secrets.toml"
    path.write_text(content)
    with pytest.raises(typer.Exit):
        configured_login(path, None)
    said = capsys.readouterr().err
    assert said.strip()
    assert "kept" not in said


def test_a_file_that_others_may_read_is_said_to_be_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = written(tmp_path)
    path.chmod(0o644)
    configured_login(path, None)
    assert "Others on this computer may read" in capsys.readouterr().err


def test_the_servers_own_file_is_nobody_elses_and_gone_afterwards() -> None:
    with secrets_file({**LOGIN, "client_kwargs": {"scope": 'openid "groups"'}}) as path:
        assert tomllib.loads(path.read_text())["auth"] == {**LOGIN, "client_kwargs": {"scope": 'openid "groups"'}}
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert not path.parent.exists()


def test_the_secrets_are_not_in_the_servers_environment() -> None:
    environment = dict.fromkeys(VARIABLES.values(), "x") | {"WGGI_SECRETS": "x", "PATH": "/bin"}
    assert without_secrets(environment) == {"PATH": "/bin"}


def test_serve_opens_another_address_with_a_sign_in_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    commands: list[list[str]] = []
    monkeypatch.setattr(serving, "shown_release", lambda store: (object(), False))
    monkeypatch.setattr(serving, "_run", lambda command, environment: commands.append(command) or 0)
    with pytest.raises(typer.Exit):
        serving.serve("0.0.0.0", 8501)
    assert commands == []
    with pytest.raises(typer.Exit):
        serving.serve("0.0.0.0", 8501, written(tmp_path))
    [command] = commands
    assert "balance.example.org" in command
    assert str(serving.GUARDED) in command
    assert str(serving.DASHBOARD) not in command
    assert not [part for part in command if LOGIN["client_secret"] == part or LOGIN["cookie_secret"] in part]
