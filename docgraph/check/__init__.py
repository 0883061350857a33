"""Findings on a draft.

Reads: the extraction of a draft, and a graph. Gives: findings.
"""
