"""Many numbers or texts as one string each: a browser reads it at once, a list of lists takes it seconds.

Reads: numbers, texts. Gives: strings that `front/src/columns.ts` reads back.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable

BREAK = "\n"


def pack(numbers: Iterable[int]) -> str:
    """Whole numbers from 0 on as text: seven bits a byte, the lowest first, a high bit where more follow.

    >>> pack([0, 1, 300])
    'AAGsAg=='
    """
    # A column holds few different numbers, many times.
    written: dict[int, bytes] = {}
    parts = []
    for number in numbers:
        part = written.get(number)
        if part is None:
            part = written[number] = _bytes(number)
        parts.append(part)
    return b64encode(b"".join(parts)).decode("ascii")


def _bytes(number: int) -> bytes:
    part = bytearray()
    while number > 127:
        part.append(number & 127 | 128)
        number >>= 7
    part.append(number)
    return bytes(part)


def steps(rising: Iterable[int]) -> Iterable[int]:
    """Numbers that never fall as the steps between them, which are small.

    >>> list(steps([3, 4, 4, 900]))
    [3, 1, 0, 896]
    """
    before = 0
    for number in rising:
        yield number - before
        before = number


def join(texts: Iterable[str]) -> str:
    """Texts as one, a line each; none of them holds a line feed.

    >>> join(["a", "", "b"])
    'a\\n\\nb'
    """
    return BREAK.join(text.replace(BREAK, " ") for text in texts)
