// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include <stddef.h>

/// One file compiled into the program: its path below files/, and its bytes.
typedef struct {
  const char *path;
  const unsigned char *bytes;
  size_t count;
} CAsset;

/// The files of the site, and how many there are.
const CAsset *cassets(size_t *count);

/// The files of the rule packs and their samples, and how many there are.
const CAsset *cpacks(size_t *count);
