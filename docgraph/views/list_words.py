"""What the list of documents says of its facets and of what was found, in Vietnamese and English.

Reads: nothing. Gives: `LIST_WORDS`, which stand among `docgraph.views.words.WORDS`.
"""

from __future__ import annotations

LIST_WORDS: dict[str, tuple[str, str]] = {
    "place": ("Địa phương", "Place"),
    "all_type": ("Mọi loại", "All types"),
    "all_year": ("Mọi năm", "All years"),
    "all_issuer": ("Mọi cơ quan", "All issuers"),
    "all_place": ("Mọi địa phương", "All places"),
    "all_status": ("Mọi tình trạng", "Any status"),
    "was:replaces": ("Bị thay thế ({n})", "Replaced ({n})"),
    "was:repeals": ("Bị bãi bỏ ({n})", "Repealed ({n})"),
    "was:suspends": ("Bị ngưng hiệu lực ({n})", "Suspended ({n})"),
    "was:extends": ("Được kéo dài hiệu lực ({n})", "Extended ({n})"),
    "was:amends": ("Được sửa đổi ({n})", "Amended ({n})"),
    "was:corrects": ("Được đính chính ({n})", "Corrected ({n})"),
    "was:unchanged": ("Chưa thấy thay đổi ({n})", "No change seen ({n})"),
    "now:replaces": ("Bị thay thế", "Replaced"),
    "now:repeals": ("Bị bãi bỏ", "Repealed"),
    "now:suspends": ("Bị ngưng hiệu lực", "Suspended"),
    "now:extends": ("Được kéo dài hiệu lực", "Extended"),
    "now:amends": ("Được sửa đổi", "Amended"),
    "now:corrects": ("Được đính chính", "Corrected"),
    "show_more": ("Hiện thêm {n} văn bản", "Show {n} more"),
    "beyond": ("Không có trang {n}: danh sách này có {m} trang.", "There is no page {n}: this list has {m}."),
    "last_page": ("Đến trang cuối", "To the last page"),
    "by_people": ("Do một người nêu hoặc xác nhận", "Said or confirmed by a person"),
    "filters": ("Lọc và tìm trong hình", "Filter and find in the picture"),
    "path_hint": (
        "Chọn một văn bản ở mỗi ô: gõ số hiệu hoặc vài chữ trong tên.",
        "Choose a document in each field: type its number or some words of its name.",
    ),
    "search_failed": (
        "Máy chủ không trả lời. Nhấn Enter để tìm lại.",
        "The server did not answer. Press Enter to try again.",
    ),
}
