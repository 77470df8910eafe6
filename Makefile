# `make` alone lists the targets. Everything runs in .venv, made on first use.

.DEFAULT_GOAL := help
.PHONY: help run play test test-bot test-index test-corpus check fuzz bench train-reader train-multilingual-reader wheel site lowest release-check clean lock

# Written last, so a set-up that failed part of the way is never taken for done.
READY := .venv/ready
READY_TO_DEVELOP := .venv/ready-to-develop
READY_FOR_LANGUAGES := .venv/ready-for-languages

# make LANGUAGES=1 run takes a model for many languages, which is installed besides.
ifeq ($(LANGUAGES),1)
READY_TO_RUN := $(READY_FOR_LANGUAGES)
run play: export FOOTNOTE_MODEL = multilingual-e5-small
else
READY_TO_RUN := $(READY)
endif

# Modules are compiled once, even where a machine's settings forbid to keep what was compiled: every
# process that the tests start would compile them all anew, in 1.9 of the 3.6 s that a start takes.
export PYTHONDONTWRITEBYTECODE :=

# Where torch comes from on Linux; empty for what pip is configured to offer, as with a GPU:
# make TORCH_INDEX= run

help: ## list these targets
	@sed -n 's/^\([a-z-]*\):.*## /\1 - /p' Makefile

run: $(READY_TO_RUN) ## join Discord when DISCORD_TOKEN is set, else answer in this terminal
	@.venv/bin/footnote

play: $(READY_TO_RUN) ## try the whole bot in a browser, without a token
	@.venv/bin/footnote play

test: $(READY_TO_DEVELOP) ## run the tests
	.venv/bin/python -m pytest --numprocesses auto --dist loadfile --no-loadscope-reorder

test-bot: $(READY_TO_DEVELOP) ## run the fast tests of the bot
	.venv/bin/python -m pytest -m "not slow" tests/bot tests/language tests/docs

test-index: $(READY_TO_DEVELOP) ## run the fast tests of the index
	.venv/bin/python -m pytest -m "not slow" tests/index

test-corpus: $(READY_TO_DEVELOP) ## run the fast tests of the corpus
	.venv/bin/python -m pytest -m "not slow" tests/corpus

check: $(READY_TO_DEVELOP) ## check style, format, types and the direction of imports
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/mypy
	.venv/bin/lint-imports

fuzz: $(READY_TO_DEVELOP) ## read documents and pages that nobody has thought of, for a minute
	@.venv/bin/python -m tests.fuzz

bench: $(READY_TO_DEVELOP) ## measure the quality and speed of answers
	@.venv/bin/python -m benchmarks

# Without these, threads that allocate large tensors spend most of their time on page faults.
train-reader: export GLIBC_TUNABLES = glibc.malloc.mmap_max=0:glibc.malloc.trim_threshold=17179869184:glibc.malloc.hugetlb=1
train-reader: $(READY_TO_DEVELOP) ## make the weights in index/reader again (an hour and a half on two cores)
	@.venv/bin/python -m benchmarks.training.reader.prepare
	@.venv/bin/python -m benchmarks.training.reader.training
	@.venv/bin/python -m benchmarks.training.reader.packing
	@.venv/bin/python -m benchmarks.training.reader.fit

train-multilingual-reader: export GLIBC_TUNABLES = glibc.malloc.mmap_max=0:glibc.malloc.trim_threshold=17179869184:glibc.malloc.hugetlb=1
train-multilingual-reader: $(READY_TO_DEVELOP) ## make the weights of the reader of other languages again (two hours on a core)
	@.venv/bin/python -m benchmarks.training.reader.multilingual.prepare
	@.venv/bin/python -m benchmarks.training.reader.multilingual.training
	@.venv/bin/python -m benchmarks.training.reader.multilingual.packing
	@.venv/bin/python -m benchmarks.training.reader.multilingual.marking

wheel: $(READY_TO_DEVELOP) ## build a wheel in dist/ that pip, pipx and uvx install
	@.venv/bin/python -m index.graphs
	.venv/bin/python -m build --wheel --no-isolation

site: $(READY_TO_DEVELOP) ## build the site of the documents in site/
	@NO_MKDOCS_2_WARNING=1 .venv/bin/mkdocs build --quiet

lowest: $(READY_TO_DEVELOP) ## run the fast tests with the lowest versions that are allowed
	@.venv/bin/python -m installation.lowest

# Everything that can be checked of a release without an account anywhere.
release-check: check wheel site ## build wheel, site and bill of materials; look for known holes and lacking wheels
	.venv/bin/python -m pytest -q tests/packaging
	.venv/bin/python -m installation.wheels
	.venv/bin/uv tool run --from cyclonedx-bom cyclonedx-py requirements requirements.lock \
	  --output-file dist/materials.json
	.venv/bin/uv tool run pip-audit --strict --disable-pip --no-deps --requirement requirements.lock

clean: ## remove the environment, builds and caches; articles and answers stay
	rm -rf .venv .venv-lowest dist site .coverage .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache

$(READY): pyproject.toml requirements.lock
	$(call set_up)
	@touch $@

$(READY_TO_DEVELOP): pyproject.toml requirements-dev.lock
	$(call set_up,--develop)
	@touch $(READY) $@

$(READY_FOR_LANGUAGES): $(READY) requirements-languages.lock
	@echo "Adding a model for many languages (100 MB)…" >&2
	@.venv/bin/python installation/environment.py --languages
	@touch $@

# Takes uv, which the environment for development has.
lock: ## write the locks anew from pyproject.toml
	$(call locked,requirements.lock,pyproject.toml --extra postgres --no-emit-package torch)
	$(call locked,requirements-dev.lock,pyproject.toml --extra postgres --extra languages \
	  --no-emit-package torch --group dev --constraint requirements.lock)
	sed -n 's/^languages = \["\(.*\)"\]/\1/p' pyproject.toml \
	  | $(call locked,requirements-languages.lock,- --no-deps)

# The Python that the machine calls python3 comes first: it is the one that somebody chose, as a
# workflow does that tries several.
define set_up
	@echo "Setting up (first time: a few minutes)…" >&2
	@for python in python3 python3.14 python3.13 python3.12 python3.11 none; do \
	  "$$python" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 15))' 2>/dev/null && break; \
	done; \
	if [ "$$python" = none ]; then \
	  echo "Footnote needs Python 3.11 to 3.14: install one, then run make again." >&2; exit 1; \
	fi; \
	"$$python" installation/environment.py $(1)
endef

define locked
.venv/bin/uv pip compile $(2) --universal --python-version 3.11 --generate-hashes \
	  --no-annotate --no-header --quiet --output-file $(1)
endef
