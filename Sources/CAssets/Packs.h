// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "CAssets.h"

extern const CAsset packs[];
extern const size_t packCount;
