"""Import, step 5: the release is put in force, and the profile kept for the next export (step 11)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import PurePath

import streamlit as st

from pages.data.importing.joining import Standing, answers, profile_of_file
from pages.data.importing.known import for_next_time, keep, plain_name
from pages.data.importing.work import Work, begin_anew, in_hand
from pages.frame import blocks, text
from pages.frame.logged import log
from pages.frame.serving import Served
from pages.frame.visitor import loading_viewer
from wggi_metrics.disclosure import NotForThisViewer, Viewer
from wggi_metrics.loading import CheckedFile
from wggi_metrics.problems import Problem
from wggi_metrics.store import Built, StoreRefused, user_name
from wggi_metrics.words import say


def draw(now: Work, served: Served, checked: Sequence[CheckedFile], at: Standing, built: Built | None) -> None:
    """The note, the profile's name, the button and, while it is closed, why."""
    number = next_number(served)
    with blocks.figure("import_publish", say("importing.publish.title", number=number), _subtitle(served, at)):
        question = _question(now, served, built)
        agreed = question is None or st.checkbox(say("importing.publish.yes"), key="import_yes", help=None, value=False)
        _fields(now)
        reason = why_not(at, has_built=built is not None, agreed=agreed)
        refused = now.built[1] if now.built and isinstance(now.built[1], Problem) else None
        with st.container(horizontal=True, key="import_end", vertical_alignment="center", gap="small"):
            st.button(
                say("importing.publish.button", number=number),
                type="primary",
                key="import_publish_button",
                disabled=bool(reason) or built is None,
                on_click=_publish,
                args=(now, served, built),
            )
            st.button(say("importing.publish.discard"), key="import_discard", on_click=begin_anew)
            _profile_file(now, served, checked, profile_name(now))
        if refused:
            text.warning(refused.problem, refused.remedy)
        elif reason:
            text.note(reason)


def next_number(served: Served) -> int:
    """The number that the release would bear."""
    releases = served.store.releases()
    return 1 + max((int(release.manifest["number"]) for release in releases), default=0)


def _subtitle(served: Served, at: Standing) -> str:
    parts = [say("importing.publish.subtitle")]
    if served.release is not None and not served.is_demonstration:
        parts.append(say("importing.publish.stays", number=served.release.manifest.get("number", "")))
    if at.set_aside and at.row_errors:
        parts.append(say("importing.publish.set_aside", n=at.row_errors, rows=f"{at.row_errors:,}"))
    return " ".join(parts)


def _question(now: Work, served: Served, built: Built | None) -> Problem | None:
    """More than a fifth would disappear: it is said, and wants an explicit yes."""
    if built is None:
        return None
    problem = built.consequences.problem(served.store.limits)
    if problem is not None:
        gone, standing = built.consequences.disappeared, built.consequences.standing
        told = say("importing.publish.disappear", gone=f"{gone:,}", standing=f"{standing:,}")
        text.warning(told, say("importing.publish.disappear_told"))
    return problem


def _fields(now: Work) -> None:
    with st.container(horizontal=True, key="import_notes", gap="small"):
        st.text_input(say("importing.publish.note"), key="import_note", width=330,
                      placeholder=say("importing.publish.note_example"))  # fmt: skip
        st.text_input(say("importing.publish.profile"), key="import_profile_name", width=250,
                      placeholder=default_name(now))  # fmt: skip


def written(key: str) -> str:
    """What stands in a box now: who types and publishes at once has not seen the page drawn in between."""
    return str(st.session_state.get(key) or "").strip()


def profile_name(now: Work) -> str:
    """The name under which the profile is kept."""
    return plain_name(written("import_profile_name") or default_name(now))


def default_name(now: Work) -> str:
    """The profile's own name, else the first file's without its figures."""
    kind, _, rest = now.read_by.partition("/")
    if kind in ("stored", "shipped"):
        return rest
    first = next(iter(now.files.values()), None)
    letters = "".join(" " if letter.isdigit() else letter for letter in PurePath(first.name).stem) if first else ""
    return plain_name(letters)


def why_not(at: Standing, *, has_built: bool, agreed: bool) -> str:
    """Why the button is closed; nothing where it is open."""
    if at.refused:
        return say("importing.publish.why.refused", n=at.refused)
    if at.questions:
        return say("importing.publish.why.questions", n=at.questions)
    if not at.sheets:
        return say("importing.publish.why.no_sheets")
    if at.errors:
        return say("importing.publish.why.errors", n=at.repairs)
    if not has_built:
        return say("importing.publish.why.not_built")
    return "" if agreed else say("importing.publish.why.yes")


def _publish(now: Work, served: Served, built: Built) -> None:
    """Puts the release in force; whatever is refused is said in a sentence, and nothing is lost."""
    loader = loading(now)
    if loader is None:
        return
    if now.built is None or now.built[0] != answers(now, served.store):
        now.refused = _changed()
        return
    name = profile_name(now)
    texts = _profiles(now, served, name)
    built.manifest["reason"] = written("import_note")  # the note is written after the release was built
    built.manifest["by"] = loader.name or built.manifest.get("by") or user_name()
    try:
        published = built.publish(yes=bool(st.session_state.get("import_yes")))
    except StoreRefused as refused:
        now.refused = refused.problem
        return
    if published.release is not None and published.published:
        log(loader, "import", ", ".join(file.name for file in now.readable), published.release.id)
    now.built = None
    begin_anew()
    in_hand().key_words = published.key_words
    number = published.release.manifest.get("number", published.release.id) if published.release else ""
    told = say(f"importing.published.{'unchanged' if published.unchanged else 'done'}", number=number)
    in_hand().told = f"{told} {_keep(served, texts, name)}"


def loading(now: Work) -> Viewer | None:
    """Who does it; None, and the reason on the page, for who may not import (any more)."""
    try:
        return loading_viewer()
    except NotForThisViewer as refused:
        now.refused = Problem("not_allowed", "error", str(refused), "")
        return None


def _changed() -> Problem:
    """An answer given in the moment of publishing: nobody has seen yet what comes of it."""
    said = {part: say(f"importing.publish.changed.{part}") for part in ("problem", "remedy")}
    return Problem("changed", "error", said["problem"], said["remedy"])


def _keep(served: Served, texts: dict[str, str], name: str) -> str:
    """Keeps the profiles; says under which name, or that it could not be done."""
    try:
        keep(served.store, texts)
    except OSError:
        return say("importing.published.no_profile")
    return say("importing.published.profile", name=name)


def _profiles(now: Work, served: Served, name: str) -> dict[str, str]:
    profiles = {file.name: profile_of_file(now, file, served.store) for file in now.readable if file.sheets}
    with_sheets = {file: replace(profile, name=name) for file, profile in profiles.items() if profile.sheets}
    return for_next_time(with_sheets, name)


def _profile_file(now: Work, served: Served, checked: Sequence[CheckedFile], name: str) -> None:
    """The profile as a file, to be kept, edited or used on the command line."""
    texts = _profiles(now, served, name) if now.read_sheets and not any(now.questions()) else {}
    for place, (file, content) in enumerate(texts.items(), start=1):
        st.download_button(
            say("importing.publish.profile_file") if len(texts) == 1 else file,
            content,
            file,
            "application/toml",
            key=f"import_profile_{place}",
            on_click="ignore",
            type="tertiary",
            icon=":material/download:",
        )


def told() -> None:
    """What was published just now; at the first time the key's words, until they are put away."""
    now = in_hand()
    if now.refused:
        text.warning(say("importing.published.not_done"), f"{now.refused.problem} {now.refused.remedy}")
    elif now.told and not now.files:
        text.warning(say("importing.published.title"), now.told)
    now.refused = None
    if not now.key_words:
        return
    with st.container(key="import_key_words"):
        st.html(
            f'<div class="wggi-state" role="status"><p><strong>{say("importing.key.title")}</strong></p>'
            f'<p class="wggi-words">{now.key_words}</p><p>{say("importing.key.told")}</p></div>'
        )

        def put_away() -> None:
            in_hand().key_words = None

        st.button(say("importing.key.done"), key="import_key_done", on_click=put_away)
