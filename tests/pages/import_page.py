"""The Import page without a browser: open it, upload, press, and read what is written."""

from __future__ import annotations

import os
from pathlib import Path

from streamlit.testing.v1 import AppTest

from tests.pages.exports import XLSX
from wggi_metrics.store import Store

TIMEOUT = 60


def whole_page() -> None:
    from pages.data import definitions, importing
    from pages.frame import shell

    shell.run({"data": {"import": importing.page, "definitions": definitions.page}})


def opened(timeout: int = TIMEOUT) -> AppTest:
    return ran(AppTest.from_function(whole_page, default_timeout=timeout))


def ran(app: AppTest) -> AppTest:
    app.run()
    assert not app.exception, app.exception[0].message
    return app


def upload(app: AppTest, *files: tuple[str, bytes]) -> AppTest:
    uploads = [(name, content, XLSX) for name, content in files]
    files_box = next(box for box in app.file_uploader if box.accept_multiple_files)
    files_box.set_value(uploads)
    return ran(app)


def press(app: AppTest, key: str) -> AppTest:
    app.button(key=key).click()
    return ran(app)


def texts(app: AppTest) -> str:
    return " ".join([*(block.body for block in app.get("html")), *(head.value for head in app.header)])


def store() -> Store:
    return Store(Path(os.environ["WGGI_STORE"]))


def published(app: AppTest, *files: tuple[str, bytes]) -> AppTest:
    return press(upload(app, *files), "import_publish_button")
