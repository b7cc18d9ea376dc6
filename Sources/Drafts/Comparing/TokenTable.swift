// SPDX-License-Identifier: AGPL-3.0-or-later

/// What kind of thing a token is.
enum TokenKind: UInt8 {
  case space
  case word
  case mark
  case blockEnd
}

/// A word, a run of spaces, a mark, or the end of a block; never a part of a syllable. A number with its unit and a
/// short quotation are one token. Tokens with one id are the same to a reader, though their units may differ.
struct Token {
  var start: Int
  var end: Int
  var id: Int32
  var kind: TokenKind

  var range: Range<Int> { start..<end }
}

/// Gives every token that reads the same the same number. Kinds of space, quotation marks and dashes, the place of
/// the tone in a syllable and decomposed letters make no difference; upper case and accents do.
struct TokenTable {
  /// Folded units of all entries, one behind the other.
  private var pool: [UInt16] = []
  private var entries: [(start: Int, count: Int, hash: Int)] = []
  private var table: [Int32] = Array(repeating: -1, count: 1024)
  private var scratch: [UInt16] = []

  init() {}

  /// Cuts a text into tokens.
  mutating func tokens(of units: [UInt16]) -> [Token] {
    var found: [Token] = []
    found.reserveCapacity(units.count / 3)
    units.withUnsafeBufferPointer { text in
      var cutter = TokenCutter(text: text)
      while let (range, kind) = cutter.next() {
        found.append(Token(start: range.lowerBound, end: range.upperBound, id: id(of: text, range), kind: kind))
      }
    }
    return found
  }

  private mutating func id(of text: UnsafeBufferPointer<UInt16>, _ range: Range<Int>) -> Int32 {
    Folding.fold(text, range, into: &scratch)
    var hasher = Hasher()
    scratch.withUnsafeBytes { hasher.combine(bytes: $0) }
    let hash = hasher.finalize()
    if entries.count * 2 >= table.count { grow() }
    var slot = hash & (table.count - 1)
    while table[slot] >= 0 {
      let entry = entries[Int(table[slot])]
      if entry.hash == hash, entry.count == scratch.count,
        pool[entry.start..<entry.start + entry.count].elementsEqual(scratch)
      {
        return table[slot]
      }
      slot = (slot + 1) & (table.count - 1)
    }
    let id = Int32(entries.count)
    table[slot] = id
    entries.append((pool.count, scratch.count, hash))
    pool.append(contentsOf: scratch)
    return id
  }

  private mutating func grow() {
    table = Array(repeating: -1, count: table.count * 2)
    for (id, entry) in entries.enumerated() {
      var slot = entry.hash & (table.count - 1)
      while table[slot] >= 0 { slot = (slot + 1) & (table.count - 1) }
      table[slot] = Int32(id)
    }
  }
}

/// What a token counts as: the same units for all that reads the same.
enum Folding {
  static func fold(_ text: UnsafeBufferPointer<UInt16>, _ range: Range<Int>, into folded: inout [UInt16]) {
    folded.removeAll(keepingCapacity: true)
    var tone: UInt16 = 0
    var tones = 0
    var wordStart = 0
    for index in range {
      let unit = text[index]
      // Two tones in one word are no syllable: its letters are left as they are written.
      if unit < 0x80, Letters.isWord(unit) {
        folded.append(unit)
      } else if Letters.isWord(unit), !Letters.isCombining(unit) {
        if unit == 0xAD { continue }
        guard let (letter, mark) = Letters.toneless(unit) else {
          folded.append(Letters.barred(unit))
          continue
        }
        folded.append(letter)
        (tone, tones) = (tone &* 8 &+ mark, tones + 1)
        if tones > 1 { folded.append(0xE000 + mark) }
      } else if let mark = Letters.tone(ofCombining: unit) {
        (tone, tones) = (tone &* 8 &+ mark, tones + 1)
        if tones > 1 { folded.append(0xE000 + mark) }
      } else if let last = folded.last, folded.count > wordStart, let letter = Letters.composed(last, unit) {
        folded[folded.count - 1] = letter
      } else {
        if tones > 0 { folded.append(0xE100 + tone % 0x1000) }
        (tone, tones) = (0, 0)
        append(plain: unit, to: &folded)
        wordStart = folded.count
      }
    }
    if tones > 0 { folded.append(0xE100 + tone % 0x1000) }
  }

  private static func append(plain unit: UInt16, to folded: inout [UInt16]) {
    if unit == Letters.blockEnd {
      folded.append(unit)
    } else if Letters.isSpace(unit) {
      if folded.last != 0x20 { folded.append(0x20) }
    } else if Letters.isQuote(unit) {
      folded.append(0x22)
    } else if Letters.isDash(unit) {
      folded.append(0x2D)
    } else {
      folded.append(unit)
    }
  }
}

/// Finds where each token ends.
struct TokenCutter {
  let text: UnsafeBufferPointer<UInt16>
  var index = 0

  /// A quotation longer than this is read word by word.
  private static let quotationLimit = 60

  private static let units: [[UInt16]] = [
    "phần trăm", "phần nghìn", "nghìn tỷ đồng", "tỷ đồng", "triệu đồng", "nghìn đồng", "đồng", "tỷ", "triệu", "nghìn",
    "ngàn", "ha", "km", "kg", "tấn", "percent", "thousand", "million", "billion",
  ].map { Array($0.utf16) }

  init(text: UnsafeBufferPointer<UInt16>) { self.text = text }

  mutating func next() -> (Range<Int>, TokenKind)? {
    guard index < text.count else { return nil }
    let start = index
    let unit = text[start]
    if unit == Letters.blockEnd {
      index += 1
      return (start..<index, .blockEnd)
    }
    if Letters.isSpace(unit) {
      while index < text.count, Letters.isSpace(text[index]) { index += 1 }
      return (start..<index, .space)
    }
    if Letters.isWord(unit) {
      passWord()
      return (start..<index, .word)
    }
    if let end = quotationEnd() {
      index = end
      return (start..<index, .word)
    }
    index += 1
    return (start..<index, .mark)
  }

  private mutating func passWord() {
    let start = index
    while index < text.count {
      if Letters.isWord(text[index]) {
        index += 1
      } else if isSeparatorInNumber {
        index += 2
      } else {
        break
      }
    }
    guard Letters.isDigit(text[start]), Letters.isDigit(text[index - 1]), index < text.count else { return }
    if text[index] == 0x25 || text[index] == 0x2030 {
      index += 1
    } else if text[index] == 0x20 || text[index] == 0xA0 {
      passUnit()
    }
  }

  /// A point or comma between two digits belongs to the number.
  private var isSeparatorInNumber: Bool {
    (text[index] == 0x2E || text[index] == 0x2C) && index > 0 && Letters.isDigit(text[index - 1])
      && index + 1 < text.count && Letters.isDigit(text[index + 1])
  }

  private mutating func passUnit() {
    for unit in Self.units where index + 1 + unit.count <= text.count {
      let end = index + 1 + unit.count
      guard text[index + 1] == unit[0], zip(text[(index + 1)..<end], unit).allSatisfy({ $0 == $1 }) else { continue }
      guard end == text.count || !Letters.isWord(text[end]) else { continue }
      index = end
      return
    }
  }

  /// Where the quotation that opens here ends; nil where none does.
  private func quotationEnd() -> Int? {
    let closing: [UInt16]
    switch text[index] {
    case 0x201C, 0x201E: closing = [0x201D, 0x201C, 0x22]
    case 0x22: closing = [0x22, 0x201D]
    case 0xAB: closing = [0xBB]
    default: return nil
    }
    // A straight quotation mark opens only where a word could not go on.
    if text[index] == 0x22, index > 0, Letters.isWord(text[index - 1]) { return nil }
    var end = index + 1
    while end < text.count, end - index <= Self.quotationLimit, text[end] != Letters.blockEnd {
      if closing.contains(text[end]) { return end - index > 1 ? end + 1 : nil }
      end += 1
    }
    return nil
  }
}
