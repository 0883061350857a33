"""A process that writes to a graph until it is killed: what it says on a line was reported as stored."""

from __future__ import annotations

import sys
from pathlib import Path
from random import Random

from docgraph.graph.kept import Graph
from docgraph.records import Document, Extraction, Passage, Relation, RelationType

ADDRESSES = [f"plans/{number}.txt" for number in range(1, 13)]


def source(address: str, version: int) -> tuple[Passage, Extraction]:
    """A plan that implements one of three decisions, another one in each version."""
    number = address.removeprefix("plans/").removesuffix(".txt")
    city = "Ủy ban nhân dân thành phố Hải Phòng"
    own = Document(id="self", type="KH", number=number, symbol="KH-UBND", date="2020-03-25", issuer=city)
    decision = Document(id="d1", type="QĐ", number=str(version % 3 + 1), symbol="QĐ-UBND", issuer=city)
    text = f"Kế hoạch {number}, lần {version}: thực hiện Quyết định {decision.number}. " * 20
    said = Relation("self", RelationType.IMPLEMENTS, "d1", start=0, end=len(text) // 20)
    passage = Passage(text=text, address=address)
    return passage, Extraction(documents=(decision,), relations=(said,), self_document=own)


def version_of(text: str) -> int:
    """The version that a source's text is of."""
    return int(text.split("lần ")[1].split(":")[0])


def main(folder: Path, seed: int) -> None:
    """Add, load and drop until killed."""
    chance = Random(seed)
    with Graph.open(folder, write=True) as graph:
        print("open", flush=True)
        while True:
            address, version = chance.choice(ADDRESSES), chance.randrange(1_000_000)
            what = chance.choice(["add", "add", "add", "drop", "load"])
            if what == "drop":
                graph.drop(address)
                print(f"drop {address} 0", flush=True)
            elif what == "add":
                graph.add(*source(address, version))
                print(f"add {address} {version}", flush=True)
            else:
                chosen = chance.sample(ADDRESSES, 4)
                graph.load([source(one, version) for one in chosen])
                print("\n".join(f"add {one} {version}" for one in chosen), flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
