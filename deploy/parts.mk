# Builds the site in parts, as many at once as are asked for, and puts them together:
#
#     make -j 4 -f parts.mk
#
# A part is a report in a language. Each is made by a process of its own, which shares nothing with the
# others but the content that it reads. It belongs beside mkdocs.yml; `plenary deploy make-in-parts` puts
# it there. Forms can be left out: make -f parts.mk WITHOUT=pdf,epub
PLENARY ?= plenary
WITHOUT ?=
PARTS := $(shell $(PLENARY) part)

.PHONY: site $(PARTS)
site: $(PARTS)
	$(PLENARY) assemble $(PARTS:%=dist/parts/%)

$(PARTS):
	$(PLENARY) part $@ $(if $(WITHOUT),--without $(WITHOUT))
