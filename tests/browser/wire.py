"""What the server itself sends, without a browser that could hide it: the messages of the real websocket."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
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


def ask(server: Server, page: str = "", *, file: Path | None = None) -> Sent:
    """What a new session gets at this address; with a file, what it gets by the name Streamlit has for that file."""
    opening = BackMsg()
    opening.rerun_script.page_name = page
    if file is not None:
        opening.rerun_script.page_script_hash = hashlib.md5(str(file).encode(), usedforsecurity=False).hexdigest()
    address = f"ws://127.0.0.1:{server.port}/_stcore/stream"
    with connect(address, subprotocols=["streamlit"], max_size=None) as line:  # type: ignore[list-item]
        line.send(opening.SerializeToString())
        return Sent(tuple(_until_finished(line)))


def _until_finished(line: ClientConnection) -> Iterator[ForwardMsg]:
    while True:
        received = line.recv(PATIENCE)
        assert isinstance(received, bytes)
        message = ForwardMsg.FromString(received)
        yield message
        if message.HasField("script_finished"):
            return
