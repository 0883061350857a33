"""Quads ↔ a kept graph: the protocol, the stores on disk and at an address, and the index beside them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from docgraph.graph.store.base import Store


def open_store(place: str | Path, *, write: bool) -> tuple[Path, Store]:
    """Open the store at a place, a folder or the address of an endpoint; also gives the folder of its index.

    The index of an endpoint lies in the user's cache folder, one for each address. GraphError where the store
    cannot be opened, LockedError where another process writes to it.

    >>> open_store("graphs/none", write=False)
    Traceback (most recent call last):
    docgraph.errors.GraphError: graphs/none: no graph here; make one with `docgraph add`
    """
    from docgraph.graph.store.embedded import EmbeddedStore
    from docgraph.graph.store.endpoint import address_of
    from docgraph.graph.store.remote import RemoteStore

    if (address := address_of(place)) is not None:
        folder = _cache_folder(address)
        folder.mkdir(parents=True, exist_ok=True)
        return folder, RemoteStore(address, write=write, folder=folder)
    folder = Path(place)
    return folder, EmbeddedStore(folder / "rdf", write=write)


def _cache_folder(address: str) -> Path:
    """Where what is derived from a remote graph lies: a name of its own for each address."""
    import os
    from hashlib import sha256

    base = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return base / "docgraph" / sha256(address.encode("utf-8")).hexdigest()[:24]
