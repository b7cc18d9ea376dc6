// SPDX-License-Identifier: AGPL-3.0-or-later

/// What one hand did in one place: from here to there of the text with all marks rejected, these words instead. Others
/// may have left marks among these words.
struct TrackedRun {
  /// A piece of a new text, up to the end of a block; the marked block tells what kind of block it is.
  struct Segment {
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

  let hand: Hand
  let start: ReadPlace
  private(set) var end: ReadPlace
  private(set) var arrivals: [Arrival] = []
  let move: String?
  private let block: Int
  private(set) var lastWasInsertion: Bool

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

  // MARK: Words

  /// As its hand wrote it, parted where the end of a block was inserted.
  var segments: [Segment] { segments(with: [], isRevised: false) }

  /// With what these others put in and struck; revised, also with what its hand struck of theirs.
  private func segments(with others: Set<String>, isRevised: Bool) -> [Segment] {
    var found = [Segment(block: block)]
    for arrival in arrivals {
      guard arrival.hand.author == hand.author || others.contains(arrival.hand.author) else { continue }
      if let cutter = arrival.cutter, cutter.author == hand.author ? isRevised : others.contains(cutter.author) {
        continue
      }
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
  var variants: [(hand: Hand, segments: [Segment])] {
    var found: [(Hand, [Segment])] = []
    var known = [segments.map(\.text)]
    var others: Set<String> = []
    func add(_ hand: Hand, isRevised: Bool) {
      let new = segments(with: others, isRevised: isRevised)
      guard !known.contains(new.map(\.text)) else { return }
      known.append(new.map(\.text))
      found.append((hand, new))
    }
    for other in hands where other.author != hand.author {
      guard others.insert(other.author).inserted else { continue }
      add(other, isRevised: false)
    }
    if !others.isEmpty { add(hand, isRevised: true) }
    return found
  }

  private var hands: [Hand] { arrivals.flatMap { [$0.hand] + ($0.cutter.map { [$0] } ?? []) } }
}

/// Dates as files claim them.
enum ClaimedTime {
  /// Whether a deletion and an insertion can be one replacement: within three minutes, or where nobody can tell.
  static func isNear(_ a: String?, _ b: String?) -> Bool {
    guard let a, let b, let x = seconds(a), let y = seconds(b) else { return true }
    return abs(x - y) <= 180
  }

  /// Seconds from an arbitrary day on; months count as 31 days, which only ever makes two dates look further apart.
  static func seconds(_ date: String) -> Int? {
    let numbers = date.split { !$0.isASCII || !$0.isNumber }.prefix(6).compactMap { Int($0) }
    guard numbers.count >= 5, numbers.allSatisfy({ $0 < 10_000 }) else { return nil }
    let day = (numbers[0] * 12 + numbers[1]) * 31 + numbers[2]
    return (day * 24 + numbers[3]) * 3600 + numbers[4] * 60 + (numbers.count > 5 ? numbers[5] : 0)
  }
}
