# SPDX-License-Identifier: AGPL-3.0-or-later
# Every job of the project is a word here; CI says the same words.

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.PHONY: help demo test check fix bench map snapshots

export LC_ALL := C.UTF-8
export LANG := C.UTF-8

help:  ## these lines / những dòng này
	@grep -E '^[a-z]+: .*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /  make \1\t/' | expand -t 18

demo:  ## open the reference congress in a browser / mở đại hội mẫu trên trình duyệt
	@scripts/packages demo
	@scripts/say "Đang dựng chương trình; lần đầu mất vài phút" "Building the program; the first time takes some minutes"
	@swift build --product dienhong
	@exec .build/debug/dienhong demo $(ARGS)

test:  ## everything CI runs; ONLY=Meetings for a part / chạy mọi kiểm tra như CI; ONLY=Meetings để chạy một phần
	@scripts/packages test
	@scripts/format lint
	@scripts/test --journeys $(if $(ONLY),--only '$(ONLY)')

check:  ## what a contributor runs: lint, build, fast tests / người đóng góp chạy trước khi gửi
	@scripts/packages build
	@scripts/format lint
	@scripts/test --fast $(if $(ONLY),--only '$(ONLY)')

fix:  ## format every Swift file in place / định dạng lại mọi tệp Swift
	@scripts/format fix

bench:  ## compare with peers; appends to .build/bench.jsonl / đo so với phần mềm tương đương
	@scripts/packages bench
	@scripts/bench $(if $(ONLY),--only '$(ONLY)')

map:  ## redraw the map in ARCHITECTURE.md / vẽ lại sơ đồ trong ARCHITECTURE.md
	@RECORD=1 swift test --disable-xctest --filter TidyTests.MapLawTests
	@git --no-pager diff --stat -- ARCHITECTURE.md

snapshots:  ## record golden files again; read the diff / ghi lại các tệp mẫu, rồi đọc phần khác nhau
	@RECORD=1 swift test --disable-xctest $(if $(ONLY),--filter '$(ONLY)')
	@git --no-pager diff --stat
