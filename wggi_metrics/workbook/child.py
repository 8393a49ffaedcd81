"""The reading process: ``python -m wggi_metrics.workbook.child``, started by ``reading`` (step 1).

It takes a request and, if need be, the file's bytes from its standard input, limits itself, reads, and answers on
its standard output. Whatever goes wrong in it, an abort of the reader included, ends this process only.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from wggi_metrics.workbook.limits import Limits

if TYPE_CHECKING:
    from wggi_metrics.workbook.answer import Answer
    from wggi_metrics.workbook.read import Found


def main() -> None:
    """Reads one file and answers."""
    pipe = _own_output()
    request = json.loads(sys.stdin.buffer.readline())
    limits = Limits(**request["limits"])
    _refuse_core_dumps_and_endless_work(limits, request["seconds"])
    content = _content(request)

    # The readers take a tenth of a second to load, and are not needed by those who import this module.
    from wggi_metrics.workbook.answer import Answer
    from wggi_metrics.workbook.outgoing import Outgoing
    from wggi_metrics.workbook.read import read

    answer = Answer(pipe)
    _limit_memory(limits.memory_bytes)
    _answer(lambda: read(_known(content), limits, Outgoing(answer, limits)), answer, content)


def _answer(work: Callable[[], Found], answer: Answer, content: bytes | None) -> None:
    """Does the work, and sends its end: what was found of the whole file, or why it was refused."""
    from wggi_metrics.workbook.refusals import Refusal, reason_of

    try:
        end = {"is": "done", **asdict(work()), "sha256": hashlib.sha256(content or b"").hexdigest()}
    except Refusal as refusal:
        end = {"is": "refused", "reason": refusal.reason, "values": refusal.values}
    except BaseException as error:  # a panic of the Rust reader is no Exception
        end = {"is": "refused", "reason": reason_of(error), "values": {}}
    answer.say(end)
    os._exit(0)  # without waiting for the readers to give back their memory piece by piece


def _known(content: bytes | None) -> bytes:
    from wggi_metrics.workbook.refusals import Refusal

    if content is None:
        raise Refusal("not_found")
    return content


def _own_output() -> BinaryIO:
    """The answer's pipe; what libraries print goes where errors go."""
    pipe = os.fdopen(os.dup(1), "wb", buffering=1 << 16)
    os.dup2(2, 1)
    return pipe


def _content(request: dict[str, Any]) -> bytes | None:
    if request["path"] is None:
        return sys.stdin.buffer.read()
    try:
        return Path(request["path"]).read_bytes()
    except OSError:
        return None


def _refuse_core_dumps_and_endless_work(limits: Limits, seconds: float) -> None:
    """Twice the time allowed on two threads: only if the parent is gone and can't stop us any more."""
    try:
        import resource
    except ImportError:  # Windows: the parent's clock stops us
        return
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    most = int(seconds * 2) + 2
    resource.setrlimit(resource.RLIMIT_CPU, (most, most))


def _limit_memory(memory_bytes: int) -> None:
    """On top of what the libraries have reserved by now. Not known on Windows, not kept on macOS."""
    try:
        import resource

        pages = int(Path("/proc/self/statm").read_text().split()[0])
        most = pages * resource.getpagesize() + memory_bytes
    except (ImportError, OSError):
        return
    resource.setrlimit(resource.RLIMIT_AS, (most, most))


if __name__ == "__main__":
    main()
