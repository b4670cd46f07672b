# Two commands do all the set-up: `make demo` and `make test`. `make help` lists the others.
SHELL := /bin/bash
.DELETE_ON_ERROR:
UV_VERSION := 0.13.9
UV := $(shell command -v uv 2>/dev/null || echo .tools/bin/uv)
PYTHON := .venv/bin/python
TEXTS := $(PYTHON) -m peersupport.messages compile
REST := $(PYTHON) -m peersupport.postgres rest
# Asked to stop, the app stops first, and the database after it unless another command uses it.
SERVE := trap 'kill $$server' HUP INT TERM; $(PYTHON) manage.py serve & server=$$!; \
	wait $$server || wait $$server; code=$$?; $(REST); exit $$code
export UV_PYTHON_DOWNLOADS := never
export UV_NO_PROGRESS := 1
# Kept bytecode: each of the many commands and workers starts in half the time.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help demo run test test-browser check bench bench-find messages screenshots requirements chromium gettext clean

help: ## What each command does
	@grep -hE '^[a-z-]+:.*## ' Makefile | awk -F':.*## ' '{printf "  make %-14s %s\n", $$1, $$2}'

demo: export PEERSUPPORT_DEMO := 1
demo: .venv/run ## A believable demo agency, with the address and the sign-ins
	@$(TEXTS)
	@$(PYTHON) manage.py migrate --database=owner -v0
	@$(PYTHON) manage.py createcachetable --database=owner
	@$(PYTHON) manage.py demo
	@$(SERVE)

run: .venv/run ## An empty database of your own; the first visit sets up the agency
	@$(TEXTS)
	@$(PYTHON) manage.py migrate --database=owner -v0
	@$(PYTHON) manage.py createcachetable --database=owner
	@$(SERVE)

test: .venv/dev chromium ## Everything that the tests need, then all tests
	@$(TEXTS)
	@trap '$(REST)' EXIT; trap : INT TERM; \
		$(PYTHON) -m pytest -q -n auto --dist worksteal -m "not browser and not bench" && \
		$(PYTHON) -m pytest -q -n auto --maxprocesses 4 --dist loadfile -m browser

check: .venv/dev gettext ## Style, floors, access marks, migrations, texts, deployment
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	git ls-files '*.html' | xargs .venv/bin/djade --target-version 6.1 --check
	.venv/bin/lint-imports
	$(PYTHON) manage.py check --fail-level WARNING
	$(PYTHON) manage.py makemigrations --check --dry-run
	PEERSUPPORT_HOSTS=peersupport.example PEERSUPPORT_MAIL_URL=smtp://mail.example PEERSUPPORT_SECRET_KEY=$$(head -c 48 /dev/urandom | base64 -w0) \
		$(PYTHON) manage.py check --deploy --fail-level WARNING
	$(PYTHON) -m peersupport.messages check
	@$(REST)

bench: .venv/dev ## Speed of the main pages, beside a small page of the same app
	@$(TEXTS)
	@trap '$(REST)' EXIT; trap : INT TERM; $(PYTHON) -m tests.bench && $(PYTHON) -m tests.bench_board \
		&& $(PYTHON) -m tests.bench_trail && $(PYTHON) -m tests.bench_reports && $(PYTHON) -m pytest -qs -m bench

bench-find: .venv/dev ## Search among a million notes, timed in the database; takes some minutes
	@trap '$(REST)' EXIT; trap : INT TERM; $(PYTHON) -m tests.bench_finding

messages: .venv/dev gettext ## Gather the texts; says which still lack Spanish
	$(PYTHON) -m peersupport.messages update

screenshots: .venv/dev chromium ## Make the README's pictures anew from the demo
	@$(TEXTS)
	@trap '$(REST)' EXIT; trap : INT TERM; $(PYTHON) -m tests.screenshots

requirements: ## Pin the newest allowed versions, with hashes
	$(UV) pip compile -q --upgrade --universal --python-version 3.13 --generate-hashes --no-emit-index-url \
		--no-header pyproject.toml -o requirements.txt
	$(UV) pip compile -q --upgrade --universal --python-version 3.13 --generate-hashes --no-emit-index-url \
		--no-header pyproject.toml --group dev -c requirements.txt -o requirements-dev.txt

clean: ## Remove what the commands made, the databases too
	-$(PYTHON) -m peersupport.postgres stop
	rm -rf .venv .tools .postgres .mail staticfiles .secret-key

.tools/bin/uv:
	@python3 -m venv .tools
	@.tools/bin/python -m pip install -q --disable-pip-version-check "uv==$(UV_VERSION)"

.venv/pyvenv.cfg: .python-version | $(filter .tools/bin/uv,$(UV))
	@$(UV) venv -q --allow-existing --python "$$(bin/find-python)" .venv

.venv/run: requirements.txt .venv/pyvenv.cfg
	@$(UV) pip install -q --python $(PYTHON) --require-hashes -r requirements.txt
	@touch $@

.venv/dev: requirements-dev.txt requirements.txt .venv/pyvenv.cfg
	@$(UV) pip install -q --python $(PYTHON) --require-hashes -r requirements-dev.txt
	@touch $@ .venv/run

chromium:
	@command -v chromium chromium-browser google-chrome >/dev/null || { [ "$$(id -u)" = 0 ] \
		&& apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium >/dev/null; } \
		|| echo "There is no Chromium: the browser tests will say so. Install it with: apt-get install chromium"

gettext:
	@command -v xgettext >/dev/null || { [ "$$(id -u)" = 0 ] \
		&& apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq gettext >/dev/null; } \
		|| echo "There is no GNU gettext. Install it with: apt-get install gettext"
