"""Many passages at once, by the same pure functions.

Reads: passages. Gives: extractions.
"""
