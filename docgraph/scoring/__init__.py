"""What was said of a text, held against what is right.

Reads: gold passages and extractions. Gives: figures of quality and every difference behind them. Pure but for
`evaluate`, which opens a file of answers and reads its texts.
"""

from __future__ import annotations

from docgraph.scoring.figures import Scores, Share, Tally
from docgraph.scoring.gold import GoldPassage, read_gold
from docgraph.scoring.score import Difference, score

__all__ = ["Difference", "GoldPassage", "Scores", "Share", "Tally", "read_gold", "score"]
