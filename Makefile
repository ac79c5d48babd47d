# Everything that a reader, author or machine does here; `make` alone lists it.
.DEFAULT_GOAL := help
PYTHON ?= python3
VENV   := .venv
RUN    := $(VENV)/bin/python
READY  := $(VENV)/.ready
BUILD  := $(VENV)/bin/jupyter-book build book --config _config.yml --path-output . -W -n --keep-going

# Small matrices run faster on one thread, and then no result depends on the machine.
export OPENBLAS_NUM_THREADS ?= 1
export OMP_NUM_THREADS ?= 1

# Two at a time; a test goes to whoever is free, the slow ones with those of their module.
TESTS  := $(RUN) -m pytest -n 2

# Beside the lock, as PyTorch is large and only compared with. `pip`, as it finds the build
# without CUDA; `--no-deps`, as the lock has the others. The next set-up removes it.
TORCH  := torch==2.13.0 expecttest==0.3.0 filelock==4.2.11 fsspec==2026.9.0 networkx==3.6.1

# Beside the lock, too: a cluster to grade on, and tables that scikit-learn's checks try.
EXTRAS := distributed==2026.8.0 dask==2026.8.0 locket==1.0.0 msgpack==1.2.4 partd==1.4.2 \
          tblib==3.2.2 toolz==1.2.0 zict==3.0.0 pandas==3.1.1

.PHONY: help setup torch extras book book-force serve test test-slow test-all test-pages check lock clean

help:  ## list the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-11s %s\n", $$1, $$2}'

# uv, pinned by the same lock, installs everything else in seconds; compiling it once
# makes every later start quicker.
$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or newer is needed, this is " + sys.version.split()[0] if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv $(VENV)
	awk '/^[a-z]/ {uv = /^uv==/} uv' requirements.lock > $(VENV)/uv.lock
	$(RUN) -m pip install --quiet --disable-pip-version-check --require-hashes -r $(VENV)/uv.lock
	$(RUN) -m uv pip sync --quiet --compile-bytecode --require-hashes requirements.lock
	$(RUN) -m uv pip install --quiet --no-deps --no-build-isolation -e .
	$(RUN) -m compileall -q nnbook derivations exercises
	@touch $@

setup: $(READY)  ## set up .venv with everything that is needed
	@echo "Ready. Now: source $(VENV)/bin/activate"

torch: $(READY)  ## add PyTorch, for the comparisons; without it they are skipped
	$(RUN) -m pip install --quiet --no-deps $(TORCH)
	@$(RUN) -c 'import torch; print("PyTorch", torch.__version__)' || { \
	  $(RUN) -m pip uninstall --quiet --yes torch; \
	  echo "This build of PyTorch does not load, and was removed again."; exit 1; }

extras: $(READY)  ## add Dask and pandas, for the tests that use them
	$(RUN) -m pip install --quiet --no-deps $(EXTRAS)
	@$(RUN) -c 'import dask, pandas; print("Dask", dask.__version__, "pandas", pandas.__version__)'

book: $(READY)  ## build the HTML into _build/html and say how to open it
	@$(BUILD)

book-force: $(READY)  ## the same, with every cell and every check run again
	@BOOK_EXECUTE=force $(MAKE) --no-print-directory book

serve: $(READY)  ## build, serve on 127.0.0.1:8000, rebuild on change
	@PYTHONPATH=book $(RUN) -m checked.serve

test: $(READY)  ## run the test suite
	$(TESTS) --dist worksteal -m "not slow"

test-slow: $(READY)  ## run the slow tests only
	$(TESTS) --dist loadscope -m slow

test-all: test test-slow  ## run the test suite with its slow part

test-pages: $(READY)  ## open every built page in chromium, as a reader would
	$(RUN) -m pytest -n 2 tests/book/test_pages.py

check: $(READY)  ## ruff, mypy and the book's own linter
	$(RUN) -m ruff check .
	$(RUN) -m ruff format --check .
	$(RUN) -m mypy
	PYTHONPATH=book $(RUN) -m checked.lint

lock: $(READY)  ## pin every dependency again, with hashes
	$(RUN) -m uv pip compile pyproject.toml --extra lock --universal --python-version 3.11 --generate-hashes --quiet --output-file requirements.lock

clean:  ## remove what was built (the work of learners stays)
	rm -rf _build $(VENV) book/assets/node_modules
