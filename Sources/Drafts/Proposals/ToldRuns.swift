// SPDX-License-Identifier: AGPL-3.0-or-later

/// What a run is to a reader, and what others made of it, in places of the rejected text.
struct ToldRun {
  struct Variant {
    var hand: Hand
    var edits: [ReadEdit]
    /// It changes words that the run leaves as they are, as those of a block that it moves.
    var isBeside = false
  }

  let run: TrackedRun
  var edits: [ReadEdit]
  var variants: [Variant]
  /// Told with another run, as the arrival of a block is with its leaving.
  var isTaken = false

  init(_ run: TrackedRun, _ settlement: Settlement) {
    self.run = run
    edits = settlement.edits(run.start, run.end, run.segments)
    // What others made of it is a variant of all of it.
    if run.variants.isEmpty { edits = edits.flatMap(settlement.narrowed) }
    variants = run.variants.map { made in
      Variant(hand: made.hand, edits: settlement.edits(made.range.lowerBound, made.range.upperBound, made.segments))
    }
  }
}

/// All runs of a file as they are told.
struct ToldRuns {
  private(set) var runs: [ToldRun]
  private let rejected: Reading

  init(_ runs: [TrackedRun], _ settlement: Settlement, isKnown: (Int) -> Bool) {
    rejected = settlement.rejected
    self.runs = runs.map { ToldRun($0, settlement) }
    joinMoves(settlement, isKnown)
    joinPastes(isKnown)
  }

  /// Blocks that one hand took away here and put in there word for word: moved, whatever the marks are called.
  private mutating func joinPastes(_ isKnown: (Int) -> Bool) {
    var leaving: [String: [(run: Int, block: Int)]] = [:]
    for (index, told) in runs.enumerated() where !told.isTaken && told.variants.isEmpty {
      for case .delete(let block) in told.edits where isKnown(block) && rejected.blocks[block].cell == nil {
        leaving[key(told, rejected.blocks[block].text), default: []].append((index, block))
      }
    }
    guard !leaving.isEmpty else { return }
    for (index, told) in runs.enumerated() where !told.isTaken && told.variants.isEmpty && told.edits.count == 1 {
      guard case .insert(let new, let behind) = told.edits[0] else { continue }
      let found = new.map { leaving[key(told, $0.text)] ?? [] }
      // Word for word all of it, and nowhere else.
      guard found.allSatisfy({ $0.count == 1 && $0[0].run != index }), !new.contains(where: { isShort($0.text) }),
        Set(found.map { $0[0].block }).count == new.count
      else { continue }
      for (segment, one) in zip(new, found) {
        runs[one[0].run].edits = runs[one[0].run].edits.map { edit in
          edit == .delete(one[0].block) ? .move(one[0].block, behind: behind, marked: segment.block) : edit
        }
        leaving[key(told, segment.text)] = nil
      }
      runs[index].isTaken = true
    }
  }

  private func key(_ told: ToldRun, _ text: String) -> String {
    told.run.hand.author + "\n" + text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// Too short to be known again elsewhere.
  private func isShort(_ text: String) -> Bool {
    text.split(whereSeparator: \.isWhitespace).count < Alignment.movableWords
  }

  /// The two ends of each move, where a whole block of the base went.
  private mutating func joinMoves(_ settlement: Settlement, _ isKnown: (Int) -> Bool) {
    var ends: [String: (leaving: [Int], arriving: [Int])] = [:]
    for (index, told) in runs.enumerated() {
      guard let name = told.run.move else { continue }
      if told.run.start == told.run.end {
        ends[name, default: ([], [])].arriving.append(index)
      } else {
        ends[name, default: ([], [])].leaving.append(index)
      }
    }
    for (leaving, arriving) in ends.values where leaving.count == 1 && arriving.count == 1 {
      let (from, to) = (runs[leaving[0]], runs[arriving[0]])
      guard from.edits.count == 1, case .delete(let block) = from.edits[0], isKnown(block),
        let (segment, behind) = arrival(to.edits)
      else { continue }
      let (old, text) = (rejected.blocks[block].text, segment.text)
      runs[leaving[0]].edits = [.move(block, behind: behind, marked: segment.block)]
      if text != old {
        // What others made of it is a variant of all of it.
        let words = rewrite(block, text)
        runs[leaving[0]].edits += to.variants.isEmpty ? settlement.marked(words) : [words]
      }
      // Its words may change where it arrives, whoever moved it.
      var told: Set<ReadEdit> = []
      runs[leaving[0]].variants += to.variants.map { variant in
        guard let (words, _) = arrival(variant.edits) else { return variant }
        guard text == old else { return .init(hand: variant.hand, edits: [rewrite(block, words.text)]) }
        // Each has the marks of those before, which are told already.
        let own = settlement.marked(rewrite(block, words.text)).filter { told.insert($0).inserted }
        return .init(hand: variant.hand, edits: own, isBeside: true)
      }
      runs[arriving[0]].isTaken = true
    }
  }

  private func arrival(_ edits: [ReadEdit]) -> (segment: TrackedRun.Segment, behind: Int)? {
    guard edits.count == 1, case .insert(let new, let behind) = edits[0], new.count == 1 else { return nil }
    return (new[0], behind)
  }

  private func rewrite(_ block: Int, _ text: String) -> ReadEdit {
    let end = ReadPlace(block: block, offset: rejected.blocks[block].text.utf16.count)
    return .rewrite(ReadPlace(block: block, offset: 0), end, [text])
  }
}
