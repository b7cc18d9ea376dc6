// SPDX-License-Identifier: AGPL-3.0-or-later

/// A field while it is read (ECMA-376 part 1, §17.16): what the word processor is told to reckon, and what came of it.
struct FieldReading {
  var instruction = ""
  /// What of it somebody struck with the field: it reckons nothing any more, and tells which field it was.
  var struck = ""
  /// What is read now came of it.
  var isResult = false
  /// Which of the objects of its part it is.
  var object: Int?

  /// With spaces as they may come.
  var key: String { (instruction + struck).split(whereSeparator: \.isWhitespace).joined(separator: " ") }

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
