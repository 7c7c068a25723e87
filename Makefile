# Each target does its own set-up: on a fresh machine it needs Python 3.11 or newer, make, a network.

PYTHON ?= python3
PORT ?= 8000
BIN := .venv/bin
SITE_READY := .venv/.site-ready
TEST_READY := .venv/.test-ready

.PHONY: help site print bundle serve check fmt quick test fuzz bench corpus lighthouse chromium firefox html-checkers zotero lock faces wheels sbom docs clean
.DEFAULT_GOAL := help

help: ## list the targets
	@grep -E '^[a-z]+:.*## ' Makefile | sed -E 's/:.*## /\t/' | expand -t 12

site: $(SITE_READY) ## build the handbook into site/
	$(BIN)/plenary build

print: $(SITE_READY) ## make a PDF of each text and of the whole report in build/en/pdf/
	$(BIN)/plenary print

bundle: $(SITE_READY) ## make an offline copy of the handbook in dist/
	$(BIN)/plenary bundle

serve: $(SITE_READY) ## show the handbook at 127.0.0.1:8000 and reload it when a report is saved
	$(BIN)/plenary serve --port $(PORT)

check: $(SITE_READY) ## tell all that is wrong with the reports
	$(BIN)/plenary check

fmt: $(SITE_READY) ## bring the reports into normal form
	$(BIN)/plenary fmt

# The fast tests: those that need no site, no PDF, no browser and no long way through the program, in
# two parts that take equally long.
QUICK_FIRST := \
  actions \
  against_links \
  agendas \
  archives \
  as_received \
  breaks \
  characters \
  citations \
  citations_of_the_assembly \
  columns_of_figures \
  correcting \
  counting \
  ibid \
  importing \
  importing_accounts \
  importing_akn \
  importing_habits \
  importing_leads \
  importing_head \
  importing_lines \
  importing_notes \
  importing_numbers \
  importing_paragraphs \
  importing_profile \
  importing_raised \
  importing_styles \
  importing_tables \
  inline \
  numbering \
  own_pages \
  reading_akn \
  reading_markdown \
  reading_plain \
  reading_word \
  render \
  sentences \
  source \
  votes \
  yaml_mistakes

QUICK_SECOND := \
  akn \
  anchors \
  apart \
  at_a_glance \
  catalogue \
  checks \
  citable_parts \
  cited_as \
  cited_in \
  citing_words \
  docs \
  documents \
  drawings \
  entities \
  findings \
  footnotes \
  forks \
  markdown \
  marks \
  masthead \
  metadata \
  model \
  mutants \
  names \
  notes \
  own_brand \
  own_words \
  packed \
  participation \
  previews \
  published_addresses \
  references \
  register \
  register_in_parts \
  register_pages \
  replacing \
  search_tables \
  settings \
  statements \
  tables \
  timeline \
  wording \
  write

# Compiled modules are kept, whatever the machine says of them by its own settings: to compile all
# modules and tests anew takes each process of a run longer than the fast tests do.
quick test fuzz: export PYTHONDONTWRITEBYTECODE :=

STYLE := $(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/mypy && $(BIN)/lint-imports
# Each part in a process of its own, not by pytest-xdist: its workers collect all tests each, and it
# takes longer to hand a fast test on than to run it.
FAST := $(BIN)/pytest -q -p no:xdist -p no:cacheprovider -m 'not slow' tests

quick: $(TEST_READY) ## style, types, layers and the fast tests, for after every change
	@tools/together "$(STYLE)" "PLENARY_QUICK='$(QUICK_FIRST)' $(FAST)" "PLENARY_QUICK='$(QUICK_SECOND)' $(FAST)"

test: $(TEST_READY) chromium firefox html-checkers zotero ## style, types, layers, all tests (the browser's too)
	$(STYLE) --no-cache
	$(BIN)/pytest -q -n auto --dist loadfile --no-loadscope-reorder

LONG := test_general_assembly test_unchanged test_renewing test_interrupted test_bundle test_reproducible test_html test_reading_akn $(addprefix browser/test_,every_page every_kind hostile_shown from_disk under_the_policy seen_by_all whole_report)

fuzz: $(TEST_READY) ## long: 20,000 damages, 5,000 layouts, 225 stopped runs, builds compared, all pages, properties, mutants
	$(BIN)/python tests/fuzz.py
	PLENARY_LONG=1 $(BIN)/pytest -q -n auto --dist load $(LONG:%=tests/%.py)
	PLENARY_LONG=1 $(BIN)/pytest -q -n auto --dist load -m hypothesis tests
	$(BIN)/python tools/mutants

bench: $(TEST_READY) ## measure, by ratio in one run
	$(BIN)/python tests/bench.py

corpus: $(TEST_READY) ## make a handbook of a folder of UNxml, and measure: UNXML=<folder>, PARTS=1
	$(BIN)/python tests/bench_corpus.py $(UNXML) $(if $(PARTS),--in-parts)

lighthouse: $(TEST_READY) chromium site ## measure three pages as a phone gets them (needs npm)
	@tools/fetch-npm lighthouse
	CHROME_PATH=$$(tools/find-chromium) $(BIN)/python tests/lighthouse.py

chromium: ## find the browser for the tests, or install it
	@tools/find-chromium >/dev/null

firefox: # where there is one, what drives it
	@if command -v firefox-esr || command -v firefox; then tools/fetch-npm firefox; fi >/dev/null

html-checkers zotero:
	@tools/fetch-npm $@

lock: $(TEST_READY) ## renew the pinned versions (then read the difference)
	$(BIN)/pip install -q pip-tools
	tools/lock

faces: $(TEST_READY) ## make the screen's face anew, of the one that the PDFs have
	$(BIN)/pip install -q fonttools==4.68.0 brotli==1.2.1
	$(BIN)/python tools/faces

wheels: ## fetch all pinned packages into wheels/, from which make installs without a network
	tools/fetch-wheels wheels

clean: ## remove what was built; content/ and .venv stay (plenary clean)
	rm -rf build site dist

docs: $(SITE_READY) ## build the documentation of Plenary itself in build/documentation/
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build -q -f docs.yml

sbom: $(SITE_READY) ## write the bill of materials (CycloneDX) to dist/plenary.cdx.json
	$(BIN)/plenary sbom

$(SITE_READY): requirements.txt pyproject.toml
	tools/install requirements.txt
	@touch $@

$(TEST_READY): requirements-test.txt pyproject.toml
	tools/install requirements-test.txt
	@touch $(SITE_READY) $@
