// SPDX-License-Identifier: AGPL-3.0-or-later

/// Opinions read once: every distinct text a raw entry, every distinct run of words a saying, every saying on one block a
/// wording. All that follows works on wordings, of which a campaign has few.
struct Sayings {
  /// A run of words, however it was capitalised, punctuated and encoded.
  struct Saying {
    var terms: Range<Int>
    var isMarked: Bool
    /// The numbers, whatever their order.
    var numbers: UInt64
    /// The parts of a text that numbers name (Article 5), in the store of all places.
    var places: Range<Int>
    /// The same numbers as they follow each other, with the word before, and with the word after.
    var inOrder: UInt64
    var withWordBefore: UInt64
    var withWordAfter: UInt64
    /// Depends on the words alone.
    var hash: UInt64
    /// As the buffer has them, counted from the first of its terms.
    var stops: [Int] = []
    /// It names nothing itself and means the words that it stands at.
    var points = false
    var plain = Features()
    var bare = Features()
  }

  struct Entry {
    var saying: Int
    /// Number + 1 of the anchor, or of a passage there where one points at it; 0 for the whole draft.
    var anchor: Int
    var members: Int
  }

  /// The words of all sayings, with marks and without.
  private(set) var plain: [UInt32] = []
  private(set) var bare: [UInt32] = []
  /// Content words of all features.
  private(set) var content: [UInt32] = []
  private(set) var places: [UInt64] = []
  private(set) var sayings: [Saying] = []
  private(set) var entries: [Entry] = []
  /// Which entry each opinion belongs to, and which text it is letter by letter.
  private(set) var entryOf: [Int32] = []
  private(set) var textOf: [Int32] = []
  private(set) var table = FormTable(hashes: [], isNumber: [])

  init(_ opinions: [Opinion], _ lexicon: Lexicon) {
    var reader = TermReader(lexicon)
    let plainSenses = Senses(lexicon, bare: false, reader: &reader)
    let bareSenses = Senses(lexicon, bare: true, reader: &reader)
    let sayingOf = read(opinions, with: &reader)
    table = reader.vocabulary.table()
    for at in sayings.indices { describe(at, plainSenses, bareSenses) }
    enter(opinions, sayingOf)
  }

  /// Every distinct text once; gives the saying of each.
  private mutating func read(_ opinions: [Opinion], with reader: inout TermReader) -> [Int32] {
    var texts = ByteTable(expecting: opinions.count)
    var runs = ByteTable(expecting: 1 << 14)
    var sayingOf: [Int32] = []
    var buffer = TermBuffer()
    textOf.reserveCapacity(opinions.count)
    for opinion in opinions {
      var text = opinion.text
      let number = text.withUTF8 { bytes in
        let (number, isNew) = texts.number(of: bytes, hash: Mix.hash(bytes))
        if isNew {
          reader.read(bytes, into: &buffer)
          sayingOf.append(Int32(self.saying(buffer, &runs, reader.vocabulary)))
        }
        return number
      }
      textOf.append(Int32(number))
    }
    return sayingOf
  }

  private struct Anchor: Hashable {
    var name: String
    var passage: Int?
  }

  private mutating func enter(_ opinions: [Opinion], _ sayingOf: [Int32]) {
    let passages = passages(opinions, sayingOf)
    var anchors: [Anchor: Int] = [:]
    var entryFor: [UInt64: Int32] = [:]
    entryOf.reserveCapacity(opinions.count)
    for (index, opinion) in opinions.enumerated() {
      let saying = Int(sayingOf[Int(textOf[index])])
      var anchor = 0
      if let name = opinion.anchor {
        var own = Anchor(name: name)
        if sayings[saying].points, let passage = opinion.passage { own.passage = passages[name]?.number(of: passage) }
        anchor = anchors[own] ?? anchors.count + 1
        anchors[own] = anchor
      }
      let key = UInt64(saying) << 32 | UInt64(anchor)
      let entry = entryFor[key] ?? Int32(entries.count)
      if Int(entry) == entries.count {
        entryFor[key] = entry
        entries.append(Entry(saying: saying, anchor: anchor, members: 0))
      }
      entries[Int(entry)].members += 1
      entryOf.append(entry)
    }
  }

  /// By anchor, where what only points there points at several passages.
  private func passages(_ opinions: [Opinion], _ sayingOf: [Int32]) -> [String: Passages] {
    var all: [String: Set<Range<Int>>] = [:]
    for (index, opinion) in opinions.enumerated() {
      guard let passage = opinion.passage, let name = opinion.anchor, sayings[Int(sayingOf[Int(textOf[index])])].points
      else { continue }
      all[name, default: []].insert(passage)
    }
    return all.mapValues { Passages($0) }.filter { $0.value.areSeveral }
  }

  /// The number of the saying in the buffer, made if it is new.
  private mutating func saying(_ buffer: TermBuffer, _ runs: inout ByteTable, _ vocabulary: borrowing Vocabulary) -> Int
  {
    var run = buffer.plain
    for quote in buffer.quotes { run += [.max, UInt32(quote.lowerBound), UInt32(quote.upperBound)] }
    for stop in buffer.stops where stop < buffer.plain.count { run += [.max - 1, UInt32(stop)] }
    let (number, isNew) = run.withUnsafeBytes { bytes in
      bytes.withMemoryRebound(to: UInt8.self) { runs.number(of: $0, hash: Mix.hash($0)) }
    }
    if isNew { keep(buffer, vocabulary) }
    return number
  }

  private mutating func keep(_ buffer: TermBuffer, _ vocabulary: borrowing Vocabulary) {
    let start = plain.count
    plain += buffer.plain
    bare += buffer.bare
    var saying = Saying(
      terms: start..<plain.count, isMarked: buffer.isMarked, numbers: 0, places: places.count..<places.count,
      inOrder: 1,
      withWordBefore: 0, withWordAfter: 0, hash: UInt64(buffer.plain.count))
    for form in buffer.plain { saying.hash = Mix.pair(saying.hash, vocabulary.hash(of: form)) }
    saying.stops = buffer.stops.filter { $0 < buffer.plain.count }
    for stop in saying.stops { saying.hash = Mix.pair(saying.hash, UInt64(stop)) }
    for number in buffer.numbers where !number.isOnPaper {
      let value = vocabulary.hash(of: number.form)
      if number.place != 0 { places.append(Mix.pair(value, vocabulary.hash(of: number.place))) }
      let before = number.term == 0 ? 0 : vocabulary.hash(of: buffer.bare[number.term - 1])
      let isLast = number.term + 1 == buffer.bare.count
      let after = isLast ? 0 : vocabulary.hash(of: buffer.bare[number.term + 1])
      saying.numbers &+= Mix.pair(value, 1)
      saying.inOrder = Mix.pair(saying.inOrder, value)
      saying.withWordBefore &+= Mix.pair(value, before)
      saying.withWordAfter &+= Mix.pair(value, after &+ 1)
    }
    for quote in buffer.quotes {
      for at in quote {
        saying.plain.quotes = Mix.pair(saying.plain.quotes, vocabulary.hash(of: buffer.plain[at]))
        saying.bare.quotes = Mix.pair(saying.bare.quotes, vocabulary.hash(of: buffer.bare[at]))
      }
      saying.plain.quotes = Mix.pair(saying.plain.quotes, 3)
      saying.bare.quotes = Mix.pair(saying.bare.quotes, 3)
    }
    saying.places = saying.places.lowerBound..<places.count
    places[saying.places].sort()
    sayings.append(saying)
  }

  private mutating func describe(_ at: Int, _ plainSenses: Senses, _ bareSenses: Senses) {
    let terms = sayings[at].terms
    let stops = sayings[at].stops.map { $0 + terms.lowerBound }
    var marked = plainSenses.features(of: plain[terms], stops: stops, in: table, into: &content)
    var unmarked = bareSenses.features(of: bare[terms], stops: stops, in: table, into: &content)
    let isMarked = sayings[at].isMarked
    let isSubjectless = isMarked ? marked.isSubjectless : unmarked.isSubjectless
    sayings[at].points =
      isSubjectless && sayings[at].plain.quotes == 0 && sayings[at].numbers == 0
      || (isMarked ? plainSenses.pointsAtWords(plain[terms]) : bareSenses.pointsAtWords(bare[terms]))
    marked.quotes = sayings[at].plain.quotes
    unmarked.quotes = sayings[at].bare.quotes
    sayings[at].plain = marked
    sayings[at].bare = unmarked
  }
}
