// SPDX-License-Identifier: AGPL-3.0-or-later
#include "CAssets.h"
#include "Packs.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char stylesheet[] = {
#embed "files/dienhong.css"
};
static const unsigned char icon[] = {
#embed "files/icon.svg"
};
static const unsigned char live[] = {
#embed "files/live.js"
};
static const unsigned char forms[] = {
#embed "files/forms.js"
};
static const unsigned char print[] = {
#embed "files/print.js"
};

static const unsigned char drafts[] = {
#embed "files/drafts.js"
};

static const unsigned char reading[] = {
#embed "files/reading.js"
};

static const CAsset all[] = {
    {"dienhong.css", stylesheet, sizeof stylesheet},
    {"icon.svg", icon, sizeof icon},
    {"live.js", live, sizeof live},
    {"forms.js", forms, sizeof forms},
    {"print.js", print, sizeof print},
    {"drafts.js", drafts, sizeof drafts},
    {"reading.js", reading, sizeof reading},
};

const CAsset *cassets(size_t *count) {
  *count = sizeof all / sizeof *all;
  return all;
}

const CAsset *cpacks(size_t *count) {
  *count = packCount;
  return packs;
}
