# The ways in: each target is one command. "make" alone lists them.

.DEFAULT_GOAL := help
.PHONY: help setup serve test test-postgresql test-spark test-native check check-format check-lint check-types check-layers check-settings check-health check-native format lock docs docs-reference bench kills
MAKEFLAGS += --no-print-directory

BIN := .venv/bin
PORT ?= 8000
# The tests of one file stay together: they share what is slow to begin. The files come as tests/conftest.py orders them.
EVERY_CORE := -n auto --dist loadfile --no-loadscope-reorder
export WORTHWHILE_HOME ?= $(CURDIR)/var
# Python keeps what it has compiled, whatever the machine says: without, every command compiles every module again.
unexport PYTHONDONTWRITEBYTECODE

help: ## list the targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "make %-15s %s\n", $$1, $$2}'

setup: ## make .venv with the worthwhile command, the front end and, where there is Rust, what compiles faster
	@scripts/setup.sh

serve: setup ## start the pages on this machine (PORT=8000); data is kept in var/
	@$(BIN)/python -m worthwhile.config migrate --verbosity 0
	@$(BIN)/python -m worthwhile.config set_up_demonstration
	@echo "Worthwhile is at http://localhost:$(PORT)   (Ctrl-C stops it)"
	@exec $(BIN)/gunicorn worthwhile.config.wsgi --bind 127.0.0.1:$(PORT) --workers 2 --threads 4 --timeout 120 --log-level warning

# The longest journeys of all: walked on the database of an installation for many. The pages on their way, and journeys
# through each part of it, are tested on both.
WHOLE_TENDERS := $(patsubst %,tests/journeys/test_%.py,competitive_process most_suitable_provider reserved_light_touch quick_quote_process)

test: setup ## run every test; ARGS="tests/unit -k money" runs some
	@scripts/chromium.sh
	@scripts/judges.sh
	@scripts/native.sh --require
	@$(BIN)/pytest $(or $(ARGS),$(EVERY_CORE) $(WHOLE_TENDERS:%=--ignore=%)); status=$$?; $(if $(ARGS),,$(MAKE) -j2 -k --output-sync=target test-postgresql test-spark test-native || status=1;) exit $$status

test-postgresql: setup ## run every tender from end to end, and the tests of the pages again, on a PostgreSQL of their own
	@$(BIN)/python -m pytest $(EVERY_CORE) -p tests.on_postgresql -m django_db tests/integration $(WHOLE_TENDERS)

test-spark: setup ## compile and ask on a local Spark, in an environment of its own (.venv-spark)
	@scripts/spark.sh
	@.venv-spark/bin/pytest tests/integration/market/test_spark.py

test-native: setup ## run the tests of the core in Rust (native/), where there is Rust
	@scripts/native.sh cargo test --release --offline --locked --quiet

check: setup ## format, lint, types, layers, settings, docs, and what may not stand in the files
	@$(MAKE) --keep-going check-format check-lint check-types check-layers check-settings check-health check-native docs

check-format:
	$(BIN)/ruff format --check .
check-lint:
	$(BIN)/ruff check .
check-types:
	$(BIN)/mypy
check-layers:
	$(BIN)/lint-imports --no-logo
check-settings:
	$(BIN)/python -m worthwhile.config check --fail-level WARNING
	$(BIN)/python -m worthwhile.config makemigrations --check --dry-run
check-health:
	$(BIN)/pytest -q tests/health
check-native:
	@scripts/native.sh --require
	scripts/native.sh cargo fmt --check
	scripts/native.sh cargo clippy --release --offline --locked --all-targets --quiet -- -D warnings

format: setup ## put the code in its one layout
	$(BIN)/ruff check --fix --quiet .
	$(BIN)/ruff format --quiet .
	@scripts/native.sh cargo fmt

lock: setup ## compile requirements/*.txt after a change of dependencies
	scripts/lock.sh

docs: setup ## build the documentation into docs/_build; a broken link fails
	$(BIN)/sphinx-build -q -W --keep-going -b html docs docs/_build

docs-reference: setup ## write the pages that are made from the code
	$(BIN)/python -m scripts.write_command_reference
	$(BIN)/python -m scripts.write_format_pages
	$(BIN)/python -m scripts.write_api_page
	$(BIN)/python -m scripts.write_market_tables_page
	$(BIN)/python -m scripts.write_regime_page
	$(BIN)/python -m scripts.write_tender_rules_page

kills: setup ## kill -9 bringing notices in, compiling and the swap, 50 times each: nothing is lost
	@WORTHWHILE_KILLS=50 $(BIN)/pytest -q -n0 --durations=3 tests/integration/test_market_ingest_killed.py tests/integration/market/test_killed_compile.py

bench: setup ## run every benchmark; each prints its ratio
	@for file in $$(grep -l __main__ benchmarks/*.py); do $(BIN)/python -m benchmarks.$$(basename $$file .py) || exit 1; done
