"""Before Streamlit: who is not signed in with a role reaches none of it (step 11).

Streamlit by itself opens a session, takes uploads and hands out files to everybody who reaches it. With a sign-in set
up, every request and every websocket is asked here first who makes it, and uploads are for those who import.
"""

from __future__ import annotations

import json
import re
from collections.abc import Awaitable, Callable, Mapping, MutableMapping
from http import HTTPStatus
from typing import Any
from urllib.parse import quote, unquote

import streamlit as st
from starlette.datastructures import Headers
from starlette.requests import HTTPConnection
from starlette.responses import HTMLResponse, RedirectResponse, Response
from streamlit.auth_util import encode_provider_token, get_cookie_with_chunks
from streamlit.web.server.server_util import get_cookie_secret
from streamlit.web.server.starlette.starlette_app_utils import decode_signed_value
from streamlit.web.server.starlette.starlette_server_config import USER_COOKIE_NAME

from pages.frame.gate_page import page
from pages.frame.logged import log_refused
from pages.frame.visitor import Visitor, visitor_of
from wggi_metrics.disclosure import may_load
from wggi_metrics.disclosure.sign_in import origin_of

OPEN = frozenset({"/_stcore/health", "/auth/login", "/auth/logout", "/oauth2callback"})
"""What is needed to sign in, and whether the server lives."""

WHO, DOOR, ENTER = "/gate/who", "/gate/door", "/gate/enter"
UPLOADS = "/_stcore/upload_file/"
ASKED, NOTE, NOTE_SECONDS, LONGEST_NOTE = "x-asked-for", "asked_for", 600, 2000
OWN_ADDRESS = re.compile(r"/[a-z_]+(\?[A-Za-z0-9_.~%&=+,:;!'()*$-]*)?")
"""A page of ours and its filters: one name, so that no address begins with two slashes or leads elsewhere."""

NOT_KEPT = {"Cache-Control": "no-store"}

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
Application = Callable[[Scope, Receive, Send], Awaitable[None]]


class Gate:
    """Stands before an application: lets pass who has a role, and answers everybody else itself."""

    def __init__(self, app: Application) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket") or scope["path"] in OPEN:
            await self.app(scope, receive, send)
            return
        found = visitor_of(claims_of(HTTPConnection(scope).cookies))
        answer = answer_to(scope, found)
        if answer is None:
            await self.app(scope, receive, send)
        elif scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008, "reason": ""})
        else:
            await answer(scope, receive, send)


def answer_to(scope: Scope, found: Visitor) -> Response | None:
    """What the gate itself answers to this request of this visitor; None where it lets the request pass."""
    path = scope["path"]
    if path == ENTER:
        return RedirectResponse(f"/auth/login?provider={encode_provider_token('default')}", headers=NOT_KEPT)
    back = _asked_before(scope, found)
    if back:
        return _without_note(RedirectResponse(back, headers=NOT_KEPT))
    if path == WHO:
        return Response(status_code=HTTPStatus.NO_CONTENT if found.viewer else _refusal(found), headers=NOT_KEPT)
    if found.viewer is None or path == DOOR:
        log_refused(found, "")
        return _with_note(HTMLResponse(page(found), _refusal(found), NOT_KEPT), scope)
    if path.startswith(UPLOADS) and not may_load(found.viewer):
        return Response(status_code=HTTPStatus.FORBIDDEN, headers=NOT_KEPT)
    return None


def _with_note(answer: Response, scope: Scope) -> Response:
    """Notes in the browser which address was asked for: the sign-in leads back to the root alone."""
    asked = Headers(scope=scope).get(ASKED, "") if scope["path"] == DOOR else _address(scope)
    if OWN_ADDRESS.fullmatch(asked) and len(asked) <= LONGEST_NOTE:
        answer.set_cookie(NOTE, quote(asked, safe=""), max_age=NOTE_SECONDS, httponly=True, samesite="lax")
    return answer


def _without_note(answer: Response) -> Response:
    answer.delete_cookie(NOTE, httponly=True, samesite="lax")
    return answer


def _asked_before(scope: Scope, found: Visitor) -> str:
    """The address asked for before the sign-in, when the root is opened after it; never one elsewhere."""
    noted = unquote(HTTPConnection(scope).cookies.get(NOTE, ""))
    is_back = scope["type"] == "http" and found.viewer is not None and _address(scope) == "/"
    return noted if is_back and OWN_ADDRESS.fullmatch(noted) else ""


def _address(scope: Scope) -> str:
    query = scope.get("query_string", b"").decode("latin-1")
    return f"{scope['path']}?{query}" if query else str(scope["path"])


def _refusal(found: Visitor) -> int:
    return HTTPStatus.FORBIDDEN if found.standing == "without role" else HTTPStatus.UNAUTHORIZED


def claims_of(cookies: Mapping[str, str]) -> dict[str, Any]:
    """What the signed cookie of Streamlit's sign-in says; nothing where it is missing, forged or another site's."""

    def signed(name: str) -> bytes | None:
        value = cookies.get(name)
        return decode_signed_value(get_cookie_secret(), name, value.encode("latin-1")) if value else None

    try:
        claims = json.loads(get_cookie_with_chunks(signed, USER_COOKIE_NAME) or b"{}")
    except ValueError:
        return {}
    own = origin_of(str(st.secrets["auth"]["redirect_uri"]))
    return claims if isinstance(claims, dict) and claims.get("origin") == own else {}
