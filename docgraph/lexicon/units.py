"""The kinds of places, by the level that they are of: one list for all that read, compare or name them.

Reads: nothing. Gives: words in small letters, as they stand before a place's name.

>>> any("thị xã Kinh Môn".startswith(f"{kind} ") for kind in DISTRICTS)
True
"""

from __future__ import annotations

from typing import Final

PROVINCES: Final = ("tỉnh", "thành phố")
"""A city may also be of a province, and is then of the districts' level."""
DISTRICTS: Final = ("huyện", "quận", "thị xã")
COMMUNES: Final = ("xã", "phường", "thị trấn")
SPECIAL: Final = "đặc khu"
"""Since July 2025 beside the communes; of old a province of its own."""
AREA: Final = "khu vực"
"""Several provinces or districts together, with a number for its name."""
