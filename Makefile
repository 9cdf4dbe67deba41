# Every target first installs what it needs (.ci/setup, skipped when it is there); the steps are scripts in .ci/.
.PHONY: help serve build test bench fmt

help: ## list the targets
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' Makefile | expand -t 10

serve: build ## build, then serve the page at http://127.0.0.1:8080 (PORT=... for another port)
	@node .ci/serve.mjs

build: ## the page as deployed, in dist/
	@.ci/setup build
	@.ci/build

test: ## everything CI checks
	@.ci/setup test
	@.ci/test

bench: ## bytes, Lighthouse and keystroke latency, each against its budget (DIST=... measures another build)
	@.ci/setup bench
	@.ci/bench

fmt: ## format the Rust code
	@cargo fmt
