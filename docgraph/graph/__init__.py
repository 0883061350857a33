"""The right half: Extraction → evidence → knowledge → answers. `kept` is its table of contents."""
