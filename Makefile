# Every target sets up what it needs. `make help` lists them.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
QUESTION ?= Are CAR-T cell therapies currently being used to treat Multiple Sclerosis according to recent reviews?
PYTEST_FLAGS ?=

.DEFAULT_GOAL := help
.PHONY: help demo test check format lint types docs site audit chromium checker postgres lock package clean

help: ## Show this list
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

demo: $(VENV)/.installed ## Answer the example question and say where the page is
	@$(BIN)/plaincite ask "$(QUESTION)"
	@mkdir -p demo
	@$(BIN)/plaincite ask "$(QUESTION)" --format html -o demo/page.html
	@echo "Open the page in a browser: file://$(CURDIR)/demo/page.html"

test: $(VENV)/.installed-dev chromium ## Install what tests need, Chromium included, and run them all
	$(BIN)/pytest $(PYTEST_FLAGS)

check: format lint types test docs ## What CI runs

format: $(VENV)/.installed-dev ## Check the formatting
	$(BIN)/ruff format --check .

lint: $(VENV)/.installed-dev ## Check the style
	$(BIN)/ruff check .

types: $(VENV)/.installed-dev ## Check the types
	$(BIN)/mypy

docs: $(VENV)/.installed-dev ## Check that generated docs are current and links work
	$(BIN)/python docs/generate.py --check

site: $(VENV)/.installed-dev ## Write the docs as a web site to site/
	NO_MKDOCS_2_WARNING=1 $(BIN)/python -m mkdocs build --strict --quiet

audit: $(VENV)/.installed-dev ## Compare what we depend on with its pins, and with ADVISORIES where given
	$(BIN)/python .ci/audit $(ADVISORIES)

chromium: ## Install the system's Chromium, where it is missing
	@command -v chromium >/dev/null || command -v chromium-browser >/dev/null || \
	  command -v google-chrome >/dev/null || sh .ci/install-chromium

checker: ## Install the Nu HTML checker, where java and npm are
	@sh .ci/install-checker $(VENV)

postgres: ## Run a throwaway PostgreSQL and print its URL; Ctrl-D ends it
	@python3 .ci/postgres

lock: $(VENV)/.installed-dev ## Pin the newest versions that fit pyproject.toml
	$(BIN)/pip install --quiet pip-tools
	$(BIN)/pip-compile --quiet --strip-extras --no-emit-index-url --no-emit-find-links --no-header \
	  --upgrade --output-file=constraints.txt pyproject.toml requirements-dev.txt

package: ## Build the wheel and the source package, and try each in a clean place
	PYTHON=$(PYTHON) .ci/check-package

clean: ## Remove what the other targets made
	rm -rf $(VENV) demo build dist site .mypy_cache .ruff_cache .pytest_cache .hypothesis

$(VENV)/.installed: pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable .
	@touch $@

$(VENV)/.installed-dev: $(VENV)/.installed
	$(BIN)/pip install --quiet --disable-pip-version-check --constraint constraints.txt \
	  --requirement requirements-dev.txt
	@touch $@
