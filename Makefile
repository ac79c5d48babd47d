# Everything that a reader, author or machine does here; `make` alone lists it.
.DEFAULT_GOAL := help
PYTHON ?= python3
VENV   := .venv
RUN    := $(VENV)/bin/python
READY  := $(VENV)/.ready
HTML   := _build/html

.PHONY: help book test test-all check lock clean

help:  ## list the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-10s %s\n", $$1, $$2}'

# uv, pinned by the same lock, installs everything else in seconds.
$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or newer is needed, this is " + sys.version.split()[0] if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv $(VENV)
	awk '/^[a-z]/ {uv = /^uv==/} uv' requirements.lock > $(VENV)/uv.lock
	$(RUN) -m pip install --quiet --disable-pip-version-check --require-hashes -r $(VENV)/uv.lock
	$(RUN) -m uv pip sync --quiet --require-hashes requirements.lock
	$(RUN) -m uv pip install --quiet --no-deps --no-build-isolation -e .
	@touch $@

book: $(READY)  ## build the HTML into _build/html
	$(VENV)/bin/jupyter-book build book --config _config.yml --path-output . -W -n --keep-going

test: $(READY)  ## run the test suite
	$(RUN) -m pytest

check: $(READY)  ## ruff, mypy and the book's own linters
	$(RUN) -m ruff check .
	$(RUN) -m ruff format --check .
	$(RUN) -m mypy

lock: $(READY)  ## pin every dependency again, with hashes
	$(RUN) -m uv pip compile pyproject.toml --extra lock --universal --python-version 3.11 --generate-hashes --quiet --output-file requirements.lock

clean:  ## remove what was built (the work of learners stays)
	rm -rf _build $(VENV)
