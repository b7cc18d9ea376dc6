// SPDX-License-Identifier: AGPL-3.0-or-later
// swift-format-ignore-file: AlwaysUseLowerCamelCase

/// How far one thing is from what is asked of it: how many there are, how many it takes, and how many are too many.
public struct Meter: Sendable {
  let label: String
  let says: String
  let has: Int
  let least: Int
  let most: Int?
  let status: String
  let tone: Tone
  let note: String?

  /// `says` is the whole story as a sentence; `status` is its end in a word or two, which stands beside the colour; `note`
  /// is what else should be known, such as on whom alone it rests.
  public init(
    _ label: String, says: String, has: Int, least: Int, most: Int? = nil, status: String, _ tone: Tone,
    note: String? = nil
  ) {
    self.label = label
    self.says = says
    self.has = has
    self.least = least
    self.most = most
    self.status = status
    self.tone = tone
    self.note = note
  }
}

/// Meters one below the other on one scale, each a line with its word and a bar with a mark at what is asked; its sentence
/// opens below it.
///
///     Meters([Meter("Nữ", says: "5, cần 6", has: 5, least: 6, status: "thiếu 1", .attention)], of: 34)
public func Meters(_ meters: [Meter], of scale: Int) -> HTML {
  Ul(.class(.meters)) {
    for meter in meters {
      Li(.class(.meter, meter.tone.style)) {
        element(
          "details", [],
          HTML {
            element(
              "summary", [.class(.row, .spread)],
              Inline {
                Strong(meter.label)
                Tag(meter.status, meter.tone)
              }) as HTML
            P(meter.says, .class(.hint))
            if let note = meter.note { P(note, .class(.hint)) }
          }) as HTML
        meterDrawing(meter, of: scale)
      }
    }
  }
}

private func meterDrawing(_ meter: Meter, of scale: Int) -> HTML {
  var drawing = Drawing()
  drawing.rectangle(x: 0, y: 8, width: 1000, height: 16, .track)
  drawing.rectangle(x: 0, y: 8, width: perMille(meter.has, of: scale), height: 16, .fill)
  if meter.least > 0 { drawing.threshold(at: perMille(meter.least, of: scale)) }
  if let most = meter.most, most < scale { drawing.threshold(at: perMille(most, of: scale)) }
  return drawing.finished(width: 1000, height: 32, stretches: true, name: nil, .bar)
}

/// One line of a comparison: a count before and after, each as it is written.
public struct ChangeRow: Sendable {
  let label: String
  let before: Int
  let beforeText: String
  let after: Int
  let afterText: String
  /// The counts are in one unit, the texts as people read them.
  public init(_ label: String, before: Int, text beforeText: String, after: Int, text afterText: String) {
    self.label = label
    self.before = before
    self.beforeText = beforeText
    self.after = after
    self.afterText = afterText
  }
}

/// What was and what would be, two bars a line on one scale. It is a table with its figures written out, so it needs no
/// second version for those who do not see it, nor for print.
///
///     ChangeChart("Cơ cấu", headings: ("Nội dung", "Khóa trước", "Dự kiến"), rows, of: 1000)
public func ChangeChart(
  _ caption: String, headings: (label: String, before: String, after: String), _ rows: [ChangeRow], of scale: Int
) -> HTML {
  let lines = rows.map { row in
    Tr {
      Th(row.label, for: .row)
      Td(row.beforeText, .class(.numeric), Attribute("data-label", headings.before))
      Td(row.afterText, .class(.numeric), Attribute("data-label", headings.after))
      Td(.class(.track)) { changeDrawing(row, of: scale) }
    }
  }
  let head = Tr {
    Th(headings.label)
    Th(headings.before, .class(.numeric))
    Th(headings.after, .class(.numeric))
    Td(.class(.track)) {}
  }
  return Div(.class(.figure)) {
    Table(caption: caption, .class(.chart), head: head) { Fragment(lines) }
    Ul(.class(.legend)) {
      for (text, style) in [(headings.before, Class.fillQuiet), (headings.after, .fill)] {
        Li {
          Span("", .class(.swatch, style), .ornament)
          Span(text)
        }
      }
    }
  }
}

private func changeDrawing(_ row: ChangeRow, of scale: Int) -> HTML {
  var drawing = Drawing()
  drawing.rectangle(x: 0, y: 2, width: 1000, height: 28, .track)
  drawing.rectangle(x: 0, y: 2, width: perMille(row.before, of: scale), height: 12, .fillQuiet)
  drawing.rectangle(x: 0, y: 16, width: perMille(row.after, of: scale), height: 14, .fill)
  return drawing.finished(width: 1000, height: 32, stretches: true, name: nil, .bar)
}
