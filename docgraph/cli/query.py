"""`docgraph query`: a named question.

Reads: a graph. Gives: the answer as a table or JSON, or the SPARQL behind it.
"""

from __future__ import annotations


def query_command() -> int:
    """Answer a named question."""
    return 0
