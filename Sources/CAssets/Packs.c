// SPDX-License-Identifier: AGPL-3.0-or-later
// Written by scripts/embed-packs.
#include "Packs.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char file1[] = {
#embed "../../Packs/assembly/bodies.yaml"
  , 10
};

static const unsigned char file2[] = {
#embed "../../Packs/assembly/delegates.yaml"
  , 10
};

static const unsigned char file3[] = {
#embed "../../Packs/assembly/drafts.yaml"
  , 10
};

static const unsigned char file4[] = {
#embed "../../Packs/assembly/figures.yaml"
  , 10
};

static const unsigned char file5[] = {
#embed "../../Packs/assembly/instruments.yaml"
  , 10
};

static const unsigned char file6[] = {
#embed "../../Packs/assembly/layout.yaml"
  , 10
};

static const unsigned char file7[] = {
#embed "../../Packs/assembly/modes.yaml"
  , 10
};

static const unsigned char file8[] = {
#embed "../../Packs/assembly/pack.yaml"
  , 10
};

static const unsigned char file9[] = {
#embed "../../Packs/assembly/papers.yaml"
  , 10
};

static const unsigned char file10[] = {
#embed "../../Packs/assembly/posts.yaml"
  , 10
};

static const unsigned char file11[] = {
#embed "../../Packs/assembly/roles.yaml"
  , 10
};

static const unsigned char file12[] = {
#embed "../../Packs/assembly/rules.yaml"
  , 10
};

static const unsigned char file13[] = {
#embed "../../Packs/assembly/sample/candidates.csv"
  , 10
};

static const unsigned char file14[] = {
#embed "../../Packs/assembly/sample/congress.yaml"
  , 10
};

static const unsigned char file15[] = {
#embed "../../Packs/assembly/sample/delegates.csv"
  , 10
};

static const unsigned char file16[] = {
#embed "../../Packs/assembly/sample/papers/personnel-scheme.txt"
  , 10
};

static const unsigned char file17[] = {
#embed "../../Packs/assembly/sample/papers/plan.txt"
  , 10
};

static const unsigned char file18[] = {
#embed "../../Packs/assembly/sample/papers/political-report.txt"
  , 10
};

static const unsigned char file19[] = {
#embed "../../Packs/assembly/sample/papers/self-review.txt"
  , 10
};

static const unsigned char file20[] = {
#embed "../../Packs/assembly/sample/people.csv"
  , 10
};

static const unsigned char file21[] = {
#embed "../../Packs/assembly/sample/predecessors/coastal.txt"
  , 10
};

static const unsigned char file22[] = {
#embed "../../Packs/assembly/sample/predecessors/delta.txt"
  , 10
};

static const unsigned char file23[] = {
#embed "../../Packs/assembly/sample/predecessors/upland.txt"
  , 10
};

static const unsigned char file24[] = {
#embed "../../Packs/assembly/sample/returns.yaml"
  , 10
};

static const unsigned char file25[] = {
#embed "../../Packs/assembly/sample/units.csv"
  , 10
};

static const unsigned char file26[] = {
#embed "../../Packs/assembly/terms.yaml"
  , 10
};

static const unsigned char file27[] = {
#embed "../../Packs/default"
  , 10
};

static const unsigned char file28[] = {
#embed "../../Packs/vn-party-2025/bodies.yaml"
  , 10
};

static const unsigned char file29[] = {
#embed "../../Packs/vn-party-2025/delegates.yaml"
  , 10
};

static const unsigned char file30[] = {
#embed "../../Packs/vn-party-2025/drafts.yaml"
  , 10
};

static const unsigned char file31[] = {
#embed "../../Packs/vn-party-2025/figures.yaml"
  , 10
};

static const unsigned char file32[] = {
#embed "../../Packs/vn-party-2025/instruments.yaml"
  , 10
};

static const unsigned char file33[] = {
#embed "../../Packs/vn-party-2025/layout.yaml"
  , 10
};

static const unsigned char file34[] = {
#embed "../../Packs/vn-party-2025/modes.yaml"
  , 10
};

static const unsigned char file35[] = {
#embed "../../Packs/vn-party-2025/pack.yaml"
  , 10
};

static const unsigned char file36[] = {
#embed "../../Packs/vn-party-2025/papers.yaml"
  , 10
};

static const unsigned char file37[] = {
#embed "../../Packs/vn-party-2025/posts.yaml"
  , 10
};

static const unsigned char file38[] = {
#embed "../../Packs/vn-party-2025/roles.yaml"
  , 10
};

static const unsigned char file39[] = {
#embed "../../Packs/vn-party-2025/rules.yaml"
  , 10
};

static const unsigned char file40[] = {
#embed "../../Packs/vn-party-2025/sample/candidates.csv"
  , 10
};

static const unsigned char file41[] = {
#embed "../../Packs/vn-party-2025/sample/congress.yaml"
  , 10
};

static const unsigned char file42[] = {
#embed "../../Packs/vn-party-2025/sample/delegates.csv"
  , 10
};

static const unsigned char file43[] = {
#embed "../../Packs/vn-party-2025/sample/papers/personnel-scheme.txt"
  , 10
};

static const unsigned char file44[] = {
#embed "../../Packs/vn-party-2025/sample/papers/plan.txt"
  , 10
};

static const unsigned char file45[] = {
#embed "../../Packs/vn-party-2025/sample/papers/political-report.txt"
  , 10
};

static const unsigned char file46[] = {
#embed "../../Packs/vn-party-2025/sample/papers/self-review.txt"
  , 10
};

static const unsigned char file47[] = {
#embed "../../Packs/vn-party-2025/sample/people.csv"
  , 10
};

static const unsigned char file48[] = {
#embed "../../Packs/vn-party-2025/sample/predecessors/tinh-a.txt"
  , 10
};

static const unsigned char file49[] = {
#embed "../../Packs/vn-party-2025/sample/predecessors/tinh-b.txt"
  , 10
};

static const unsigned char file50[] = {
#embed "../../Packs/vn-party-2025/sample/predecessors/tinh-c.txt"
  , 10
};

static const unsigned char file51[] = {
#embed "../../Packs/vn-party-2025/sample/returns.yaml"
  , 10
};

static const unsigned char file52[] = {
#embed "../../Packs/vn-party-2025/sample/units.csv"
  , 10
};

static const unsigned char file53[] = {
#embed "../../Packs/vn-party-2025/terms.yaml"
  , 10
};

const CAsset packs[] = {
    {"packs/assembly/bodies.yaml", file1, sizeof file1 - 1},
    {"packs/assembly/delegates.yaml", file2, sizeof file2 - 1},
    {"packs/assembly/drafts.yaml", file3, sizeof file3 - 1},
    {"packs/assembly/figures.yaml", file4, sizeof file4 - 1},
    {"packs/assembly/instruments.yaml", file5, sizeof file5 - 1},
    {"packs/assembly/layout.yaml", file6, sizeof file6 - 1},
    {"packs/assembly/modes.yaml", file7, sizeof file7 - 1},
    {"packs/assembly/pack.yaml", file8, sizeof file8 - 1},
    {"packs/assembly/papers.yaml", file9, sizeof file9 - 1},
    {"packs/assembly/posts.yaml", file10, sizeof file10 - 1},
    {"packs/assembly/roles.yaml", file11, sizeof file11 - 1},
    {"packs/assembly/rules.yaml", file12, sizeof file12 - 1},
    {"packs/assembly/sample/candidates.csv", file13, sizeof file13 - 1},
    {"packs/assembly/sample/congress.yaml", file14, sizeof file14 - 1},
    {"packs/assembly/sample/delegates.csv", file15, sizeof file15 - 1},
    {"packs/assembly/sample/papers/personnel-scheme.txt", file16, sizeof file16 - 1},
    {"packs/assembly/sample/papers/plan.txt", file17, sizeof file17 - 1},
    {"packs/assembly/sample/papers/political-report.txt", file18, sizeof file18 - 1},
    {"packs/assembly/sample/papers/self-review.txt", file19, sizeof file19 - 1},
    {"packs/assembly/sample/people.csv", file20, sizeof file20 - 1},
    {"packs/assembly/sample/predecessors/coastal.txt", file21, sizeof file21 - 1},
    {"packs/assembly/sample/predecessors/delta.txt", file22, sizeof file22 - 1},
    {"packs/assembly/sample/predecessors/upland.txt", file23, sizeof file23 - 1},
    {"packs/assembly/sample/returns.yaml", file24, sizeof file24 - 1},
    {"packs/assembly/sample/units.csv", file25, sizeof file25 - 1},
    {"packs/assembly/terms.yaml", file26, sizeof file26 - 1},
    {"packs/default", file27, sizeof file27 - 1},
    {"packs/vn-party-2025/bodies.yaml", file28, sizeof file28 - 1},
    {"packs/vn-party-2025/delegates.yaml", file29, sizeof file29 - 1},
    {"packs/vn-party-2025/drafts.yaml", file30, sizeof file30 - 1},
    {"packs/vn-party-2025/figures.yaml", file31, sizeof file31 - 1},
    {"packs/vn-party-2025/instruments.yaml", file32, sizeof file32 - 1},
    {"packs/vn-party-2025/layout.yaml", file33, sizeof file33 - 1},
    {"packs/vn-party-2025/modes.yaml", file34, sizeof file34 - 1},
    {"packs/vn-party-2025/pack.yaml", file35, sizeof file35 - 1},
    {"packs/vn-party-2025/papers.yaml", file36, sizeof file36 - 1},
    {"packs/vn-party-2025/posts.yaml", file37, sizeof file37 - 1},
    {"packs/vn-party-2025/roles.yaml", file38, sizeof file38 - 1},
    {"packs/vn-party-2025/rules.yaml", file39, sizeof file39 - 1},
    {"packs/vn-party-2025/sample/candidates.csv", file40, sizeof file40 - 1},
    {"packs/vn-party-2025/sample/congress.yaml", file41, sizeof file41 - 1},
    {"packs/vn-party-2025/sample/delegates.csv", file42, sizeof file42 - 1},
    {"packs/vn-party-2025/sample/papers/personnel-scheme.txt", file43, sizeof file43 - 1},
    {"packs/vn-party-2025/sample/papers/plan.txt", file44, sizeof file44 - 1},
    {"packs/vn-party-2025/sample/papers/political-report.txt", file45, sizeof file45 - 1},
    {"packs/vn-party-2025/sample/papers/self-review.txt", file46, sizeof file46 - 1},
    {"packs/vn-party-2025/sample/people.csv", file47, sizeof file47 - 1},
    {"packs/vn-party-2025/sample/predecessors/tinh-a.txt", file48, sizeof file48 - 1},
    {"packs/vn-party-2025/sample/predecessors/tinh-b.txt", file49, sizeof file49 - 1},
    {"packs/vn-party-2025/sample/predecessors/tinh-c.txt", file50, sizeof file50 - 1},
    {"packs/vn-party-2025/sample/returns.yaml", file51, sizeof file51 - 1},
    {"packs/vn-party-2025/sample/units.csv", file52, sizeof file52 - 1},
    {"packs/vn-party-2025/terms.yaml", file53, sizeof file53 - 1},
};

const size_t packCount = sizeof packs / sizeof *packs;
