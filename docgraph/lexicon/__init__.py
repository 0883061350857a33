"""What is known of Vietnamese documents, apart from code: tables of rows with examples.

Reads: CSV tables of this package. Gives: `Lexicon`.
"""

from docgraph.lexicon.load import Lexicon, load_lexicon

__all__ = ["Lexicon", "load_lexicon"]
