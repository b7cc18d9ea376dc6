// SPDX-License-Identifier: AGPL-3.0-or-later
import Packs

/// One fault of each kind, planted into `vn-party-2025`.
enum PlantedFaults {
  static let all: [PlantedFault] = form + values + meaning

  /// Those that can stand side by side: each leaves the YAML readable and its neighbours alone.
  static let independent = [
    "an unknown key", "a missing translation", "an unknown word", "a bad fraction", "an unknown post's body",
    "a bad day",
  ]

  private static let form: [PlantedFault] = [
    PlantedFault(
      "broken YAML", in: "roles.yaml", "  - id: guest", "  - id: \"guest", at: "",
      .form(.syntax("while scanning a quoted scalar, found unexpected end of stream")), vietnamese: "thụt lề",
      english: "indentation"),
    PlantedFault(
      "a key written twice", in: "pack.yaml", "id: vn-party-2025", "id: vn-party-2025\nid: x", at: "",
      .form(.duplicateKey("id")),
      vietnamese: "giữ một khóa “id”", english: "keep one key “id”"),
    PlantedFault(
      "an anchor", in: "pack.yaml", "version: \"2025.7\"", "version: &v \"2025.7\"", at: "",
      .form(.anchorOrAlias("&v")),
      vietnamese: "chép hẳn nội dung ra", english: "write the content out"),
    PlantedFault(
      "an alias", in: "pack.yaml", "version: \"2025.7\"", "version: *v", at: "", .form(.anchorOrAlias("*v")),
      vietnamese: "chép hẳn nội dung ra", english: "write the content out"),
    PlantedFault(
      "a tag", in: "pack.yaml", "version: \"2025.7\"", "version: !!str 2025", at: "", .form(.tag("!!str")),
      vietnamese: "bỏ thẻ", english: "remove the tag"),
    PlantedFault(
      "a merge key", in: "pack.yaml", "clockOffset: 420", "<<: {clockOffset: 420}", at: "", .form(.mergeKey),
      vietnamese: "chép hẳn các khóa ra", english: "write the keys out"),
    PlantedFault(
      "a key that is a list", in: "pack.yaml", "clockOffset: 420", "[clockOffset]: 420", at: "", .form(.keyIsNotText),
      vietnamese: "thay bằng một từ", english: "write a word"),
    PlantedFault(
      "an unknown key", in: "pack.yaml", "clockOffset: 420", "clockOfset: 420", at: "clockOfset",
      .form(
        .unknownKey(
          "clockOfset", nearest: "clockOffset",
          known: ["id", "version", "title", "clockOffset", "names", "calendar", "composition"])),
      vietnamese: "có phải là “clockOffset”?", english: "did you mean “clockOffset”?"),
    PlantedFault(
      "an unquoted comma in a wording", in: "terms.yaml", "vi: nghị quyết,", "vi: nghị quyết, kết luận,",
      at: "resolution.kết luận", .form(.unknownKey("kết luận", nearest: nil, known: ["vi", "en"])),
      vietnamese: "đặt trong dấu nháy", english: "in quotes"),
    PlantedFault(
      "a missing key", in: "layout.yaml", "margins: {top: 20, bottom: 20,", "margins: {bottom: 20,", at: "margins",
      .form(.missingKey("top")), vietnamese: "thêm “top:”", english: "add “top:”"),
    PlantedFault(
      "a list for a text", in: "layout.yaml", "font: Times New Roman", "font: [Times New Roman]", at: "font",
      .form(.wrongType(expected: .text, found: .list)), vietnamese: "ghi một dòng chữ", english: "write text"),
    PlantedFault(
      "words for a number", in: "layout.yaml", "bodySize: 14", "bodySize: fourteen", at: "bodySize",
      .form(.wrongType(expected: .wholeNumber, found: .text)), vietnamese: "ghi một số nguyên",
      english: "write a whole number"
    ),
    PlantedFault(
      "yes for true", in: "posts.yaml", "body: executive, roles: [leader, member], concludes: true",
      "body: executive, roles: [leader, member], concludes: yes", at: "posts[*].concludes",
      .form(.wrongType(expected: .flag, found: .text)), vietnamese: "true hoặc false", english: "true or false"),
    PlantedFault(
      "no for false", in: "posts.yaml", "concludes: false, rank: 95}", "concludes: false, rank: 95, votes: no}",
      at: "posts[*].votes", .form(.wrongType(expected: .flag, found: .text)), vietnamese: "true hoặc false",
      english: "true or false"),
    PlantedFault(
      "a text for a list", in: "modes.yaml", "    papersLeftOut: []", "    papersLeftOut: none",
      at: "modes[*].papersLeftOut", .form(.wrongType(expected: .list, found: .text)), vietnamese: "ghi một danh sách",
      english: "write a list"),
  ]

  private static let values: [PlantedFault] = [
    PlantedFault(
      "an unknown word", in: "layout.yaml", "pageNumber: topCentre", "pageNumber: topCenter", at: "pageNumber",
      .value(.unknownWord("topCenter", nearest: "topCentre", allowed: ["topCentre", "bottomCentre", "none"])),
      vietnamese: "topCentre, bottomCentre, none", english: "did you mean “topCentre”? Allowed: topCentre, bottomCentre"
    ),
    PlantedFault(
      "an empty text", in: "layout.yaml", "font: Times New Roman", "font: \"  \"", at: "font", .value(.emptyText),
      vietnamese: "điền nội dung", english: "fill it in"),
    PlantedFault(
      "a tilde for a text", in: "layout.yaml", "font: Times New Roman", "font: ~", at: "font", .value(.nothing("~")),
      vietnamese: "\"~\"", english: "quote it"),
    PlantedFault(
      "null for a wording", in: "terms.yaml", "minutes: {vi: biên bản, en: minutes}",
      "minutes: {vi: null, en: minutes}", at: "minutes.vi", .value(.nothing("null")), vietnamese: "điền nội dung",
      english: "fill it in"),
    PlantedFault(
      "a brace that is not closed", in: "layout.yaml", "vi: \"{number}\"", "vi: \"{number\"",
      at: "letterhead.left[*].text", .value(.strayBrace("{number")), vietnamese: "như {organisation}",
      english: "both braces"),
    PlantedFault(
      "a brace that is not opened", in: "layout.yaml", "vi: \"{number}\"", "vi: \"number}\"",
      at: "letterhead.left[*].text", .value(.strayBrace("number}")), vietnamese: "như {organisation}",
      english: "both braces"),
    PlantedFault(
      "a kind that units send without its way", in: "delegates.yaml", "{id: designated, way: designated,",
      "{id: designated,", at: "delegateKinds[*]", .form(.missingKey("way")), vietnamese: "thêm “way:”",
      english: "add “way:”"),
    PlantedFault(
      "a way that nobody goes", in: "delegates.yaml", "{id: designated, way: designated,",
      "{id: designated, way: appointed,", at: "delegateKinds[*].way",
      .value(.unknownWord("appointed", nearest: nil, allowed: ["elected", "designated"])),
      vietnamese: "elected, designated", english: "elected, designated"),
    PlantedFault(
      "an empty list", in: "delegates.yaml", "delegateKinds:", "delegateKinds: []\nx:", at: "delegateKinds",
      .value(.emptyList),
      vietnamese: "ít nhất một mục", english: "at least one item"),
    PlantedFault(
      "a missing translation", in: "terms.yaml", "programme: {vi: chương trình hội nghị, en: programme}",
      "programme: {vi: chương trình hội nghị}", at: "programme", .value(.missingTranslation(.english)),
      vietnamese: "thêm “en:” với lời tiếng Anh", english: "add “en:” with the English wording"),
    PlantedFault(
      "a wording without Vietnamese", in: "terms.yaml", "minutes: {vi: biên bản, en: minutes}",
      "minutes: {en: minutes}",
      at: "minutes", .value(.missingTranslation(.vietnamese)), vietnamese: "thêm “vi:” với lời tiếng Việt",
      english: "add “vi:” with the Vietnamese wording"),
    PlantedFault(
      "a bad fraction", in: "rules.yaml", "ratioAtMost: {share: 1/3,", "ratioAtMost: {share: 0.33,",
      at: "rules[*].ratioAtMost.share", .value(.badFraction("0.33")), vietnamese: "1/2 hoặc 2/3",
      english: "like 1/2 or 2/3"),
    PlantedFault(
      "a share above one", in: "rules.yaml", "ratioAtMost: {share: 1/3,", "ratioAtMost: {share: 3/1,",
      at: "rules[*].ratioAtMost.share", .value(.badFraction("3/1")), vietnamese: "không quá 1", english: "at most 1"),
    PlantedFault(
      "more than all", in: "rules.yaml", "majority: {share: 1/2, comparison: moreThan, base: inOffice,",
      "majority: {share: 1, comparison: moreThan, base: inOffice,", at: "rules[*].majority.share",
      .value(.unreachableShare),
      vietnamese: "dùng atLeast", english: "use atLeast"),
    PlantedFault(
      "a counted word without a plural", in: "terms.yaml",
      "delegate: {vi: đại biểu, en: {one: delegate, other: delegates}}",
      "delegate: {vi: đại biểu, en: delegate}", at: "delegate.en", .value(.missingPlural("delegate")),
      vietnamese: "ghi {one: delegate, other: …}", english: "write {one: delegate, other: …}"),
    PlantedFault(
      "a plural without its singular", in: "terms.yaml", "en: {one: delegate, other: delegates}",
      "en: {other: delegates}", at: "delegate.en", .form(.missingKey("one")), vietnamese: "thêm “one:”",
      english: "add “one:”"),
    PlantedFault(
      "a way of counting without its source", in: "pack.yaml",
      """
          source: {instrument: practice, verified: false, note: {vi: "Các lĩnh vực do bộ quy tắc này chọn.", en: "The fields are this pack's own choice."}}

      """, "", at: "composition.science", .form(.missingKey("source")), vietnamese: "thêm “source:”",
      english: "add “source:”", line: .before(2)),
    PlantedFault(
      "a bad day", in: "instruments.yaml", "issued: 2018-04-03", "issued: 2018-02-29", at: "instruments[*].issued",
      .value(.badDay("2018-02-29")), vietnamese: "năm-tháng-ngày", english: "year-month-day"),
    PlantedFault(
      "a number out of range", in: "layout.yaml", "titleSize: 16", "titleSize: 160", at: "titleSize",
      .value(.outOfRange(160, least: 6, most: 72)), vietnamese: "từ 6 đến 72", english: "from 6 to 72"),
    PlantedFault(
      "an identifier with a blank", in: "delegates.yaml", "id: designated", "id: chỉ định", at: "delegateKinds[*].id",
      .value(.badID("chỉ định")), vietnamese: "chữ cái không dấu", english: "plain letters"),
    PlantedFault(
      "an unknown placeholder", in: "layout.yaml", "vi: \"{number}\"", "vi: \"{nummber}\"",
      at: "letterhead.left[*].text",
      .value(
        .unknownPlaceholder(
          "nummber", nearest: "number",
          allowed: ["parent", "organ", "number", "place", "dd", "mm", "yyyy", "d", "m", "month"])),
      vietnamese: "có phải là “{number}”?", english: "did you mean “{number}”?"),
  ]

  private static let meaning: [PlantedFault] = [
    PlantedFault(
      "a duplicate identifier", in: "roles.yaml", "  - id: guest", "  - id: leader", at: "roles[*].id",
      .meaning(.duplicateID("leader", firstLine: 3)), vietnamese: "đặt mã khác", english: "another identifier"),
    PlantedFault(
      "an unknown post's body", in: "posts.yaml", "body: inspection, roles: [inspector], concludes: false, rank: 60",
      "body: inspecton, roles: [inspector], concludes: false, rank: 60", at: "posts[*].body",
      .meaning(.unknownReference(.body, "inspecton", nearest: "inspection")), vietnamese: "có phải là “inspection”?",
      english: "add it to bodies.yaml"),
    PlantedFault(
      "an unknown role", in: "posts.yaml", "roles: [leader, member]", "roles: [boss, member]", at: "posts[*].roles[*]",
      .meaning(.unknownReference(.role, "boss", nearest: nil)), vietnamese: "thêm mã này vào roles.yaml",
      english: "add it to roles.yaml"),
    PlantedFault(
      "an unknown figure", in: "bodies.yaml", "sizeFigure: body.standing.size", "sizeFigure: body.standing.sise",
      at: "bodies[*].sizeFigure",
      .meaning(.unknownReference(.figure, "body.standing.sise", nearest: "body.standing.size")),
      vietnamese: "figures.yaml", english: "figures.yaml"),
    PlantedFault(
      "an unknown paper", in: "rules.yaml", "waiver: {by: superior, paper: submission}",
      "waiver: {by: superior, paper: permission}", at: "rules[*].waiver.paper",
      .meaning(.unknownReference(.paper, "permission", nearest: "submission")), vietnamese: "papers.yaml",
      english: "papers.yaml"),
    PlantedFault(
      "an unknown rule", in: "rules.yaml", "    successor: deadline.notice", "    successor: deadline.notices",
      at: "rules[*].successor", .meaning(.unknownReference(.rule, "deadline.notices", nearest: "deadline.notice")),
      vietnamese: "rules.yaml", english: "rules.yaml"),
    PlantedFault(
      "an unknown instrument", in: "layout.yaml", "  instrument: hd-36-2018\n  verified: false",
      "  instrument: hd-36-2081\n  verified: false", at: "source.instrument",
      .meaning(.unknownReference(.instrument, "hd-36-2081", nearest: "hd-36-2018")), vietnamese: "instruments.yaml",
      english: "instruments.yaml"),
    PlantedFault(
      "a rule that asks for nothing", in: "rules.yaml", "tie: {rule: revote, of: committee}", "modes: []",
      at: "rules[*]",
      .form(
        .oneOf(
          [
            "quorum", "majority", "ratioAtMost", "ratioAtLeast", "range", "slate", "surplus", "deadline",
            "tie", "duty",
          ], found: [])), vietnamese: "giữ đúng một khóa", english: "keep exactly one of",
      line: .item),
    PlantedFault(
      "a number where days are needed", in: "rules.yaml",
      "relation: before, event: congress.window}\n    severity: warn\n    source:\n      instrument: qd-294-2025",
      "relation: before, event: congress.ordinal}\n    severity: warn\n    source:\n      instrument: qd-294-2025",
      at: "rules[*].deadline.event", .meaning(.wrongForm("congress.ordinal", expected: .days, found: .number)),
      vietnamese: "dạng days", english: "form days"),
    PlantedFault(
      "a day after its end", in: "instruments.yaml", "to: 2024-10-09", "to: 2010-10-09", at: "instruments[*].to",
      .meaning(.backwardBounds), vietnamese: "đổi chỗ", english: "swap"),
    PlantedFault(
      "a rule that outlives its instrument", in: "rules.yaml", "    successor: deadline.notice",
      "    validity: {to: 2025-07-31}", at: "rules[*].validity.to",
      .meaning(.outlivesInstrument(Phrase("Quy định 24-QĐ/TW", "Regulation 24-QĐ/TW"), last: "2025-06-30")),
      vietnamese: "to: 2025-06-30", english: "to: 2025-06-30"),
    PlantedFault(
      "a rule older than its instrument", in: "rules.yaml", "    successor: deadline.notice",
      "    validity: {from: 2021-01-01}", at: "rules[*].validity.from",
      .meaning(.precedesInstrument(Phrase("Quy định 24-QĐ/TW", "Regulation 24-QĐ/TW"), first: "2021-07-30")),
      vietnamese: "from: 2021-07-30", english: "from: 2021-07-30"),
    PlantedFault(
      "two quorums at once", in: "rules.yaml",
      "    quorum: {share: 2/3, comparison: atLeast, base: summoned, of: assembly}",
      "    quorum: {share: 2/3, comparison: atLeast, base: summoned, of: congress}", at: "rules[*]",
      .meaning(.overlappingValidity(with: "quorum.congress")), vietnamese: "ghi ngày hết hiệu lực",
      english: "end the older rule",
      line: .item),
    PlantedFault(
      "a successor that is already in force", in: "rules.yaml", "successor: duty.paperTypes.2026",
      "successor: duty.synthesis", at: "rules[*]", .meaning(.overlappingValidity(with: "duty.synthesis")),
      vietnamese: "ghi ngày hết hiệu lực", english: "end the older rule", line: .item),
    PlantedFault(
      "a gathering without a word on ties", in: "rules.yaml", "tie: {rule: revote, of: assembly}",
      "duty: {vi: Không có., en: None.}", at: "", .meaning(.missingRule("tie", .assembly)),
      vietnamese: "“tie:” với “of: assembly”",
      english: "“tie:” and “of: assembly”", line: .file),
    PlantedFault(
      "a missing figure", in: "figures.yaml", "- {id: delegates.planned,", "- {id: delegates.other,", at: "",
      .meaning(.missingName(.figure, "delegates.planned")), vietnamese: "“id: delegates.planned” vào figures.yaml",
      english: "“id: delegates.planned” to figures.yaml", line: .file),
    PlantedFault(
      "a missing paper", in: "papers.yaml", "  - id: tallyMinutes", "  - id: tallyminutes", at: "",
      .meaning(.missingName(.paper, "tallyMinutes")), vietnamese: "vào papers.yaml", english: "to papers.yaml",
      line: .file),
    PlantedFault(
      "a missing body", in: "bodies.yaml", "  - id: inspection", "  - id: inspectors", at: "",
      .meaning(.missingName(.body, "inspection")), vietnamese: "vào bodies.yaml", english: "to bodies.yaml", line: .file
    ),
    PlantedFault(
      "a letter twice", in: "pack.yaml", "s t uù", "s t uuù", at: "names.alphabet", .value(.badAlphabet("u")),
      vietnamese: "đúng một lần", english: "each lower-case letter once", line: .before(2)),
    PlantedFault(
      "a capital among the letters", in: "pack.yaml", "s t uù", "S t uù", at: "names.alphabet",
      .value(.badAlphabet("S")), vietnamese: "đúng một lần", english: "each lower-case letter once", line: .before(2)),
    PlantedFault(
      "a rest day by another name", in: "pack.yaml", "restDays: [saturday,", "restDays: [saturdays,",
      at: "calendar.restDays[*]",
      .value(
        .unknownWord(
          "saturdays", nearest: "saturday",
          allowed: ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"])),
      vietnamese: "có phải là “saturday”?", english: "did you mean “saturday”?"),
    PlantedFault(
      "a superseded instrument without a last day", in: "instruments.yaml", "    to: 2026-01-08\n", "",
      at: "instruments[*]", .form(.missingKey("to")), vietnamese: "thêm “to:”", english: "add “to:”", line: .item),
  ]
}
