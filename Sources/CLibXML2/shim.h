// SPDX-License-Identifier: AGPL-3.0-or-later
// Debian's libxml2 is built with ICU, whose types clash with those of the ICU inside of Foundation. Only the private
// part of xmlCharEncodingHandler depends on it, which nobody here looks into.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/SAX2.h>
