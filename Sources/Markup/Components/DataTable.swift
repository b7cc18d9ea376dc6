// SPDX-License-Identifier: AGPL-3.0-or-later
// swift-format-ignore-file: AlwaysUseLowerCamelCase

/// A column: its heading and how a row fills it, so that headings and cells cannot come apart.
public struct Column<Row> {
  let heading: String
  let kind: Kind
  let cell: (Row) -> Inline

  enum Kind { case rowHeading, text, number, actions }

  /// What the row is about; read out with each of its cells, and the head of the card on a phone.
  public static func rowHeading(_ heading: String, _ text: @escaping (Row) -> String) -> Column {
    Column(heading: heading, kind: .rowHeading) { Inline(keepingRanges: text($0)) }
  }
  /// What the row is about, as a link to it.
  public static func rowLink(
    _ heading: String, _ text: @escaping (Row) -> String, to address: @escaping (Row) -> Address
  ) -> Column {
    Column(heading: heading, kind: .rowHeading) { row in
      A(to: address(row)) { Inline(keepingRanges: text(row)) }
    }
  }
  /// Words.
  public static func text(_ heading: String, _ text: @escaping (Row) -> String) -> Column {
    Column(heading: heading, kind: .text) { Inline(keepingRanges: text($0)) }
  }
  /// Figures, set right with digits of equal width.
  public static func number(_ heading: String, _ text: @escaping (Row) -> String) -> Column {
    Column(heading: heading, kind: .number) { Inline(text($0)) }
  }
  /// Figures that lead somewhere, set as those that do not.
  public static func figures(_ heading: String, @InlineBuilder _ content: @escaping (Row) -> Inline) -> Column {
    Column(heading: heading, kind: .number, cell: content)
  }
  /// Tags, links and other inline content.
  public static func content(_ heading: String, @InlineBuilder _ content: @escaping (Row) -> Inline) -> Column {
    Column(heading: heading, kind: .text, cell: content)
  }
  /// Paragraphs, and what opens below them.
  public static func blocks(_ heading: String, @HTMLBuilder _ content: @escaping (Row) -> HTML) -> Column {
    Column(heading: heading, kind: .text) { Inline(markup: content($0).bytes) }
  }
  /// Buttons and small forms; the heading is for screen readers only.
  public static func actions(_ heading: String, @HTMLBuilder _ content: @escaping (Row) -> HTML) -> Column {
    Column(heading: heading, kind: .actions) { Inline(markup: content($0).bytes) }
  }
}

/// What stands in place of a table without rows: a sentence, and a way to fill it.
public struct EmptyState: Sendable {
  let sentence: String
  let action: Link?
  /// `action` is the way to the first row.
  public init(_ sentence: String, action: Link? = nil) {
    self.sentence = sentence
    self.action = action
  }
}

/// A list of things as a table that becomes cards on a phone. Without rows it is the sentence and action of `empty`.
/// `anchor` names each row, so that an address can lead to it.
///
///     DataTable("Các đơn vị", units, columns: [
///       .rowLink("Tên", \.name, to: { Address(path: "units", $0.id) }), .number("Thành viên") { "\($0.members)" },
///     ], empty: EmptyState("Chưa có đơn vị nào.", action: Link("Thêm đơn vị", to: "/units/new")))
public func DataTable<Row>(
  _ caption: String, _ rows: [Row], columns: [Column<Row>], total: [String]? = nil, empty: EmptyState,
  anchor: ((Row) -> ID)? = nil, _ attributes: Attribute...
) -> HTML {
  guard !rows.isEmpty else { return EmptyNote(caption, empty) }
  var out: [UInt8] = []
  out.reserveCapacity(256 + rows.count * columns.count * 96)
  // A wide table scrolls inside of its own box, which the keyboard must reach as well.
  out.appendOpening("div", [.class(.scroll), Attribute("tabindex", "0"), .role(.region), .label(caption)])
  out.appendOpening("table", [.class(.table, .cards), Attribute("role", "table")] + attributes)
  out.appendOpening("caption", [])
  out.appendEscaped(caption)
  out.appendLiteral("</caption><thead role=\"rowgroup\"><tr role=\"row\">")
  for column in columns { out.appendHeading(of: column) }
  out.appendLiteral("</tr></thead><tbody role=\"rowgroup\">")
  let cells = columns.map { column in rows.map { column.cell($0).bytes } }
  let short = zip(columns, cells).map { $0.kind != .actions && $1.allSatisfy(\.isShort) }
  for row in rows.indices {
    out.appendOpening("tr", [.role(.row)] + (anchor.map { [.id($0(rows[row]))] } ?? []))
    for (index, column) in columns.enumerated() {
      out.appendCell(cells[index][row], of: column, isShort: short[index])
    }
    out.appendLiteral("</tr>")
  }
  out.appendLiteral("</tbody>")
  if let total { out.appendTotal(total, of: columns) }
  out.appendLiteral("</table></div>")
  return HTML(markup: out)
}

/// The sentence and action shown where a list is empty.
public func EmptyNote(_ title: String, _ empty: EmptyState) -> HTML {
  Div(.class(.empty)) {
    P { Strong(title) }
    P(empty.sentence)
    if let action = empty.action { ButtonLink(action.text, to: action.address, .secondary) }
  }
}

extension [UInt8] {
  fileprivate mutating func appendHeading<Row>(of column: Column<Row>) {
    appendLiteral("<th role=\"columnheader\" scope=\"col\"")
    appendLiteral(column.kind == .number ? " class=\"numeric\">" : ">")
    if column.kind == .actions {
      append(contentsOf: Unseen(column.heading).bytes)
    } else {
      appendEscaped(column.heading)
    }
    appendLiteral("</th>")
  }

  /// Whether a cell holds no more than a name or a day: a column of those breaks no line, long words beside it do.
  fileprivate var isShort: Bool {
    var letters = 0
    var isTag = false
    for byte in self {
      switch byte {
      case UInt8(ascii: "<"): isTag = true
      case UInt8(ascii: ">"): isTag = false
      case 0x80..<0xC0: break
      default: letters += isTag ? 0 : 1
      }
      if letters > 26 { return false }
    }
    return true
  }

  fileprivate mutating func appendCell<Row>(_ content: [UInt8], of column: Column<Row>, isShort: Bool = false) {
    switch column.kind {
    case .rowHeading:
      appendLiteral("<th role=\"rowheader\" scope=\"row\"")
      appendLiteral(isShort ? " class=\"nowrap\">" : ">")
    case .text:
      appendLiteral("<td role=\"cell\"")
      appendLabel(isShort ? " class=\"nowrap\" data-label=\"" : " data-label=\"", column.heading)
    case .number: appendLabel("<td role=\"cell\" class=\"numeric\" data-label=\"", column.heading)
    case .actions: appendLiteral("<td role=\"cell\" class=\"actions\">")
    }
    append(contentsOf: content)
    appendLiteral(column.kind == .rowHeading ? "</th>" : "</td>")
  }

  private mutating func appendLabel(_ opening: StaticString, _ heading: String) {
    appendLiteral(opening)
    appendEscaped(heading)
    appendLiteral("\">")
  }

  fileprivate mutating func appendTotal<Row>(_ total: [String], of columns: [Column<Row>]) {
    appendLiteral("<tfoot role=\"rowgroup\"><tr role=\"row\">")
    for (column, text) in zip(columns, total) { appendCell(Inline(text).bytes, of: column) }
    appendLiteral("</tr></tfoot>")
  }
}
