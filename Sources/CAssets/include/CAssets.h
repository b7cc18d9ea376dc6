// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include <stddef.h>

/// One file compiled into the program: its path below files/, and its bytes.
typedef struct {
  const char *path;
  const unsigned char *bytes;
  size_t count;
} CAsset;

/// All of them, and how many there are.
const CAsset *cassets(size_t *count);
