"""What people meet first: contexts, prefixes, days left out, reasons, places that cannot be written."""

from __future__ import annotations

import datetime
import json
from pathlib import Path

import pytest

from docgraph.cli.answer import in_words, why_in_words
from docgraph.cli.eval_command import _reached
from docgraph.cli.readout import _times
from docgraph.graph.answers import DocumentRow
from docgraph.records import Mention
from docgraph.scoring.evaluate import Figure
from tests.unit.cli.conftest import Command

TEXT = "Căn cứ Nghị định số 15/2020/NĐ-CP; Luật Giá;"


def _line(**fields: object) -> str:
    return json.dumps({"id": "a", "text": TEXT} | fields, ensure_ascii=False) + "\n"


def test_mentions_of_a_document_are_counted_by_its_whole_id() -> None:
    seen = Mention(id="m1", start=0, end=1, text="x", form="anaphor")
    said = tuple(
        Mention(id="m", start=0, end=1, text="x", form=seen.form, document=to)
        for to in ("d10", ("d1", "d12"), "d1")
    )
    assert (_times("d1", said), _times("d10", said), _times("d2", said)) == (2, 1, 0)


@pytest.mark.parametrize(
    ("context", "named"),
    [
        ({"dat": "2020"}, "`dat`"),
        ({"date": "20/1/2020"}, "context.date: no such day: 20/1/2020"),
        ({"self": {"nummer": "1"}}, "`nummer`"),
        ({"self": {"date": "2020-13-01"}}, "context.self.date"),
    ],
)
def test_a_wrong_context_costs_its_line_and_names_the_key(
    docgraph: Command, context: dict[str, object], named: str
) -> None:
    run = docgraph("extract", "--jsonl", given=_line() + "\n" + _line(context=context) + _line())
    first, second, third = map(json.loads, run.stdout.splitlines())
    assert run.returncode == 1
    assert second["id"] == "a"
    assert second["error"].startswith("line 3: ")
    assert named in second["error"]
    assert first == third


def test_a_province_that_is_none_is_refused_or_told(docgraph: Command) -> None:
    run = docgraph("extract", "a.txt", "--jurisdiction", "Hải Phog")
    assert run.returncode == 2
    assert "no such province: Hải Phog; nearest: Hải Phòng" in run.stderr
    lines = docgraph("extract", "--jsonl", given=_line(context={"jurisdiction": "Hà Nôj"}) * 2 + _line())
    first, second, third = map(json.loads, lines.stdout.splitlines())
    assert lines.returncode == 0
    assert first == second == third
    assert lines.stderr.count("\n") == 1
    assert "line 1: context.jurisdiction: no such province: Hà Nôj; nearest: Hà Nội" in lines.stderr


def test_a_province_is_known_without_accents_and_with_its_kind(docgraph: Command) -> None:
    text = "Theo Quyết định số 3323/QĐ-UBND của UBND thành phố."
    for name in ("hai phong", "TP. Hải Phòng"):
        run = docgraph("extract", "--jsonl", "--jurisdiction", name, given=_line(text=text))
        assert json.loads(run.stdout)["documents"][0]["issuer"] == "Ủy ban nhân dân thành phố Hải Phòng"


def test_mentions_alone_are_numbered_in_the_order_of_the_text(docgraph: Command) -> None:
    said = json.loads(docgraph("extract", "--jsonl", "--only", "mentions", given=_line()).stdout)["mentions"]
    assert [m["id"] for m in said] == [f"m{number}" for number in range(1, len(said) + 1)]
    assert [m["start"] for m in said] == sorted(m["start"] for m in said)


def test_standard_input_is_read_as_a_file(docgraph: Command) -> None:
    run = docgraph("extract", "-", given=TEXT)
    assert run.returncode == 0
    assert run.stdout.startswith("-: 2 mentions, 2 documents")


def test_why_tells_what_is_written_and_what_inferred_and_by_which_rule(
    docgraph: Command, folder: Path
) -> None:
    told = docgraph("extract", folder / "12.txt", "--why").stdout
    assert "  written   type QĐ, number 3323, symbol QĐ-UBND, date 2019-12-30" in told
    assert "  rule      numbered (numbered), confidence 0." in told
    assert "KH 12/KH-SNV implements QĐ 3323/QĐ-UBND" in told
    given = docgraph("extract", "--why", "-", given="Theo Nghị định 15/2020/NĐ-CP.").stdout
    assert "inferred  issuer Chính phủ, by rule " in given
    assert docgraph("extract", "--why", "--json", "-", given=TEXT).returncode == 2


def test_known_prefixes_need_no_declaring_and_an_update_is_refused(docgraph: Command, folder: Path) -> None:
    docgraph("add", folder)
    rows = json.loads(docgraph("sparql", "SELECT ?s { ?s dg:implements ?o }", "--json").stdout)
    assert len(rows) == 2
    run = docgraph("sparql", "INSERT DATA { <urn:a> <urn:b> <urn:c> }")
    assert (run.returncode, run.stderr.startswith("docgraph: this reads only; ")) == (2, True)
    told = docgraph("sparql", "--help").stdout
    assert "dg:implements" in told
    assert "cito" in told


def test_without_a_day_it_is_today(docgraph: Command, folder: Path) -> None:
    docgraph("add", folder)
    (row,) = json.loads(docgraph("query", "in_force", "3323/QĐ-UBND", "--json").stdout)
    assert row["on"] == datetime.date.today().isoformat()
    assert docgraph("query", "changes").returncode == 0
    assert "OF [ON]" in docgraph("query").stdout


def test_rows_have_names_and_words_for_people() -> None:
    plan = DocumentRow("urn:a", "Kế hoạch CCHC")
    shown = in_words(
        {"iri": "urn:a", "number": None, "type": "KH", "via": "urn:a", "direct": True}, {"urn:a": plan}
    )
    assert shown == {"document": "Kế hoạch CCHC", "via": "Kế hoạch CCHC", "how": "directly"}
    named = in_words({"iri": "urn:a", "label": "x", "target": "urn:b", "target_label": "QĐ 2"}, {})
    assert named == {"document": "x", "target": "QĐ 2"}
    at_odds = {"iri": "urn:a", "label": "x", "field": "issuer", "value": "A", "source": "a.txt"}
    assert in_words(at_odds | {"other": "B", "other_source": "b.txt"}, {}) == {
        "document": "x", "field": "issuer", "value": "A (a.txt)", "other": "B (b.txt)"
    }  # fmt: skip
    assert why_in_words([]) == "no text here ends or suspends it"


def test_what_cannot_be_measured_has_a_dash() -> None:
    assert _reached(Figure("date", "date right", 1.0, 0.9, None, 0)) == "–"
    assert _reached(Figure("date", "date right", 1.0, 0.9, None, 3)) == "1.0000"
    assert _reached(Figure("mention", "mentions", 0.0, 0.9, None, 0)) == "0.0000"


def test_places_that_cannot_be_written_are_told_as_they_were_named(
    docgraph: Command, folder: Path, tmp_path: Path
) -> None:
    (tmp_path / "afile").write_text("x", encoding="utf-8")
    run = docgraph("add", folder, "--graph", "afile")
    assert run.stderr == "docgraph: afile: this is a file, not a graph's folder; say --graph for a folder\n"
    docgraph("add", folder)
    for words in (("view", "-o", "afile/site"), ("export", "--format", "ttl", "-o", "afile/x.ttl")):
        run = docgraph(*words)
        assert run.returncode == 2
        assert run.stderr.startswith(f"docgraph: {words[-1]}: cannot be written (")
        assert "Errno" not in run.stderr
        assert ".part" not in run.stderr


def test_tables_do_not_go_to_a_terminal(
    docgraph: Command, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    docgraph("add", folder)
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    run = docgraph("export", "--format", "csv")
    assert (run.returncode, run.stdout) == (2, "")
    assert "-o DIR" in run.stderr
