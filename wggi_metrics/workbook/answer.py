"""The pipe from the reading process to ours: short messages in JSON, and tables as Arrow streams (step 1).

A message is its length in four bytes and its text; a message that announces a sheet is followed by its cells.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Iterator
from threading import Lock
from typing import Any, BinaryIO

import pyarrow as pa

_LENGTH = struct.Struct(">I")
_LONGEST = 1 << 28

Message = dict[str, Any]


class Answer:
    """The writing end. Messages of several threads never mix."""

    def __init__(self, pipe: BinaryIO) -> None:
        self._pipe = pipe
        self._lock = Lock()

    def say(self, message: Message, cells: pa.Table | None = None) -> None:
        """Sends a message, and the cells that belong to it."""
        text = json.dumps(message).encode()
        with self._lock:
            self._pipe.write(_LENGTH.pack(len(text)) + text)
            if cells is not None:
                with pa.ipc.new_stream(self._pipe, cells.schema) as stream:
                    stream.write_table(cells)
            self._pipe.flush()


def messages(pipe: BinaryIO) -> Iterator[tuple[Message, pa.Table | None]]:
    """What the reading process sends, until it ends. Raises: EOFError, pa.ArrowInvalid if it breaks off."""
    while head := pipe.read(_LENGTH.size):
        if len(head) < _LENGTH.size:
            raise EOFError
        (length,) = _LENGTH.unpack(head)
        text = pipe.read(length) if length <= _LONGEST else b""
        if len(text) < length:
            raise EOFError
        message: Message = json.loads(text)
        yield message, _cells(pipe) if message.get("is") == "sheet" else None


def _cells(pipe: BinaryIO) -> pa.Table:
    with pa.ipc.open_stream(pipe) as stream:
        return stream.read_all()
