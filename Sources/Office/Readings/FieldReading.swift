// SPDX-License-Identifier: AGPL-3.0-or-later

/// A field while it is read (ECMA-376 part 1, §17.16): what the word processor is told to reckon, and what came of it.
struct FieldReading {
  private(set) var instruction = ""
  /// All that it was told in the order of the file, with what somebody struck of it: that reckons nothing any more, and
  /// still tells which field it is.
  private var whole = ""
  /// What is read now came of it.
  var isResult = false
  /// Which of the objects of its part it is.
  var object: Int?

  /// With spaces as they may come.
  var key: String { whole.split(whereSeparator: \.isWhitespace).joined(separator: " ") }

  init(object: Int?) { self.object = object }

  mutating func tell(_ words: String, isStruck: Bool) {
    whole += words
    if !isStruck { instruction += words }
  }

  var isReckoned: Bool { isResult && Self.isReckoned(instruction) }

  /// Whether what comes of it is reckoned anew by itself, so that nobody wrote it. The words of a link, of a form to fill
  /// in or of a citation are somebody's.
  static func isReckoned(_ instruction: String) -> Bool {
    let name = instruction.split { $0.isWhitespace || $0 == "\\" }.first.map { $0.uppercased() } ?? ""
    return name.hasPrefix("=") || names.contains(name)
  }

  private static let names: Set<String> = [
    "PAGE", "NUMPAGES", "PAGEREF", "REF", "NOTEREF", "SECTION", "SECTIONPAGES", "STYLEREF", "SEQ", "TOC", "TOA",
    "INDEX",
    "DATE", "TIME", "CREATEDATE", "SAVEDATE", "PRINTDATE", "EDITTIME", "FILENAME", "FILESIZE", "NUMWORDS", "NUMCHARS",
    "REVNUM", "LASTSAVEDBY",
  ]
}
