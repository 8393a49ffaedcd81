"""nginx with the shipped configuration before a guarded dashboard, all on this computer."""

from __future__ import annotations

import datetime
import os
import secrets
import shutil
import signal
import ssl
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import httpx
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from tests.browser.provider import ROLES, roles_of
from tests.browser.server import PATIENCE, ROOT, Server, free_port

SHIPPED = ROOT / "deploy" / "nginx.conf"
NAME, PROGRAM_VARIABLE = "localhost", "WGGI_NGINX"


def find_nginx() -> str | None:
    """The program, also where it is not on the path of people who administer nothing."""
    named = os.environ.get(PROGRAM_VARIABLE)
    return shutil.which(named or "nginx") or shutil.which("/usr/sbin/nginx")


def needed_nginx() -> str:
    """The program; without one the test is skipped, and fails where one is demanded."""
    found = find_nginx()
    if found is None:
        reason = f"no nginx was found (set {PROGRAM_VARIABLE} to one)"
        if os.environ.get("WGGI_REQUIRE_NGINX"):
            pytest.fail(reason, pytrace=False)
        pytest.skip(reason)
    return found


class Proxy:
    """One running nginx: ``address`` to open, ``trusted`` to believe its certificate."""

    def __init__(self, dashboard_port: int, folder: Path) -> None:
        self.folder, self.dashboard_port = folder, dashboard_port
        self.port, self.plain_port = free_port(), free_port()
        folder.mkdir(parents=True, exist_ok=True)

    @property
    def address(self) -> str:
        return f"https://{NAME}:{self.port}"

    @property
    def trusted(self) -> ssl.SSLContext:
        return ssl.create_default_context(cafile=str(self.folder / "own.pem"))

    def site(self) -> str:
        """The shipped configuration, with nothing changed but the name, the ports and where the certificate lies."""
        here = SHIPPED.read_text("utf-8")
        for shipped, own in {
            "listen 443": f"listen 127.0.0.1:{self.port}",
            "listen 80;": f"listen 127.0.0.1:{self.plain_port};",
            "balance.example.org": NAME,
            "127.0.0.1:8501": f"127.0.0.1:{self.dashboard_port}",
            "/etc/ssl/gender-balance": str(self.folder / "own"),
        }.items():
            assert shipped in here, shipped
            here = here.replace(shipped, own)
        return here

    def start(self, program: str) -> None:
        certificate(self.folder)
        places = "".join(
            f"{kind}_temp_path {self.folder}/{kind};\n" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
        )
        whole = (
            f"{as_owner()}daemon off;\npid {self.folder}/pid;\nerror_log {self.folder}/error.log;\nevents {{}}\n"
            f"http {{\naccess_log {self.folder}/access.log;\n{places}{self.site()}\n}}\n"
        )
        (self.folder / "nginx.conf").write_text(whole, "utf-8")
        command = [program, "-e", str(self.folder / "error.log"), "-p", str(self.folder), "-c", "nginx.conf"]
        subprocess.run([*command, "-t", "-q"], check=True, stdin=subprocess.DEVNULL)
        self.process = subprocess.Popen(command, stdin=subprocess.DEVNULL)
        self._wait()

    def stop(self) -> None:
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(10)

    def _wait(self) -> None:
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            with suppress(httpx.TransportError):
                httpx.get(self.address, verify=self.trusted)
                return
            time.sleep(0.05)
        raise RuntimeError((self.folder / "error.log").read_text("utf-8"))


def as_owner() -> str:
    """nginx started by root would work as somebody else, who may not enter the folder of the tests."""
    return "user root;\n" if hasattr(os, "geteuid") and os.geteuid() == 0 else ""


def certificate(folder: Path) -> None:
    """A certificate of our own for this name, and its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    named = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, NAME)])
    now = datetime.datetime.now(datetime.UTC)
    built = (
        x509.CertificateBuilder().subject_name(named).issuer_name(named).public_key(key.public_key())
        .serial_number(x509.random_serial_number()).not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(NAME)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )  # fmt: skip
    pem = serialization.Encoding.PEM
    (folder / "own.pem").write_bytes(built.public_bytes(pem))
    kept = key.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    (folder / "own.key").write_bytes(kept)


def guarded_server(store: Path, folder: Path, accounts: str) -> tuple[Server, Proxy]:
    """A dashboard behind its gate, to be asked for under the proxy's address alone; neither is started."""
    server = Server(store, folder / "server", program="guarded.py")
    proxy = Proxy(server.port, folder / "proxy")
    login = {
        "redirect_uri": f"{proxy.address}/oauth2callback",
        "cookie_secret": secrets.token_urlsafe(48),
        "client_id": "dashboard",
        "client_secret": "kept",
        "server_metadata_url": f"{accounts}/.well-known/openid-configuration",
    }
    path = server.folder / "secrets.toml"
    path.write_text("[auth]\n" + "".join(f'{name} = "{value}"\n' for name, value in login.items()), "utf-8")
    roles_of(server).write_text(ROLES, "utf-8")
    server.options = ("--secrets.files", str(path), "--server.address", "127.0.0.1")
    server.more = {"WGGI_ROLES": str(roles_of(server)), "WGGI_LOG": str(server.folder / "log.jsonl")}
    return server, proxy


@contextmanager
def behind_proxy(store: Path, folder: Path, accounts: str, program: str) -> Iterator[tuple[Server, Proxy]]:
    """Both running."""
    server, proxy = guarded_server(store, folder, accounts)
    try:
        server.start()
        proxy.start(program)
        yield server, proxy
    finally:
        if hasattr(proxy, "process"):
            proxy.stop()
        server.stop()


def person(proxy: Proxy, account: str | None = None, asked: str = "/") -> httpx.Client:
    """A browser of this person, signed in through the proxy; of nobody where no account is given.

    ``asked`` is the address opened before.
    """
    browser = httpx.Client(base_url=proxy.address, verify=proxy.trusted, timeout=30)
    if account is not None:
        browser.get(asked)
        to_login = browser.get("/gate/enter")
        at_provider = browser.get(to_login.headers["location"])
        back = browser.post(at_provider.headers["location"], data={"sub": account})
        browser.get(back.headers["location"])
    return browser
