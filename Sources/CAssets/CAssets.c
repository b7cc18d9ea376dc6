// SPDX-License-Identifier: AGPL-3.0-or-later
#include "CAssets.h"
static const CAsset all[] = {{"", (const unsigned char *)"", 0}};
const CAsset *cassets(size_t *count) {
  *count = sizeof all / sizeof *all;
  return all;
}
