# SPDX-License-Identifier: EUPL-1.2
# make          build/release/vern          make check   unit and system tests
# make lint     format, layers, laws        make bench   ratios in one run
# make coverage lines and branches of src/lang and src/policy
# make man      build/man/vern.1, build/completion/vern.bash
# make install  into PREFIX (/usr/local), under DESTDIR
# make help     all targets
BUILD   ?= release
ifeq ($(origin CC),default)
CC      := gcc
endif
O       := build/$(BUILD)
GEN     := build/gen
TOOLS   := build/tools
ifndef V
Q       := @
endif

PKGS    := sqlite3 libsodium jansson libcmark libutf8proc libidn2 libzip libqrencode
PKG_C   := $(shell pkg-config --cflags $(PKGS))
PKG_L   := $(shell pkg-config --libs $(PKGS))

WARN    := -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion \
	-Wstrict-prototypes -Wmissing-prototypes -Wold-style-definition -Wvla \
	-Walloca -Wformat=2 -Wundef -Wwrite-strings -Wcast-qual -Wpointer-arith \
	-Wimplicit-fallthrough -Wdouble-promotion
ifneq ($(findstring gcc,$(CC)),)
WARN    += -Wimplicit-fallthrough=5 -Wduplicated-cond -Wduplicated-branches \
	-Wlogical-op -Wjump-misses-init
endif
# What a newcomer's compiler warns about must not stop a build; what is tested
# must not warn.
ifneq ($(BUILD),release)
WARN    += -Werror
endif
HARD    := -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=3 -fstack-protector-strong \
	-fstack-clash-protection -fcf-protection=full \
	-ftrivial-auto-var-init=zero -fPIE
FLAGS_release := -O2 -g $(HARD)
FLAGS_dev     := -O1 -g3 -fPIE
FLAGS_asan    := -O1 -g -fno-omit-frame-pointer -fPIE \
	-fsanitize=address,undefined -fno-sanitize-recover=all
FLAGS_cov     := -O1 -fPIE
FLAGS_fuzz    := -O1 -g -fno-omit-frame-pointer \
	-fsanitize=address,undefined,fuzzer-no-link -fno-sanitize-recover=all
ifeq ($(BUILD),fuzz)
CC      := clang
WARN    := -Wall -Wextra
endif
LINK    := -pie -Wl,-z,relro,-z,now,-z,noexecstack

CFLAGS  := -std=c17 -D_GNU_SOURCE -fno-common $(WARN) $(FLAGS_$(BUILD)) $(PKG_C)
CPPFLAGS := -Isrc -I$(GEN) -MMD -MP

# Lowest room first; a unit test of a room links that room and all before it.
ROOMS   := $(shell grep -v '^\#' src/LAYERS)
room_objs = $(patsubst src/%.c,$(O)/%.o,$(filter-out src/cli/main.c,$(wildcard src/$(1)/*.c)))
below   = $(if $(filter $(1),$(firstword $(2))),$(firstword $(2)),$(firstword $(2)) $(call below,$(1),$(wordlist 2,99,$(2))))
libs_of = $(patsubst %,$(O)/lib/%.a,$(call below,$(1),$(ROOMS)))
ALL_LIBS := $(patsubst %,$(O)/lib/%.a,$(ROOMS))

UNIT    := $(patsubst test/unit/%.c,%,$(wildcard test/unit/*.c))
FUZZ    := $(patsubst test/fuzz/%.c,%,$(wildcard test/fuzz/*.c))

.PHONY: all check check-unit lint layers format bench clean help evidence gen \
	man install reference coverage cov-all
.SECONDARY:
all: $(O)/vern

# ---- generated, never committed
gen: $(GEN)/db/gen/sql.h $(GEN)/view/gen/pages.h
$(TOOLS)/htmlc: $(wildcard tools/htmlc_*.h)
$(TOOLS)/%: tools/%.c
	@mkdir -p $(@D)
	$(CC) -std=c17 -D_GNU_SOURCE -O1 -g -Wall -Wextra $< -o $@
$(GEN)/db/gen/sql.h $(GEN)/db/gen/sql.c &: $(TOOLS)/sqlgen $(sort $(wildcard sql/schema/*.sql sql/query/*.sql))
	@mkdir -p $(GEN)/db/gen
	$(TOOLS)/sqlgen $(GEN)/db/gen $(sort $(wildcard sql/schema/*.sql)) -- $(sort $(wildcard sql/query/*.sql))
$(GEN)/view/gen/pages.h $(GEN)/view/gen/pages.c &: $(TOOLS)/htmlc $(sort $(wildcard html/*.html html/*.tsv html/assets/*))
	@mkdir -p $(GEN)/view/gen
	$(TOOLS)/htmlc $(GEN)/view/gen html

# Counted are two rooms; the others only have to be there.
ifeq ($(BUILD),cov)
$(call room_objs,policy) $(call room_objs,lang): private CFLAGS += -O0 --coverage
$(O)/unit/%: private CFLAGS += -O0
PKG_L   += -lgcov
endif

$(O)/%.o: src/%.c | $(GEN)/db/gen/sql.h $(GEN)/view/gen/pages.h
	@mkdir -p $(@D)
	$(Q)$(CC) $(CPPFLAGS) $(CFLAGS) -c $< -o $@
$(O)/gen/sql.o: $(GEN)/db/gen/sql.c
	@mkdir -p $(@D)
	$(Q)$(CC) $(CPPFLAGS) $(CFLAGS) -c $< -o $@
$(O)/gen/pages.o: $(GEN)/view/gen/pages.c
	@mkdir -p $(@D)
	$(Q)$(CC) $(CPPFLAGS) $(CFLAGS) -c $< -o $@

define room_lib
$(O)/lib/$(1).a: $(call room_objs,$(1)) $(if $(filter db,$(1)),$(O)/gen/sql.o) $(if $(filter view,$(1)),$(O)/gen/pages.o)
	@mkdir -p $$(@D)
	@rm -f $$@
	$$(Q)ar rcs $$@ $$^
endef
$(foreach r,$(ROOMS),$(eval $(call room_lib,$(r))))

$(O)/vern: $(O)/cli/main.o $(ALL_LIBS)
	$(Q)$(CC) $(CFLAGS) $(LINK) $< -Wl,--start-group $(ALL_LIBS) -Wl,--end-group $(PKG_L) -o $@

# ---- tests: test/unit/ROOM_what.c prints TAP
define unit_bin
$(O)/unit/$(1): test/unit/$(1).c test/unit/tap.h $(call libs_of,$(firstword $(subst _, ,$(1))))
	@mkdir -p $$(@D)
	$$(Q)$(CC) $(CPPFLAGS) -Itest/unit $(CFLAGS) -Wno-missing-prototypes $$< -Wl,--start-group $(call libs_of,$(firstword $(subst _, ,$(1)))) -Wl,--end-group $(PKG_L) -o $$@
endef
$(foreach t,$(UNIT),$(eval $(call unit_bin,$(t))))
unit/%: $(O)/unit/%
	$<

# helpers of the system tests: test/system/NAME.c on the http room and below
$(O)/system/%: test/system/%.c $(call libs_of,http)
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(CFLAGS) $< -Wl,--start-group $(call libs_of,http) -Wl,--end-group $(PKG_L) -o $@

# ---- fuzz targets: test/fuzz/ROOM_what.c, with BUILD=fuzz
define fuzz_bin
$(O)/fuzz/$(1): test/fuzz/$(1).c $(call libs_of,$(firstword $(subst _, ,$(1))))
	@mkdir -p $$(@D)
	$$(Q)$(CC) $(CPPFLAGS) $(CFLAGS) -fsanitize=fuzzer $$< -Wl,--start-group $(call libs_of,$(firstword $(subst _, ,$(1)))) -Wl,--end-group $(PKG_L) -o $$@
endef
ifeq ($(BUILD),fuzz)
$(foreach t,$(FUZZ),$(eval $(call fuzz_bin,$(t))))
endif
fuzz-all: $(patsubst %,$(O)/fuzz/%,$(FUZZ))

system-all: $(patsubst test/system/%.c,$(O)/system/%,$(wildcard test/system/*.c))

unit-all: $(patsubst %,$(O)/unit/%,$(UNIT))

check-unit: $(patsubst %,$(O)/unit/%,$(UNIT))
	@tools/tap-run $(O)/unit $(UNIT)

check: all
	./check --here

# Of the two rooms that decide, by their own unit tests; without those that are
# long and go through what others go through.
COVERED := $(filter-out lang_mutation lang_diff_decides lang_diff,\
	$(filter lang_% policy_%,$(UNIT)))
cov-all: $(patsubst %,$(O)/unit/%,$(COVERED))
ifeq ($(BUILD),cov)
coverage: cov-all
	@tools/coverage $(O)
else
coverage:
	@$(MAKE) BUILD=cov coverage
endif

lint: layers
	clang-format --dry-run -Werror $(wildcard src/*/*.[ch] test/unit/*.[ch] test/fuzz/*.c tools/*.c)
	tools/laws
	tools/catalogue
	tools/links

layers:
	awk -f tools/layers.awk src/LAYERS $(wildcard src/*/*.[ch])

format:
	clang-format -i $(wildcard src/*/*.[ch] test/unit/*.[ch] test/fuzz/*.c tools/*.c bench/*.c)

# what is made of the tables of the language and of the commands, and committed
TEXTMATE := editors/vscode/syntaxes/vern.tmLanguage.json
reference: $(O)/vern
	$(O)/vern policy schema --format textmate | \
	    python3 -m json.tool --no-ensure-ascii --indent 2 > build/textmate.json
	mv build/textmate.json $(TEXTMATE)
	$(O)/vern policy schema --format markdown doc/STATEMENT.md > build/statement.md
	mv build/statement.md doc/STATEMENT.md
	for page in commands administrator; do \
	    $(O)/vern help --markdown doc/manual/$$page.md > build/page.md && \
	    mv build/page.md doc/manual/$$page.md || exit 1; done

# ---- measuring: bench/NAME.c on the life room and below
$(O)/bench/%: bench/%.c bench/people.h $(call libs_of,life)
	@mkdir -p $(@D)
	$(Q)$(CC) $(CPPFLAGS) -I. $(CFLAGS) $< -Wl,--start-group $(call libs_of,life) -Wl,--end-group $(PKG_L) -o $@
bench: $(O)/bench/ours $(O)/bench/raw $(O)/bench/lang all
	bench/run $(O)

evidence:
	tools/evidence

# ---- manual page, completion, installing
PREFIX  ?= /usr/local
TO      := $(DESTDIR)$(PREFIX)
EXAMPLES := $(TO)/share/doc/vern/examples
man: build/man/vern.1 build/completion/vern.bash
build/man/vern.1: $(O)/vern
	@mkdir -p $(@D)
	$(O)/vern help --man > $@.new && mv $@.new $@
build/completion/vern.bash: $(O)/vern
	@mkdir -p $(@D)
	$(O)/vern help --completion > $@.new && mv $@.new $@
EDITOR   := $(TO)/share/vern/editors/vscode
install: all man
	install -D -m 755 $(O)/vern $(TO)/bin/vern
	install -D -m 644 build/man/vern.1 $(TO)/share/man/man1/vern.1
	install -D -m 644 build/completion/vern.bash \
	    $(TO)/share/bash-completion/completions/vern
	install -D -m 644 -t $(EDITOR) editors/vscode/*.js*
	install -D -m 644 -t $(EDITOR)/syntaxes editors/vscode/syntaxes/*
	install -d $(EXAMPLES) $(TO)/lib/systemd/system
	install -m 644 statements/*.vern statements/printed/*.vern deploy/nginx.conf deploy/Caddyfile \
	    $(EXAMPLES)
	sed 's|/usr/bin/vern|$(PREFIX)/bin/vern|' deploy/vern.service \
	    > $(TO)/lib/systemd/system/vern.service

clean:
	rm -rf build

help:
	@sed -n 's/^# make/make/p' Makefile
	@echo 'make BUILD=asan|dev|cov|fuzz   the same in another variant'
	@echo 'make unit/NAME                 one unit test'
	@echo 'make fuzz-all BUILD=fuzz       the fuzz targets'
	@echo 'make reference                 tables of doc/STATEMENT.md, TextMate grammar'
	@echo 'make evidence                  requirement -> test -> state'
	@echo 'make format | layers | clean'

-include $(wildcard $(O)/*/*.d $(O)/gen/*.d)
