// SPDX-License-Identifier: AGPL-3.0-or-later

/// Reads the figures of texts: the number, the unit that follows it, and what its clause says it counts.
struct FigureReader: ~Copyable {
  let lexicon: Lexicon
  private let sentences: Sentences
  private var terms: TermReader
  let senses: Senses
  /// The words before a number that give it leeway, the longest first.
  private let leeways: [(words: [UInt32], leeway: FigureLeeway)]
  /// Words that call two years a term, a number a sum, what follows its parts, and what a number is part of; as forms.
  let termWords: [[UInt32]]
  let totals: [[UInt32]]
  let wholes: [[UInt32]]
  let ratios: [[UInt32]]
  let partings: [[UInt32]]
  private(set) var buffer = TermBuffer()
  /// What the sentence before calls a sum.
  private(set) var lastTotal: Figure?
  /// Figures that were read together and do not fit.
  private(set) var mismatches: [FigureMismatch] = []
  /// What the text that is read writes before decimals; nil where it does not show it.
  private var decimalSign: UInt8?

  init(_ lexicon: Lexicon) {
    self.lexicon = lexicon
    sentences = Sentences(lexicon)
    // A sign has to stay at its number as the unit it is.
    terms = TermReader(lexicon)
    senses = Senses(lexicon, bare: false, reader: &terms)
    var leeways: [(words: [UInt32], leeway: FigureLeeway)] = []
    var buffer = TermBuffer()
    for (leeway, phrases) in lexicon.leeways {
      for phrase in phrases {
        terms.read(phrase, into: &buffer)
        leeways.append((buffer.plain, leeway))
      }
    }
    self.leeways = leeways.sorted { $0.words.count > $1.words.count }
    func forms(_ phrases: [String], _ terms: inout TermReader) -> [[UInt32]] {
      phrases.map { phrase in
        terms.read(phrase, into: &buffer)
        return buffer.plain
      }.filter { !$0.isEmpty }.sorted { $0.count > $1.count }
    }
    termWords = forms(lexicon.terms, &terms)
    totals = forms(lexicon.totals, &terms)
    wholes = forms(lexicon.wholes, &terms)
    ratios = forms(lexicon.ratios, &terms)
    partings = forms(lexicon.partings, &terms)
  }

  /// A number with all its terms, and whether it belongs to a date.
  struct Stated {
    var terms: Range<Int>
    var parts: [[UInt8]]
    var isDate: Bool
    var isPlace: Bool
    /// A word before it makes it a date.
    var isNamed = false
    /// The other end of a range.
    var upTo: [[UInt8]]?
  }

  mutating func figures(of source: FigureSource) -> [Figure] {
    var found: [Figure] = []
    decimalSign = Numeral.decimalSign(in: source.blocks)
    lastTotal = nil
    for (block, text) in source.blocks.enumerated() {
      for sentence in sentences.of(text) {
        found += figures(of: String(sentence), block, source)
      }
    }
    return found
  }

  private mutating func figures(of sentence: String, _ block: Int, _ source: FigureSource) -> [Figure] {
    terms.read(sentence, into: &buffer)
    guard !buffer.numbers.isEmpty else {
      lastTotal = nil
      return []
    }
    let bytes = Array(sentence.utf8)
    let numbers = withDays(ranges(of: stated(bytes), bytes), bytes).map { number in
      // "grew by 6%": the words before a date come before other numbers too.
      var number = number
      if number.isDate, unit(at: number.terms.upperBound).name == FigureUnit.share { number.isDate = false }
      return number
    }
    let dated = numbers.filter(\.isDate)
    let clauses = clauseStarts(bytes)
    let own = dates(of: numbers.filter { !$0.isDate && !$0.isPlace }, among: dated, clauses)
    let placed = numbers.compactMap { number -> Placed? in
      guard !number.isDate, !number.isPlace else { return nil }
      let dated = own[number.terms.lowerBound] ?? dated
      let (unit, factor, end) = unit(at: number.terms.upperBound)
      guard let parts = parts(of: number, in: unit, bytes), parts.count <= 2 else { return nil }
      guard let value = Self.value(parts, factor) else { return nil }
      let subject = subject(before: number.terms.lowerBound, after: end, clauses, bytes)
      var figure = Figure(
        value: value, upTo: number.upTo.flatMap { Self.value($0, factor) },
        leeway: leeway(before: number.terms.lowerBound), unit: unit, subject: subject, dates: written(dated, bytes),
        source: source.id,
        sourceDate: source.date, block: block, quote: sentence)
      figure.time = time(dated, of: number.terms.lowerBound, clauses, bytes)
      return Placed(figure: figure, terms: number.terms.lowerBound..<end)
    }
    if let sum = sum(placed, clauses, bytes) { mismatches.append(sum) }
    mismatches += shares(placed, bytes)
    lastTotal = total(placed, clauses)
    return placed.map(\.figure) + termFigures(numbers, clauses, bytes, block, source, sentence)
  }

  /// Numbers as the sentence has them.
  func written(_ numbers: [Stated], _ bytes: [UInt8]) -> [String] {
    numbers.map { String(decoding: bytes[buffer.spans[$0.terms.lowerBound]], as: UTF8.self) }
  }

  private static func value(_ parts: [[UInt8]], _ factor: Int) -> FigureValue? {
    FigureValue(whole: parts[0], fraction: parts.count > 1 ? parts[1] : [], factor: factor)
  }

  /// Two numbers with a dash between and a unit behind are the ends of a range, not days or years: "6,5-7%".
  private func ranges(of numbers: [Stated], _ bytes: [UInt8]) -> [Stated] {
    var found: [Stated] = []
    for number in numbers {
      guard let last = found.last, last.upTo == nil, isRange(last, number, bytes) else {
        found.append(number)
        continue
      }
      found[found.count - 1].terms = last.terms.lowerBound..<number.terms.upperBound
      found[found.count - 1].upTo = number.parts
      found[found.count - 1].isDate = false
    }
    return found
  }

  private func isRange(_ from: Stated, _ to: Stated, _ bytes: [UInt8]) -> Bool {
    guard !from.isNamed, !from.isPlace, !to.isPlace, from.terms.upperBound == to.terms.lowerBound,
      from.parts.count <= 2, to.parts.count <= 2
    else { return false }
    let (first, second) = (buffer.spans[from.terms.upperBound - 1], buffer.spans[to.terms.lowerBound])
    let between = String(decoding: bytes[first.upperBound..<second.lowerBound], as: UTF8.self)
    guard ["-", "–", "—"].contains(between.filter { $0 != " " }) else { return false }
    if isYear(bytes[first]), isYear(bytes[second]) { return false }
    let (unit, factor, _) = unit(at: to.terms.upperBound)
    guard !unit.isEmpty || factor > 1, let low = Self.value(from.parts, 1), let high = Self.value(to.parts, 1) else {
      return false
    }
    return low.scaled < high.scaled
  }

  /// Shares have three decimals as often as they have thousands: "12.125%" is read as the text writes its other
  /// decimals, and not at all where it has none, since one of two readings would be wrong.
  private func parts(of number: Stated, in unit: String, _ bytes: [UInt8]) -> [[UInt8]]? {
    let digits = bytes[buffer.spans[number.terms.lowerBound]]
    guard unit == FigureUnit.share, let (sign, decimal) = Numeral.asDecimal(digits) else { return number.parts }
    guard let decimalSign else { return nil }
    return sign == decimalSign ? decimal : number.parts
  }

  /// The unit that begins here, after words that only multiply it, and the term after it.
  func unit(at start: Int) -> (name: String, factor: Int, end: Int) {
    var (name, factor, end) = ("", 1, start)
    // "1.2 thousand billion dong" has two of them.
    for _ in 0..<3 {
      guard let match = senses.match(buffer.plain[...], at: end, wanting: { $0 == .unit }) else { break }
      let unit = lexicon.units[match.value]
      let (product, overflow) = factor.multipliedReportingOverflow(by: unit.factor)
      guard !overflow else { break }
      (name, factor, end) = (unit.unit, product, end + match.length)
      if unit.factor == 1 { break }
    }
    return (name, factor, end)
  }

  private func leeway(before term: Int) -> FigureLeeway? {
    leeways.first { buffer.plain[..<term].suffix($0.words.count).elementsEqual($0.words) }?.leeway
  }

  /// Terms that share a span are the parts of one number.
  private func stated(_ bytes: [UInt8]) -> [Stated] {
    var found: [Stated] = []
    for number in buffer.numbers {
      let span = buffer.spans[number.term]
      if let last = found.last, buffer.spans[last.terms.lowerBound] == span {
        found[found.count - 1].terms = last.terms.lowerBound..<(number.term + 1)
        continue
      }
      if let last = found.last, continues(last, number.term, bytes) {
        found[found.count - 1].terms = last.terms.lowerBound..<(number.term + 1)
        found[found.count - 1].parts = [last.parts[0] + bytes[span]]
        continue
      }
      let isArabic = TermReader.isDigit(bytes[span.lowerBound])
      let joined = { (at: Int) in bytes.indices.contains(at) && (bytes[at] == 0x2F || bytes[at] == 0x2D) }
      let isNamed = isArabic && isNamedDate(number.term)
      // Days, months and years have neither decimals nor thousands.
      let isPlain = isArabic && bytes[span].allSatisfy(TermReader.isDigit) && !isPart(span, bytes)
      let isDate =
        isNamed
        || isPlain
          && (joined(span.upperBound) || joined(span.lowerBound - 1)
            || isYear(bytes[span]) && (found.last.map { follows($0, number.term) } ?? false))
      found.append(
        Stated(
          terms: number.term..<(number.term + 1), parts: isArabic ? Numeral.parts(bytes[span]) : [],
          isDate: isDate, isPlace: isPlace(number) || number.isOnPaper || !isArabic || counts(span, bytes),
          isNamed: isNamed))
    }
    return found
  }

  /// Whether a number is the next three digits of the one before it, as in "12 500": nobody lets two numbers follow each
  /// other with nothing but a space between them.
  private func continues(_ last: Stated, _ term: Int, _ bytes: [UInt8]) -> Bool {
    guard last.terms.upperBound == term, !last.isDate, !last.isPlace, last.parts.count == 1 else { return false }
    let (before, own) = (buffer.spans[term - 1], buffer.spans[term])
    let written = buffer.spans[last.terms.lowerBound].lowerBound..<before.upperBound
    let first = bytes[buffer.spans[last.terms.lowerBound]]
    return own.count == 3 && bytes[own].allSatisfy(TermReader.isDigit) && first.count <= 3 && first.first != 0x30
      && bytes[written].allSatisfy { $0 != 0x2E && $0 != 0x2C }
      && Self.spaces.contains { bytes[before.upperBound..<own.lowerBound].elementsEqual($0.utf8) }
  }

  /// Plain, and the two that keep a number on one line.
  private static let spaces = [" ", "\u{A0}", "\u{202F}"]

  private func isNamedDate(_ term: Int) -> Bool {
    (max(0, term - 2)..<term).contains { at in
      senses.match(buffer.plain[..<term], at: at, wanting: { $0 == .date }).map { at + $0.length == term } ?? false
    }
  }

  func isYear(_ digits: ArraySlice<UInt8>) -> Bool {
    digits.count == 4 && (digits.first == 0x31 || digits.first == 0x32) && digits.allSatisfy(TermReader.isDigit)
  }

  /// Behind a word that names a part of a text, unless that word ends a unit: "đại biểu" is no "biểu".
  private func isPlace(_ number: TermBuffer.Number) -> Bool {
    guard number.place != 0 else { return false }
    let named = (max(0, number.term - 2)..<number.term).last { buffer.bare[$0] == number.place }
    guard let named, named > 0,
      let unit = senses.match(buffer.plain[...], at: named - 1, wanting: { $0 == .unit })
    else { return true }
    return unit.length < 2
  }

  /// "3. Mục tiêu", "3) Mục tiêu": it counts the sentence.
  private func counts(_ span: Range<Int>, _ bytes: [UInt8]) -> Bool {
    guard span.lowerBound == 0, span.upperBound < bytes.count else { return false }
    let rest = bytes[span.upperBound...]
    return rest.first == UInt8(ascii: ")") || rest.first == UInt8(ascii: ".") && rest.dropFirst().first == 0x20
  }

  /// Right behind a date or one word on ("2020 to 2025"); not where that word measures ("in 2025 reached").
  private func follows(_ date: Stated, _ term: Int) -> Bool {
    guard date.isDate, term <= date.terms.upperBound + 1 else { return false }
    return senses.match(buffer.plain[...], at: date.terms.upperBound, wanting: { $0 == .measure }) == nil
  }

  /// For each term the first term of its clause.
  private func clauseStarts(_ bytes: [UInt8]) -> [Int] {
    var start = 0
    return buffer.spans.indices.map { at in
      if at > 0, buffer.spans[at - 1].upperBound <= buffer.spans[at].lowerBound {
        let between = bytes[buffer.spans[at - 1].upperBound..<buffer.spans[at].lowerBound]
        if between.contains(where: { ",;:()".utf8.contains($0) }) { start = at }
      }
      return start
    }
  }

  func subject(before: Int, after: Int, _ clauses: [Int], _ bytes: [UInt8]) -> [String] {
    var start = clauses[before]
    var end = after
    while end < clauses.count, clauses[end] == clauses[before] { end += 1 }
    var words = names(start..<before, bytes) + names(after..<end, bytes)
    while words.count < 2, start > 0 {
      let earlier = clauses[start - 1]
      words = names(earlier..<start, bytes) + words
      start = earlier
    }
    return words
  }

  /// The words that name something: no numbers, no grammar, no verbs of measuring.
  func names(_ range: Range<Int>, _ bytes: [UInt8]) -> [String] {
    guard !range.isEmpty else { return [] }
    let numbers = Set(buffer.numbers.map(\.term))
    var found: [String] = []
    var at = range.lowerBound
    let forms = buffer.plain[range]
    while at < range.upperBound {
      if numbers.contains(at) {
        at += 1
      } else if let match = senses.match(forms, at: at, wanting: { Self.isGrammar($0) || $0 == .plainWords }) {
        if match.sense == .plainWords { found += (at..<at + match.length).map { word($0, bytes) } }
        at += match.length
      } else {
        found.append(word(at, bytes))
        at += 1
      }
    }
    return found
  }

  private func word(_ at: Int, _ bytes: [UInt8]) -> String {
    String(decoding: bytes[buffer.spans[at]], as: UTF8.self).lowercased()
  }

  private static func isGrammar(_ sense: Senses.Sense) -> Bool {
    switch sense {
    case .function, .urging, .measure, .date, .turn, .act, .doubt: true
    case .plainWords, .negator, .numeral, .request, .opinion, .courtesy, .assent, .scope, .unit, .pointer: false
    }
  }
}
