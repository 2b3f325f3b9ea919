# Canvass: `make diagnose` runs the main job, `make test` runs every test. Both install what is
# missing first and work again at once when run a second time.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

canvass := .build/release/canvass
study := datasets/sipas-province/study.yml
report := out/weak-fields.html
test_log := out/tests.txt
notebooks = $(sort $(wildcard notebooks-as-scripts/*.canvass))
programs := $(notdir $(patsubst %/main.swift,%,$(wildcard notebooks-as-scripts/*/main.swift)))
sources := Package.swift Sources Tests notebooks-as-scripts Benchmarks/Numerics/Package.swift \
  Benchmarks/Numerics/Sources

# Where `make install` puts things; packagers set DESTDIR.
PREFIX ?= /usr/local
DESTDIR ?=
place = $(DESTDIR)$(PREFIX)
page := share/man/man1/canvass.1
bash_completion := share/bash-completion/completions/canvass
zsh_completion := share/zsh/site-functions/_canvass
fish_completion := share/fish/vendor_completions.d/canvass.fish
installed := bin/canvass $(page) $(bash_completion) $(zsh_completion) $(fish_completion)

.PHONY: help setup build install install-files uninstall diagnose test notebooks lint format bench fuzz sanitize clean

help: ## list what can be made
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: ## install the Debian packages that are missing
	@.ci/setup

build: setup ## build the program: .build/release/canvass
	@echo "build: building $(canvass) in release mode"
	@swift build -c release --product canvass

install: build install-files ## install the program, its man page and its completions below PREFIX

# What was built by `make build`, or another program (canvass=…), without building it.
install-files:
	@for file in $(installed); do mkdir -p "$(place)/$$(dirname "$$file")"; done
	@install -m 755 "$(canvass)" "$(place)/bin/canvass"
	@"$(canvass)" --generate-man-page > "$(place)/$(page)"
	@"$(canvass)" --generate-completion-script bash > "$(place)/$(bash_completion)"
	@"$(canvass)" --generate-completion-script zsh > "$(place)/$(zsh_completion)"
	@"$(canvass)" --generate-completion-script fish > "$(place)/$(fish_completion)"
	@for file in $(installed); do \
	  if [ "$$file" != bin/canvass ]; then chmod 644 "$(place)/$$file"; fi; \
	  echo "install: $(place)/$$file"; \
	done

uninstall: ## remove what make install has put there
	@for file in $(installed); do \
	  if [ -e "$(place)/$$file" ]; then \
	    rm "$(place)/$$file"; \
	    echo "uninstall: $(place)/$$file is gone"; \
	  fi; \
	done

diagnose: build ## find the weak fields of the survey in datasets/, with a report in HTML
	@mkdir -p $(dir $(report))
	@echo "diagnose: looking for weak fields in $(study)"
	@echo
	@$(canvass) diagnose --study $(study) --report $(report)

test: setup ## run every test, every notebook and every program in notebooks-as-scripts/
	@echo "test: building the program and the tests"
	@swift build --build-tests
	@echo "test: running the tests"
	@mkdir -p out
	@swift test --skip-build 2>&1 | tee $(test_log) || { \
	  printf '\ntest: what failed, out of all that is in $(test_log):\n'; \
	  LC_ALL=C grep -aE 'recorded an issue|Fatal error|^error: |Test run with' $(test_log) || true; \
	  exit 1; }
	@$(MAKE) notebooks

notebooks: setup ## run the notebooks and programs in notebooks-as-scripts/ into out/
	@mkdir -p out
	@swift build --product canvass
	@for notebook in $(notebooks); do \
	  page="out/$$(basename "$$notebook" .canvass).html"; \
	  echo "notebooks: running $$notebook into $$page"; \
	  .build/debug/canvass run "$$notebook" --format html --output "$$page"; \
	done
	@for program in $(programs); do \
	  swift build --product "$$program"; \
	  echo "notebooks: running the Swift program $$program into out/$$program.txt"; \
	  .build/debug/"$$program" > "out/$$program.txt"; \
	done

lint: ## check the format of the sources
	@swift format lint --strict --recursive $(sources)

format: ## bring the sources into format
	@swift format --in-place --recursive $(sources)

docs: setup ## make the pages of the modules for users of Swift (DocC) in out/docs/
	@.ci/docs

bench: build ## measure speed beside R, which is installed for it
	@.ci/setup bench
	@Benchmarks/run.sh
	@Rscript Benchmarks/weights.R
	@Rscript Benchmarks/replicates.R
	@Rscript Benchmarks/models.R
	@Benchmarks/ranks.sh
	@Benchmarks/run-numerics.sh
	@Benchmarks/stream.sh

# `make fuzz seconds=3600 target=csv` looks at one reader for an hour.
seconds ?= 60
target ?=
fuzz: setup ## try every reader of text with what libFuzzer thinks of (seconds=60 target=…)
	@.ci/fuzz $(seconds) $(target)

sanitize: setup ## run the tests under ThreadSanitizer and AddressSanitizer
	@.ci/sanitize

clean: ## remove what was built
	@rm -rf .build .build-thread .build-address .build-numerics .build-fuzz out
	@echo "clean: what was built and out are gone"
