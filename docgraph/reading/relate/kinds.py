"""What kinds of document do: which tell others what to do, which are plans, which are issued with a decision.

Reads: codes of kinds and the first words of a name. Gives: sets of codes, `family`, `is_attached`.
"""

from __future__ import annotations

PROPOSALS = frozenset(("TTr",))
JUDGMENT = frozenset(("BA",))
PLANS = frozenset(("KH", "CTr", "ĐA", "PA"))
RULES = frozenset(("QC", "QyĐ", "ĐL"))
#: Kinds that tell others what to carry out.
DIRECTIVES = frozenset(("CT", "CĐ", "CV", "KL", "TB", "KH", "HD"))
#: Kinds that are only made known where a body issues them with a number.
NUMBERED_ACTS = frozenset("QĐ NĐ TT NQ Luật BLuật PL HP CT TTLT CV BC TB KL TTr L SL VBHN".split())
#: Kinds that set what is in force.
DECREEING = frozenset("Luật BLuật PL NQ NĐ TT TTLT QĐ L SL".split())
#: Kinds of the party's that set rules, without articles.
RULING = frozenset(("HD", "QyĐ", "QC"))
#: How the name of an amending law begins.
AMENDING = ("luật sửa đổi", "luật bổ sung", "pháp lệnh sửa đổi")
_FAMILIES = {"BLuật": "Luật", "TTLT": "TT"}
_ATTACHED = tuple(
    "quy chế|quy định|danh mục|chế độ|nội quy|điều lệ|biểu|bảng|hệ thống|quy tắc|quy trình|mẫu|bộ|tiêu chuẩn|"
    "định mức|hướng dẫn".split("|")
)


def family(kind: str | None) -> str | None:
    """The kind that changes others as this one does.

    >>> family("BLuật")
    'Luật'
    """
    return _FAMILIES.get(kind or "", kind)


def ends_alike(one: str | None, other: str | None) -> bool:
    """Do two symbols end with the letters of one body, whatever its term?

    >>> ends_alike("NQ-CP", "NĐ-CP"), ends_alike("QH11", "QH13"), ends_alike("NQ/TW", "NQ-CP")
    (True, True, False)
    """
    ends = [(s or "").replace("/", "-").rpartition("-")[2].rstrip("0123456789") for s in (one, other)]
    return bool(ends[0]) and ends[0] == ends[1]


def is_attached(kind: str | None, words: str) -> bool:
    """Are these rules, that are issued with a decision, and no plan that it approves?

    >>> is_attached(None, "danh mục hàng hóa"), is_attached("KH", "kế hoạch trồng rừng")
    (True, False)
    """
    return kind in RULES or (kind is None and words.startswith(_ATTACHED))
