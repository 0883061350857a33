"""What a person says of a text before it is read: on the command line, or in the form of a page.

Reads: a day and a place in words. Gives: a context, or an error that says what to write.
"""

from __future__ import annotations

from functools import lru_cache

from docgraph.errors import SourceError
from docgraph.records import Context


def context_of(
    date: str | None,
    jurisdiction: str | None,
    names: tuple[str, str] = ("--date", "--jurisdiction"),
) -> Context:
    """What is known before reading; SourceError for a day that is none, and for a place that is no province.

    `names` are what the two are called where they are given.

    >>> context_of("2020-07", None).date
    '2020-07'
    """
    if date is not None:
        from docgraph.reading.sources.jsonl import check_day

        check_day(date, names[0])
    if jurisdiction is not None:
        jurisdiction = province_named(jurisdiction, names[1])
    return Context(date=date, jurisdiction=jurisdiction)


def province_named(name: str, where: str) -> str:
    """The standard name of a province, written with its kind or without, also without accents.

    SourceError, with the nearest names, for what is none.

    >>> province_named("TP. Hải Phòng", ""), province_named("hai phong", "")
    ('Hải Phòng', 'Hải Phòng')
    """
    found, near = _province(name)
    if found is not None:
        return found
    todo = f"nearest: {', '.join(near)}" if near else "write a province's or city's name, such as Hải Phòng"
    raise SourceError(f"no such province: {name}", where=where, todo=todo)


@lru_cache(maxsize=1_024)
def _province(name: str) -> tuple[str | None, tuple[str, ...]]:
    """The standard name of a province, or None and the names nearest to it."""
    from difflib import get_close_matches

    from docgraph.lexicon import load_lexicon
    from docgraph.lexicon.folding import fold_ascii, fold_key
    from docgraph.lexicon.index import places
    from docgraph.reading.resolve.setting import bare_place

    known = places(load_lexicon())
    bare, _ = bare_place(name.strip())
    found = known.get(fold_key(bare)) or known.get(fold_key(name))
    if found:
        return found[0].name, ()
    plain = {fold_ascii(row.name): row.name for rows in known.values() for row in rows}
    key = fold_ascii(bare)
    if key in plain:
        return plain[key], ()
    return None, tuple(plain[one] for one in get_close_matches(key, plain, n=3, cutoff=0.5))
