// SPDX-License-Identifier: AGPL-3.0-or-later
// swift-format-ignore-file: AlwaysUseLowerCamelCase

/// One line of a pair chart: a count, and a second measure on a scale of its own.
public struct PairRow: Sendable {
  let label: String
  let first: Int
  let firstText: String
  let second: Int
  let secondText: String
  /// The texts are how the two figures are written.
  public init(_ label: String, _ first: Int, text firstText: String, _ second: Int, text secondText: String) {
    self.label = label
    self.first = first
    self.firstText = firstText
    self.second = second
    self.secondText = secondText
  }
}

/// Two measures side by side for each line, such as seats and members per seat, the second with a line at what is even
/// for all. It is a table with its figures written out, so it needs no second version for those who do not see it.
///
///     PairChart("Phân bổ", headings: ("Đơn vị", "Suất", "Người mỗi suất"), rows, even: (2011, "Bình quân 20,11"))
public func PairChart(
  _ caption: String, headings: (label: String, first: String, second: String), _ rows: [PairRow],
  even: (value: Int, label: String)
) -> HTML {
  let mostFirst = rows.map(\.first).max() ?? 0
  let mostSecond = max(rows.map(\.second).max() ?? 0, even.value)
  let lines = rows.map { row in
    Tr {
      Th(row.label, for: .row)
      Td(row.firstText, .class(.numeric))
      Td(.class(.track)) { pairBar(row.first, of: mostFirst, mark: nil) }
      Td(row.secondText, .class(.numeric), Attribute("data-label", headings.second))
      Td(.class(.track)) { pairBar(row.second, of: mostSecond, mark: even.value) }
    }
  }
  let head = Tr {
    Th(headings.label)
    Th(headings.first, .class(.numeric))
    Td(.class(.track)) {}
    Th(headings.second, .class(.numeric))
    Td(.class(.track)) { tickLabel(even.label, at: perMille(even.value, of: mostSecond)) }
  }
  return Div(.class(.figure)) {
    Table(caption: caption, .class(.chart), head: head) { Fragment(lines) }
  }
}

private func pairBar(_ count: Int, of scale: Int, mark: Int?) -> HTML {
  var drawing = Drawing()
  drawing.rectangle(x: 0, y: 4, width: 1000, height: 24, .track)
  drawing.rectangle(x: 0, y: 4, width: perMille(count, of: scale), height: 24, mark == nil ? .fill : .fillQuiet)
  if let mark { drawing.threshold(at: perMille(mark, of: scale)) }
  return drawing.finished(width: 1000, height: 32, stretches: true, name: nil, .bar)
}
