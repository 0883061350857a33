"""The left half: bytes → passage → extraction; pure but for `sources`.

Reads: texts and files. Gives: extractions.
"""
