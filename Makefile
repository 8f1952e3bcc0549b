# Short names for contributors. Everything is done by ./run and the tools in .venv; `make help` lists what there is.
.DEFAULT_GOAL := help
.PHONY: help dev setup test sure browser format lock vendor

help: ## show this
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1\t\2/p' Makefile | expand -t 18

dev: ## set up, fill with demo data, serve at http://127.0.0.1:5000
	./run

setup: ## set up, tests' needs too, and run nothing
	./run test --version

test: ## all tests: checks of the code, both databases, browser
	./run test

sure: ## what to run before every commit: no PostgreSQL, no browser
	./run test -n 2 -m "not browser"

browser: ## only the tests in Chromium
	./run test -m browser

format: ## lay out the Python code
	.venv/bin/ruff check --fix .
	.venv/bin/ruff format .

lock: ## make the lock files from requirements/*.in
	tools/lock.sh

vendor: ## fetch the style, fonts and icons that we serve
	tools/vendor.sh
