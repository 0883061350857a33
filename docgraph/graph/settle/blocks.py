"""Claims of identity → what is compared: fields without their source, a key, and the blocks they fall into.

Reads: documents as sources claim them. Gives: identities; claims that say the same share one, so that
settling looks at each only once however often a document is cited.
"""

from __future__ import annotations

from typing import Final

import msgspec

from docgraph.graph.rdf.iri import document_iri
from docgraph.identity import Key, blocks, key_of
from docgraph.lexicon.units import COMMUNES, DISTRICTS, SPECIAL
from docgraph.records import Document

# A place that begins so lies below a province; alone it does not say which.
_LOWER_UNITS: Final = tuple(f"{kind} " for kind in (*DISTRICTS, *COMMUNES, "thành phố", SPECIAL))


class Identity(msgspec.Struct, frozen=True):
    """What one or more claims say of a document.

    `own` is the IRI that it has when it joins no other. A strong identity, which others may join, has its
    IRI without a day as `base`; a weak one has none: something is open that another identity may settle.

    >>> identity_of(Document(id="d1", type="NĐ", number="100"), "urn:s").base is None
    True
    """

    fields: Document
    key: Key
    own: str
    base: str | None
    blocks: tuple[str, ...]

    @property
    def text(self) -> str:
        """The fields as text, equal for equal identities; one that lives in its source names it."""
        told = msgspec.json.encode(self.fields, order="deterministic").decode("utf-8")
        return told if self.blocks else f"{told} {self.own}"


def identity_of(document: Document, source: str, home: str | None = None) -> Identity:
    """The identity that a claim speaks of; `home` names a document without number that lives elsewhere.

    >>> from docgraph.records import Document
    >>> identity_of(Document(id="d1", name="Kế hoạch cải cách"), "urn:s").own
    'urn:s#document=d1'
    """
    key = key_of(document)
    fields = msgspec.structs.replace(document, id="", candidates=(), inferred={}, confidence=1.0)
    if key.register == "source":
        own = home or document_iri(key, source, document.id)
        return Identity(fields, key, own, None, ())
    own = document_iri(key, source, document.id)
    return Identity(fields, key, own, None if _is_weak(key) else own, blocks(document))


def _is_weak(key: Key) -> bool:
    """Whether something is open: a part of the key, the number of a named law, the province of a district."""
    if key.partial or key.register == "name":
        return True
    return bool(key.jurisdiction) and key.jurisdiction[0].startswith(_LOWER_UNITS)
