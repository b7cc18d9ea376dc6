// SPDX-License-Identifier: AGPL-3.0-or-later

extension WordDocument {
  /// The .docx file (transitional Office Open XML); the same document gives the same bytes.
  public func docx() throws(WordFault) -> [UInt8] { try package().zip() }

  /// The parts of the .docx file before they are packed.
  public func package() throws(WordFault) -> Package {
    guard !sections.isEmpty else { throw .noSection }
    var ids: Set<String> = []
    for style in styles where !ids.insert(style.id).inserted { throw .doubleStyle(style.id) }
    var parts = WordParts(self)
    let text = try parts.text()
    var package = Package()
    package["[Content_Types].xml"] = contentTypes(parts).utf8
    package["_rels/.rels"] = Self.packageRelations.utf8
    package["docProps/core.xml"] = coreProperties.utf8
    package["docProps/app.xml"] = Self.appProperties.utf8
    package["word/document.xml"] = text.utf8
    package["word/_rels/document.xml.rels"] = relations(parts).utf8
    package["word/styles.xml"] = styleSheet.utf8
    package["word/settings.xml"] = settings.utf8
    package["word/fontTable.xml"] = fontTable.utf8
    for story in parts.stories {
      package["word/\(story.name)"] = story.xml.utf8
      if !parts.media.isEmpty { package["word/_rels/\(story.name).rels"] = pictureRelations(parts).utf8 }
    }
    for picture in parts.media { package["word/\(picture.name)"] = picture.bytes }
    return package
  }

  // MARK: What belongs to what

  private static let relationRoot = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  private static let relationSpace: KeyValuePairs = [
    "xmlns": "http://schemas.openxmlformats.org/package/2006/relationships"
  ]
  private static let wordType = "application/vnd.openxmlformats-officedocument.wordprocessingml"

  private func contentTypes(_ parts: WordParts) -> XMLText {
    var overrides = [
      ("document", "\(Self.wordType).document.main+xml"), ("styles", "\(Self.wordType).styles+xml"),
      ("settings", "\(Self.wordType).settings+xml"), ("fontTable", "\(Self.wordType).fontTable+xml"),
    ].map { ("/word/\($0).xml", $1) }
    for story in parts.stories {
      let kind = story.name.hasPrefix("header") ? "header" : "footer"
      overrides.append(("/word/\(story.name)", "\(Self.wordType).\(kind)+xml"))
    }
    overrides.append(("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"))
    overrides.append(
      ("/docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml"))
    var xml = XMLText()
    xml.element("Types", ["xmlns": "http://schemas.openxmlformats.org/package/2006/content-types"]) { xml in
      xml.element(
        "Default",
        ["Extension": "rels", "ContentType": "application/vnd.openxmlformats-package.relationships+xml"])
      xml.element("Default", ["Extension": "xml", "ContentType": "application/xml"])
      xml.element("Default", ["Extension": "png", "ContentType": "image/png"])
      for (name, type) in overrides { xml.element("Override", ["PartName": name, "ContentType": type]) }
    }
    return xml
  }

  private static let packageRelations: XMLText = {
    var xml = XMLText()
    xml.element("Relationships", relationSpace) { xml in
      xml.relation("document", "\(relationRoot)/officeDocument", to: "word/document.xml")
      xml.relation(
        "core", "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
        to: "docProps/core.xml")
      xml.relation("app", "\(relationRoot)/extended-properties", to: "docProps/app.xml")
    }
    return xml
  }()

  private func relations(_ parts: WordParts) -> XMLText {
    var xml = XMLText()
    xml.element("Relationships", Self.relationSpace) { xml in
      for name in ["styles", "settings", "fontTable"] {
        xml.relation(name, "\(Self.relationRoot)/\(name)", to: "\(name).xml")
      }
      for story in parts.stories {
        let kind = story.name.hasPrefix("header") ? "header" : "footer"
        xml.relation(String(story.name.dropLast(4)), "\(Self.relationRoot)/\(kind)", to: story.name)
      }
      Self.relatePictures(parts, in: &xml)
    }
    return xml
  }

  private func pictureRelations(_ parts: WordParts) -> XMLText {
    var xml = XMLText()
    xml.element("Relationships", Self.relationSpace) { Self.relatePictures(parts, in: &$0) }
    return xml
  }

  private static func relatePictures(_ parts: WordParts, in xml: inout XMLText) {
    for (number, picture) in parts.media.enumerated() {
      xml.relation("image\(number + 1)", "\(relationRoot)/image", to: picture.name)
    }
  }

  // MARK: What is said about the document

  private var coreProperties: XMLText {
    var xml = XMLText()
    xml.element(
      "cp:coreProperties",
      [
        "xmlns:cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
        "xmlns:dc": "http://purl.org/dc/elements/1.1/", "xmlns:dcterms": "http://purl.org/dc/terms/",
        "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
      ]
    ) { xml in
      xml.element("dc:title", words: properties.title)
      xml.element("dc:creator", words: properties.author)
      xml.element("dc:language", words: properties.language)
      if let created = properties.created {
        xml.element("dcterms:created", ["xsi:type": "dcterms:W3CDTF"], words: created)
        xml.element("dcterms:modified", ["xsi:type": "dcterms:W3CDTF"], words: created)
      }
    }
    return xml
  }

  private static let appProperties: XMLText = {
    var xml = XMLText()
    xml.element("Properties", ["xmlns": "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"]) {
      $0.element("Application", words: "Dien Hong")
    }
    return xml
  }()

  private var settings: XMLText {
    var xml = XMLText()
    xml.element("w:settings", WordParts.namespaces) { xml in
      if sections.contains(where: \.page.isMirrored) { xml.element("w:mirrorMargins") }
      xml.element("w:defaultTabStop", ["w:val": "720"])
      xml.element("w:compat") { xml in
        xml.element(
          "w:compatSetting",
          ["w:name": "compatibilityMode", "w:uri": "http://schemas.microsoft.com/office/word", "w:val": "15"])
      }
      xml.language(properties.language, as: "w:themeFontLang")
      xml.value("w:decimalSymbol", ".")
      xml.value("w:listSeparator", ";")
    }
    return xml
  }

  private var fontTable: XMLText {
    var xml = XMLText()
    xml.element("w:fonts", WordParts.namespaces) { xml in
      xml.element("w:font", ["w:name": body.font]) { $0.value("w:charset", "00") }
    }
    return xml
  }

  /// §17.7: what everything starts from, then the named styles.
  private var styleSheet: XMLText {
    var xml = XMLText()
    xml.element("w:styles", WordParts.namespaces) { xml in
      xml.element("w:docDefaults") { xml in
        xml.element("w:rPrDefault") { xml in
          xml.element("w:rPr") {
            $0.textLookParts(TextLook(size: body.size, font: body.font, language: properties.language))
          }
        }
        xml.element("w:pPrDefault") { xml in
          xml.element("w:pPr") { $0.paragraphLookParts(body.paragraph) }
        }
      }
      xml.newLine()
      xml.element("w:style", ["w:type": "paragraph", "w:default": "1", "w:styleId": "Normal"]) { xml in
        xml.value("w:name", "Normal")
        xml.element("w:qFormat")
      }
      for style in styles where style.id != "Normal" {
        xml.newLine()
        xml.style(style)
      }
    }
    return xml
  }
}

extension XMLText {
  fileprivate mutating func relation(_ id: String, _ type: String, to target: String) {
    element("Relationship", ["Id": id, "Type": type, "Target": target])
  }

  fileprivate mutating func language(_ tag: String, as name: String) { element(name, ["w:val": tag]) }

  fileprivate mutating func style(_ style: WordStyle) {
    var attributes = [("w:type", "paragraph"), ("w:styleId", style.id)]
    // Word's own styles are known by their names and are not custom.
    let isOwn = ["Title", "Subtitle", "Body Text"].contains(style.name) || style.name.hasPrefix("heading ")
    if !isOwn { attributes.append(("w:customStyle", "1")) }
    element("w:style", pairs: attributes) { xml in
      xml.value("w:name", style.name)
      xml.value("w:basedOn", "Normal")
      xml.element("w:qFormat")
      if style.paragraph != ParagraphLook() {
        xml.element("w:pPr") { $0.paragraphLookParts(style.paragraph) }
      }
      xml.textLook(style.text)
    }
  }
}
