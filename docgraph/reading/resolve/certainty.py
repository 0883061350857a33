"""How sure each rule of resolving is.

Reads: a rule's name. Gives: the share of its conclusions that hold, as far as read texts show.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

# The longest beginning of the rule's name counts.
_SURE = {
    "written": 1.0,
    "head": 0.99,
    "headless": 0.9,
    "symbol": 0.99,
    "symbol+": 0.93,
    "symbol+place:text": 0.85,
    "type": 0.99,
    "self": 0.98,
    "place:context": 0.98,
    "place:self": 0.97,
    "place:text": 0.9,
    "list": 0.96,
    "issued": 0.93,
    "letters": 0.93,
    "court": 0.93,
    "order": 0.97,
    "name": 0.99,
    "document": 0.98,
    "lexicon": 0.97,
    "passed": 0.96,
    "short": 0.98,
    "short:nearest": 0.75,
    "name:nearest": 0.75,
    "anaphora:self": 0.99,
    "anaphora:defined": 0.98,
    "anaphora:quoted": 0.93,
    "anaphora:consolidated": 0.85,
    "anaphora:nearest": 0.92,
    "anaphora:topic": 0.93,
    "anaphora:counted": 0.96,
    "anaphora:listed": 0.85,
    "anaphora:announced": 0.75,
}
_UNKNOWN = 0.9


@lru_cache(maxsize=1_024)
def sure_of(rule: str) -> float:
    """How sure a rule is.

    >>> sure_of("symbol"), sure_of("symbol+place:self"), sure_of("place:text")
    (0.99, 0.93, 0.9)
    """
    while rule:
        if rule in _SURE:
            return _SURE[rule]
        rule = rule[:-1]
    return _UNKNOWN


def least_sure(rules: Iterable[str]) -> float:
    """How sure the least sure of some rules is; 1 where there is none.

    >>> least_sure(["symbol", "place:text"])
    0.9
    """
    return min(map(sure_of, rules), default=1.0)
