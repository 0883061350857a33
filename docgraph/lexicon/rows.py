"""Row types of the lexicon's tables: one struct per CSV file, a field per column.

A column with several values separates them by `|`. Every row but a district's has `examples` (what reads by
the table must find each over its full width) and `seen_in` (where the form is attested); some tables have
`near_misses`, in which it must not find the row. A district is its own example.
"""

from __future__ import annotations

import msgspec


class DocType(msgspec.Struct, frozen=True):
    """A kind of document: `code` is its standard abbreviation, `name` the words, in lower case but for names.

    `aliases` are abbreviations that stand for the name in running text (`QĐ`, `NĐ`), `symbols` the letter
    groups that stand for it in a number's symbol, `english` the words of English texts. Several rows may
    share a code. A near miss begins or ends with the name: so the row says what makes another word of it
    beside a number (`hướng dẫn viên`, `pháp luật`).

    `unnumbered` says how texts speak of such a document without its number: `issued` (a decision approves or
    issues it, its title follows), `capital` (only with a capital: in small letters it is what people do),
    `titled` (by its title alone), `bare` (by its body or subject: `Nghị quyết của Quốc hội về …`), `heard`
    (a meeting hears or passes it; so are those that are issued).
    """

    code: str
    name: str
    aliases: tuple[str, ...]
    symbols: tuple[str, ...]
    english: tuple[str, ...]
    level: str
    unnumbered: tuple[str, ...]
    examples: tuple[str, ...]
    near_misses: tuple[str, ...]
    seen_in: str


class Issuer(msgspec.Struct, frozen=True):
    """A body that issues documents, in one period.

    `acronym` is its group in symbols (`BTC`), `alternatives` other groups, `names` other spellings.
    `valid_from` and `valid_to` are ISO days or years, empty where open. `slug` is its name in an IRI.
    `level` is central, province, district, commune, party, court or other. A body that every province has
    carries no place in its name (`Ủy ban nhân dân`, `Sở Tài chính`); where the level does not tell that the
    place stands behind the name (`Tỉnh ủy`), `place` is `after`. Bodies that share a group (`TW`) have a row
    each: the group alone does not say which.
    """

    acronym: str
    name: str
    alternatives: tuple[str, ...]
    names: tuple[str, ...]
    level: str
    place: str
    valid_from: str
    valid_to: str
    slug: str
    examples: tuple[str, ...]
    seen_in: str


class Heir(msgspec.Struct, frozen=True):
    """What became of an issuer on the day on which it ended: the bodies that took its work over, by name.

    In `examples` texts name the body that ended, in `near_misses` one that is called like it.
    """

    name: str
    merged_into: tuple[str, ...]
    examples: tuple[str, ...]
    near_misses: tuple[str, ...]
    seen_in: str


class Jurisdiction(msgspec.Struct, frozen=True):
    """A province or city, in one state: `kind` is `tỉnh` or `thành phố`, of old also `khu` and `đặc khu`.

    `merged_into` is the unit that took it over, or the units that it was split into.
    """

    name: str
    kind: str
    aliases: tuple[str, ...]
    valid_from: str
    valid_to: str
    merged_into: tuple[str, ...]
    slug: str
    examples: tuple[str, ...]
    seen_in: str


class District(msgspec.Struct, frozen=True):
    """A district, town or city below a province, as it stood until 30 June 2025."""

    name: str
    kind: str
    province: str
    valid_to: str


class NamedLaw(msgspec.Struct, frozen=True):
    """A law, code, ordinance or constitution: `name` begins with its type's word, without a year.

    `type` is the code (`Luật`, `BLuật`, `PL`, `HP`); number, year and symbol as printed (`45`, `2013`,
    `QH13`), empty for one without number; `aliases` are short forms (`BLDS`, `Luật BHXH`).
    """

    name: str
    type: str
    number: str
    year: str
    symbol: str
    date: str
    effective: str
    replaced_by: str
    aliases: tuple[str, ...]
    examples: tuple[str, ...]
    near_misses: tuple[str, ...]
    seen_in: str


class PartyDocument(msgspec.Struct, frozen=True):
    """A party document that people name by its plenum, congress or short number.

    `term` is the congress term in Roman digits, `plenum` the number of the Central Committee's conference.
    """

    name: str
    type: str
    number: str
    symbol: str
    issuer: str
    date: str
    term: str
    plenum: str
    aliases: tuple[str, ...]
    examples: tuple[str, ...]
    seen_in: str


class Repair(msgspec.Struct, frozen=True):
    """Letters of a symbol that are written wrong: `found` stands for `standard` (`QN-HĐND` → `NQ-HĐND`).

    `found` is a whole symbol or one group of it (`QD`).
    """

    found: str
    standard: str
    kind: str
    examples: tuple[str, ...]
    seen_in: str


class Cue(msgspec.Struct, frozen=True):
    """Words that signal a relation, or that keep one from being read.

    `pattern` is the phrase in lower case (`docgraph.reading.relate.cues` says how it is written). `side`
    says what the phrase does: `after` (the target stands after it), `passive` (the source stands after it),
    `before` (the target stands before it), `annex` (either, by who stands after), `issue` (what follows is
    a document that someone issues), `announces` (what is said of what follows is said by the one who makes
    it known), `front` (what follows is done by the document issued next), `negates` (a cue close behind says
    nothing), `blocks` (what follows is only cited), `stops` (it ends the clause), `skips` (it is no cue,
    whatever it looks like). `scope`: `open` (with no acting document, the cue must open its sentence, title
    or item), `ordered` (or someone tells others to do it), `proposal` (as `open`; wherever it stands in a
    document, that one was proposed), `agent` (or follow the body that issued the text), `clause` (anywhere),
    `title` (only behind a document, in its title), `judgment`, `consolidation` (only behind one); of negators
    `plain` (a bare `không`), `near`, `far` (past a document), `opening` (at the start of a clause); `amended`
    (behind what was amended). `reach` is how many characters may stand before the first document. In
    `examples` and `near_misses` the acting document stands in braces, the target in brackets; without
    braces the text itself acts. What a row that says `cites` alone changes in its example is what it is for.
    """

    id: str
    relation: str
    pattern: str
    side: str
    scope: str
    reach: str
    confidence: str
    examples: tuple[str, ...]
    near_misses: tuple[str, ...]
    seen_in: str


class Decoy(msgspec.Struct, frozen=True):
    """A look-alike that is no mention: `pattern` is a bounded regular expression over the folded text.

    It is tried only where one of `words` (in small letters) stands near: many rows are as cheap as one.
    """

    name: str
    words: tuple[str, ...]
    pattern: str
    examples: tuple[str, ...]
    near_misses: tuple[str, ...]
    seen_in: str
