// SPDX-License-Identifier: AGPL-3.0-or-later

/// A drawing under way: shapes whose measures are figures and whose colours are classes of the design system, since
/// the content security policy allows no style attribute.
struct Drawing {
  private var bytes: [UInt8] = []

  mutating func rectangle(x: Int, y: Int, width: Int, height: Int, _ style: Class) {
    bytes.appendOpening(
      "rect",
      [
        Attribute("x", "\(x)"), Attribute("y", "\(y)"), Attribute("width", "\(max(0, width))"),
        Attribute("height", "\(height)"), .class(style),
      ])
    bytes.appendClosing("rect")
  }

  mutating func verticalLine(x: Int, from top: Int, to bottom: Int, _ style: Class) {
    bytes.appendOpening(
      "line",
      [
        Attribute("x1", "\(x)"), Attribute("x2", "\(x)"), Attribute("y1", "\(top)"), Attribute("y2", "\(bottom)"),
        .class(style),
      ])
    bytes.appendClosing("line")
  }

  /// Where a bar must reach: a line with a halo, to be seen on a filled bar as well.
  mutating func threshold(at x: Int) {
    verticalLine(x: x, from: 0, to: 32, .halo)
    verticalLine(x: x, from: 0, to: 32, .needed)
  }

  /// Squares of size 1 as one path.
  mutating func squares(_ places: [(x: Int, y: Int)], _ style: Class) {
    let path = places.map { "M\($0.x) \($0.y)h1v1h-1z" }.joined()
    bytes.appendOpening("path", [Attribute("d", path), .class(style)])
    bytes.appendClosing("path")
  }

  /// The finished `<svg>`, stretched to its box when it `stretches`; hidden from screen readers when `name` is nil,
  /// since the text beside it says the same.
  func finished(width: Int, height: Int, stretches: Bool, name: String?, _ style: Class) -> HTML {
    var own = [
      Attribute("viewBox", "0 0 \(width) \(height)"), Attribute("focusable", "false"), .class(style),
      Attribute("preserveAspectRatio", stretches ? "none" : "xMidYMid meet"),
    ]
    if let name { own += [.role(.img), .label(name)] } else { own.append(.ornament) }
    return element("svg", own, HTML(markup: bytes))
  }
}

/// `part` of `whole` on a scale of a thousand, held between 0 and 1000.
func perMille(_ part: Int, of whole: Int) -> Int {
  guard whole > 0, part > 0 else { return 0 }
  // In floating point, since a thousandfold count might not fit; half a unit more rounds to the nearest.
  return part >= whole ? 1000 : Int(Double(part) / Double(whole) * 1000 + 0.5)
}
