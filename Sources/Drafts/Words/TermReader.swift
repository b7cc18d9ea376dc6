// SPDX-License-Identifier: AGPL-3.0-or-later

/// A text as words and numbers, in order; used again for the next text, so that a hundred thousand need no new memory.
struct TermBuffer {
  struct Number {
    /// Which term it is.
    var term: Int
    var form: UInt32
    /// The bare form of the word that makes it a part of a text ("Article"), or 0.
    var place: UInt32
    /// It names a page or a line on somebody's paper.
    var isOnPaper: Bool
  }

  var plain: [UInt32] = []
  var bare: [UInt32] = []
  /// Where each term lies in the UTF-8 of the text.
  var spans: [Range<Int>] = []
  var numbers: [Number] = []
  /// Terms between quotation marks.
  var quotes: [Range<Int>] = []
  /// Terms before which a clause ends that refuses something, ascending: "We disagree. Strike this" does not refuse to
  /// strike, as "We disagree to strike this" does. Other stops tell nothing that the words do not.
  var stops: [Int] = []
  var markedWords = 0

  /// People without a Vietnamese keyboard leave all marks out; a stray marked name does not make a marked text.
  var isMarked: Bool { markedWords * 8 > plain.count - numbers.count }

  mutating func clear() {
    plain.removeAll(keepingCapacity: true)
    bare.removeAll(keepingCapacity: true)
    spans.removeAll(keepingCapacity: true)
    numbers.removeAll(keepingCapacity: true)
    quotes.removeAll(keepingCapacity: true)
    stops.removeAll(keepingCapacity: true)
    markedWords = 0
  }
}

/// Cuts texts into terms in one pass over their UTF-8. Case, punctuation, Unicode form and the seat of the tone fall away.
struct TermReader: ~Copyable {
  var vocabulary: Vocabulary
  private var places: PlaceWords
  private var paperPlaces: PlaceWords
  private var signs: [UInt8: [Vocabulary.Word]]
  private var refusals: RefusalWords

  init(_ lexicon: Lexicon) {
    vocabulary = Vocabulary()
    places = PlaceWords()
    paperPlaces = PlaceWords()
    signs = [:]
    refusals = RefusalWords()
    var buffer = TermBuffer()
    func last(_ phrases: [String], _ reader: inout TermReader) -> PlaceWords {
      var words = PlaceWords()
      for phrase in phrases {
        reader.read(phrase, into: &buffer)
        if let plain = buffer.plain.last, let bare = buffer.bare.last { words.insert(plain: plain, bare: bare) }
      }
      return words
    }
    let inText = last(lexicon.places, &self)
    let onPaper = last(lexicon.paperPlaces, &self)
    var spoken: [UInt8: [Vocabulary.Word]] = [:]
    for (sign, words) in lexicon.signs {
      guard let byte = sign.asciiValue else { continue }
      spoken[byte] = words.split(separator: " ").map { word in
        let bytes = Array(word.utf8)
        return bytes.withUnsafeBufferPointer { vocabulary.word($0) }
      }
    }
    var refusing = RefusalWords()
    for phrase in lexicon.negators + lexicon.doubts {
      read(phrase, into: &buffer)
      if let first = buffer.bare.first { refusing.negators.insert(first) }
    }
    for phrase in lexicon.assents {
      read(phrase, into: &buffer)
      if let last = buffer.bare.last { refusing.assents.insert(last) }
    }
    for phrase in lexicon.acts.filter(\.opposes).flatMap(\.phrases) {
      read(phrase, into: &buffer)
      if let last = buffer.bare.last { refusing.oppositions.insert(last) }
    }
    refusals = refusing
    places = inText
    paperPlaces = onPaper
    signs = spoken
  }

  mutating func read(_ text: String, into buffer: inout TermBuffer) {
    var text = text
    text.withUTF8 { read($0, into: &buffer) }
  }

  mutating func read(_ bytes: UnsafeBufferPointer<UInt8>, into buffer: inout TermBuffer) {
    buffer.clear()
    var quoteStart: Int?
    var at = 0
    while at < bytes.count {
      let byte = bytes[at]
      if Self.isDigit(byte) {
        at = readNumber(bytes, from: at, into: &buffer)
      } else if Self.isLetter(byte) {
        at = readWord(bytes, from: at, into: &buffer)
      } else if byte < 0x80 {
        if byte == 0x22 { Self.quote(opens: quoteStart == nil, &quoteStart, &buffer) }
        if Self.ends(byte), refusals.stand(at: buffer.bare) { Self.stop(&buffer) }
        if let words = signs[byte] { for word in words { append(word, at..<(at + 1), &buffer) } }
        at += 1
      } else {
        let (length, quotation) = Self.separator(bytes, at)
        if length == 0 {
          at = readWord(bytes, from: at, into: &buffer)
        } else {
          if let quotation { Self.quote(opens: quotation, &quoteStart, &buffer) }
          at += length
        }
      }
    }
  }

  /// Whether a byte ends a clause.
  @inline(__always) private static func ends(_ byte: UInt8) -> Bool {
    byte == 0x2E || byte == 0x2C || byte == 0x3B || byte == 0x3A || byte == 0x21 || byte == 0x3F || byte == 0x0A
  }

  private static func stop(_ buffer: inout TermBuffer) {
    if buffer.stops.last != buffer.plain.count { buffer.stops.append(buffer.plain.count) }
  }

  private static func quote(opens: Bool, _ start: inout Int?, _ buffer: inout TermBuffer) {
    if opens {
      start = start ?? buffer.plain.count
    } else if let from = start {
      if from < buffer.plain.count { buffer.quotes.append(from..<buffer.plain.count) }
      start = nil
    }
  }

  private func append(_ word: Vocabulary.Word, _ span: Range<Int>, _ buffer: inout TermBuffer) {
    buffer.plain.append(word.plain)
    buffer.bare.append(word.bare)
    buffer.spans.append(span)
    if word.isMarked { buffer.markedWords += 1 }
  }

  private mutating func readWord(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, into buffer: inout TermBuffer)
    -> Int
  {
    var at = start
    while at < bytes.count {
      if Self.isLetter(bytes[at]) {
        at += 1
      } else if bytes[at] >= 0x80, Self.separator(bytes, at).length == 0 {
        at += 1
      } else {
        break
      }
    }
    let word = vocabulary.word(UnsafeBufferPointer(rebasing: bytes[start..<at]))
    guard word.roman != 0 else {
      append(word, start..<at, &buffer)
      return at
    }
    let leads = at + 1 < bytes.count && bytes[at] == 0x2E && Self.isDigit(bytes[at + 1])
    let follows = places.name(at: buffer.plain.count - 1, of: buffer)
    guard leads || follows else {
      append(word, start..<at, &buffer)
      return at
    }
    appendNumber(Array(String(word.roman).utf8), start..<at, &buffer)
    return at
  }

  private mutating func readNumber(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, into buffer: inout TermBuffer)
    -> Int
  {
    var at = start
    while at < bytes.count {
      if Self.isDigit(bytes[at]) {
        at += 1
      } else if bytes[at] == 0x2E || bytes[at] == 0x2C, at + 1 < bytes.count, Self.isDigit(bytes[at + 1]) {
        at += 1
      } else {
        break
      }
    }
    for part in Numeral.parts(bytes[start..<at]) { appendNumber(part, start..<at, &buffer) }
    return at
  }

  private mutating func appendNumber(_ digits: [UInt8], _ span: Range<Int>, _ buffer: inout TermBuffer) {
    let form = vocabulary.form(ofNumber: digits)
    let named = place(before: buffer)
    let isOnPaper = paperPlaces.name(at: buffer.plain.count - 1, of: buffer)
    buffer.numbers.append(.init(term: buffer.plain.count, form: form, place: named, isOnPaper: isOnPaper))
    buffer.plain.append(form)
    buffer.bare.append(form)
    buffer.spans.append(span)
  }

  /// The nearest of the last two words that names a part of a text, or 0.
  private func place(before buffer: TermBuffer) -> UInt32 {
    let end = buffer.plain.count
    for index in stride(from: end - 1, through: max(0, end - 2), by: -1) where places.name(at: index, of: buffer) {
      return buffer.bare[index]
    }
    return 0
  }

  @inline(__always) static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

  @inline(__always) static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }

  /// Length of the white space or punctuation that starts here outside of ASCII (0: a letter does), and whether it opens
  /// or closes a quotation.
  @inline(__always)
  private static func separator(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int) -> (length: Int, quotation: Bool?) {
    let left = bytes.count - at
    if bytes[at] == 0xC2, left > 1 { return (2, bytes[at + 1] == 0xAB ? true : bytes[at + 1] == 0xBB ? false : nil) }
    if bytes[at] == 0xE2, left > 2, bytes[at + 1] == 0x80 || bytes[at + 1] == 0x81 {
      let third = bytes[at + 2]
      guard bytes[at + 1] == 0x80 else { return (3, nil) }
      return (3, third == 0x9C || third == 0x9E ? true : third == 0x9D ? false : nil)
    }
    if bytes[at] == 0xE3, left > 2, bytes[at + 1] == 0x80, bytes[at + 2] < 0x83 { return (3, nil) }
    if bytes[at] == 0xEF, left > 2, bytes[at + 1] == 0xBB, bytes[at + 2] == 0xBF { return (3, nil) }
    return (0, nil)
  }
}

/// The words by which it is seen that something is refused, without their marks.
private struct RefusalWords {
  var negators: Set<UInt32> = []
  var assents: Set<UInt32> = []
  var oppositions: Set<UInt32> = []

  /// So many terms at the most lie between the words that refuse and the end of their clause, or between the "not" and
  /// what it refuses.
  private static let reach = (clause: 8, phrase: 4)

  /// Whether some of the last terms refuse.
  func stand(at terms: [UInt32]) -> Bool {
    for index in terms.indices.suffix(Self.reach.clause) {
      if oppositions.contains(terms[index]) { return true }
      if assents.contains(terms[index]), terms[..<index].suffix(Self.reach.phrase).contains(where: negators.contains) {
        return true
      }
    }
    return false
  }
}

/// Words that name a part of a text before its number, with their marks or wholly without: "mục 12" and "muc 12", but not
/// "mức 12".
private struct PlaceWords {
  private var plain: Set<UInt32> = []
  private var bare: Set<UInt32> = []

  mutating func insert(plain: UInt32, bare: UInt32) {
    self.plain.insert(plain)
    self.bare.insert(bare)
  }

  func name(at index: Int, of buffer: TermBuffer) -> Bool {
    guard buffer.plain.indices.contains(index) else { return false }
    let (plain, bare) = (buffer.plain[index], buffer.bare[index])
    return plain == bare ? self.bare.contains(bare) : self.plain.contains(plain)
  }
}
