"""Extractions ↔ quads: closed terms, IRIs, evidence of one source as triples and back."""
