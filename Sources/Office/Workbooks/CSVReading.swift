// SPDX-License-Identifier: AGPL-3.0-or-later

extension Workbook {
  /// Reads comma-separated values (RFC 4180), also with `;` or tabs between them, in UTF-8, UTF-16 or Windows-1258.
  /// Everything is text, `007` and `15/07/2025` too: what a column means is for the caller to say.
  public init(csv bytes: [UInt8], name: String, limits: WorkbookLimits = .usual) throws(WorkbookFault) {
    guard bytes.count <= limits.package.packed else {
      throw .package(.tooLarge(bytes: bytes.count, most: limits.package.packed))
    }
    let text = try TextDecoding.decode(bytes)
    guard !text.isEmpty else { throw .emptyFile }
    var reader = CSVReader(text: Array(text.utf8), name: name, limits: limits)
    sheets = [Sheet(name: name, rows: try reader.rows())]
  }
}

private struct CSVReader {
  let text: [UInt8]
  let name: String
  let limits: WorkbookLimits
  private let separator: UInt8
  private var place: Int
  private var line: Int
  private var cells = 0
  private var bytes = 0

  private static let quote = UInt8(ascii: "\"")
  private static let feed = UInt8(ascii: "\n")
  private static let carriage = UInt8(ascii: "\r")
  private static let separators = [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")]

  init(text: [UInt8], name: String, limits: WorkbookLimits) {
    self.text = text
    self.name = name
    self.limits = limits
    // Excel's own way of saying it: a first line `sep=;`.
    let isSaid = text.starts(with: Array("sep=".utf8)) && text.count > 4 && Self.separators.contains(text[4])
    if isSaid, text.count == 5 || text[5] == Self.feed || text[5] == Self.carriage {
      separator = text[4]
      place = 5
      line = 1
      skipLineEnd()
    } else {
      separator = Self.detect(in: text)
      place = 0
      line = 1
    }
  }

  // MARK: Separator

  /// The one that cuts the first lines into the same number of cells, the most of them if several do.
  private static func detect(in text: [UInt8]) -> UInt8 {
    let counts = separators.map { ($0, count($0, in: text)) }
    let steady = counts.filter { $0.1.first ?? 0 > 0 && Set($0.1).count == 1 }
    let candidates = steady.isEmpty ? counts : steady
    var best: (separator: UInt8, count: Int) = (separators[0], 0)
    for (separator, counts) in candidates where counts.first ?? 0 > best.count {
      best = (separator, counts.first ?? 0)
    }
    return best.separator
  }

  /// How often a byte stands outside of quotes, in each of the first twenty lines that are not blank.
  private static func count(_ separator: UInt8, in text: [UInt8]) -> [Int] {
    var counts: [Int] = []
    var isQuoted = false
    var isBlank = true
    var count = 0
    for byte in text.prefix(100_000) {
      if byte == quote { isQuoted.toggle() }
      if byte == separator, !isQuoted { count += 1 }
      let isLineEnd = byte == feed || byte == carriage
      if isLineEnd, !isQuoted {
        if !isBlank { counts.append(count) }
        (count, isBlank) = (0, true)
        if counts.count == 20 { return counts }
      } else {
        isBlank = false
      }
    }
    // The last line counts only if it is whole.
    if !isBlank, text.count <= 100_000 { counts.append(count) }
    return counts
  }

  // MARK: Rows

  mutating func rows() throws(WorkbookFault) -> [[Cell]] {
    var rows: [[Cell]] = []
    while place < text.count {
      var row: [Cell] = []
      row.append(try cell())
      while place < text.count, text[place] == separator {
        place += 1
        row.append(try cell())
      }
      skipLineEnd()
      while row.last == .empty { row.removeLast() }
      try spend(row.count + 1)
      rows.append(row)
    }
    while rows.last?.isEmpty == true { rows.removeLast() }
    return rows
  }

  /// Also counts empty cells that are dropped from a row's end: a row of a million commas is refused.
  private mutating func spend(_ count: Int) throws(WorkbookFault) {
    cells += count
    guard cells <= limits.cells else { throw .tooManyCells(sheet: name, most: limits.cells) }
  }

  private mutating func skipLineEnd() {
    guard place < text.count else { return }
    if text[place] == Self.carriage {
      place += 1
      if place < text.count, text[place] == Self.feed { place += 1 }
      line += 1
    } else if text[place] == Self.feed {
      place += 1
      line += 1
    }
  }

  private func isAtCellEnd(_ place: Int) -> Bool {
    place >= text.count || text[place] == separator || text[place] == Self.feed || text[place] == Self.carriage
  }

  private mutating func cell() throws(WorkbookFault) -> Cell {
    cells += 1
    guard cells <= limits.cells else { throw .tooManyCells(sheet: name, most: limits.cells) }
    let value = place < text.count && text[place] == Self.quote ? try quoted() : plain()
    bytes += value.count
    guard bytes <= limits.text else { throw .tooMuchText(most: limits.text) }
    return value.isEmpty ? .empty : .text(String(decoding: value, as: UTF8.self))
  }

  /// A quotation mark within, as in `5" pipe`, is taken as it stands.
  private mutating func plain() -> ArraySlice<UInt8> {
    let start = place
    while !isAtCellEnd(place) { place += 1 }
    return text[start..<place]
  }

  private mutating func quoted() throws(WorkbookFault) -> ArraySlice<UInt8> {
    let opened = line
    var value: [UInt8] = []
    place += 1
    while place < text.count {
      let byte = text[place]
      if byte == Self.quote {
        place += 1
        guard place < text.count, text[place] == Self.quote else {
          guard isAtCellEnd(place) else { throw .textAfterQuote(line: line) }
          return value[...]
        }
      } else if byte == Self.feed {
        line += 1
      }
      value.append(byte)
      place += 1
    }
    throw .quoteNotClosed(line: opened)
  }
}
