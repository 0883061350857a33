"""Mentions + documents → relations with evidence.

Reads: the folded text, its resolved mentions and documents. Gives: `relate`'s list of relations.
"""

from docgraph.reading.relate.read import relate

__all__ = ["relate"]
