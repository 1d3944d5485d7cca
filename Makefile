# handout: every task of the project is a target here. `make` alone prints them.
GO      ?= go
BIN     ?= handout
OUT     ?= out
FUZZ    ?= 60000x
VERSION ?= $(shell git describe --tags --always --dirty 2>/dev/null || echo dev)
TOOLS   := $(patsubst %/main.go,./%,$(wildcard .ci/*/main.go))
LDFLAGS := -s -w -X main.version=$(VERSION)

.DEFAULT_GOAL := help
.PHONY: help handout test lint bench golden conformance formats kill slurm fuzz figures muscles release picture clean

help: ## print the targets
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

handout: ## build the program as ./handout
	$(GO) build -trimpath -ldflags '$(LDFLAGS)' -o $(BIN) ./cmd/handout

test: ## run all tests and print the coverage; needs Go alone
	@mkdir -p $(OUT)
	$(GO) test -timeout 40m -coverpkg=./... -coverprofile=$(OUT)/cover.out ./... $(TOOLS)
	@$(GO) tool cover -func=$(OUT)/cover.out | tail -n 1
	@$(GO) run ./.ci/coverage -least 85 $(OUT)/cover.out

lint: ## gofmt, go vet, staticcheck, and govulncheck where its data can be reached
	@unformatted=$$("$$($(GO) env GOROOT)/bin/gofmt" -l cmd layout data assets .ci) || exit 1; if [ -n "$$unformatted" ]; then echo "not gofmt-ed: $$unformatted"; exit 1; fi
	$(GO) vet ./... $(TOOLS)
	$(GO) tool staticcheck ./... $(TOOLS)
	GOOS=windows $(GO) vet ./cmd/...
	.ci/vulncheck

bench: handout ## print load, compose, flow, paint and write apart, then the whole program
	$(GO) test -run '^$$' -bench . -benchmem ./...
	.ci/bench ./$(BIN)

golden: ## write all golden files anew; read the diff before you commit it
	.ci/golden

conformance: handout ## print every programme, paper, region and brand and check them with veraPDF and qpdf
	.ci/matrix ./$(BIN) $(OUT)/conformance
	.ci/kit ./$(BIN) $(OUT)/conformance
	.ci/conformance $(OUT)/conformance

kill: ## kill a batch a hundred times at random moments, and compare what is left with an undisturbed run
	$(GO) test -run Killed -timeout 60m ./cmd/handout -kills 100

slurm: handout ## run the Slurm array job on a cluster of this one machine (needs slurm-wlm, munge and root)
	.ci/slurm ./$(BIN)

formats: handout ## look at the web pages with axe-core in Chromium and open the Word files in LibreOffice
	.ci/axe ./$(BIN) $(OUT)/axe
	.ci/docx ./$(BIN) $(OUT)/docx

fuzz: ## run every fuzz target for FUZZ executions (60000x)
	.ci/fuzz $(FUZZ)

figures: ## draw the kept figures anew where pose or rig changed, and check each: readable, small, recolourable
	$(GO) test ./layout/figure -run TestKeptFigures -update
	$(GO) test -run 'Figures|Assets' -v ./layout/picture ./cmd/...

muscles: ## draw the kept muscle maps anew from the tables in layout/anatomy
	$(GO) test ./layout/anatomy -run TestKeptMaps -update

release: ## rehearse a release: workflows, goreleaser's snapshot for every system (needs the Go module proxy)
	.ci/release

picture: handout ## print the page pictures that the README shows (needs pdftoppm)
	.ci/picture ./$(BIN)

clean: ## remove what the targets above wrote
	rm -rf $(BIN) $(OUT)
