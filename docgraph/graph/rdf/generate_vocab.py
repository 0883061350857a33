"""Write `vocab.py` from the ontology.

Reads: `ontology/docgraph.ttl`. Gives: the text of `docgraph/graph/rdf/vocab.py`, the same bytes every time.
Run as `python -m docgraph.graph.rdf.generate_vocab`; a test compares the file with what this would write.
"""

from __future__ import annotations

from pathlib import Path

from docgraph.errors import GraphError

HEAD = '''"""The terms that a graph is written in: closed namespaces, generated from the ontology.

Reads: nothing. Gives: terms in N-Triples form; an unknown name raises AttributeError. Written by `python -m
docgraph.graph.rdf.generate_vocab` from ontology/docgraph.ttl: mend that file, not this one.
"""

from __future__ import annotations

from typing import Final

from docgraph.graph.rdf.terms import Terms
'''
NAMESPACES = {
    "DG": "https://w3id.org/docgraph/ontology#",
    "ELI": "http://data.europa.eu/eli/ontology#",
    "DCTERMS": "http://purl.org/dc/terms/",
    "PROV": "http://www.w3.org/ns/prov#",
}


def ontology_path() -> Path:
    """Where the ontology lies: beside the package in a checkout, inside it where it was installed.

    >>> ontology_path().name
    'docgraph.ttl'
    """
    package = Path(__file__).resolve().parents[2]
    for folder in (package / "ontology", package.parent / "ontology"):
        if (folder / "docgraph.ttl").is_file():
            return folder / "docgraph.ttl"
    raise GraphError("the ontology is missing", where="docgraph.ttl", todo="install docgraph again")


def generate(turtle: str) -> str:
    """The module's text for an ontology's text."""
    import rdflib

    graph = rdflib.Graph()
    graph.parse(data=turtle, format="turtle")
    # What is declared in the file with a type is a term; what only stands as an object is not.
    names = {str(subject) for subject in graph.subjects(rdflib.RDF.type, None)}
    parts = [HEAD]
    for prefix, base in NAMESPACES.items():
        local = sorted(name[len(base) :] for name in names if name.startswith(base))
        rows = "".join(f'        "{name}",\n' for name in local)
        listed = f'("{local[0]}",)' if len(local) == 1 else f"(\n{rows}    )"
        parts.append(f'{prefix}: Final = Terms(\n    "{base}",\n    {listed},\n)\n')
    return "\n".join(parts)


def main() -> None:
    """Write the module beside this one."""
    target = Path(__file__).with_name("vocab.py")
    target.write_text(generate(ontology_path().read_text(encoding="utf-8")), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
