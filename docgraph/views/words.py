"""Every word that the pages say, in Vietnamese and English, and how relations are grouped and coloured.

Reads: nothing. Gives: `WORDS` (key → Vietnamese, English), `GROUPS` (relation type → how a page shows it),
and small functions that write a day, a number or a confidence the way readers of that language do.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from docgraph.records import RelationType

Language = Literal["vi", "en"]
Direction = Literal["out", "in"]

WORDS: dict[str, tuple[str, str]] = {
    # frame
    "documents": ("Văn bản", "Documents"),
    "sources": ("Nguồn", "Sources"),
    "search": ("Tìm văn bản", "Find a document"),
    "search_hint": ("Số, tên hoặc nội dung…", "Number, name or subject…"),
    "other_language": ("English", "Tiếng Việt"),
    "skip": ("Đến nội dung", "Skip to content"),
    "made_with": (
        "Dựng từ các nguồn đã đọc; không thay cho văn bản chính thức.",
        "Built from the sources read; no substitute for the official texts.",
    ),
    # list
    "list_lead": (
        "Ai căn cứ, sửa đổi, thay thế, thực hiện văn bản nào, kèm câu văn nói điều đó.",
        "Who is based on, amends, replaces, carries out which document, with the sentence that says so.",
    ),
    "n_documents": ("{n} văn bản", "{n} documents"),
    "n_relations": ("{n} quan hệ", "{n} relations"),
    "n_sources": ("{n} nguồn", "{n} sources"),
    "found": ("{n} văn bản phù hợp", "{n} documents found"),
    "found_first": ("{n} văn bản phù hợp, hiện {m} văn bản đầu", "{n} documents found, the first {m} shown"),
    "found_none": (
        "Không thấy văn bản nào. Thử số hiệu (3323/QĐ-UBND) hoặc ít chữ hơn.",
        "No document found. Try its number (3323/QĐ-UBND) or fewer words.",
    ),
    "all_types": ("Mọi loại", "All types"),
    "all_years": ("Mọi năm", "All years"),
    "type": ("Loại", "Type"),
    "year": ("Năm", "Year"),
    "most_cited": ("Được nhắc đến nhiều nhất trước", "Most cited first"),
    "cited_by": ("Được nhắc", "Cited"),
    "plain_count": ("{n}", "{n}"),
    "previous": ("Trước", "Previous"),
    "next": ("Sau", "Next"),
    "no_documents": (
        "Chưa có văn bản nào trong đồ thị. Đọc một tệp hoặc thư mục: docgraph add THƯ-MỤC",
        "There is no document in this graph yet. Read a file or folder: docgraph add FOLDER",
    ),
    "no_sources": (
        "Chưa đọc nguồn nào. Đọc một tệp hoặc thư mục: docgraph add THƯ-MỤC",
        "No source has been read yet. Read a file or folder: docgraph add FOLDER",
    ),
    # document
    "issued": ("Ban hành", "Issued"),
    "issuer": ("Cơ quan", "Issuer"),
    "known_from": ("Biết từ", "Known from"),
    "other_sources": ("{n} nguồn khác", "{n} other sources"),
    "text_of": ("toàn văn", "text of"),
    "own_text": ("toàn văn", "its own text"),
    "in_force_since": ("Hiệu lực từ", "In force from"),
    "in_force_until": ("đến", "until"),
    "set_of": ("gồm {n} văn bản", "{n} documents"),
    "unnumbered": ("không số", "no number"),
    "partial": ("chưa rõ là văn bản nào", "not settled which document"),
    "partial_note": (
        "Các nguồn không nói đủ để biết đây là văn bản nào. Có thể là:",
        "The sources do not say enough to tell which document this is. It may be:",
    ),
    "partial_alone": (
        "Các nguồn không nói đủ để biết đây là văn bản nào.",
        "The sources do not say enough to tell which document this is.",
    ),
    "this_document": ("Văn bản này", "This document"),
    "about_document": ("Về văn bản này", "About this document"),
    "status": ("Tình trạng", "Status"),
    "status_note": ("theo các nguồn đã đọc", "as far as the sources read tell"),
    "status_none": (
        "Chưa thấy nguồn nào nói văn bản này bị sửa đổi, thay thế hay bãi bỏ.",
        "No source read says that it was amended, replaced or repealed.",
    ),
    "status_repealed": ("Bị bãi bỏ bởi", "Repealed by"),
    "status_replaced": ("Bị thay thế bởi", "Replaced by"),
    "status_suspended": ("Bị ngưng hiệu lực bởi", "Suspended by"),
    "status_extended": ("Được kéo dài hiệu lực bởi", "Extended by"),
    "status_amended": ("Được sửa đổi, bổ sung bởi", "Amended by"),
    "status_corrected": ("Được đính chính bởi", "Corrected by"),
    "others_n": ("và {n} văn bản khác", "and {n} more"),
    "time_line": ("Dòng thời gian", "Time line"),
    "time:amends": ("sửa đổi", "amends"),
    "time:replaces": ("thay thế", "replaces"),
    "time:repeals": ("bãi bỏ", "repeals"),
    "time:suspends": ("ngưng hiệu lực", "suspends"),
    "time:extends": ("kéo dài hiệu lực", "extends"),
    "time:corrects": ("đính chính", "corrects"),
    "time:implements": ("{n} văn bản thực hiện", "{n} carry it out"),
    "time:guides": ("{n} văn bản hướng dẫn", "{n} guide it"),
    "time:reports_on": ("{n} báo cáo", "{n} reports"),
    "doers": ("Ai đã thực hiện", "Who carried it out"),
    "doers_count": ("{n} văn bản thực hiện, {m} có báo cáo", "{n} carry it out, {m} with a report"),
    "plan": ("Văn bản thực hiện", "Carried out by"),
    "changed_by": ("Sửa đổi, thay thế", "Changed by"),
    "report": ("Báo cáo", "Report"),
    "through": ("qua", "through"),
    "not_seen": ("chưa thấy trong các nguồn", "not in the sources read"),
    "pages": ("Các trang", "Pages"),
    "no_out": (
        "Các nguồn không nói văn bản này căn cứ hay tác động đến văn bản nào.",
        "The sources name nothing that this document is based on or acts upon.",
    ),
    "no_in": ("Chưa nguồn nào nhắc đến văn bản này.", "No source speaks of this document yet."),
    "see_all": ("Xem cả {n}", "See all {n}"),
    "more_evidence": ("và {n} câu khác", "and {n} more sentences"),
    "sure": ("chắc chắn", "certain"),
    "likely": ("khá chắc", "likely"),
    "unsure": ("chưa chắc", "unsure"),
    "picture": ("Bản đồ quanh văn bản", "Map around this document"),
    "read_source": ("Đọc toàn văn", "Read the text"),
    "identifier": ("Định danh", "Identifier"),
    "page": ("trang", "page"),
    "paragraph": ("đoạn", "paragraph"),
    "line": ("dòng", "line"),
    "as_data": ("Dữ liệu:", "As data:"),
    # status on a day
    "status_on": ("Tình trạng vào ngày", "Status on the day"),
    "show": ("Xem", "Show"),
    "on_day": ("Ngày", "On"),
    "ended_on": ("hết hiệu lực từ", "ended on"),
    "wrong_day": ("Ngày phải viết như 2024-01-31.", "Write the day as 2024-01-31."),
    "no_reason": (
        "Không nguồn nào nói văn bản khác làm thay đổi hiệu lực của nó.",
        "No source says that another document changed its force.",
    ),
    "force_in_force": ("đang có hiệu lực", "in force"),
    "force_partly_in_force": ("còn hiệu lực một phần", "partly in force"),
    "force_suspended": ("bị ngưng hiệu lực", "suspended"),
    "force_not_yet": ("chưa có hiệu lực", "not yet in force"),
    "force_ended": ("đã hết hiệu lực", "no longer in force"),
    "force_unknown": ("chưa đủ căn cứ để nói", "not known"),
    # source
    "in_this_text": ("Văn bản được nhắc đến", "Documents mentioned"),
    "unresolved": ("Chưa rõ là văn bản nào", "Not settled"),
    "mentions": ("Chỗ nhắc", "Mentions"),
    "n_mentions": ("{n} chỗ nhắc", "{n} mentions"),
    "relations_of_it": ("Quan hệ của văn bản này", "Relations of this document"),
    "no_mentions": ("Không thấy chỗ nào nhắc đến văn bản.", "No mention of a document was found in it."),
    "no_text": (
        "Đồ thị này không giữ nguyên văn của nguồn.",
        "This graph does not keep the text of the source.",
    ),
    "form_numbered": ("có số", "numbered"),
    "form_named": ("gọi bằng tên", "named"),
    "form_unnumbered": ("không số", "no number"),
    "form_anaphor": ("nhắc lại", "anaphor"),
    # served pages
    "read": ("Đọc thử", "Read a text"),
    # picture
    "picture_of": ("Bản đồ quanh", "Map around"),
    "picture_hint": (
        "Kéo để di chuyển, cuộn để phóng to, nhấp đúp để mở văn bản. Danh sách ở dưới nói cùng một điều.",
        "Drag to move, scroll to zoom, double-click to open. The list below says the same.",
    ),
    "picture_cut": (
        "Hiện {m} trong {n} văn bản, gần nhất và được nhắc nhiều nhất trước.",
        "{m} of {n} documents are drawn, nearest and most cited first.",
    ),
    "as_list": ("Dạng danh sách", "As a list"),
    "legend": ("Chú giải", "Legend"),
    "picture_needs_script": (
        "Hình cần JavaScript; danh sách dưới đây thì không.",
        "The drawing needs JavaScript; the list below does not.",
    ),
}


class Group(msgspec.Struct, frozen=True):
    """How a page shows one relation type: its words seen from the source (`out`) and the target (`in`).

    `meaning` is the colour family: `basis`, `action`, `change`, or `plain` for a mere mention. `status` is
    the key of the line that an incoming relation of this type puts under the document's status, or empty.
    """

    out_vi: str
    out_en: str
    in_vi: str
    in_en: str
    meaning: str
    status: str = ""


GROUPS: dict[RelationType, Group] = {
    RelationType.BASED_ON: Group("Căn cứ", "Based on", "Là căn cứ của", "Is the basis of", "basis"),
    RelationType.CONSIDERS: Group(
        "Theo đề nghị, ý kiến tại",
        "On the proposal of",
        "Được xem xét để ban hành",
        "Was considered for",
        "basis",
    ),
    RelationType.REPLACES: Group(
        "Thay thế", "Replaces", "Bị thay thế bởi", "Replaced by", "change", "status_replaced"
    ),
    RelationType.REPEALS: Group(
        "Bãi bỏ", "Repeals", "Bị bãi bỏ bởi", "Repealed by", "change", "status_repealed"
    ),
    RelationType.AMENDS: Group(
        "Sửa đổi, bổ sung", "Amends", "Được sửa đổi, bổ sung bởi", "Amended by", "change", "status_amended"
    ),
    RelationType.CORRECTS: Group(
        "Đính chính", "Corrects", "Được đính chính bởi", "Corrected by", "change", "status_corrected"
    ),
    RelationType.SUSPENDS: Group(
        "Đình chỉ, ngưng hiệu lực",
        "Suspends",
        "Bị ngưng hiệu lực bởi",
        "Suspended by",
        "change",
        "status_suspended",
    ),
    RelationType.EXTENDS: Group(
        "Kéo dài hiệu lực", "Extends", "Được kéo dài hiệu lực bởi", "Extended by", "change", "status_extended"
    ),
    RelationType.CONSOLIDATES: Group(
        "Hợp nhất", "Consolidates", "Được hợp nhất tại", "Consolidated in", "change"
    ),
    RelationType.IMPLEMENTS: Group(
        "Triển khai, thực hiện", "Implements", "Được triển khai, thực hiện bởi", "Implemented by", "action"
    ),
    RelationType.GUIDES: Group(
        "Hướng dẫn, quy định chi tiết",
        "Guides",
        "Được hướng dẫn, quy định chi tiết bởi",
        "Guided by",
        "action",
    ),
    RelationType.APPROVES: Group(
        "Phê duyệt, ban hành", "Approves", "Được phê duyệt, ban hành tại", "Approved by", "action"
    ),
    RelationType.ATTACHES: Group(
        "Ban hành kèm theo", "Issued with it", "Được ban hành kèm theo", "Issued with", "action"
    ),
    RelationType.REPORTS_ON: Group(
        "Báo cáo về", "Reports on", "Được báo cáo tại", "Reported on by", "action"
    ),
    RelationType.RESPONDS_TO: Group("Trả lời", "Responds to", "Được trả lời tại", "Answered by", "action"),
    RelationType.CITES: Group("Nhắc đến", "Mentions", "Được nhắc đến tại", "Mentioned by", "plain"),
}

OUT_ORDER: tuple[RelationType, ...] = tuple(GROUPS)
"""Order of groups under "this document": what it rests on, changes, does, mentions."""

IN_ORDER: tuple[RelationType, ...] = (*OUT_ORDER[2:-1], *OUT_ORDER[:2], RelationType.CITES)
"""Order of groups under "about this document": what changed it, who acts on it, what rests on it."""


def say(key: str, language: Language = "vi", **values: object) -> str:
    """The words for `key`, its `{places}` filled.

    >>> say("n_documents", "en", n=3)
    '3 documents'
    """
    return WORDS[key][language == "en"].format(**values)


def relation_words(type_: RelationType, direction: Direction, language: Language = "vi") -> str:
    """What a relation is called seen from one of its ends.

    >>> relation_words(RelationType.REPEALS, "in")
    'Bị bãi bỏ bởi'
    """
    return str(getattr(GROUPS[type_], f"{direction}_{language}"))


def say_day(day: str | None) -> str:
    """An ISO day, month or year as Vietnamese write it; anything else as it stands.

    >>> say_day("2019-12-30"), say_day("2019-12"), say_day("2019"), say_day(None)
    ('30/12/2019', '12/2019', '2019', '')
    """
    return "/".join(reversed(day.split("-"))) if day else ""


def say_number(number: int, language: Language = "vi") -> str:
    """A count with its thousands parted, by a dot in Vietnamese and a comma in English.

    >>> say_number(20000), say_number(20000, "en")
    ('20.000', '20,000')
    """
    return f"{number:,}".replace(",", "." if language == "vi" else ",")


def say_share(share: float, language: Language = "vi") -> str:
    """A share between 0 and 1 with two digits, with the comma that Vietnamese write.

    >>> say_share(0.724), say_share(0.9, "en")
    ('0,72', '0.90')
    """
    return f"{share:.2f}".replace(".", "," if language == "vi" else ".")


def sureness(confidence: float) -> str:
    """The key of the word for a confidence: `sure` from 0.9, `likely` from 0.75, else `unsure`.

    >>> sureness(0.97), sureness(0.8), sureness(0.5)
    ('sure', 'likely', 'unsure')
    """
    if confidence >= 0.9:
        return "sure"
    return "likely" if confidence >= 0.75 else "unsure"
