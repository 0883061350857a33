"""A text that issues itself by its title: `UBND tỉnh ban hành Kế hoạch … như sau:` names no other document.

Reads: the text, a mention, the document that the text is. Gives: whether the mention is the text's own title.
"""

from __future__ import annotations

from functools import cache

import regex

from docgraph.records import Document, Mention

_REACH = 220  # how far behind a title `như sau` may stand


@cache
def _issuing() -> regex.Pattern[str]:
    return regex.compile(r"(?:ban\s{1,3}hành|xây\s{1,3}dựng)\s{1,3}(?:bản\s{1,3})?$")


@cache
def _as_follows() -> regex.Pattern[str]:
    return regex.compile(
        r"[^.;\n]{0,60}(?:\([^()]{0,90}\))?[^.;]{0,90}?(?:như\s{1,3}sau|với\s{1,3}(?:các|những|một\s{1,3}số)\s{1,3}nội\s{1,3}dung|cụ\s{1,3}thể)\s?"
    )


@cache
def _proposed() -> regex.Pattern[str]:
    """`Xét Tờ trình số … về việc ban hành `: what was proposed is the text itself."""
    return regex.compile(
        r"(?:^|\n)\s{0,3}[*-]?\s?Xét\s[^;]{10,320}?\s(?:ban\s{1,3}hành|(?:dự|thông)\s{1,3}(?:thảo|qua))\s{1,3}$"
    )


def is_own_title(text: str, mention: Mention, own: Document | None) -> bool:
    """Whether a document without number is the text itself, issued `như sau`.

    >>> text = "UBND xã ban hành Kế hoạch trồng cây như sau: ..."
    >>> core = Mention(id="", start=17, end=34, text="Kế hoạch trồng cây", form="unnumbered", type="KH")
    >>> is_own_title(text, core, Document(id="self", type="KH")), is_own_title(text, core, None)
    (True, False)
    """
    if own is None or mention.form != "unnumbered" or mention.type is None or mention.type != own.type:
        return False
    if _proposed().search(text, max(0, mention.start - 340), mention.start) is not None:
        return True
    return (
        _issuing().search(text, max(0, mention.start - 24), mention.start) is not None
        and _as_follows().match(text, mention.end, mention.end + _REACH) is not None
    )
