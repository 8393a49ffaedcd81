"""Steps 1 to 4 in a row, for the command line and the Import page: read, recognise, check, publish."""

from wggi_metrics.loading.checked import CheckedFile, Incoming, as_load, check_files, together
from wggi_metrics.loading.demonstration import load_demo
from wggi_metrics.loading.documents import brief_document, brief_in_words, note_opened
from wggi_metrics.loading.stores import (
    demonstration_store,
    log_file,
    open_store,
    roles_file,
    shown_release,
    store_folder,
    stored_profiles,
)

__all__ = [
    "CheckedFile",
    "Incoming",
    "as_load",
    "brief_document",
    "brief_in_words",
    "check_files",
    "demonstration_store",
    "load_demo",
    "log_file",
    "note_opened",
    "open_store",
    "roles_file",
    "shown_release",
    "store_folder",
    "stored_profiles",
    "together",
]
