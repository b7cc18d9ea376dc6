// SPDX-License-Identifier: AGPL-3.0-or-later

/// The elements of WordprocessingML and its neighbours that we look for (ECMA-376 part 1, §17; [MS-DOCX] for w15).
/// The prefixes here are ours: files may use others, and the strict form other namespaces.
enum WordTag: String, CaseIterable {
  case text = "#text"
  case other = ""
  case document = "w:document"
  case body = "w:body"
  case header = "w:hdr"
  case footer = "w:ftr"
  case footnotes = "w:footnotes"
  case footnote = "w:footnote"
  case endnotes = "w:endnotes"
  case endnote = "w:endnote"
  case comments = "w:comments"
  case comment = "w:comment"
  case glossary = "w:glossaryDocument"

  case paragraph = "w:p"
  case paragraphLook = "w:pPr"
  case run = "w:r"
  case runLook = "w:rPr"
  case words = "w:t"
  case deletedWords = "w:delText"
  case instruction = "w:instrText"
  case deletedInstruction = "w:delInstrText"
  case tab = "w:tab"
  case placedTab = "w:ptab"
  case lineBreak = "w:br"
  case carriageReturn = "w:cr"
  case hardHyphen = "w:noBreakHyphen"
  case softHyphen = "w:softHyphen"
  case symbol = "w:sym"
  case fieldMark = "w:fldChar"
  case simpleField = "w:fldSimple"
  case footnoteReference = "w:footnoteReference"
  case endnoteReference = "w:endnoteReference"
  case hyperlink = "w:hyperlink"
  case smartTag = "w:smartTag"
  case smartTagLook = "w:smartTagPr"
  case customXML = "w:customXml"
  case customXMLLook = "w:customXmlPr"
  case contentControl = "w:sdt"
  case contentControlLook = "w:sdtPr"
  case contentControlEndLook = "w:sdtEndPr"
  case contentControlContent = "w:sdtContent"
  case ruby = "w:ruby"
  case rubyText = "w:rt"
  case object = "w:object"
  case drawing = "w:drawing"
  case picture = "w:pict"
  case textBox = "w:txbxContent"
  case foreignPart = "w:altChunk"

  case insertion = "w:ins"
  case deletion = "w:del"
  case movedFrom = "w:moveFrom"
  case movedTo = "w:moveTo"
  case movedFromStart = "w:moveFromRangeStart"
  case movedFromEnd = "w:moveFromRangeEnd"
  case movedToStart = "w:moveToRangeStart"
  case movedToEnd = "w:moveToRangeEnd"
  case cellInserted = "w:cellIns"
  case cellDeleted = "w:cellDel"
  case cellsMerged = "w:cellMerge"
  case paragraphLookChange = "w:pPrChange"
  case runLookChange = "w:rPrChange"
  case sectionChange = "w:sectPrChange"
  case tableLookChange = "w:tblPrChange"
  case tableExceptionChange = "w:tblPrExChange"
  case rowLookChange = "w:trPrChange"
  case cellLookChange = "w:tcPrChange"
  case numberingChange = "w:numberingChange"

  case table = "w:tbl"
  case tableLook = "w:tblPr"
  case tableException = "w:tblPrEx"
  case tableGrid = "w:tblGrid"
  case row = "w:tr"
  case rowLook = "w:trPr"
  case cell = "w:tc"
  case cellLook = "w:tcPr"
  case cellSpan = "w:gridSpan"
  case verticalMerge = "w:vMerge"
  case cellsBefore = "w:gridBefore"
  case section = "w:sectPr"
  case headerReference = "w:headerReference"
  case footerReference = "w:footerReference"

  case commentStart = "w:commentRangeStart"
  case commentEnd = "w:commentRangeEnd"
  case commentReference = "w:commentReference"
  case bookmarkStart = "w:bookmarkStart"
  case bookmarkEnd = "w:bookmarkEnd"

  case styles = "w:styles"
  case style = "w:style"
  case basedOn = "w:basedOn"
  case defaults = "w:docDefaults"
  case paragraphStyle = "w:pStyle"
  case runStyle = "w:rStyle"
  case outlineLevel = "w:outlineLvl"
  case pageBreakBefore = "w:pageBreakBefore"
  case frame = "w:framePr"
  case fonts = "w:rFonts"
  case hidden = "w:vanish"
  case strike = "w:strike"
  case doubleStrike = "w:dstrike"
  case numbering = "w:numbering"
  case numberProperties = "w:numPr"
  case numberLevel = "w:ilvl"
  case numberID = "w:numId"
  case abstractNumber = "w:abstractNum"
  case abstractNumberID = "w:abstractNumId"
  case number = "w:num"
  case level = "w:lvl"
  case levelOverride = "w:lvlOverride"
  case start = "w:start"
  case startOverride = "w:startOverride"
  case numberFormat = "w:numFmt"
  case levelText = "w:lvlText"
  case levelRestart = "w:lvlRestart"
  case legal = "w:isLgl"
  case numberStyleLink = "w:numStyleLink"
  case styleLink = "w:styleLink"

  case mathWords = "m:t"
  case mathRun = "m:r"
  case math = "m:oMath"
  case alternate = "mc:AlternateContent"
  case choice = "mc:Choice"
  case fallback = "mc:Fallback"
  case commentsExtended = "w15:commentsEx"
  case commentExtended = "w15:commentEx"
  case relationship = "rel:Relationship"
  case contentOverride = "ct:Override"

  /// Our prefix for a namespace, whatever the file calls it; nothing for those we do not look into.
  static func prefix(of namespace: ArraySlice<UInt8>) -> String? {
    prefixes[String(decoding: namespace, as: UTF8.self)]
  }

  private static let prefixes: [String: String] = [
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w",
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "w",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m",
    "http://purl.oclc.org/ooxml/officeDocument/math": "m",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
    "http://schemas.microsoft.com/office/word/2012/wordml": "w15",
    // Strict files of Word 2013 keep the text of text boxes here.
    "http://schemas.microsoft.com/office/word/2006/wordml": "wne",
    "http://schemas.openxmlformats.org/package/2006/relationships": "rel",
    "http://schemas.openxmlformats.org/package/2006/content-types": "ct",
  ]

  static let byName: [String: WordTag] = {
    var byName = Dictionary(uniqueKeysWithValues: allCases.map { ($0.rawValue, $0) })
    byName["wne:txbxContent"] = .textBox
    return byName
  }()
}
