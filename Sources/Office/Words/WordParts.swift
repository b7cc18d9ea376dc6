// SPDX-License-Identifier: AGPL-3.0-or-later

/// The parts of a .docx while they are written: what the text refers to is gathered here.
struct WordParts {
  let document: WordDocument
  private(set) var media: [(name: String, bytes: [UInt8])] = []
  private(set) var stories: [(name: String, xml: XMLText)] = []
  private var pictures = 0
  private var tables = 0

  static let namespaces: KeyValuePairs = [
    "xmlns:w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "xmlns:r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "xmlns:wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "xmlns:a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "xmlns:pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
  ]

  init(_ document: WordDocument) { self.document = document }

  // MARK: Text

  /// §17.2.2 `body`: the last section's page stands at its end, the others' in their last paragraph.
  mutating func text() throws(WordFault) -> XMLText {
    var body = XMLText(startingWith: "")
    for (number, section) in document.sections.enumerated() {
      try write(section.blocks, into: &body)
      let page = try pageOf(section, isFirst: number == 0)
      if number < document.sections.count - 1 {
        body.smallestParagraph(closing: page)
      } else {
        body.newLine()
        body.raw(page)
      }
    }
    var xml = XMLText()
    xml.element("w:document", Self.namespaces) { $0.element("w:body") { $0.raw(body) } }
    return xml
  }

  mutating func write(_ blocks: [WordBlock], into xml: inout XMLText) throws(WordFault) {
    var followsTable = false
    for block in blocks {
      // Word joins tables that touch, and asks for a paragraph at the end of each cell and section.
      if case .table = block, followsTable { xml.smallestParagraph(keepsWithNext: true) }
      if case .table = block { followsTable = true } else { followsTable = false }
      switch block {
      case .paragraph(let paragraph): try write(paragraph, into: &xml)
      case .table(let table): try write(table, into: &xml)
      case .pageBreak:
        xml.newLine()
        xml.element("w:p") { $0.element("w:r") { $0.element("w:br", ["w:type": "page"]) } }
      }
    }
    if followsTable { xml.smallestParagraph() }
  }

  private mutating func write(_ paragraph: Paragraph, into xml: inout XMLText) throws(WordFault) {
    if let style = paragraph.style, !document.styles.contains(where: { $0.id == style }) {
      throw .unknownStyle(style)
    }
    var content = XMLText(startingWith: "")
    for inline in paragraph.content { try write(inline, into: &content) }
    xml.newLine()
    xml.element("w:p") {
      $0.paragraphLook(paragraph.look, style: paragraph.style)
      $0.raw(content)
    }
  }

  private mutating func write(_ inline: Inline, into xml: inout XMLText) throws(WordFault) {
    switch inline {
    case .text(let text, let look): xml.run(text, look)
    case .tab: xml.element("w:r") { $0.element("w:tab") }
    case .lineBreak: xml.element("w:r") { $0.element("w:br") }
    case .pageNumber: xml.field("PAGE")
    case .pageCount: xml.field("NUMPAGES")
    case .image(let image): try write(image, into: &xml)
    }
  }

  private mutating func write(_ table: WordTable, into xml: inout XMLText) throws(WordFault) {
    let number = tables
    tables += 1
    let grid = try TableGrid(table, number: number)
    var rows: [[XMLText]] = []
    for row in grid.rows {
      var cells: [XMLText] = []
      for place in row {
        var content = XMLText(startingWith: "")
        if case .cell(let cell, _) = place { try write(cell.blocks, into: &content) }
        if content.text.isEmpty { content.smallestParagraph(keepsWithNext: place.staysWithNext) }
        cells.append(content)
      }
      rows.append(cells)
    }
    xml.newLine()
    xml.table(table, grid: grid, contents: rows)
  }

  // MARK: Pictures

  private mutating func write(_ image: WordImage, into xml: inout XMLText) throws(WordFault) {
    guard image.png.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) else {
      throw .imageIsNotPNG(description: image.description)
    }
    let file = media.firstIndex { $0.bytes == image.png } ?? media.count
    if file == media.count { media.append(("media/image\(file + 1).png", image.png)) }
    pictures += 1
    xml.picture(image, relation: "image\(file + 1)", number: pictures)
  }

  // MARK: Pages, headers and footers

  /// §17.6.17 `sectPr`. The first page of the document has headers of its own: empty ones.
  private mutating func pageOf(_ section: WordSection, isFirst: Bool) throws(WordFault) -> XMLText {
    let header = try story(section.header, number: section.pageNumber == .topCentre, kind: "header")
    let footer = try story(section.footer, number: section.pageNumber == .bottomCentre, kind: "footer")
    let firstHeader = isFirst ? try story([], number: false, kind: "header") : nil
    let firstFooter = isFirst ? try story([], number: false, kind: "footer") : nil
    var xml = XMLText(startingWith: "")
    let page = section.page
    let isLandscape = page.width > page.height
    xml.element("w:sectPr") { xml in
      xml.element("w:headerReference", ["w:type": "default", "r:id": header])
      if let firstHeader { xml.element("w:headerReference", ["w:type": "first", "r:id": firstHeader]) }
      xml.element("w:footerReference", ["w:type": "default", "r:id": footer])
      if let firstFooter { xml.element("w:footerReference", ["w:type": "first", "r:id": firstFooter]) }
      xml.value("w:type", "nextPage")
      var size = [("w:w", Measure.twips(millimetres: page.width)), ("w:h", Measure.twips(millimetres: page.height))]
      if isLandscape { size.append(("w:orient", "landscape")) }
      xml.element("w:pgSz", pairs: size)
      xml.element(
        "w:pgMar",
        [
          "w:top": Measure.twips(millimetres: page.top), "w:right": Measure.twips(millimetres: page.right),
          "w:bottom": Measure.twips(millimetres: page.bottom), "w:left": Measure.twips(millimetres: page.left),
          "w:header": Measure.twips(millimetres: page.top / 2), "w:footer": Measure.twips(millimetres: page.bottom / 2),
          "w:gutter": "0",
        ])
      if isFirst { xml.element("w:titlePg") }
    }
    return xml
  }

  /// A header or footer in a part of its own; gives its relation.
  private mutating func story(
    _ blocks: [WordBlock], number: Bool, kind: String
  ) throws(WordFault) -> String {
    var content = XMLText(startingWith: "")
    let centred = ParagraphLook(
      alignment: .centre, indentLeft: 0, firstLine: 0, spaceBefore: 0, spaceAfter: 0, lineSpacing: .lines(1))
    try write(blocks, into: &content)
    if number { try write(Paragraph(look: centred, content: [.pageNumber]), into: &content) }
    if content.text.isEmpty { try write(Paragraph("", look: centred), into: &content) }
    let id = "\(kind)\(stories.count { $0.name.hasPrefix(kind) } + 1)"
    var xml = XMLText()
    xml.element(kind == "header" ? "w:hdr" : "w:ftr", Self.namespaces) { $0.raw(content) }
    stories.append(("\(id).xml", xml))
    return id
  }
}
