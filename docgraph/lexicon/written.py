"""A number of a document → as people write it.

Reads: an identifier without leading zeros, as records hold it. Gives: the words of a label.
"""

from __future__ import annotations


def as_written(identifier: str) -> str:
    """An identifier as people write it: a number below ten has a zero before it.

    >>> as_written("5/KH-STTTT"), as_written("15/2020/NĐ-CP"), as_written("1a/QĐ")
    ('05/KH-STTTT', '15/2020/NĐ-CP', '1a/QĐ')
    """
    alone = identifier[:1] in set("123456789") and not identifier[1:2].isalnum() and identifier[1:2] != "."
    return f"0{identifier}" if alone else identifier
