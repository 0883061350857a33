"""The tables of the index, and the number of their layout.

Reads: nothing. Gives: SQL. A file of another layout is made anew from the store.
"""

from __future__ import annotations

from typing import Final

LAYOUT: Final = "8"
STANDS: Final = (
    "NOT EXISTS (SELECT 1 FROM rejected x WHERE x.doer = d.iri AND x.type = r.type AND x.target = t.iri)"
)
"""That nobody rejects what a relation `r` says of the identities `d`, which does it, and `t`."""
# Rows of `sentences` and `words` are numbered as those of `relation` and `document`, which hold their text.
# What is read for a list of documents stands in `document`; its triples, which are long, stand apart, and
# so do its edges, counted, for they are read of thousands at once. The ends of an edge are numbers of
# documents, `said` is the relation that says it best; `link` names the ends.
TABLES: Final = """
CREATE TABLE meta(name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE source(id INTEGER PRIMARY KEY, iri TEXT NOT NULL UNIQUE, address TEXT NOT NULL, title TEXT,
  hash TEXT NOT NULL, said TEXT NOT NULL, mentions INTEGER NOT NULL, documents INTEGER NOT NULL,
  relations INTEGER NOT NULL, read_at TEXT, version TEXT, reader TEXT, place TEXT);
CREATE TABLE statement(source INTEGER PRIMARY KEY, verb TEXT NOT NULL, said_by TEXT NOT NULL,
  reason TEXT NOT NULL, type TEXT, first INTEGER NOT NULL, second INTEGER NOT NULL);
CREATE TABLE alias(plain TEXT PRIMARY KEY, iri TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE rejected(doer TEXT NOT NULL, type TEXT NOT NULL, target TEXT NOT NULL, count INTEGER NOT NULL,
  PRIMARY KEY(doer, type, target)) WITHOUT ROWID;
CREATE TABLE identity(id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE, fields BLOB NOT NULL,
  key BLOB NOT NULL, own TEXT NOT NULL, base TEXT, plain TEXT, iri TEXT,
  candidates TEXT NOT NULL DEFAULT '[]');
CREATE INDEX identity_base ON identity(base) WHERE base IS NOT NULL;
CREATE INDEX identity_own ON identity(own) WHERE base IS NULL;
CREATE INDEX identity_iri ON identity(iri);
CREATE INDEX identity_plain ON identity(plain);
CREATE TABLE block(name TEXT NOT NULL, identity INTEGER NOT NULL, PRIMARY KEY(name, identity)) WITHOUT ROWID;
CREATE INDEX block_identity ON block(identity);
CREATE TABLE claim(source INTEGER NOT NULL, local TEXT NOT NULL, identity INTEGER NOT NULL,
  PRIMARY KEY(source, local)) WITHOUT ROWID;
CREATE INDEX claim_identity ON claim(identity);
CREATE INDEX claim_self ON claim(identity, source) WHERE local = 'self';
CREATE TABLE relation(id INTEGER PRIMARY KEY, source INTEGER NOT NULL, iri TEXT NOT NULL,
  doer INTEGER NOT NULL, type TEXT NOT NULL, target INTEGER NOT NULL, start INTEGER NOT NULL,
  end INTEGER NOT NULL, sentence TEXT NOT NULL, rule TEXT NOT NULL, confidence REAL NOT NULL,
  mention_start INTEGER, mention_end INTEGER, part TEXT);
CREATE INDEX relation_source ON relation(source);
CREATE INDEX relation_doer ON relation(doer, type, target);
CREATE INDEX relation_target ON relation(target, type, doer);
CREATE TABLE mention(id INTEGER PRIMARY KEY, source INTEGER NOT NULL, identity INTEGER,
  start INTEGER NOT NULL, end INTEGER NOT NULL, text TEXT NOT NULL, form TEXT NOT NULL,
  pinpoints BLOB NOT NULL, written TEXT, rule TEXT NOT NULL, confidence REAL NOT NULL, sentence TEXT,
  sentence_start INTEGER);
CREATE INDEX mention_source ON mention(source, start, end);
CREATE INDEX mention_identity ON mention(identity);
CREATE TABLE edge(doer INTEGER NOT NULL, type TEXT NOT NULL, target INTEGER NOT NULL,
  count INTEGER NOT NULL, partly INTEGER NOT NULL, said INTEGER NOT NULL,
  PRIMARY KEY(doer, type, target)) WITHOUT ROWID;
CREATE INDEX edge_target ON edge(target, type, doer, said);
CREATE INDEX edge_ends ON edge(target, doer) WHERE type IN ('replaces', 'repeals') AND NOT partly;
CREATE VIEW link AS SELECT d.iri AS doer, e.type, t.iri AS target, e.count, e.partly, e.said FROM edge e
  JOIN document d ON d.id = e.doer JOIN document t ON t.id = e.target;
CREATE TABLE document(id INTEGER PRIMARY KEY, iri TEXT NOT NULL UNIQUE, row BLOB NOT NULL,
  label TEXT NOT NULL, identifier TEXT, number TEXT, type TEXT, date TEXT, issuer TEXT, sort TEXT NOT NULL,
  folded TEXT NOT NULL, since TEXT, until TEXT, partial INTEGER NOT NULL, read INTEGER NOT NULL,
  named INTEGER NOT NULL);
CREATE INDEX document_named ON document(named DESC, sort);
CREATE INDEX document_date ON document(date, label, iri, identifier, type, issuer, since, until);
CREATE INDEX document_number ON document(number, type, date);
CREATE INDEX document_sort ON document(sort, iri);
CREATE INDEX document_issuer ON document(issuer, read, iri);
CREATE TABLE degree(document INTEGER PRIMARY KEY, incoming INTEGER NOT NULL, outgoing INTEGER NOT NULL);
CREATE INDEX degree_edges ON degree(incoming + outgoing);
CREATE TABLE described(document INTEGER PRIMARY KEY, triples BLOB NOT NULL);
CREATE VIRTUAL TABLE words USING fts5(text, content='', tokenize='unicode61 remove_diacritics 2');
CREATE VIRTUAL TABLE sentences USING fts5(text, content='', tokenize='unicode61 remove_diacritics 2');
"""
