"""What every handler of the server holds, and how an answer goes out.

Reads: a request's wishes. Gives: answers with a tag by which a browser knows that nothing has changed, and
one form of error: a page for people, JSON for programs.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from docgraph.errors import DocgraphError
from docgraph.views.faces import Face
from docgraph.views.render import Pages
from docgraph.views.web.accept import HTML, JSON, prefer
from docgraph.views.web.children import STATUS, Children, TroubleError
from docgraph.views.web.jobs import Trouble, trouble_of
from docgraph.views.web.metrics import Metrics
from docgraph.views.web.readers import Readers
from docgraph.views.web.state import Whole
from docgraph.views.words import Language


class Served:
    """A graph being served: its readers, the children that do what strangers ask for, the templates."""

    def __init__(self, folder: Path, language: Language, children: Children) -> None:
        self.folder, self.children = folder, children
        self.readers = Readers(folder)
        self.pages = Pages(language, served=True)
        self.metrics = Metrics()
        self.whole = Whole()


def served_by(request: Request) -> Served:
    """What the app of a request serves."""
    served: Served = request.app.state.served
    return served


def page(request: Request, html: str, status: int = 200) -> Response:
    """A page; a lone surrogate in it becomes a question mark."""
    return answer(request, html.encode("utf-8", "replace"), f"{HTML}; charset=utf-8", status)


def json_answer(request: Request, value: Any, status: int = 200) -> Response:
    """A record or rows as JSON."""
    return answer(request, msgspec.json.encode(value), JSON, status)


def answer(request: Request, body: bytes, media: str, status: int = 200) -> Response:
    """An answer, or word that the browser's own copy still stands."""
    tag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
    headers = {"etag": tag, "cache-control": "no-cache", "vary": "Accept"}
    if status == 200 and request.method in ("GET", "HEAD") and request.headers.get("if-none-match") == tag:
        return Response(status_code=304, headers=headers)
    if not media.startswith("text/html") and media.startswith("text/"):
        media = f"{media}; charset=utf-8" if "charset" not in media else media
    return Response(body, status, {**headers, "content-type": media})


def wants_page(request: Request) -> bool:
    """Whether a request is a browser's, for which an error is a page."""
    if request.url.path.startswith(("/api/", "/health", "/metrics")):
        return False
    return prefer(request.headers.get("accept"), (JSON, HTML)) == HTML


def error_answer(request: Request, error: Exception, nearest: Sequence[Face] = ()) -> Response:
    """The answer for an error: its status, and a `Trouble` as page or JSON."""
    if isinstance(error, TroubleError):
        status, trouble = error.status, error.trouble
    elif isinstance(error, DocgraphError):
        trouble = trouble_of(error)
        status = STATUS[trouble.error]
    else:
        status, trouble = 500, Trouble("failed", "this failed")
    if wants_page(request):
        return page(request, error_page(served_by(request).pages, status, trouble, nearest), status)
    return json_answer(request, trouble, status)


def error_page(pages: Pages, status: int, trouble: Trouble, nearest: Sequence[Face] = ()) -> str:
    """The page that tells an error, with the documents that may have been meant."""
    return pages.render("trouble.html", trouble=trouble, status=status, nearest=nearest)


def number_of(request: Request, name: str, default: int, low: int, high: int) -> int:
    """A number among the request's parameters; TroubleError where it is none or out of bounds."""
    told = request.query_params.get(name)
    if told is None or told == "":
        return default
    if not (told.isascii() and told.isdecimal()) or not low <= int(told[:9]) <= high:
        what = f"{name} is a number from {low} to {high:,}"
        raise TroubleError(400, Trouble("bad_request", what, told[:40]))
    return int(told[:9])
