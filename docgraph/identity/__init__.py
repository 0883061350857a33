"""Which document is it: a document's fields → its key; do two identities fit?

Reads: `Document` records. Gives: keys, blocks, and whether two keys may be one document. Used within
a passage and across sources alike.
"""

from docgraph.identity.fit import bodies_fit, dates_fit, fits, is_same
from docgraph.identity.key import Key, blocks, identity, is_partial, key_of

__all__ = ["Key", "blocks", "bodies_fit", "dates_fit", "fits", "identity", "is_partial", "is_same", "key_of"]
