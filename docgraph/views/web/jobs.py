"""Work that strangers ask for, to be done in a process of its own: a query, a named question, a reading.

Reads: a job as it came over the socket. Gives: its result, or the error as a `Trouble`.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from docgraph.errors import DocgraphError, GraphError, NotFoundError, QueryError, SourceError
from docgraph.graph.store.outside import Outcome
from docgraph.records import Extraction, Passage

if TYPE_CHECKING:
    from docgraph.graph.query.guard import Asked

LONGEST_TEXT = 1_000_000


class SparqlJob(msgspec.Struct, frozen=True, tag="sparql"):
    """A query of the SPARQL endpoint, its answer wanted in a form of `docgraph.graph.store.outside`."""

    folder: str
    text: str
    form: str

    def run(self) -> Outcome:
        """The answer; RefusedError and QueryError say why there is none."""
        from docgraph.graph.query.guard import check
        from docgraph.graph.store.outside import answer_outside

        asked: Asked = check(self.text)
        return answer_outside(Path(self.folder), self.text, self.form, asked.datasets)


class AskJob(msgspec.Struct, frozen=True, tag="ask"):
    """A named question with its parameters; the answer is its rows as JSON."""

    folder: str
    name: str
    params: dict[str, str]

    def run(self) -> Outcome:
        """The rows of the question."""
        from docgraph.graph.kept import Graph

        with Graph.open(self.folder) as graph:
            rows = graph.query(self.name, **self.params)
        return Outcome("application/json", msgspec.json.encode(rows))


class ReadJob(msgspec.Struct, frozen=True, tag="read"):
    """A text or file to be read once and kept nowhere; the answer is a `Reading` as JSON."""

    data: bytes
    name: str
    date: str | None = None
    place: str | None = None

    def run(self) -> Outcome:
        """The passage and what it says; SourceError where it cannot be read."""
        from docgraph.graph.rdf.quads import storable
        from docgraph.reading.given import context_of
        from docgraph.reading.pipeline import extract
        from docgraph.reading.sources import read_bytes

        context = context_of(self.date, self.place, ("date", "place"))
        passage = read_bytes(self.data, self.name, context, Path(self.name).suffix)
        if len(passage.text) > LONGEST_TEXT:
            raise SourceError("its text is over a million characters", where=self.name, todo="split it")
        said = Reading(*storable(passage, extract(passage)))
        return Outcome("application/json", msgspec.json.encode(said))


class Reading(msgspec.Struct, frozen=True):
    """A passage and what was read in it.

    >>> Reading(Passage(text=""), Extraction()).extraction.mentions
    ()
    """

    passage: Passage
    extraction: Extraction


class Trouble(msgspec.Struct, frozen=True, omit_defaults=True):
    """What every error answer says: a word for programs, and for people what, where and what to do.

    >>> trouble_of(NotFoundError("no such document", where="QĐ 1")).error
    'not_found'
    """

    error: str
    what: str
    where: str | None = None
    todo: str | None = None


class Reply(msgspec.Struct, frozen=True):
    """What comes back for a job: an outcome or a trouble."""

    outcome: Outcome | None = None
    trouble: Trouble | None = None


Job = SparqlJob | AskJob | ReadJob


def trouble_of(error: DocgraphError) -> Trouble:
    """An error of ours as it is told outside; no path of this machine is told."""
    kinds = (
        (NotFoundError, "not_found"),
        (SourceError, "unreadable"),
        (QueryError, "refused" if type(error).__name__ == "RefusedError" else "bad_query"),
        (GraphError, "no_graph"),
    )
    word = next((word for kind, word in kinds if isinstance(error, kind)), "failed")
    where = None if isinstance(error, GraphError) else error.where
    return Trouble(word, error.what, where, error.todo)


def do(job: Job) -> Reply:
    """Run a job; its own errors become a trouble, a fault of ours becomes one that tells nothing more."""
    try:
        return Reply(outcome=job.run())
    except DocgraphError as error:
        return Reply(trouble=trouble_of(error))
    except (MemoryError, RecursionError):
        return Reply(trouble=Trouble("too_much", "this takes more memory than there is for one request"))
    except Exception as error:
        return Reply(trouble=Trouble("failed", f"this failed ({type(error).__name__})"))
