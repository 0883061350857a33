"""How names of bodies that no table has go on: grammar that recognizing and resolving share.

Reads: nothing. Gives: a piece of patterns.

>>> import regex
>>> bool(regex.search(rf",\\s(?:{PAST_COMMA})\\b", "Ban Chỉ đạo phòng, chống thiên tai"))
True
"""

from __future__ import annotations

PAST_COMMA = (
    r"chống|chữa|bán|tệ nạn|mại dâm|lãng phí|tiêu cực|cứu nạn|tìm kiếm|gian lận|hàng giả|đổi mới|chuyển đổi"
    r"|đồng\sbộ"
)
"""Words before which a comma stands inside a name: `Ban Chỉ đạo phòng, chống tham nhũng, lãng phí`."""
