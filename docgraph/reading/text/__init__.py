"""A text's working copy and its sentences.

Reads: strings. Gives: folded text with its map, bounds of sentences. It knows no lexicon.
"""
