// SPDX-License-Identifier: AGPL-3.0-or-later

/// Writes looks as WordprocessingML (ECMA-376 part 1, §17), whose elements have one fixed order.
extension XMLText {
  mutating func value(_ name: String, _ value: String) { element(name, ["w:val": value]) }

  /// Present and absent differ from off: off takes back what a style switched on.
  mutating func toggle(_ name: String, _ isOn: Bool?) {
    guard let isOn else { return }
    if isOn { element(name) } else { value(name, "0") }
  }

  /// §17.3.2.28 `rPr`. Bold, italic and size are said twice: once more for complex scripts.
  mutating func textLook(_ look: TextLook) {
    guard look != TextLook() else { return }
    element("w:rPr") { $0.textLookParts(look) }
  }

  mutating func textLookParts(_ look: TextLook) {
    if let font = look.font { fonts(font) }
    toggle("w:b", look.isBold)
    toggle("w:bCs", look.isBold)
    toggle("w:i", look.isItalic)
    toggle("w:iCs", look.isItalic)
    toggle("w:caps", look.isUpperCase)
    if let colour = look.colour { value("w:color", colour) }
    if let size = look.size {
      value("w:sz", Measure.halfPoints(size))
      value("w:szCs", Measure.halfPoints(size))
    }
    if let isUnderlined = look.isUnderlined { value("w:u", isUnderlined ? "single" : "none") }
    switch look.position {
    case .superscript: value("w:vertAlign", "superscript")
    case .subscript: value("w:vertAlign", "subscript")
    case nil: break
    }
    if let tag = look.language { language(tag) }
  }

  mutating func fonts(_ font: String) {
    element("w:rFonts", ["w:ascii": font, "w:hAnsi": font, "w:eastAsia": font, "w:cs": font])
  }

  mutating func language(_ tag: String) {
    element("w:lang", ["w:val": tag, "w:eastAsia": tag, "w:bidi": "ar-SA"])
  }

  /// §17.3.1.26 `pPr`.
  mutating func paragraphLook(_ look: ParagraphLook, style: String?) {
    guard look != ParagraphLook() || style != nil else { return }
    element("w:pPr") { xml in
      if let style { xml.value("w:pStyle", style) }
      xml.paragraphLookParts(look)
    }
  }

  mutating func paragraphLookParts(_ look: ParagraphLook) {
    toggle("w:keepNext", look.keepsWithNext)
    toggle("w:keepLines", look.keepsTogether)
    borders("w:pBdr", look.borders, space: "1")
    if !look.tabs.isEmpty {
      element("w:tabs") { xml in look.tabs.sorted { $0.at < $1.at }.forEach { xml.tabStop($0) } }
    }
    spacing(look)
    indents(look)
    switch look.alignment {
    case .left: value("w:jc", "left")
    case .centre: value("w:jc", "center")
    case .right: value("w:jc", "right")
    case .justified: value("w:jc", "both")
    case nil: break
    }
    if let level = look.headingLevel { value("w:outlineLvl", String(min(max(level, 1), 9) - 1)) }
  }

  /// Top, left, bottom, right is the order of the format.
  mutating func borders(_ name: String, _ borders: Borders, space: String = "0") {
    guard borders != .none else { return }
    element(name) { xml in
      for (side, width) in [
        ("top", borders.top), ("left", borders.left), ("bottom", borders.bottom), ("right", borders.right),
      ] {
        if let width { xml.border("w:\(side)", width: width, space: space) }
      }
    }
  }

  mutating func border(_ name: String, width: Double, space: String) {
    element(
      name, ["w:val": "single", "w:sz": Measure.eighthPoints(width), "w:space": space, "w:color": "auto"])
  }

  private mutating func tabStop(_ tab: TabStop) {
    let alignment =
      switch tab.alignment {
      case .left: "left"
      case .centre: "center"
      case .right: "right"
      }
    let leader =
      switch tab.leader {
      case .none: "none"
      case .dots: "dot"
      case .line: "underscore"
      }
    element(
      "w:tab", ["w:val": alignment, "w:leader": leader, "w:pos": Measure.twips(millimetres: tab.at)])
  }

  private mutating func spacing(_ look: ParagraphLook) {
    var said: [(String, String)] = []
    if let before = look.spaceBefore { said.append(("w:before", Measure.twips(points: before))) }
    if let after = look.spaceAfter { said.append(("w:after", Measure.twips(points: after))) }
    switch look.lineSpacing {
    case .lines(let lines): said += [("w:line", Measure.lineParts(lines)), ("w:lineRule", "auto")]
    case .exactly(let points): said += [("w:line", Measure.twips(points: points)), ("w:lineRule", "exact")]
    case .atLeast(let points): said += [("w:line", Measure.twips(points: points)), ("w:lineRule", "atLeast")]
    case nil: break
    }
    if !said.isEmpty { element("w:spacing", pairs: said) }
  }

  private mutating func indents(_ look: ParagraphLook) {
    var said: [(String, String)] = []
    if let left = look.indentLeft { said.append(("w:left", Measure.twips(millimetres: left))) }
    if let right = look.indentRight { said.append(("w:right", Measure.twips(millimetres: right))) }
    switch look.firstLine {
    case .some(let first) where first < 0: said.append(("w:hanging", Measure.twips(millimetres: -first)))
    case .some(let first): said.append(("w:firstLine", Measure.twips(millimetres: first)))
    case nil: break
    }
    if !said.isEmpty { element("w:ind", pairs: said) }
  }
}
