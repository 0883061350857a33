"""Hostile texts: each a short unit over and over, made to drive a backtracking pattern or a loop astray."""

from __future__ import annotations

from collections.abc import Callable

Made = Callable[[int], str]


def over_and_over(unit: str, before: str = "", after: str = "") -> Made:
    """A maker of texts of about `size` characters: the unit repeated, with something before and after."""
    return lambda size: before + unit * (size // len(unit) + 1) + after


TEXTS: dict[str, Made] = {
    "digits and slashes": over_and_over("1/2/3/"),
    "digits": over_and_over("1234567890"),
    "one line without a break": over_and_over("a"),
    "số số số": over_and_over("số "),
    "spaces": over_and_over(" "),
    "line breaks": over_and_over("\n"),
    "a type before a gap": over_and_over("Nghị quyết" + " " * 300),
    "a law before a gap": over_and_over("Luật Đất đai" + "\n" * 300),
    "a provision before a gap": over_and_over("Điều 5" + " " * 300),
    "capitals": over_and_over("ABCĐ"),
    "symbols without end": over_and_over("A-", before="số 15/"),
    "symbols": over_and_over("NĐ-CP-"),
    "identifiers": over_and_over("15/2020/NĐ-CP "),
    "one list": over_and_over("15/NQ-HĐND, ", before="các Nghị quyết số "),
    "one list of bare numbers": over_and_over("15, ", before="các Nghị quyết số ", after="và 17/NQ-HĐND"),
    "bare laws": over_and_over("Luật "),
    "named laws": over_and_over("Luật Đất đai, "),
    "nested names": over_and_over("Luật sửa đổi, bổ sung một số điều của "),
    "constitutions": over_and_over("Hiến pháp "),
    "plenums": over_and_over("Nghị quyết Trung ương "),
    "clauses before a law": over_and_over("khoản 1, ", after="Điều 5 Luật Giá"),
    "articles": over_and_over("Điều 5 "),
    "dates": over_and_over("ngày 01/02/2020 "),
    "anaphora": over_and_over("Quyết định này và "),
    "plans without number": over_and_over("Kế hoạch cải cách hành chính của "),
    "bases": over_and_over("Căn cứ Luật Giá;\n"),
    "issuers": over_and_over("Ủy ban nhân dân tỉnh "),
    "issuers of nothing": over_and_over("của "),
    "decrees": over_and_over("Nghị định số 15/2020/NĐ-CP "),
    "replacements": over_and_over("Quyết định này thay thế Quyết định số 5/2010/QĐ-UBND. "),
    "ampersands": over_and_over("&a"),
    "open tags": over_and_over("<a "),
    "marks": over_and_over("a\u0301"),
    "invisible": over_and_over("\u200b"),
    "dots": over_and_over("."),
    "brackets": over_and_over("("),
    "quotation marks": over_and_over("“"),
}
