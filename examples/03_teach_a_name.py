"""A row of one's own in the lexicon: a nickname that the tables do not have."""

import msgspec

from docgraph import Passage, extract
from docgraph.lexicon import load_lexicon

TEXT = "Hộ nuôi tôm được giảm lãi theo Luật Thủy lợi nhỏ."

lexicon = load_lexicon()
print([(m.text, m.form) for m in extract(Passage(text=TEXT), lexicon).mentions])

row = msgspec.structs.replace(
    lexicon.named_laws[0], name="Luật Thủy lợi nhỏ", type="Luật", aliases=(), date="2031-05-04"
)
richer = msgspec.structs.replace(lexicon, named_laws=(*lexicon.named_laws, row))
print([(m.text, m.form) for m in extract(Passage(text=TEXT), richer).mentions])
