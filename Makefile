# Everything a newcomer runs. `make demo` and `make test` install what they need on Debian 12 with Swift 6.3.
SWIFT ?= swift
BUILD_FLAGS = --explicit-target-dependency-import-check error

.PHONY: demo build release test check format install

demo: build
	$$($(SWIFT) build --show-bin-path)/ringdown demo

build: install
	$(SWIFT) build $(BUILD_FLAGS) --product ringdown

# The program as it is used: .build/release/ringdown. It brings Swift's libraries with it.
release: install
	$(SWIFT) build -c release --static-swift-stdlib --product ringdown

test:
	Scripts/install.sh libsqlite3-dev python3-venv curl
	Scripts/test.sh

# Without building: format, dead tests, generated files.
check:
	Scripts/check.sh

format:
	$(SWIFT) format format --in-place --parallel --recursive Package.swift Sources Tests

install:
	Scripts/install.sh libsqlite3-dev
