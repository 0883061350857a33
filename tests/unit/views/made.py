"""A graph made by hand: it answers as `docgraph.graph.kept.Graph` does, from records instead of a store."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

import msgspec

from docgraph.errors import NotFoundError
from docgraph.graph.answers import (
    DocumentRow,
    DocumentView,
    Edge,
    Evidence,
    Fact,
    Link,
    MentionView,
    Neighbourhood,
    Said,
    SourceRow,
    SourceView,
    TextMark,
)
from docgraph.graph.query.force import status_on
from docgraph.graph.rdf.terms import date_literal
from docgraph.graph.rdf.vocab import DG
from docgraph.graph.store.base import Rows
from docgraph.records import RelationType

FORCE = (
    *(
        "label",
        "date",
        "since",
        "until",
        "iri",
        "by",
        "relation",
        "by_date",
        "by_since",
        "sentence",
        "start",
        "end",
    ),
    *("source", "part", "rule", "confidence"),
)
CITY = "Ủy ban nhân dân thành phố Hải Phòng"
TYPES = {
    "QĐ": "Quyết định",
    "KH": "Kế hoạch",
    "NQ": "Nghị quyết",
    "BC": "Báo cáo",
    "Luật": "Luật",
    "CTr": "Chương trình",
}


class MadeGraph:
    """Documents, sources and relations given one by one."""

    def __init__(self) -> None:
        self.rows: dict[str, DocumentRow] = {}
        self.texts: dict[str, SourceView] = {}
        self.said: list[tuple[Link, Evidence]] = []
        self.facts: dict[str, tuple[Fact, ...]] = {}
        self.candidates: dict[str, tuple[str, ...]] = {}
        self.words: list[Said] = []

    def make(self, iri: str, type_: str | None = None, number: str | None = None, **fields: object) -> str:
        """Add a document; `label` is made from type and number where it is not given."""
        name = fields.get("name")
        label = str(
            fields.pop("label", None)
            or f"{TYPES.get(type_ or '', type_ or '')} {number or name or ''}".strip()
        )
        given = {
            "iri": iri,
            "label": label,
            "type": type_,
            "type_name": TYPES.get(type_ or "", type_),
            "number": number,
        }
        self.rows[iri] = msgspec.convert({**given, **fields}, DocumentRow)
        return iri

    def read(self, address: str, text: str, *, of: str | None = None, **fields: object) -> str:
        """Add a source, the text of document `of`."""
        document = (of, self.rows[of].label) if of else None
        self.texts[address] = msgspec.structs.replace(SourceView(address, text, document=document), **fields)
        if of:
            self.rows[of] = msgspec.structs.replace(self.rows[of], source=address)
        return address

    def mention(
        self, address: str, words: str, *iris: str, form: str = "numbered", after: int = 0
    ) -> tuple[int, int]:
        """Add the mention that reads `words` in a source, settled to `iris`."""
        view = self.texts[address]
        start = view.text.index(words, after)
        pairs = tuple((iri, self.rows[iri].label) for iri in iris)
        one = MentionView(address, start, start + len(words), words, form, pairs)
        mentions = tuple(sorted({*view.mentions, one}, key=lambda m: (m.start, -m.end)))
        self.texts[address] = msgspec.structs.replace(view, mentions=mentions)
        return start, start + len(words)

    def relate(
        self, source: str, type_: str, target: str, address: str, sentence: str, words: str = "",
        *, rule: str = "", confidence: float = 0.95, form: str = "numbered",
    ) -> None:  # fmt: skip
        """Add a relation that a sentence of a source says, with the mention of the target that reads `words`."""
        start = self.texts[address].text.index(sentence)
        at = self.mention(address, words, target, form=form, after=start) if words else (None, None)
        evidence = Evidence(
            f"{address}#r{len(self.said)}",
            address,
            start,
            start + len(sentence),
            sentence,
            rule,
            confidence,
            *at,
        )
        self.said.append((Link(source, type_, target), evidence))

    def say(self, verb: str, by: str, reason: str, first: str, second: str, type_: str | None = None) -> str:
        """Add a person's word, which is a source; one that says a relation is evidence of it."""
        address = f"urn:docgraph:said:{len(self.words)}"
        ends = ((first, self.rows[first].label), (second, self.rows[second].label))
        self.words.append(Said(address, verb, by, reason, *ends, type_, "2026-03-01T09:30:00"))
        self.texts[address] = SourceView(address, reason, title=f"{by}: {verb}")
        if verb == "states" and type_:
            told = Evidence(f"{address}#r", address, 0, len(reason), reason, "said:states", 1.0)
            told = msgspec.structs.replace(told, said_by=by, reason=reason)
            self.said.append((Link(first, type_, second), told))
        return address

    def documents(self) -> Iterator[DocumentRow]:
        edges = {link for link, _ in self.said}
        for row in sorted(self.rows.values(), key=lambda row: row.label):
            incoming = sum(link.target == row.iri for link in edges)
            outgoing = sum(link.source == row.iri for link in edges)
            yield msgspec.structs.replace(row, incoming=incoming, outgoing=outgoing)

    def links(self) -> list[Link]:
        return sorted({link for link, _ in self.said}, key=lambda k: (k.source, k.type, k.target))

    def document(self, name: str) -> DocumentView:
        if name not in self.rows:
            raise NotFoundError("no such document", where=name)
        mentions = [m for view in self.texts.values() for m in view.mentions if name in dict(m.documents)]
        return DocumentView(
            row=next(row for row in self.documents() if row.iri == name),
            facts=self.facts.get(name, ()),
            edges_out=self._edges(name, out=True),
            edges_in=self._edges(name, out=False),
            mentions=tuple(mentions),
            candidates=tuple(self.rows[iri] for iri in self.candidates.get(name, ())),
            said=tuple(one for one in self.words if name in (one.first[0], one.second[0])),
        )

    def _edges(self, iri: str, *, out: bool) -> dict[str, tuple[Edge, ...]]:
        proofs: dict[tuple[str, str], list[Evidence]] = defaultdict(list)
        for link, evidence in self.said:
            if (link.source if out else link.target) == iri:
                proofs[link.type, link.target if out else link.source].append(evidence)
        found: dict[str, list[Edge]] = defaultdict(list)
        for (type_, other), proof in proofs.items():
            proof.sort(key=lambda one: one.said_by is None)
            found[type_].append(Edge(type_, other, self.rows[other].label, tuple(proof)))
        return {
            t.value: tuple(sorted(found[t.value], key=lambda e: e.label))
            for t in RelationType
            if t.value in found
        }

    def sources(self) -> list[SourceRow]:
        by = {one.address: one.by for one in self.words}
        return [
            SourceRow(a, title=v.title, document=v.document, mentions=len(v.mentions), said_by=by.get(a))
            for a, v in sorted(self.texts.items())
        ]

    def statements(self) -> tuple[Said, ...]:
        return tuple(self.words)

    def query(self, name: str, **params: str) -> list[dict[str, Any]]:
        """The question `in_force`, answered by the real function over the relations made here."""
        assert name == "in_force"
        row = self.rows[params["of"]]
        days = {fact.name: fact.value for fact in self.facts.get(row.iri, ())}
        head = (row.label, row.date, days.get("effective_from"), days.get("effective_to"))
        told = [
            (self.rows[link.source], link.type, one)
            for link, one in self.said
            if link.target == row.iri and link.type in ("replaces", "repeals", "suspends", "extends")
        ]
        cells = [
            (*head, by.iri, by.label, DG.base + kind, by.date, None, e.sentence, e.start, e.end, e.source,
             e.part, e.rule, e.confidence)
            for by, kind, e in told
        ]  # fmt: skip
        rows = Rows(FORCE, tuple(cells or [(*head, *(None,) * (len(FORCE) - len(head)))]))
        return status_on(rows, {"of": f"<{row.iri}>", "on": date_literal(params["on"])})

    def changes(self) -> dict[str, frozenset[str]]:
        found: dict[str, set[str]] = defaultdict(set)
        for link, _ in self.said:
            if link.type in ("replaces", "repeals", "suspends", "extends", "amends", "corrects"):
                found[link.target].add(link.type)
        return {iri: frozenset(types) for iri, types in found.items()}

    def source(self, address: str) -> SourceView:
        return self.texts[address]

    def neighbourhood(self, iri: str, depth: int = 1, limit: int = 300) -> Neighbourhood:
        links = sorted(
            {link for link, _ in self.said}, key=lambda link: (link.source, link.type, link.target)
        )
        found, edge = [iri], [iri]
        for _ in range(depth):
            ends = [(li.source, li.target) for li in links]
            edge = [b if a in edge else a for a, b in ends if (a in edge) != (b in edge)]
            edge = [one for one in dict.fromkeys(edge) if one not in found]
            found += edge
        kept = found[:limit]
        return Neighbourhood(
            iri,
            tuple(self.rows[one] for one in kept),
            tuple(link for link in links if link.source in kept and link.target in kept),
            len(found) - len(kept),
        )


def hai_phong() -> MadeGraph:
    """A decision, what it rests on, thirteen plans that carry it out, one that amends it, one that nobody can name."""
    graph = MadeGraph()
    decision = graph.make(
        "urn:lex:vn;hai.phong:uy.ban.nhan.dan:quyet.dinh:2019;3323", "QĐ", "3323", symbol="QĐ-UBND", date="2019-12-30",
        issuer=CITY, name="Kế hoạch cải cách hành chính thành phố Hải Phòng năm 2020",
    )  # fmt: skip
    law = graph.make("urn:lex:vn:quoc.hoi:luat:2015;77", "Luật", "77", year="2015", symbol="QH13", date="2015-06-19",
                     issuer="Quốc hội", name="Luật Tổ chức chính quyền địa phương")  # fmt: skip
    resolution = graph.make("urn:lex:vn:chinh.phu:nghi.quyet:2011;30c", "NQ", "30c", symbol="NQ-CP", date="2011-11-08",
                            issuer="Chính phủ")  # fmt: skip
    old = graph.make("urn:x:3010", "QĐ", "3010", symbol="QĐ-UBND", date="2018-12-28", issuer=CITY)
    amending = graph.make("urn:x:1207", "QĐ", "1207", symbol="QĐ-UBND", date="2020-05-04", issuer=CITY,
                          name="Sửa đổi, bổ sung một số nội dung của Kế hoạch cải cách hành chính năm 2020")  # fmt: skip
    text = (
        "ỦY BAN NHÂN DÂN THÀNH PHỐ HẢI PHÒNG\nSố: 3323/QĐ-UBND\n\nQUYẾT ĐỊNH\nVề Kế hoạch cải cách hành chính năm 2020\n\n"
        "Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;\n"
        "Căn cứ Nghị quyết số 30c/NQ-CP ngày 08 tháng 11 năm 2011 của Chính phủ về chương trình tổng thể;\n\n"
        "Điều 1. Ban hành Kế hoạch cải cách hành chính của thành phố năm 2020.\n"
        "Điều 2. Quyết định này thay thế Quyết định số 3010/QĐ-UBND ngày 28 tháng 12 năm 2018.\n"
        "Điều 3. Các sở, ban, ngành thi hành Quyết định này; kết quả báo cáo theo văn bản hướng dẫn riêng.\n"
    )
    graph.read("van-ban/3323-qd-ubnd.txt", text, of=decision)
    lines = text.split("\n")
    graph.relate(decision, "based_on", law, "van-ban/3323-qd-ubnd.txt", lines[6],
                 "Luật Tổ chức chính quyền địa phương", form="named", rule="cues:basis")  # fmt: skip
    graph.relate(
        decision, "based_on", resolution, "van-ban/3323-qd-ubnd.txt", lines[7], "Nghị quyết số 30c/NQ-CP"
    )
    graph.relate(
        decision, "replaces", old, "van-ban/3323-qd-ubnd.txt", lines[10], "Quyết định số 3010/QĐ-UBND"
    )
    graph.mention("van-ban/3323-qd-ubnd.txt", "Quyết định này", decision, form="anaphor")
    graph.mention("van-ban/3323-qd-ubnd.txt", "văn bản hướng dẫn riêng", form="unnumbered")
    graph.facts[decision] = (Fact("effective_from", "2019-12-30"),)
    amends = (
        "Điều 1. Sửa đổi, bổ sung Điều 2 Quyết định số 3323/QĐ-UBND ngày 30 tháng 12 năm 2019 của thành phố."
    )
    graph.read("van-ban/1207-qd-ubnd.docx", amends, of=amending, marks=(TextMark("paragraph", 1, 0),))
    graph.relate(
        amending, "amends", decision, "van-ban/1207-qd-ubnd.docx", amends, "Quyết định số 3323/QĐ-UBND"
    )
    _plans(graph, decision)
    _article(graph, decision)
    return graph


def _plans(graph: MadeGraph, decision: str) -> None:
    bodies = ("Tư pháp", "Nội vụ", "Tài chính", "Công Thương", "Xây dựng", "Y tế", "Du lịch", "Văn hóa và Thể thao",
              "Ngoại vụ", "Tài nguyên và Môi trường", "Lao động, Thương binh và Xã hội", "Giáo dục và Đào tạo")  # fmt: skip
    first = ""
    for index, body in enumerate(bodies):
        plan = graph.make(f"urn:x:plan{index}", "KH", str(7 + index * 4), symbol="KH-S" + "".join(w[0] for w in body.split()),
                          date=f"2020-0{1 + index // 5}-{10 + index}", issuer=f"Sở {body} thành phố Hải Phòng",
                          name=f"Kế hoạch cải cách hành chính năm 2020 của Sở {body}")  # fmt: skip
        said = f"Thực hiện Quyết định số 3323/QĐ-UBND ngày 30/12/2019 của thành phố, Sở {body} ban hành kế hoạch như sau:"
        address = graph.read(f"ke-hoach/{index:02}.docx", f"SỞ {body.upper()}\nKẾ HOẠCH\n{said}\n1. Rà soát thủ tục.",
                             of=plan, marks=tuple(TextMark("paragraph", n + 1, n) for n in range(2)))  # fmt: skip
        graph.relate(
            plan, "implements", decision, address, said, "Quyết định số 3323/QĐ-UBND", rule="cues:carry-out"
        )
        first = first or plan
    report = graph.make("urn:x:report", "BC", "88", symbol="BC-SNV", date="2020-06-30", issuer="Sở Nội vụ")
    said = "Sở Nội vụ báo cáo kết quả thực hiện Quyết định số 3323/QĐ-UBND và Kế hoạch số 7/KH-STP."
    address = graph.read("bao-cao/88.pdf", said, of=report, marks=(TextMark("page", 1, 0),))
    graph.relate(report, "reports_on", decision, address, said, "Quyết định số 3323/QĐ-UBND", confidence=0.82)
    graph.relate(report, "reports_on", first, address, said, "Kế hoạch số 7/KH-STP")
    graph.relate(report, "cites", first, address, said, "Kế hoạch số 7/KH-STP")


def _article(graph: MadeGraph, decision: str) -> None:
    unnumbered = graph.make(
        "urn:x:plans", "KH", name="Kế hoạch CCHC", label="Kế hoạch CCHC", partial=True, count=23
    )
    said = "Từ hôm có Quyết định 3323/QĐ-UBND, 23 sở, ban, ngành đã có Kế hoạch CCHC của mình."
    page = f"<html><head><title>Tin</title><script>alert(1)</script></head><body><h1>Tin thành phố</h1><p>{said}</p></body></html>"
    graph.read(
        "https://bao.example/tin?id=1&x=2", page, title="Hải Phòng: cải cách hành chính", format="html"
    )
    graph.relate(unnumbered, "implements", decision, "https://bao.example/tin?id=1&x=2", said,
                 "Quyết định 3323/QĐ-UBND", confidence=0.72)  # fmt: skip
    graph.mention("https://bao.example/tin?id=1&x=2", "Kế hoạch CCHC", unnumbered, form="unnumbered")
