# Two commands do everything on a machine with Python 3.11 or newer and make: `make demo` and `make test`.
# `make help` lists the rest.
SHELL := bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help

PYTHON ?= $(shell for p in python3.11 python3.12 python3.13 python3.14 python3; do \
	command -v $$p >/dev/null && $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; \
	done)
VENV := .venv
BIN := $(VENV)/bin
DEMO := build/demo
BUNDLE := docgraph/views/pages/static/licences.txt
ASKED := 3323/QĐ-UBND
GOLD ?= bench/gold/*.jsonl
ERRORS ?= 20
FUZZ ?= 60
CHROMIUM := $(shell command -v chromium || command -v chromium-browser || command -v google-chrome)

.PHONY: vocab help setup setup-dev chromium virtuoso ontology-page wheel demo test lint types layers docs bench eval soak fuzz lock clean

help: ## This list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: $(VENV)/.installed $(BUNDLE) ## A .venv with docgraph in it, and the scripts of its pages

setup-dev: $(VENV)/.installed-dev $(BUNDLE)

# Stamps: nothing is installed again until a lock or the project's own table of facts changes.
$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "docgraph needs Python 3.11 or newer: install it, or say make PYTHON=/path/to/python" >&2; exit 2; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: requirements.lock pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation -e .
	$(BIN)/python -m compileall -q docgraph # also where Python is told to write no bytecode of its own
	@touch $@

$(VENV)/.installed-dev: requirements-dev.lock $(VENV)/.installed
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements-dev.lock
	@touch $@

# The scripts of the pages, from TypeScript; the licences are written last. Node is the machine's, or a package.
$(BUNDLE): $(wildcard front/src/*.ts front/*.json front/*.mjs) front/.npmrc front/build.py requirements-node.lock | $(VENV)/.installed
	@$(BIN)/python front/build.py --has-node || $(BIN)/python -m pip install --quiet --require-hashes -r requirements-node.lock
	@$(BIN)/python front/build.py

wheel: setup ## A wheel in dist/, with the built scripts in it
	$(BIN)/python -m hatchling build -t wheel

demo: setup ## Read examples/hai-phong, answer a question, write the site
	@mkdir -p $(DEMO)
	$(BIN)/docgraph add examples/hai-phong --graph $(DEMO)/graph --base examples
	@echo
	@echo "Which plans implement Decision $(ASKED)?"
	$(BIN)/docgraph query implementers "$(ASKED)" --graph $(DEMO)/graph
	$(BIN)/docgraph view --graph $(DEMO)/graph -o $(DEMO)/site

test: setup-dev chromium lint types layers ## Every check and test, the browser's too
	$(BIN)/python -m pytest -n 2

lint: setup-dev ## Style (ruff)
	$(BIN)/ruff check docgraph tests bench examples front
	$(BIN)/ruff format --check docgraph tests bench examples front

types: setup-dev ## Types (mypy --strict)
	$(BIN)/mypy docgraph tests bench front/build.py

layers: setup-dev ## Who may import whom (import-linter)
	$(BIN)/lint-imports --no-logo

# The browser tests drive the system's Chromium; Playwright's own download is not used.
chromium:
ifeq ($(CHROMIUM),)
	@command -v apt-get >/dev/null || { echo "the browser tests need Chromium: install it, then run make test again" >&2; exit 2; }
	@sudo=; if [ "$$(id -u)" != 0 ]; then sudo -n true 2>/dev/null && sudo=sudo || \
		{ echo "the browser tests need Chromium: run 'sudo apt-get install chromium', then make test again" >&2; exit 2; }; fi; \
	$$sudo apt-get update -qq && DEBIAN_FRONTEND=noninteractive $$sudo apt-get install -y -qq chromium >/dev/null
endif

virtuoso: setup-dev ## The store's tests against Virtuoso, from Debian
	@command -v virtuoso-t >/dev/null || { command -v apt-get >/dev/null || { echo "this needs Virtuoso 7: install virtuoso-t, then run make virtuoso again" >&2; exit 2; }; \
	sudo=; if [ "$$(id -u)" != 0 ]; then sudo -n true 2>/dev/null && sudo=sudo || \
		{ echo "this needs Virtuoso 7: run 'sudo apt-get install virtuoso-opensource-7-bin', then make virtuoso again" >&2; exit 2; }; fi; \
	$$sudo apt-get update -qq && DEBIAN_FRONTEND=noninteractive $$sudo apt-get install -y -qq --no-install-recommends virtuoso-opensource-7-bin >/dev/null; }
	DOCGRAPH_TEST_VIRTUOSO=1 $(BIN)/python -m pytest tests/unit/graph/store/test_conformance.py tests/unit/graph/test_remote.py -k virtuoso

vocab: setup-dev ## Write what is made from the ontology and the lexicon anew
	$(BIN)/python -m docgraph.graph.rdf.generate_vocab
	$(BIN)/python -m docgraph.graph.rdf.concepts

docs: setup ontology-page ## Write the generated parts of docs/ anew
	$(BIN)/python -m docgraph.cli.manual docs/cli.md

ontology-page: setup ## Write the page of the ontology anew
	$(BIN)/python -m docgraph.graph.rdf.page docs/ontology.html
	$(BIN)/python bench/schema.py

bench: setup-dev chromium ## Figures of quality held to their floors, and of speed
	$(BIN)/python bench/floors.py
	$(BIN)/python bench/speed/recognizer.py
	$(BIN)/python bench/overview.py
	$(BIN)/python bench/site.py

eval: setup-dev ## The table of quality with the first differences (GOLD=files, ERRORS=20)
	$(BIN)/docgraph eval $(GOLD) --errors $(ERRORS)

soak: setup-dev ## The tests that read everything there is, for minutes
	$(BIN)/python -m pytest -m soak

# Atheris has no build for every machine, so it is no part of the lock.
fuzz: setup-dev ## Made texts against the whole reading, for FUZZ seconds
	@$(BIN)/python -c "import atheris" 2>/dev/null || $(BIN)/python -m pip install --quiet atheris
	@mkdir -p build/fuzz
	$(BIN)/python tests/fuzz/fuzz_extract.py -max_total_time=$(FUZZ) -max_len=2000 build/fuzz bench/gold

lock: setup-dev ## Pin every dependency anew
	$(BIN)/pip-compile $(LOCK) --extra build --output-file requirements.lock pyproject.toml
	$(BIN)/pip-compile $(LOCK) --output-file requirements-node.lock front/node.in
	$(BIN)/pip-compile $(LOCK) --extra build --extra parquet --extra dev --output-file requirements-dev.lock pyproject.toml

LOCK := --quiet --generate-hashes --strip-extras --allow-unsafe --no-header --newline lf \
	--no-emit-index-url --no-emit-trusted-host --no-emit-find-links

clean: ## Take away what make made
	rm -rf front/node_modules docgraph/views/pages/static/*.js $(BUNDLE) dist
	rm -rf $(VENV) build .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
