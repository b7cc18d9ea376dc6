// SPDX-License-Identifier: AGPL-3.0-or-later

import Drafts
import Markup
import Packs

/// Where opinions fall: headings down, fields across.
public struct OpinionCoverage: Sendable {
  /// One heading, and how many points fall under it.
  public struct Row: Sendable {
    /// Nil for what is said of no heading.
    public let heading: Outline.Entry?
    /// By field; nil gathers what is not sorted.
    public let counts: [String?: Int]
    public var total: Int { counts.values.reduce(0, +) }
  }

  public let rows: [Row]

  /// Counts points of the open round; deeper headings count with those above them.
  public init(of draft: DraftDocument) {
    let synthesis = draft.synthesis
    let levels = Array(Set(synthesis.outline.entries.map(\.level))).sorted()
    let level = levels.count > 1 ? levels[1] : levels.first ?? 1
    let shown = synthesis.outline.entries.filter { $0.level <= level }
    var counts: [BlockID?: [String?: Int]] = [:]
    for point in synthesis.points {
      let field = point.members.lazy.compactMap { draft.fieldsOfOpinions[$0] }.first
      let heading = point.block.flatMap { synthesis.outline.entry(above: $0, level: level)?.block }
      counts[heading, default: [:]][field, default: 0] += 1
    }
    rows =
      shown.map { Row(heading: $0, counts: counts[$0.block] ?? [:]) }
      + (counts[nil].map { [Row(heading: nil, counts: $0)] } ?? [])
  }

  /// The sum of one field, or of what is not sorted.
  public func total(of field: String?) -> Int { rows.reduce(0) { $0 + ($1.counts[field] ?? 0) } }
}

extension OpinionCoverage {
  /// Its columns: the fields of the draft, and last what is not sorted.
  func fields(of draft: DraftDocument) -> [OpinionField?] { draft.fields + [nil] }

  func titles(of draft: DraftDocument, _ say: Language) -> [String] {
    [say("Mục", "Heading")] + fields(of: draft).map { $0?.name[say] ?? say("Chưa phân loại", "Not sorted") }
      + [say("Cộng", "Total")]
  }

  /// Its rows with their sums, and below them the sums of the columns.
  func lines(of draft: DraftDocument, _ say: Language) -> [(title: String, numbers: [Int])] {
    let ids = fields(of: draft).map { $0?.id }
    let lines = rows.map { row in
      (
        title: row.heading?.title ?? say("Ngoài các mục", "Outside of headings"),
        numbers: ids.map { row.counts[$0] ?? 0 } + [row.total]
      )
    }
    let sums = ids.map { total(of: $0) }
    return lines + [(say("Cộng", "Total"), sums + [sums.reduce(0, +)])]
  }

  func grid(of draft: DraftDocument, _ say: Language) -> Grid {
    Grid(
      sheet: say("Phân bố ý kiến", "Coverage"), titles: titles(of: draft, say),
      rows: lines(of: draft, say).map { [.text($0.title)] + $0.numbers.map { .number($0) } })
  }
}

/// The page of the coverage.
enum CoveragePages {
  static func spreadsheet(_ view: DraftScene) -> FileOrder? {
    guard view.works else { return nil }
    let name = "\(view.draft.title) – \(view.say("phân bố ý kiến", "coverage")).xlsx"
    return .table(name: name, OpinionCoverage(of: view.draft).grid(of: view.draft, view.say))
  }

  static func page(_ view: DraftScene) -> Page? {
    guard view.works else { return nil }
    let say = view.say
    let coverage = OpinionCoverage(of: view.draft)
    // A field of which nobody speaks is named once, rather than as a column of nothing.
    let fields = coverage.fields(of: view.draft).filter { coverage.total(of: $0?.id) > 0 }
    let silent = view.draft.fields.filter { coverage.total(of: $0.id) == 0 }.map { $0.name[say] }
    func cell(_ row: OpinionCoverage.Row, _ field: OpinionField?) -> Inline {
      let count = row.counts[field?.id] ?? 0
      guard count > 0 else { return Inline() }
      var query = [(key: "field", value: field?.id ?? "none")]
      if let heading = row.heading { query.append((key: "heading", value: heading.block.description)) }
      return A("\(count)", to: view.address("board", query: query))
    }
    return view.page(say("Phân bố ý kiến", "Coverage"), width: .wide) {
      view.tabs(at: view.address("coverage"))
      P(
        say(
          "Số điểm cần trả lời theo mục của dự thảo và theo lĩnh vực. Bấm vào số để mở đúng các ý kiến đó.",
          "Points by heading of the draft and by field. A number opens exactly these opinions."), .class(.lead))
      P { A(say("Tải bảng này (XLSX)", "The table as XLSX"), to: view.address("coverage", "xlsx")) }
      if !silent.isEmpty, !view.synthesis.points.isEmpty {
        P(
          say("Chưa có nội dung nào về: ", "Nothing yet on: ") + silent.joined(separator: "; ") + ".", .class(.hint))
      }
      DataTable(
        say("Mục và lĩnh vực", "Headings and fields"), coverage.rows,
        columns: [
          .rowHeading(say("Mục", "Heading")) { $0.heading?.title ?? say("Ngoài các mục", "Outside of headings") }
        ]
          + fields.map { field in
            .figures(field?.name[say] ?? say("Chưa phân loại", "Not sorted")) { cell($0, field) }
          } + [.number(say("Cộng", "Total")) { "\($0.total)" }],
        total: [say("Cộng", "Total")] + fields.map { "\(coverage.total(of: $0?.id))" }
          + ["\(view.synthesis.points.count)"],
        empty: EmptyState(say("Chưa có mục nào và chưa có ý kiến nào.", "There are no headings and no opinions yet.")))
    }
  }
}
