"""The hash of what a profile means: the same for every layout, order of tables and comment (step 2)."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, is_dataclass
from typing import Any

from wggi_metrics.profiles.types import Profile


def meaning(profile: Profile) -> str:
    """SHA-256 of what the profile says; its name and the ladder's file name say nothing."""
    said = asdict(profile)
    for key in ("name", "ladder_file"):
        said.pop(key)
    text = json.dumps(said, sort_keys=True, ensure_ascii=False, default=_plain)
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def _plain(value: Any) -> Any:
    return asdict(value) if is_dataclass(value) and not isinstance(value, type) else str(value)
