// SPDX-License-Identifier: AGPL-3.0-or-later

/// What one hand did in one place: from here to there of the text with all marks rejected, these words instead. Others
/// may have left marks among these words.
struct TrackedRun {
  /// A piece of a new text, up to the end of a block; the marked block tells what kind of block it is.
  struct Segment: Hashable {
    var text = ""
    var block: Int
  }

  /// Words that came in, or the end of a block.
  struct Arrival {
    /// Nil for the end of a block.
    var text: String?
    /// Where it begins in the marked text.
    var place: MarkedPlace
    var hand: Hand
    /// Who struck it again.
    var cutter: Hand?
  }

  /// What somebody made of it: from here to there of the text with all marks rejected, these words.
  struct Version {
    var hand: Hand
    var range: Range<ReadPlace>
    var segments: [Segment]
  }

  let hand: Hand
  let start: ReadPlace
  private(set) var end: ReadPlace
  private(set) var arrivals: [Arrival] = []
  let move: String?
  /// The marked block in which it begins.
  let block: Int
  private(set) var lastWasInsertion: Bool
  /// How far others struck the text around it together with what it brings, by their names.
  private var reaches: [String: Range<ReadPlace>] = [:]

  init(_ hand: Hand, at place: ReadPlace, block: Int, move: String?, isInsertion: Bool) {
    self.hand = hand
    start = place
    end = place
    self.block = block
    self.move = move
    lastWasInsertion = isInsertion
  }

  mutating func insert(_ arrival: Arrival) {
    lastWasInsertion = true
    arrivals.append(arrival)
  }

  mutating func delete(upTo place: ReadPlace) {
    lastWasInsertion = false
    end = place
  }

  /// Gives away the end of a block with which it ends.
  mutating func takeEnd(of block: Int) -> Arrival? {
    guard let last = arrivals.last, last.text == nil, last.place.block == block else { return nil }
    return arrivals.removeLast()
  }

  /// Somebody else struck words of the text beside what they struck of it, and wrote others for both.
  mutating func reach(_ hand: Hand, over range: Range<ReadPlace>) {
    let known = reaches[hand.author] ?? range
    reaches[hand.author] = min(known.lowerBound, range.lowerBound)..<max(known.upperBound, range.upperBound)
  }

  var isReached: Bool { !reaches.isEmpty }
  /// Whether what stands behind it was struck by somebody else.
  var isReachedPast: Bool { reaches.values.contains { $0.upperBound > end } }

  /// Whether what somebody else does right behind it goes on with what they struck or wrote at its end.
  func endsRevised(by hand: Hand, in block: Int) -> Bool {
    guard hand.author != self.hand.author else { return false }
    return revisedEnd.contains { arrival in
      arrival.place.block == block
        && (arrival.hand.author == hand.author
          || arrival.cutter?.author == hand.author && !ClaimedTime.isBefore(hand.date, arrival.hand.date))
    }
  }

  /// Whether a third struck its end and left words that stand before it: who writes right behind goes on with these.
  func endsCutShort(before hand: Hand, in block: Int) -> Bool {
    guard hand.author != self.hand.author else { return false }
    let own = arrivals.filter { $0.place.block == block && $0.hand.author == self.hand.author }
    let stand = own.contains { arrival in
      arrival.cutter == nil && arrival.text?.contains { !$0.isWhitespace } ?? false
    }
    return stand && own.last?.cutter.map { !ClaimedTime.isBefore(hand.date, $0.date) } ?? false
  }

  /// Whether somebody else wrote words at its end.
  func endsWith(wordsOf hand: Hand) -> Bool {
    hand.author != self.hand.author && revisedEnd.contains { $0.hand.author == hand.author }
  }

  /// What came in behind the last words of its hand that stand.
  private var revisedEnd: ArraySlice<Arrival> {
    let last = arrivals.lastIndex { $0.text == nil || $0.hand.author == hand.author && $0.cutter == nil }
    return arrivals[(last.map { $0 + 1 } ?? 0)...]
  }

  var isEmpty: Bool { start == end && arrivals.isEmpty }

  /// Whether it takes and puts whole blocks so far.
  func isWhole(at place: ReadPlace) -> Bool {
    start.offset == 0 && place.offset == 0 && arrivals.last.map { $0.text == nil } ?? true
  }

  func goesOn(_ hand: Hand, _ move: String?, isInsertion: Bool) -> Bool {
    self.hand.author == hand.author && self.move == move
      && (lastWasInsertion == isInsertion || ClaimedTime.isNear(self.hand.date, hand.date))
  }

  /// Takes in a run that follows at once.
  mutating func join(_ next: TrackedRun) {
    end = next.end
    arrivals += next.arrivals
    lastWasInsertion = next.lastWasInsertion
  }

  /// Where what came in stands in the marked text.
  var marked: Range<MarkedPlace>? {
    guard let first = arrivals.first, let last = arrivals.last else { return nil }
    let end = last.place.offset + (last.text?.utf16.count ?? 0)
    return first.place..<max(first.place, MarkedPlace(block: last.place.block, offset: end))
  }

  // MARK: Words

  /// As its hand wrote it, parted where the end of a block was inserted.
  var segments: [Segment] { segments(MarksInForce(of: hand)) }

  private func segments(_ marks: MarksInForce) -> [Segment] {
    var found = [Segment(block: block)]
    for arrival in arrivals where marks.keeps(Fate(inserted: arrival.hand, deleted: arrival.cutter)) {
      let last = found.count - 1
      if found[last].text.isEmpty { found[last].block = arrival.place.block }
      if let text = arrival.text {
        found[last].text += text
      } else {
        found.append(Segment(block: arrival.place.block + 1))
      }
    }
    return found
  }

  /// What others made of it, one after the other, each with the marks of those before: nobody's marks go unsaid, and
  /// the last one reads as the file does with all marks accepted.
  var variants: [Version] {
    var found: [Version] = []
    var known = [(segments.map(\.text), start..<end)]
    let fates = arrivals.map { Fate(inserted: $0.hand, deleted: $0.cutter) }
    for (hand, marks) in MarksInForce.all(of: hand, fates).dropFirst() {
      let new = segments(marks)
      let range = reaches.filter { marks.hold($0.key) }.values.reduce(start..<end) { all, reach in
        min(all.lowerBound, reach.lowerBound)..<max(all.upperBound, reach.upperBound)
      }
      let texts = new.map(\.text)
      guard !known.contains(where: { $0 == (texts, range) }) else { continue }
      known.append((texts, range))
      found.append(Version(hand: hand, range: range, segments: new))
    }
    return found
  }
}

/// Whose marks count where several people left theirs in what one of them made.
struct MarksInForce {
  private let maker: String
  private var others: Set<String> = []
  /// Whether what the maker struck of the others' is gone.
  private var isRevised = false

  init(of maker: Hand) { self.maker = maker.author }

  /// The maker's alone, then with one other hand's after the other, in the order in which they appear.
  static func all(of maker: Hand, _ fates: [Fate]) -> [(hand: Hand, marks: MarksInForce)] {
    var marks = MarksInForce(of: maker)
    var found = [(maker, marks)]
    for hand in fates.flatMap({ [$0.inserted, $0.deleted] }).compactMap({ $0 }) where hand.author != maker.author {
      guard marks.others.insert(hand.author).inserted else { continue }
      found.append((hand, marks))
    }
    guard !marks.others.isEmpty else { return found }
    marks.isRevised = true
    return found + [(maker, marks)]
  }

  /// Whether those of somebody other than the maker count.
  func hold(_ author: String) -> Bool { others.contains(author) }

  func keeps(_ fate: Fate) -> Bool {
    if let hand = fate.inserted, hand.author != maker, !others.contains(hand.author) { return false }
    return fate.deleted.map { !strikes($0, of: fate.inserted) } ?? true
  }

  /// Whether what somebody struck is gone.
  func strikes(_ cutter: Hand, of author: Hand?) -> Bool {
    if cutter.author != maker { return others.contains(cutter.author) }
    return isRevised || author?.author == maker || author == nil
  }
}

/// Dates as files claim them.
enum ClaimedTime {
  /// Whether a deletion and an insertion can be one replacement: within three minutes, or where nobody can tell.
  static func isNear(_ a: String?, _ b: String?) -> Bool {
    guard let a, let b, let x = seconds(a), let y = seconds(b) else { return true }
    return abs(x - y) <= 180
  }

  /// Whether one is known to be earlier than the other.
  static func isBefore(_ a: String?, _ b: String?) -> Bool {
    guard let a, let b, let x = seconds(a), let y = seconds(b) else { return false }
    return x < y
  }

  /// Seconds from an arbitrary day on; months count as 31 days, which only ever makes two dates look further apart.
  static func seconds(_ date: String) -> Int? {
    let numbers = date.split { !$0.isASCII || !$0.isNumber }.prefix(6).compactMap { Int($0) }
    guard numbers.count >= 5, numbers.allSatisfy({ $0 < 10_000 }) else { return nil }
    let day = (numbers[0] * 12 + numbers[1]) * 31 + numbers[2]
    return (day * 24 + numbers[3]) * 3600 + numbers[4] * 60 + (numbers.count > 5 ? numbers[5] : 0)
  }
}
