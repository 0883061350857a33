"""The reader of one source: its whole text, every mention marked by form and linked to its document.

Reads: a `SourceView`, the `Directory` of the site, the templates. Gives: the page.
"""

from __future__ import annotations

import html
import re
from collections import Counter

import msgspec

from docgraph.graph.answers import MentionView, SourceView
from docgraph.views.faces import Directory, Face
from docgraph.views.people import Word, make_words
from docgraph.views.render import Pages

_BLOCKS = frozenset(
    "p div br li tr table h1 h2 h3 h4 h5 h6 ul ol section article header footer title td th".split()
)
_UNREAD = frozenset(("script", "style", "head", "template", "noscript"))


class Run(msgspec.Struct, frozen=True):
    """A stretch of the text under the same mention (or none); `opens` says that the mention begins here."""

    text: str
    mention: MentionView | None = None
    faces: tuple[Face, ...] = ()
    anchor: str = ""
    doubtful: bool = False


class Unit(msgspec.Struct, frozen=True):
    """The place in the text where a page, paragraph or line begins."""

    kind: str
    number: int
    anchor: str


class Mentioned(msgspec.Struct, frozen=True):
    """A document in the list beside the text: how often it is mentioned, and where first."""

    face: Face
    times: int
    first: int


def visible(text: str, format_: str) -> list[tuple[int, int, str | None]]:
    """Stretches of a source as (start, end, shown); `shown` is null where the text shows as it is.

    >>> visible("<p>a&amp;b</p>", "html")
    [(0, 3, '\\n'), (3, 10, None), (10, 14, '\\n')]
    """
    if format_ != "html":
        return [(0, len(text), None)]
    found: list[tuple[int, int, str | None]] = []
    at = 0
    while at < len(text):
        tag = text.find("<", at)
        if tag != at:
            end = len(text) if tag < 0 else tag
            found.append((at, end, None))
            at = end
            continue
        end, name = _tag(text, at)
        found.append((at, end, "\n" if name in _BLOCKS else ""))
        at = end
    return found


def _tag(text: str, at: int) -> tuple[int, str]:
    """End and name of the tag that begins at `at`; of a comment, script or style the end of the whole."""
    if text.startswith("<!--", at):
        close = text.find("-->", at + 4)
        return (len(text) if close < 0 else close + 3), ""
    close = text.find(">", at)
    end = len(text) if close < 0 else close + 1
    head = re.match(r"</?([a-zA-Z][a-zA-Z0-9]{0,20})", text[at : at + 24])
    name = head[1].lower() if head else ""
    if name in _UNREAD and text[at + 1 : at + 2] != "/":
        shut = re.compile(rf"</{name}\s{{0,9}}>", re.IGNORECASE).search(text, end)
        end = shut.end() if shut else end
    return end, name


def innermost(mentions: tuple[MentionView, ...], length: int) -> list[tuple[int, int, MentionView | None]]:
    """The text cut where the mention over it changes; of nested mentions the inner one counts.

    >>> a = MentionView("s", 0, 9, "a" * 9, "named"); b = MentionView("s", 3, 5, "aa", "numbered")
    >>> [(start, end, m and m.form) for start, end, m in innermost((a, b), 12)]
    [(0, 3, 'named'), (3, 5, 'numbered'), (5, 9, 'named'), (9, 12, None)]
    """
    runs: list[tuple[int, int, MentionView | None]] = []
    open_: list[MentionView] = []
    at = 0

    def move(to: int) -> None:
        nonlocal at
        if to > at:
            runs.append((at, to, open_[-1] if open_ else None))
            at = to

    for mention in sorted(mentions, key=lambda m: (m.start, -m.end)):
        while open_ and open_[-1].end <= mention.start:
            move(open_[-1].end)
            open_.pop()
        if 0 <= mention.start < mention.end <= length:
            move(mention.start)
            open_.append(mention)
    while open_:
        move(open_[-1].end)
        open_.pop()
    move(length)
    return runs


def read_runs(view: SourceView, directory: Directory) -> list[Run | Unit]:
    """The text as the page writes it out: runs of text, and units where pages, paragraphs or lines begin."""
    source = directory.source(view.address)
    unit = source.unit if source else ""
    cuts: list[tuple[int, Unit]] = []
    if source:
        cuts += [(at, Unit(unit, n, f"u{n}")) for at, n in zip(source.starts, source.numbers, strict=True)]
    cuts += [(mark.start, Unit(mark.kind, mark.number, "")) for mark in view.marks if mark.kind != unit]
    cuts.sort(key=lambda cut: (cut[0], cut[1].kind != "page"))
    shown: list[Run | Unit] = []
    seen: set[int] = set()
    pieces = iter(visible(view.text, view.format))
    piece = next(pieces, None)
    next_cut = 0
    for start, end, mention in innermost(view.mentions, len(view.text)):
        at = start
        while at < end:
            while next_cut < len(cuts) and cuts[next_cut][0] <= at:
                shown.append(cuts[next_cut][1])
                next_cut += 1
            while piece is not None and piece[1] <= at:
                piece = next(pieces, None)
            stop = min(end, piece[1] if piece else end, cuts[next_cut][0] if next_cut < len(cuts) else end)
            text = view.text[at:stop] if piece is None or piece[2] is None else piece[2]
            if view.format == "html" and piece is not None and piece[2] is None:
                text = re.sub(r"\s+", " ", html.unescape(text))
            if text:
                shown.append(_run(text, mention, directory, seen))
            at = stop
    return squeeze(shown) if view.format == "html" else shown


def squeeze(runs: list[Run | Unit]) -> list[Run | Unit]:
    """Runs of a web page without the empty lines that nested blocks leave: one between paragraphs at most.

    >>> "".join(run.text for run in squeeze([Run(t) for t in ("\\n", "a", "\\n", " ", "\\n", "\\n", "b")]))
    'a\\n\\nb'
    """
    kept: list[Run | Unit] = []
    breaks = 2
    for run in runs:
        if isinstance(run, Run) and run.mention is None and not run.text.strip():
            if breaks >= 2 or (breaks == 1 and run.text != "\n"):
                continue
            breaks += run.text == "\n"
        elif isinstance(run, Run):
            breaks = 0
        kept.append(run)
    return kept


def _run(text: str, mention: MentionView | None, directory: Directory, seen: set[int]) -> Run:
    """One run; the first one of a mention carries the anchor at which evidence points."""
    if mention is None:
        return Run(text)
    faces = tuple(directory.face(iri, label) for iri, label in mention.documents)
    anchor = "" if mention.start in seen else f"c{mention.start}"
    seen.add(mention.start)
    return Run(text, mention, faces, anchor, doubtful=not faces or any(face.partial for face in faces))


def list_mentioned(view: SourceView, directory: Directory) -> list[Mentioned]:
    """The documents that a source mentions, in the order of first mention."""
    times: Counter[str] = Counter()
    first: dict[str, tuple[int, str]] = {}
    for mention in view.mentions:
        for iri, label in mention.documents:
            times[iri] += 1
            first.setdefault(iri, (mention.start, label))
    return [Mentioned(directory.face(iri, label), times[iri], start) for iri, (start, label) in first.items()]


def words_on(view: SourceView, directory: Directory) -> list[Word]:
    """What people said of two documents that both stand in this source, or one of which it is."""
    here = {iri for mention in view.mentions for iri, _ in mention.documents}
    if view.document:
        here.add(view.document[0])
    return make_words((one for one in directory.said if {one.first[0], one.second[0]} <= here), directory)


def write_source(
    view: SourceView, directory: Directory, pages: Pages, *, template: str = "source.html", **more: object
) -> str:
    """The reader page of one source; a template that adds to it takes `more`. A person's word has its own."""
    if words := make_words(directory.words_at(view.address), directory):
        return pages.render("word.html", root="../", word=words[0], address=view.address)
    mentioned = list_mentioned(view, directory)
    return pages.render(
        template,
        root="../",
        source=directory.source(view.address),
        document=directory.face(*view.document) if view.document else None,
        address=view.address,
        html_source=view.format == "html",
        runs=read_runs(view, directory),
        has_text=bool(view.text),
        mentioned=[one for one in mentioned if not one.face.partial],
        doubtful=[one for one in mentioned if one.face.partial],
        lost=[mention for mention in view.mentions if not mention.documents],
        forms=sorted({mention.form for mention in view.mentions}),
        total=len(view.mentions),
        people=words_on(view, directory),
        **more,
    )
