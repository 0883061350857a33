"""Bytes and an address → Passage, for each format of file.

Reads: files and folders. Gives: passages, with the marks of pages and paragraphs. The only part of reading
that touches files.
"""

from docgraph.reading.sources.base import KINDS, SIZE_LIMIT, File, address_of, find, read, read_bytes

__all__ = ["KINDS", "SIZE_LIMIT", "File", "address_of", "find", "read", "read_bytes"]
