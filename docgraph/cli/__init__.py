"""The command line: arguments → one call of the library → output.

Reads: the words after `docgraph`. Gives: text or JSON on standard output, one-line errors on standard
error, and an exit code: 0 done, 1 some inputs failed, 2 cannot do it, 130 stopped.
"""
