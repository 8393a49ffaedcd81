"""What the server itself sends, without a browser that could hide it: the messages of the real websocket."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Element_pb2 import Element
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection, connect

from tests.browser.server import Server

PATIENCE = 60


@dataclass(frozen=True)
class Sent:
    """All that the server sent for one address, until the run was over."""

    messages: tuple[ForwardMsg, ...]

    @property
    def titles(self) -> list[str]:
        """The headings shown, in order."""
        return [element.heading.body for element in self._elements() if element.WhichOneof("type") == "heading"]

    @property
    def text(self) -> str:
        """All HTML and Markdown shown."""
        return "\n".join(element.html.body or element.markdown.body for element in self._elements())

    @property
    def kinds(self) -> set[str]:
        """The kinds of elements shown: heading, html, plotly_chart, exception."""
        return {str(element.WhichOneof("type")) for element in self._elements()}

    @property
    def labels(self) -> list[str]:
        """What the popovers are called; a figure has some for what can be done with it."""
        blocks = (message.delta.add_block for message in self.messages if message.delta.HasField("add_block"))
        return [block.popover.label for block in blocks if block.HasField("popover") and "@" not in block.popover.label]

    def button(self, key: str) -> str:
        """The id of the button with this key."""
        ids = [element.button.id for element in self._elements() if element.WhichOneof("type") == "button"]
        return next(found for found in ids if found.endswith(f"-{key}"))

    @property
    def scripts(self) -> dict[str, str]:
        """Streamlit's own name of every page in the lists, by its address."""
        return {page.url_pathname: page.page_script_hash for pages in self._lists() for page in pages}

    @property
    def named(self) -> set[str]:
        """The title of every page in every list of pages."""
        return {page.page_name for pages in self._lists() for page in pages}

    @property
    def everything(self) -> str:
        """All that was sent, as text."""
        return "\n".join(str(message) for message in self.messages)

    @property
    def listed(self) -> set[str]:
        """The address of every page in every list of pages; the page at the root has none."""
        return {page.url_pathname for pages in self._lists() for page in pages if not page.is_default}

    @property
    def is_first_of_the_server(self) -> bool:
        """Whether Streamlit took pages/ for a list of scripts: it lists the main script beside them."""
        return any(page.page_name == "dashboard" for pages in self._lists() for page in pages)

    def _lists(self) -> list[list]:  # type: ignore[type-arg]
        return [list(message.navigation.app_pages) for message in self.messages if message.HasField("navigation")]

    def _elements(self) -> Iterator[Element]:
        deltas = (message.delta for message in self.messages if message.HasField("delta"))
        return (delta.new_element for delta in deltas if delta.HasField("new_element"))


@dataclass(frozen=True)
class Door:
    """A browser at a server: its cookies, among them, once signed in, who it is."""

    server: Server
    cookies: Mapping[str, str] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)

    def connect(self) -> ClientConnection:
        """A websocket as a browser opens it: same origin, its cookies, its token against forged requests."""
        own = {"Origin": self.server.address, **self.headers}
        if self.cookies:
            own["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        spoken = ["streamlit", *filter(None, [self.cookies.get("_streamlit_xsrf")])]
        address = f"ws://127.0.0.1:{self.server.port}/_stcore/stream"
        return connect(address, subprotocols=spoken, additional_headers=own, max_size=None)  # type: ignore[arg-type]


def ask(at: Server | Door, page: str = "", *, file: Path | None = None, script: str = "") -> Sent:
    """What a new session gets at this address; with a file, what it gets by the name Streamlit has for that file.

    ``script`` is such a name, as the list of pages gives it.
    """
    door = at if isinstance(at, Door) else Door(at)
    opening = opened_at(door, page)
    if file is not None:
        script = hashlib.md5(str(file).encode(), usedforsecurity=False).hexdigest()
    opening.rerun_script.page_script_hash = script
    with door.connect() as line:
        line.send(opening.SerializeToString())
        return received(line)


def received(line: ClientConnection) -> Sent:
    """All that is sent until the run is over."""
    return Sent(tuple(_until_finished(line)))


def opened_at(door: Door, page: str) -> BackMsg:
    """The first message of a session: the page by its name, and the address as the browser shows it."""
    opening = BackMsg()
    opening.rerun_script.page_name = page
    opening.rerun_script.context_info.url = f"{door.server.address}/{page}"
    return opening


def press(door: Door, key: str) -> str:
    """Presses the button with this key; returns the address that the browser is sent to."""
    with door.connect() as line:
        line.send(opened_at(door, "").SerializeToString())
        shown = received(line)
        again = opened_at(door, "")
        state = again.rerun_script.widget_states.widgets.add()
        state.id, state.trigger_value = shown.button(key), True
        line.send(again.SerializeToString())
        sent = list(_until_finished(line))
    return next(message.auth_redirect.url for message in sent if message.HasField("auth_redirect"))


def _until_finished(line: ClientConnection) -> Iterator[ForwardMsg]:
    while True:
        received = line.recv(PATIENCE)
        assert isinstance(received, bytes)
        message = ForwardMsg.FromString(received)
        yield message
        if message.HasField("script_finished"):
            return
