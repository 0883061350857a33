"""Every word that the pages say, in Vietnamese and English, and how relations are grouped and coloured.

Reads: nothing. Gives: `WORDS` (key → Vietnamese, English), `GROUPS` (relation type → how a page shows it),
and small functions that write a day, a number or a confidence the way readers of that language do.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from docgraph.records import RelationType
from docgraph.views.document_words import DOCUMENT_WORDS
from docgraph.views.list_words import LIST_WORDS
from docgraph.views.served_words import SERVED_WORDS

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
    "found_none": (
        "Không thấy văn bản nào. Thử số hiệu (3323/QĐ-UBND) hoặc ít chữ hơn.",
        "No document found. Try its number (3323/QĐ-UBND) or fewer words.",
    ),
    "type": ("Loại", "Type"),
    "year": ("Năm", "Year"),
    "most_cited": ("Được nhắc đến nhiều nhất trước", "Most cited first"),
    "cited_by": ("Được nhắc: văn bản / nguồn", "Cited: documents / sources"),
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
    **LIST_WORDS,
    **DOCUMENT_WORDS,
    **SERVED_WORDS,
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
    # whole graph
    "overview": ("Toàn cảnh", "Overview"),
    "overview_title": ("Toàn cảnh các văn bản", "All documents at a glance"),
    "overview_lead": (
        "Từ trái sang phải là thời gian, từ trên xuống dưới là cấp ban hành.",
        "Time runs from left to right, levels of authority from top to bottom.",
    ),
    "overview_hint": (
        "Rê chuột để xem, nhấp để mở. Phím mũi tên đi từ văn bản này sang văn bản khác, Enter mở, "
        "+ − 0 phóng to, thu nhỏ, xem hết.",
        "Point to see, click to open. Arrow keys walk from document to document, Enter opens, + − 0 zoom.",
    ),
    "overview_cut": ("vẽ {m} trong {n} quan hệ", "{m} of {n} relations drawn"),
    "overview_needs_webgl": (
        "Trình duyệt này không vẽ được bằng WebGL; danh sách dưới đây nói cùng một điều.",
        "This browser cannot draw with WebGL; the list below says the same.",
    ),
    "relations_shown": ("Quan hệ", "Relations"),
    "years_shown": ("Năm ban hành", "Years"),
    "since": ("từ", "from"),
    "until": ("đến", "to"),
    "all": ("Tất cả", "All"),
    "show_all": ("Hiện lại tất cả", "Show everything again"),
    "find_in": ("Tìm trong hình", "Find in the picture"),
    "no_day": ("chưa rõ ngày", "no date"),
    "by_level": ("Theo cấp ban hành", "By level of authority"),
    "level:law": ("Hiến pháp, luật, Quốc hội", "Constitution, laws, assembly"),
    "level:government": ("Chính phủ", "Government"),
    "level:prime_minister": ("Thủ tướng", "Prime minister"),
    "level:ministry": ("Bộ, ngành trung ương", "Ministries"),
    "level:province": ("Tỉnh, thành phố", "Provinces"),
    "level:district": ("Quận, huyện", "Districts"),
    "level:commune": ("Phường, xã", "Communes"),
    "level:party": ("Đảng", "Party"),
    "level:other": ("Khác, chưa rõ", "Other, not known"),
    "role:change": ("sửa đổi, thay thế văn bản khác", "changes others"),
    "role:action": ("thực hiện, hướng dẫn văn bản khác", "carries out others"),
    "role:basis": ("là căn cứ của văn bản khác", "is the basis of others"),
    "role:plain": ("chỉ được nhắc đến", "only mentioned"),
    "see_list": ("Xem cả danh sách", "See the whole list"),
    # tree
    "tree": ("Cây thực hiện", "Who carries it out, as a tree"),
    "no_report": ("chưa thấy báo cáo", "no report seen"),
    "missing_title": ("Chưa thấy thực hiện", "Not seen to carry it out"),
    "missing_note": (
        "Suy từ các cơ quan cùng cấp đã có văn bản; nguồn đã đọc có thể chưa đủ.",
        "Judged by the bodies beside them that have a document; the sources read may not be all.",
    ),
    "missing_districts": ("Quận, huyện khác", "Other districts"),
    "missing_bodies": ("Cơ quan khác cùng địa phương", "Other bodies of the same place"),
    # counts
    "counts": ("Thống kê", "Counts"),
    "counts_title": ("Văn bản theo thời gian và cơ quan", "Documents by time and issuer"),
    "n_undated": ("{n} chưa rõ ngày", "{n} without a date"),
    "n_nameless": ("{n} chưa rõ cơ quan", "{n} without an issuer"),
    "by_year": ("Theo năm", "By year"),
    "by_month": ("Theo tháng", "By month"),
    "by_issuer": ("Theo cơ quan ban hành", "By issuer"),
    "more_issuers": ("và {n} cơ quan khác", "and {n} more"),
    # path
    "path": ("Đường nối", "Path"),
    "path_title": ("Đường nối giữa hai văn bản", "How two documents are connected"),
    "path_lead": (
        "Chuỗi quan hệ ngắn nhất giữa hai văn bản; mỗi bước dẫn đến câu văn nói điều đó.",
        "The shortest chain of relations between two documents; each step leads to its sentence.",
    ),
    "path_from": ("Từ văn bản", "From"),
    "path_to": ("Đến văn bản", "To"),
    "path_turn": ("Đổi chiều", "Turn round"),
    "path_found": ("{n} bước", "{n} steps"),
    "path_none": (
        "Các nguồn đã đọc không nối hai văn bản này với nhau.",
        "The sources read do not connect these two documents.",
    ),
    "path_which": ("Có nhiều văn bản gần với tên này:", "Several documents are near to this name:"),
    "path_unknown": ("Không có văn bản nào như vậy.", "There is no such document."),
    "path_same": ("Hai văn bản là một.", "Both are the same document."),
    "path_needs_script": (
        "Tìm đường nối cần JavaScript. Trang của mỗi văn bản liệt kê mọi quan hệ của nó.",
        "Finding a path needs JavaScript. Each document's page lists all its relations.",
    ),
    "path_of": ("Đường nối đến văn bản khác", "Path to another document"),
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
