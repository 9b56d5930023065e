# `make help` lists what there is. Everything that is made lies in .venv and build/, outside git.

SHELL := /bin/bash
PYTHON := .venv/bin/python
export QT_QPA_PLATFORM ?= offscreen
BEGUN := $(shell date +%s)

.DEFAULT_GOAL := help
.PHONY: help demo test test-everywhere test-kernels test-matrix pictures translations reference lint qgis package setup qgis-installed profile data train evaluate bench stress gate types coverage clean

help: ## List the commands
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

demo: profile ## Draw where the world is like Hong Kong, Tibet and the Congo, and which country is where, inside QGIS
	BEGUN=$(BEGUN) demo/run.sh build/demo

test: setup ## Check the code and run all tests: without QGIS, installed by pip, in QGIS, through qgis_process, in its window
	@tools/test.sh

RELEASES := trixie forky

test-everywhere: setup ## The same, with another kernel of OpenBLAS, and in QGIS 3.40 and 3.44 of Debian releases (6 GB, root)
	@tools/test.sh everywhere

KERNELS := Prescott Haswell SkylakeX Zen
THREADS := 1 2

test-kernels: setup ## Run the tests without QGIS as on other processors, with OpenBLAS's KERNELS and THREADS: an hour
	@tools/test_kernels.sh "$(KERNELS)" "$(THREADS)"

pictures: setup demo ## Take the pictures of README and guide: of QGIS's window, and of the demo's probe
	mkdir -p docs/images/guide
	WINDOW_PICTURES=docs/images tools/test_in_window.sh tests/window/test_pictures.py tests/window/test_guide_pictures.py
	tools/probe_pictures.sh build/demo docs/images
	$(PYTHON) tools/fewer_colours.py docs/images/*.png docs/images/guide/*.png

test-matrix: setup ## Run the tests in QGIS 3.40 and 3.44 alone, of Debian releases that are put into the cache (6 GB)
	tools/test_matrix.sh "tests/qgis tests/headless" $(RELEASES)
	tools/test_matrix.sh tests/window $(RELEASES)

gate: setup ## Build the zip twice and look at it as the official repository does (GATE=--upload: as for an upload)
	$(PYTHON) -m placeprint.tools.gate $(GATE)

translations: ## Bring the translations up to date with the code; docs/translating.md tells how to translate
	python3 tools/translations.py

reference: setup ## Write docs/algorithms.md and the pages that Help opens, from the algorithms and translations
	$(PYTHON) tools/make_reference.py

lint: setup types ## Check the code
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .

types: setup ## Check the types
	.venv/bin/mypy

coverage: setup ## Measure which lines the tests run, room by room, and write them to build/coverage
	tools/coverage.sh build/coverage

qgis: profile ## Open QGIS with the plugin in a scratch profile
	env -u QT_QPA_PLATFORM qgis --profiles-path build/profile --nologo

package: ## Build the zip that a person installs
	python3 tools/package.py dist

data: setup ## Fetch the imagery to train on and the maps to evaluate on, about 400 MB, into the cache
	$(PYTHON) -m placeprint.encoder data

train: setup ## Train the encoder that ships and its image tower, into build/ (two hours on two cores)
	mkdir -p build
	$(PYTHON) -m placeprint.encoder train recipes/placeprint-1.json --output build/placeprint-1.npz
	$(PYTHON) -m placeprint.encoder train-tower recipes/image-towers/placeprint-1.json --encoder build/placeprint-1.npz \
		--output build/placeprint-1-image.npz

RIVALS := build/placeprint-1-seed1.npz build/placeprint-1-seed2.npz build/satclip-recipe.npz

evaluate: setup $(RIVALS) ## Score the encoder that ships beside others, and its image tower; write both into docs/
	$(PYTHON) -m placeprint.encoder evaluate resources/encoders/placeprint-1.npz $(RIVALS) --report docs --keep
	$(PYTHON) -m placeprint.encoder evaluate-tower --report docs

build/placeprint-1-seed%.npz: recipes/placeprint-1.json | setup
	mkdir -p build
	$(PYTHON) -m placeprint.encoder train $< --seed $* --output $@

build/satclip-recipe.npz: recipes/satclip-recipe.json | setup
	mkdir -p build
	$(PYTHON) -m placeprint.encoder train $< --output $@

bench: export BENCH_HISTORY := 1
bench: setup ## Measure how fast it is, beside the published code too, and write it into benchmarks/history.csv
	$(PYTHON) benchmarks/encode.py
	$(PYTHON) benchmarks/rasters.py
	$(PYTHON) benchmarks/probes.py
	$(PYTHON) benchmarks/scale.py
	tools/in_window.sh benchmarks/canvas.py
	$(PYTHON) benchmarks/published.py
	$(PYTHON) benchmarks/history.py

stress: setup profile ## Try what is large: ten million points, 933 million pixels, a thousand examples; write into docs/
	$(PYTHON) benchmarks/stress.py
	THOROUGH=1 .venv/bin/pytest tests/unit/properties tests/unit/test_damaged_files.py -p no:pytest_qgis

clean: ## Remove everything that was made
	rm -rf .venv .link build dist

qgis-installed:
	@tools/install_qgis.sh

setup: qgis-installed
	@tools/make_venv.sh

profile: qgis-installed
	@tools/scratch_profile.sh build/profile
