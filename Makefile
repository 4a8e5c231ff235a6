# Every command of the project, for people and for CI. A bare `make` lists them.

PYTHON := .venv/bin/python
export NO_MKDOCS_2_WARNING := 1
# On GitHub the pencil of each page leads to the very repository that was built.
ifdef GITHUB_REPOSITORY
export EDIT_URI_TEMPLATE ?= https://github.com/$(GITHUB_REPOSITORY)/edit/main/docs/{path}
endif

.DEFAULT_GOAL := help
.PHONY: help site html pdf serve check words test lint bench new-tool links spare-engines fresh-clone clean

help: ## list these commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-14s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

site: ## check the sources, build the site and all PDFs into site/
	@scripts/set_up.sh build
	@$(PYTHON) scripts/build_site.py

html: ## build the site without PDFs (needs no Pango)
	@scripts/set_up.sh html
	@$(PYTHON) scripts/build_site.py --no-pdfs

pdf: ## make PDFs again from the last build: make pdf ONLY=problem-tree
	@scripts/set_up.sh build
	@$(PYTHON) scripts/build_pdf.py $(if $(ONLY),--only $(ONLY)) $(if $(LANGUAGE),--language $(LANGUAGE)) $(if $(JOBS),--jobs $(JOBS))

serve: ## preview at http://127.0.0.1:8000, made again at every change
	@scripts/set_up.sh html
	@$(PYTHON) -m mkdocs serve --dirty --livereload --no-strict

check: ## check the sources, in less than 3 seconds
	@scripts/set_up.sh html
	@$(PYTHON) scripts/check.py

words: ## proofread the texts: spelling, words to avoid, long sentences (remarks only)
	@scripts/set_up.sh words
	@$(PYTHON) scripts/proofread.py

test: ## run all tests (builds real sites and PDFs, opens a real browser)
	@scripts/set_up.sh test
	@$(PYTHON) -m pytest

lint: ## check the code
	@scripts/set_up.sh html
	@$(PYTHON) -m ruff check .
	@$(PYTHON) -m mypy

bench: ## measure build times beside a stock MkDocs build
	@scripts/set_up.sh build
	@$(PYTHON) scripts/bench.py

new-tool: ## start a new tool: make new-tool SLUG=dot-voting
	@scripts/set_up.sh html
	@$(PYTHON) scripts/new_tool.py $(SLUG)

links: site ## try every address that leads out of the site
	@$(PYTHON) scripts/try_links.py

spare-engines: ## build the site with ProperDocs and mkdocs-ng, should MkDocs ever fail us
	@scripts/set_up.sh html
	@$(PYTHON) scripts/try_engines.py

fresh-clone: ## run both commands of the README in a new clone
	@scripts/try_fresh_clone.sh

clean: ## remove everything that was made
	rm -rf site .build .cache .venv .tools .pytest_cache .mypy_cache .ruff_cache
