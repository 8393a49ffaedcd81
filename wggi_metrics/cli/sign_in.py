"""The sign-in's secrets at ``serve``: from a file outside the store or the environment, never a command line."""

from __future__ import annotations

import json
import os
import secrets
import tempfile
import tomllib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from wggi_metrics.cli.speaking import errors, wrong_use
from wggi_metrics.disclosure.sign_in import NEEDED, login_problem
from wggi_metrics.loading import roles_file, store_folder
from wggi_metrics.words import say

SECRETS_VARIABLE = "WGGI_SECRETS"
VARIABLES = {name: f"WGGI_OIDC_{name.upper()}" for name in NEEDED}
OTHERS = 0o077

Login = Mapping[str, Any]


def configured_login(given: Path | None, store: Path | None) -> Login | None:
    """The table [auth] of the secrets' file, or what the environment says; None where neither says anything.

    A cookie secret that is not given is made for this run. What can't be used ends the command with status 2.
    """
    found = _from_file(given, store) if given else _from_environment()
    if found is None:
        return None
    login = {"cookie_secret": secrets.token_urlsafe(48), **found}
    problem = login_problem({"auth": login})
    if problem:
        wrong_use(say("cli.login_refused", reason=problem))
    if not roles_file(store).is_file():
        errors.print(say("access.table.missing", path=roles_file(store)), markup=False)
    return login


def _from_file(path: Path, store: Path | None) -> Login:
    path = path.resolve()
    if path.is_relative_to(store_folder(store).resolve()):
        wrong_use(say("cli.secrets_in_store", path=path))
    try:
        found = tomllib.loads(path.read_text("utf-8")).get("auth")
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError):
        # What is wrong in it is not repeated: a parser's message can hold a part of a secret.
        wrong_use(say("cli.secrets_unreadable", path=path))
    if not isinstance(found, dict):
        wrong_use(say("cli.login_refused", reason=say("access.login.no_table")))
    if os.name == "posix" and path.stat().st_mode & OTHERS:
        errors.print(say("cli.secrets_open", path=path), markup=False)
    return found


def _from_environment() -> Login | None:
    found = {name: os.environ[variable] for name, variable in VARIABLES.items() if os.environ.get(variable)}
    return found or None


@contextmanager
def secrets_file(login: Login) -> Iterator[Path]:
    """A file with these secrets that nobody else may read, gone when the server has ended."""
    with tempfile.TemporaryDirectory(prefix="wggi-") as folder:
        path = Path(folder) / "secrets.toml"
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with open(handle, "w", encoding="utf-8") as file:  # noqa: PTH123  (a handle, not a path)
            file.write("[auth]\n" + "".join(f"{name} = {_toml(value)}\n" for name, value in login.items()))
        yield path


def _toml(value: Any) -> str:
    """A value as TOML: text as JSON writes it, a table inline."""
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{json.dumps(name)} = {_toml(part)}" for name, part in value.items()) + " }"
    return json.dumps(value)


def without_secrets(environment: Mapping[str, str]) -> dict[str, str]:
    """The environment for the server: the secrets reach it by their file alone."""
    return {name: value for name, value in environment.items() if name not in (*VARIABLES.values(), SECRETS_VARIABLE)}
