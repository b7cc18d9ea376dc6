// SPDX-License-Identifier: AGPL-3.0-or-later
// swift-format-ignore-file: AlwaysUseLowerCamelCase

/// One line of a pair chart: a count, and a second measure on a scale of its own.
public struct PairRow: Sendable {
  let label: String
  let first: Int
  let firstText: String
  /// Nil where there is none, as members per seat without a seat.
  let second: Int?
  let secondText: String
  /// The texts are how the two figures are written.
  public init(_ label: String, _ first: Int, text firstText: String, _ second: Int?, text secondText: String) {
    self.label = label
    self.first = first
    self.firstText = firstText
    self.second = second
    self.secondText = secondText
  }
}

/// Two measures side by side for each line, such as seats and members per seat, the second by how far it is below or above
/// what is even for all: measured from nothing, figures that differ little would look alike. It is a table with its figures written out, so it needs no second version for those who do not see it.
///
///     PairChart("Phân bổ", headings: ("Đơn vị", "Suất", "Người mỗi suất"), rows, even: (2011, "Bình quân 20,11"))
public func PairChart(
  _ caption: String, headings: (label: String, first: String, second: String), _ rows: [PairRow],
  even: (value: Int, label: String)
) -> HTML {
  let mostFirst = rows.map(\.first).max() ?? 0
  let furthest = rows.compactMap { row in row.second.map { abs($0 - even.value) } }.max() ?? 0
  let lines = rows.map { row in
    Tr {
      Th(row.label, for: .row)
      Td(row.firstText, .class(.numeric))
      Td(.class(.track)) { barDrawing(Bar(row.label, row.first), of: mostFirst, nil) }
      Td(row.secondText, .class(.numeric), Attribute("data-label", headings.second))
      Td(.class(.track)) { differenceBar(row.second.map { $0 - even.value } ?? 0, of: furthest) }
    }
  }
  let head = Tr {
    Th(headings.label)
    Th(headings.first, .class(.numeric))
    Td(.class(.track)) {}
    Th(headings.second, .class(.numeric))
    Td(.class(.track)) { tickLabel(even.label, at: centre) }
  }
  return Div(.class(.figure)) {
    Table(caption: caption, .class(.chart), head: head) { Fragment(lines) }
  }
}

private let centre = 500

/// To the left of the line in the middle what is below even, to the right what is above.
private func differenceBar(_ difference: Int, of furthest: Int) -> HTML {
  var drawing = Drawing()
  let length = perMille(abs(difference), of: furthest) * 480 / 1000
  drawing.rectangle(x: 0, y: 4, width: 1000, height: 24, .track)
  drawing.rectangle(
    x: difference < 0 ? centre - length : centre, y: 4, width: length, height: 24,
    difference < 0 ? .fillQuiet : .fillOther)
  drawing.threshold(at: centre)
  return drawing.finished(width: 1000, height: 32, stretches: true, name: nil, .bar)
}
