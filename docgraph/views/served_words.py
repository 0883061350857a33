"""What only the pages of the server say, in Vietnamese and English.

Reads: nothing. Gives: `SERVED_WORDS`, which stand among `docgraph.views.words.WORDS`.
"""

from __future__ import annotations

SERVED_WORDS: dict[str, tuple[str, str]] = {
    "go": ("Tìm", "Find"),
    "found_many": ("Hơn {n} văn bản phù hợp, sát nhất trước", "Over {n} documents found, the closest first"),
    "sentences": ("Câu văn", "Sentences"),
    "read": ("Đọc thử", "Read a text"),
    "read_lead": (
        "Dán một đoạn văn hoặc chọn một tệp để xem trong đó có những văn bản nào, và văn bản nào làm gì.",
        "Paste a text or choose a file to see which documents it names, and what they do to each other.",
    ),
    "read_text": ("Đoạn văn", "Text"),
    "read_file": ("Hoặc một tệp (txt, html, docx, pdf)", "Or a file (txt, html, docx, pdf)"),
    "read_date": ("Ngày của văn bản, nếu biết", "Its day, if known"),
    "read_place": ("Địa phương, nếu biết", "Its place, if known"),
    "read_go": ("Đọc", "Read"),
    "read_another": ("Đọc đoạn khác", "Read another"),
    "nothing_kept": ("Không lưu lại gì.", "Nothing of it is kept."),
    "relations_read": ("Quan hệ đọc được", "Relations read in it"),
    "no_relations_read": ("Không thấy quan hệ nào.", "None was found."),
    "error:not_found": ("Không có ở đây", "Not here"),
    "error:unreadable": ("Không đọc được", "This cannot be read"),
    "error:bad_query": ("Câu hỏi chưa đúng", "This question is not right"),
    "error:bad_request": ("Yêu cầu chưa đúng", "This request is not right"),
    "error:refused": ("Không được phép", "This is not allowed"),
    "error:no_graph": ("Chưa mở được đồ thị", "The graph cannot be opened"),
    "error:too_much": ("Quá nhiều", "Too much"),
    "error:too_slow": ("Quá lâu", "Too slow"),
    "error:too_large": ("Quá lớn", "Too large"),
    "error:too_long": ("Địa chỉ quá dài", "The address is too long"),
    "error:wrong_host": ("Tên máy chủ chưa được phép", "This server does not go by that name"),
    "error:wrong_origin": ("Trang khác gửi đến", "Another site sends this"),
    "error:busy": ("Đang bận", "Busy"),
    "error:failed": ("Không làm được", "This could not be done"),
    "nearest": ("Gần nhất", "Nearest"),
    "sparql_lead": (
        "Chỉ đọc. Đồ thị mặc định là tri thức; bằng chứng của từng nguồn đọc bằng GRAPH.",
        "Read only. Knowledge is the default graph; the evidence of each source is reached with GRAPH.",
    ),
    "query_text": ("Câu truy vấn", "Query"),
    "ask": ("Hỏi", "Ask"),
    "n_rows": ("{n} dòng", "{n} rows"),
    "named_questions": ("Câu hỏi có sẵn", "Named questions"),
    # status on a day
    "status_on": ("Tình trạng vào một ngày khác", "Status on another day"),
    "show": ("Xem", "Show"),
    "on_day": ("Ngày", "On"),
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
}
