"""A way to write mentions by marking them in a sentence."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from docgraph.lexicon import Lexicon, load_lexicon
from docgraph.reading.recognize import recognize
from docgraph.reading.resolve import Resolution, resolve
from docgraph.records import Context, Document


@pytest.fixture(scope="session")
def lexicon() -> Lexicon:
    return load_lexicon()


@pytest.fixture
def read(lexicon: Lexicon) -> Callable[..., Resolution]:
    """Recognises and resolves a sentence; `me` is the document that it is from."""

    def reader(
        text: str, *, date: str | None = None, place: str | None = None, me: Document | None = None
    ) -> Resolution:
        context = Context(date=date, jurisdiction=place, self_document=me)
        return resolve(text, recognize(text, lexicon), context, lexicon)

    return reader
