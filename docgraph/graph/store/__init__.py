"""Quads ↔ a kept graph: the protocol, the store on disk, and the index beside it."""
