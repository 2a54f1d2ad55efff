# The one list of commands; pre-commit and CI call these.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

.PHONY: demo dashboard screenshots test check lint types imports figures docs notebooks clean help

help:  ## Show this list
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

$(STAMP): pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip
	$(BIN)/python -m pip install --quiet --editable '.[dashboard]' --group dev
	@touch $@

demo: $(STAMP)  ## Set up, scan the shipped batch and show what it finds
	$(BIN)/analyser demo

dashboard: $(STAMP)  ## Set up and open the dashboard in a browser
	$(BIN)/analyser dashboard

test: $(STAMP)  ## Set up and pass every test
	$(BIN)/python -m pytest --numprocesses auto --dist loadfile

lint: $(STAMP)  ## Style and formatting
	$(BIN)/ruff check analyser dashboard tests benchmarks notebooks
	$(BIN)/ruff format --check analyser dashboard tests benchmarks notebooks

types: $(STAMP)  ## Static types
	$(BIN)/mypy

imports: $(STAMP)  ## Imports go one way
	$(BIN)/lint-imports

check: lint types imports test  ## The full local gate

figures: $(STAMP)  ## Make the tables of docs/figures.md and docs/adr/0008 anew from what was measured
	$(BIN)/python -m benchmarks.write_figures

docs: $(STAMP)  ## Regenerate what is made from code
	$(BIN)/analyser criteria --markdown > docs/criteria.md

screenshots: $(STAMP)  ## Take the pictures of the dashboard again
	SCREENSHOTS=docs/images $(BIN)/python -m pytest tests/dashboard/browser/test_browser_whole_way.py

notebooks: $(STAMP)  ## Run the notebooks; open them with their plots in out/notebooks
	@mkdir -p out/notebooks
	$(BIN)/jupytext --quiet --set-kernel python3 --to ../out/notebooks//ipynb notebooks/*.py
	$(BIN)/jupyter execute --inplace out/notebooks/*.ipynb

clean:  ## Remove the environment and caches
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis build dist out
