"""What the page of a document says of parts, people's words, sources and what is missing, in both languages.

Reads: nothing. Gives: `DOCUMENT_WORDS`, which stand among `docgraph.views.words.WORDS`.
"""

from __future__ import annotations

DOCUMENT_WORDS: dict[str, tuple[str, str]] = {
    "status_repealed_part": ("Bị bãi bỏ một phần bởi", "Repealed in part by"),
    "status_replaced_part": ("Bị thay thế một phần bởi", "Replaced in part by"),
    "status_suspended_part": ("Bị ngưng hiệu lực một phần bởi", "Suspended in part by"),
    "status_extended_part": ("Được kéo dài hiệu lực một phần bởi", "Extended in part by"),
    "status_amended_part": ("Được sửa đổi, bổ sung bởi", "Amended by"),
    "status_corrected_part": ("Được đính chính bởi", "Corrected by"),
    "in_part": ("một phần:", "in part:"),
    "over_time": ("Hiệu lực theo thời gian", "In force from day to day"),
    "why_unknown": (
        "(không nguồn nào nói ngày có hiệu lực)",
        "(no source says from which day it is in force)",
    ),
    "holds_from": ("hiệu lực từ", "in force from"),
    "time:repeals_part": ("bãi bỏ một phần", "repeals in part"),
    "time:replaces_part": ("thay thế một phần", "replaces in part"),
    "time_more": ("và {n} mốc khác", "and {n} more"),
    "word_of": ("Ý kiến của", "The word of"),
    "by_word_of": ("theo", "according to"),
    "no_text_says": ("chưa nguồn nào nói", "no text says so"),
    "verb:states": ("khẳng định", "states"),
    "verb:confirms": ("xác nhận", "confirms"),
    "verb:rejects": ("bác bỏ", "rejects"),
    "verb:same": ("cho là một văn bản", "says that these are one"),
    "verb:different": ("cho là hai văn bản khác nhau", "says that these are two"),
    "people_say": ("Ý kiến của người rà soát", "What people say"),
    "people_note": (
        "Ý kiến của người được ưu tiên hơn điều máy đọc; quan hệ bị bác bỏ không còn trong các nhóm ở trên.",
        "A person's word outweighs what was read; what is rejected is not among the relations above.",
    ),
    "n_words": ("{n} ý kiến", "{n} words"),
    "more_words": ("và {n} ý kiến khác, trong danh sách", "and {n} more, in the list of"),
    "word_lead": (
        "Điều này do một người nêu ra, không phải máy đọc được trong văn bản.",
        "A person says this; it was not read in a text.",
    ),
    "word_kept": ("Trang riêng của ý kiến này", "The page of this word"),
    "said_at": ("Ngày nêu", "Said on"),
    "named_in": ("Được nhắc trong nguồn", "Named in sources"),
    "named_note": (
        "Nguồn nhắc tên văn bản này mà không nói nó có quan hệ gì với văn bản khác.",
        "Sources that name this document without saying how it is related to another.",
    ),
    "more_sources": ("và {n} nguồn khác", "and {n} more sources"),
    "no_in_named": (
        "Chưa nguồn nào nói văn bản khác căn cứ hay tác động đến văn bản này.",
        "No source says that another document is based on this one or acts upon it.",
    ),
    "cited_count": ("{n} / {m}", "{n} / {m}"),
    "lacking": ("Chưa đủ định danh: không rõ", "Its identity is not complete; not known:"),
    "lacks:type": ("loại văn bản", "its type"),
    "lacks:number": ("số", "its number"),
    "lacks:year": ("năm", "its year"),
    "lacks:issuer": ("cơ quan ban hành", "its issuer"),
}
