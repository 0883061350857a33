"""A graph whose every name, title, address and sentence tries to become something else than text."""

from __future__ import annotations

from tests.unit.views.made import MadeGraph

HOSTILE = (
    "<script>window.pwned=1</script>",
    '"><img src=x onerror=window.pwned=1>',
    "' onmouseover='window.pwned=1",
    "javascript:window.pwned=1",
    "</script><script>window.pwned=1</script>",
    "<!--",
    "]]>&lt;b&gt;&#60;",
    "{{ 7*7 }}{% raw %}",
    "\u202egnp.exe\u202c \u2066đảo\u2069",
    "../../../etc/passwd",
    "CON",
    "a\u2028b\u2029c",
    "\x00\x07\x1b[31m",
    "K" * 10_000,
    "ế" * 3_000,
    "__proto__",
    "constructor",
    "</title><h1>",
    "data:text/html,<script>window.pwned=1</script>",
)


def hostile_graph() -> MadeGraph:
    """Each hostile string as type, number, symbol, name, issuer, address, title, text and IRI of documents."""
    graph = MadeGraph()
    hub = graph.make("urn:hub", "QĐ", "1", symbol="QĐ-UBND", name="Văn bản giữa")
    for index, text in enumerate(HOSTILE):
        iri = graph.make(f"urn:x:{index}:{text}", text, text, symbol=text, name=text, issuer=text, date="2020-01-01",
                         label=text)  # fmt: skip
        sentence = f"Thực hiện {text} và Quyết định 1 {text}."
        address = graph.read(f"{index}/{text}", f"{text}\n{sentence}\n{text}", of=iri, title=text)
        graph.relate(iri, "implements", hub, address, sentence, "Quyết định 1")
        graph.relate(hub, "cites", iri, address, sentence, text)
        markup = f"<html><body><p title='{text}'>{text}</p><p>{sentence}</p><script>window.pwned=1</script>"
        graph.read(f"{index}.html/{text}", markup, format="html", title=text)
        graph.mention(f"{index}.html/{text}", "Quyết định 1", hub)
    graph.read("javascript:window.pwned=1", "x", title="địa chỉ lạ")
    return graph
