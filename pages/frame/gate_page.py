"""What stands at the gate, as one small page without a script: sign-in, its end, no role (step 11)."""

from __future__ import annotations

from html import escape
from pathlib import Path

from pages.frame import text
from pages.frame.visitor import Visitor
from wggi_metrics.disclosure.sign_in import session_hours
from wggi_metrics.words import say

STYLE = Path(__file__).with_name("gate.css")


def page(found: Visitor) -> str:
    """The whole page, for who may see nothing."""
    parts = {"over": _over, "without role": _without_role}.get(found.standing, _sign_in)(found)
    style = STYLE.read_text("utf-8")
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{escape(say("pages.product"))}</title>'
        f'<meta name="viewport" content="width=device-width, initial-scale=1"><style>{style}</style></head>'
        f"<body><main>{parts}</main></body></html>"
    )


def _sign_in(found: Visitor) -> str:
    told = text.strong(say("access.sign_in.told", n=session_hours()))
    return (
        f"<h1>{escape(say('pages.product'))}</h1><p>{escape(say('access.sign_in.lead'))}</p>"
        f"{_enter(say('access.sign_in.button'))}<p>{told}</p>{_terms('access.sign_in', 'no_access', 'small_numbers')}"
    )


def _over(found: Visitor) -> str:
    return (
        f"<h1>{escape(say('pages.product'))}</h1><p><strong>{escape(say('access.over.title', n=session_hours()))}"
        f"</strong></p><p>{escape(say('access.over.told'))}</p>{_enter(say('access.over.button'))}"
    )


def _without_role(found: Visitor) -> str:
    told = f"<p>{escape(found.told)}</p>" if found.told else ""
    return (
        f"<h1>{escape(say('access.without_role.title'))}</h1>"
        f"<p>{text.strong(say('access.without_role.lead', account=found.account))}</p>{told}"
        f"{_terms('access.without_role', 'ask', 'logged')}"
        f'<p><a href="/auth/logout">{escape(say("access.account.sign_out"))}</a></p>'
    )


def _enter(label: str) -> str:
    return f'<p><a class="enter" href="/gate/enter">{escape(label)}</a></p>'


def _terms(part: str, *names: str) -> str:
    return text.terms([(say(f"{part}.{name}"), say(f"{part}.{name}_told")) for name in names])
