"""Words → the body of the tables whose name they are.

Reads: a stretch of folded text and an offset. Gives: `Body`, the longest whose name begins there. Names are
paths of words, and each word is also kept as it was met: a name met before costs one lookup a word.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import groupby

import msgspec
import regex

from docgraph.lexicon import Lexicon
from docgraph.lexicon.folding import fold_ascii, fold_key
from docgraph.lexicon.index import issuer_names
from docgraph.lexicon.rows import Issuer

Word = tuple[str, int, int, bool]
"""The key of a word, where it begins and ends in its piece of text, whether a stop ends it."""

OPEN = frozenset(
    "Cục|Chi cục|Tổng cục|Kho bạc|Ban Chỉ đạo|Ban chỉ đạo|Ban Quản lý|Ban quản lý|Hội đồng|Sở|Trung tâm"
    "|Viện|Đoàn|Liên đoàn|Tổng công ty|Công ty|Trường|Đại học|Phòng|Thanh tra|Công an|Ủy ban|Hội|Ban"
    "|Văn phòng|Hiệp hội|Liên hiệp|Tập đoàn|Học viện|Bệnh viện|Hợp tác xã|Doanh nghiệp tư nhân|Chi bộ"
    "|Cơ quan Cảnh sát điều tra|Cơ quan An ninh điều tra|Cơ quan CSĐT|Cơ quan ANĐT|Cơ quan Điều tra"
    "|Tổng Liên đoàn|Trung ương|Bộ Tư lệnh|Quân khu|Chi nhánh|Vụ|Tổ công tác|Chính phủ".split("|")
)
PLACED = frozenset({"place", "province", "district", "commune", "court"})  # levels whose bodies have a place
# Bodies of the centre that have branches in provinces and areas: `Cục Thuế tỉnh Gia Lai`.
BRANCHED = (
    "Cục", "Chi cục", "Kho bạc", "Bảo hiểm", "Ngân hàng", "Liên đoàn", "Liên minh", "Ủy ban Mặt trận", "Hội",
    "Thanh tra", "Trung tâm", "Đoàn",
)  # fmt: skip
PLACED_ENDS = ("khu vực", " tỉnh", " thành phố")
PARTY_OF = ("Đảng ủy", "Ban cán sự đảng", "Đảng đoàn", "Đảng bộ")  # organs inside another body
CENTRAL_COMMITTEE = "Ban Chấp hành Trung ương"  # its conference or term can stand behind its name
WHOLE = frozenset({"Chính phủ"})  # a body by itself, and the first words of another


@cache
def _token() -> regex.Pattern[str]:
    # A capital behind a small letter begins a word: in some texts spaces are lost.
    return regex.compile(
        r"[\p{Lu}\d&.'’]{1,30}[\p{Ll}\p{M}.'’]{0,30}[\d&]{0,4}|[\p{Ll}\p{M}.'’]{1,30}(?:&[\p{Ll}\p{M}]{1,12}|[\d&]{0,4})"
    )


def _path(key: str) -> list[str]:
    """The words of a folded name, as the trie is walked."""
    return ["và" if word == "&" else word for word in _token().findall(key.replace(".", ""))]


def _word_of(match: regex.Match[str]) -> Word:
    written = match[0]
    key = "và" if written == "&" else fold_key(written).replace(".", "")
    return key, match.start(), match.end(), written[-1] == "."


class Body(msgspec.Struct, frozen=True):
    """A body of the tables; `alone` where nothing behind its name can make another of it."""

    name: str
    level: str
    alone: bool


class Node:
    """A word of names of bodies: the words that can follow it, and the body whose name it ends."""

    def __init__(self) -> None:
        self.after: dict[str, Node] = {}
        self.body: Body | None = None


def _is_alone(name: str, level: str) -> bool:
    """Whether a body has no place, seat, branch or inner body that its name leaves to what follows."""
    ends = name.endswith((*PARTY_OF, *PLACED_ENDS, " cấp cao"))
    return not ends and level not in PLACED and not name.startswith(BRANCHED)


def _goes_on(name: str) -> bool:
    """Whether a name is but the first words of one that the text spells out (`Ban Chỉ đạo …`)."""
    return name in OPEN or name == "Ban Chỉ đạo Trung ương"


class BodyReader:
    """Reads names of bodies with one lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._first = Node()
        self._pieces: dict[str, tuple[Word, ...]] = {}
        named = issuer_names(lexicon)
        for key, row in named.items():
            self._add(key, row)
        for key, row in named.items():  # `Bo Chinh tri`: texts that have lost their marks
            if " " in key:
                self._add(fold_ascii(key).lower(), row)
        self._plain = self._spelled(lexicon)

    def _add(self, key: str, row: Issuer) -> None:
        """A name as a path of words; the first of two names that are spelled alike stands."""
        node = self._first
        for word in _path(key):
            node = node.after.setdefault(word, Node())
        if node.body is None and (row.name in WHOLE or not _goes_on(row.name)):
            level = "place" if row.place else row.level
            node.body = Body(row.name, level, _is_alone(row.name, level))

    def _words(self, piece: str) -> tuple[Word, ...]:
        """The words of a piece of text that has no space, kept."""
        kept = self._pieces.get(piece)
        if kept is None:
            kept = tuple(_word_of(match) for match in _token().finditer(piece))
            if len(self._pieces) < 100_000:
                self._pieces[piece] = kept
        return kept

    def plain(self, text: str, at: int) -> tuple[str, int] | None:
        """The body at `at`, where it is spelled as its row spells it and nothing behind can be part of it.

        Most bodies are: of these one pattern tells in a fifth of the time that words take.

        >>> from docgraph.lexicon import load_lexicon
        >>> BodyReader(load_lexicon()).plain("Bộ Tài chính về thuế", 0)
        ('Bộ Tài chính', 12)
        """
        match = self._plain.match(text, at)
        return (match[0], match.end()) if match is not None else None

    def _spelled(self, lexicon: Lexicon) -> re.Pattern[str]:
        """The pattern of bodies that stand alone, each with what must not follow it."""
        named = issuer_names(lexicon)
        names = {row.name for row in lexicon.issuers if row.name == named[fold_key(row.name)].name}
        found: list[str] = []
        for name in sorted(names, reverse=True):  # a longer name before the one that begins it
            node = self._first
            for word in _path(fold_key(name)):
                node = node.after[word]
            if node.body is None or not node.body.alone or name.startswith(CENTRAL_COMMITTEE):
                continue
            more = "|".join(map(re.escape, sorted(node.after)))
            found.append(re.escape(name) + (rf"(?![\s,;:.()-]{{1,3}}(?i:{more}))" if more else ""))
        heads = [
            (head, [n[len(head) :] for n in group]) for head, group in groupby(found, key=lambda n: n[:2])
        ]
        choice = "|".join(f"{head}(?:{'|'.join(rests)})" for head, rests in heads)
        return re.compile(rf"(?:{choice})(?=[ ,;:)\n]|\.(?!\w)|$)(?!(?:,[ \n]|[ \n]và[ \n])B)")

    def at(self, window: str, at: int) -> tuple[Body, int] | None:
        """The longest name of the tables that begins at `at`, and where it ends.

        >>> from docgraph.lexicon import load_lexicon
        >>> body, end = BodyReader(load_lexicon()).at("Bộ Tài chính về thuế", 0)
        >>> body.name, end
        ('Bộ Tài chính', 12)
        """
        node = self._first
        best: tuple[Body, int] | None = None
        place = base = at
        for piece in window[at:].split(" "):
            before, inner = node, node.after.get(piece)
            if inner is not None and base <= place + 3:  # a word without marks, as it was met before
                node, place = inner, base + len(piece)
                if node.body is not None:
                    best = node.body, place
                base = place + 1
                continue
            words = self._words(piece)
            for key, start, end, dotted in words:
                inner = node.after.get(key) if key and base + start <= place + 3 else None
                if inner is None:
                    return best
                node = inner
                place = base + end
                if node.body is not None:
                    best = node.body, place - (dotted and key not in ("tp", "tx"))
            if len(words) == 1 and words[0][1:] == (0, len(piece), False) and piece in self._pieces:
                before.after[piece] = node
            base += len(piece) + 1
        return best
