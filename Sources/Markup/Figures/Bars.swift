// SPDX-License-Identifier: AGPL-3.0-or-later
// swift-format-ignore-file: AlwaysUseLowerCamelCase

/// A figure that people compare, large, with what it counts.
///
///     Tiles { Tile("186", "đại biểu được triệu tập"); Tile("124", "cần có mặt") }
public func Tile(_ value: String, _ label: String, note: String? = nil, to address: Address? = nil) -> Fragment<
  ListItems
> {
  Li(.class(.tile)) {
    P(value, .class(.value))
    P { if let address { A(label, to: address) } else { Span(label) } }
    if let note { P(note, .class(.hint)) }
  }
}

/// A figure that may not be known yet: then `none` stands in its place, small and quiet, so that it is not taken for one.
public func Tile(
  _ value: String?, _ label: String, none: String, note: String? = nil, to address: Address? = nil
) -> Fragment<ListItems> {
  if let value { return Tile(value, label, note: note, to: address) }
  return Li(.class(.tile)) {
    P(none, .class(.value, .quiet))
    P { if let address { A(label, to: address) } else { Span(label) } }
    if let note { P(note, .class(.hint)) }
  }
}

/// Figures side by side.
public func Tiles(_ attributes: Attribute..., @Content<ListItems> tiles: () -> Fragment<ListItems>) -> HTML {
  element("ul", [.class(.tiles), .role(.list)] + attributes, tiles())
}

/// How many of all are there, and how many are needed: a bar with a mark at the threshold. `says` is the whole story
/// as a sentence, shown above the bar.
///
///     QuorumBar(present: 27, needed: 34, of: 51, says: "27 trên 51 có mặt, cần 34", label: "Còn thiếu 7")
public func QuorumBar(present: Int, needed: Int, of all: Int, says sentence: String, label: String) -> HTML {
  let isReached = present >= needed
  var drawing = Drawing()
  drawing.rectangle(x: 0, y: 4, width: 1000, height: 24, .track)
  drawing.rectangle(x: 0, y: 4, width: perMille(present, of: all), height: 24, .fill)
  drawing.threshold(at: perMille(needed, of: all))
  return Div(.class(.figure, .quorum, isReached ? .good : .attention)) {
    Row(.class(.spread)) {
      P { Strong(sentence) }
      Tag(label, isReached ? .good : .attention)
    }
    drawing.finished(width: 1000, height: 32, stretches: true, name: nil, .bar)
  }
}

/// One line of a bar chart: what, how many, and the number as it is written.
public struct Bar: Sendable {
  let label: String
  let count: Int
  let text: String
  let isEmphasised: Bool
  /// `emphasised` marks the options that carried.
  public init(_ label: String, _ count: Int, text: String? = nil, emphasised: Bool = true) {
    self.label = label
    self.count = count
    self.text = text ?? "\(count)"
    isEmphasised = emphasised
  }
}

/// Where a bar must reach, and what that means: "26 needed".
public struct NeededLine: Sendable {
  let count: Int
  let label: String
  /// A threshold in the unit of the bars.
  public init(_ count: Int, _ label: String) {
    self.count = count
    self.label = label
  }
}

/// Counts as bars on one scale, with the threshold as a line. It is a table with its figures written out, so it needs
/// no second version for those who do not see it.
///
///     BarChart("Kết quả", headings: ("Phương án", "Số phiếu"), [Bar("Đồng ý", 45), Bar("Không đồng ý", 3)], of: 51,
///              threshold: NeededLine(26, "Cần 26"))
public func BarChart(
  _ caption: String, headings: (label: String, count: String), _ bars: [Bar], of scale: Int,
  threshold: NeededLine? = nil
) -> HTML {
  let rows = bars.map { bar in
    Tr {
      Th(bar.label, for: .row)
      Td(bar.text, .class(.numeric))
      Td(.class(.track)) { barDrawing(bar, of: scale, threshold) }
    }
  }
  let head = Tr {
    Th(headings.label)
    Th(headings.count, .class(.numeric))
    Td(.class(.track)) { if let threshold { tickLabel(threshold.label, at: perMille(threshold.count, of: scale)) } }
  }
  return Div(.class(.figure)) {
    Table(caption: caption, .class(.chart), head: head) { Fragment(rows) }
  }
}

/// What a mark in the bars below means, beside its place on their scale: to the right of it in the left half, to the left
/// of it in the right.
func tickLabel(_ words: String, at place: Int) -> HTML {
  let isLeft = place <= 500
  var text: [UInt8] = []
  text.appendOpening(
    "text",
    [
      Attribute("x", "\(place / 10).\(place % 10)%"), Attribute("dx", isLeft ? "-2" : "2"), Attribute("y", "1.15em"),
      Attribute("text-anchor", isLeft ? "start" : "end"),
    ])
  text.appendEscaped(words)
  text.appendClosing("text")
  return element(
    "svg", [.class(.tickLabel), Attribute("focusable", "false"), .role(.img), .label(words)], HTML(markup: text))
}

func barDrawing(_ bar: Bar, of scale: Int, _ threshold: NeededLine?) -> HTML {
  var drawing = Drawing()
  drawing.rectangle(x: 0, y: 4, width: 1000, height: 24, .track)
  drawing.rectangle(
    x: 0, y: 4, width: perMille(bar.count, of: scale), height: 24, bar.isEmphasised ? .fill : .fillQuiet)
  if let threshold { drawing.threshold(at: perMille(threshold.count, of: scale)) }
  return drawing.finished(width: 1000, height: 32, stretches: true, name: nil, .bar)
}

/// One part of a whole.
public struct Share: Sendable {
  let label: String
  let count: Int
  let text: String
  let isRest: Bool
  /// `text` is how the count is written, when the bare digits will not do; what is the rest of the whole, such as what is
  /// still to be done, is left pale.
  public init(_ label: String, _ count: Int, text: String? = nil, isRest: Bool = false) {
    self.label = label
    self.count = count
    self.text = text ?? "\(count)"
    self.isRest = isRest
  }
}

/// Parts of a whole in one bar, with a legend that names each figure: delegates by kind, papers by validity.
/// Three parts and the rest have their own colours; further parts share the quiet one.
///
///     ShareBar("Đại biểu", [Share("Đương nhiên", 51), Share("Do đơn vị bầu", 135)])
public func ShareBar(_ caption: String, _ shares: [Share]) -> HTML {
  let whole = shares.reduce(0) { $0 + $1.count }
  var drawing = Drawing()
  drawing.rectangle(x: 0, y: 0, width: 1000, height: 32, .track)
  var reached = 0
  for (index, share) in shares.enumerated() {
    let start = perMille(reached, of: whole)
    reached += share.count
    drawing.rectangle(x: start, y: 0, width: perMille(reached, of: whole) - start, height: 32, colour(index, share))
    if reached < whole { drawing.verticalLine(x: perMille(reached, of: whole), from: 0, to: 32, .axis) }
  }
  return Div(.class(.figure)) {
    P { Strong(caption) }
    drawing.finished(width: 1000, height: 32, stretches: true, name: nil, .bar)
    Ul(.class(.legend)) {
      for (index, share) in shares.enumerated() {
        Li {
          Span("", .class(.swatch, colour(index, share)), .ornament)
          Span(share.label)
          Strong(share.text)
        }
      }
    }
  }
}

private func colour(_ index: Int, _ share: Share) -> Class {
  switch index {
  case _ where share.isRest: .fillRest
  case 0: .fill
  case 1: .fillOther
  default: .fillQuiet
  }
}
