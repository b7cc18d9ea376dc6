// SPDX-License-Identifier: AGPL-3.0-or-later

/// Finds the sentences of a merged text that hold what a predecessor's sentences say: a posting index from runs of three words
/// to the merged sentences that have them.
struct LineageSearch: ~Copyable {
  private let sentences: Sentences
  private let threshold: Int
  private var reader: TermReader
  private let senses: Senses
  private var buffer = TermBuffer()
  private var places: [SentencePlace] = []
  private var terms: [[UInt32]] = []
  private var runs: [Set<UInt64>] = []
  /// The same of words among which every figure reads alike: of a sentence that tells another figure few are left in a row.
  private var frames: [Set<UInt64>] = []
  /// What each merged sentence says.
  private(set) var said: [SentencePlace: SentenceSense] = [:]
  private var postings: [UInt64: [Int32]] = [:]
  private var framePostings: [UInt64: [Int32]] = [:]

  /// Runs longer lists than this in no posting: a phrase that is everywhere traces nothing.
  private static let most = 2000

  init(merged: [String], lexicon: Lexicon, threshold: Int) {
    sentences = Sentences(lexicon)
    self.threshold = min(max(threshold, 1), 100)
    // Signs are no words that could be carried.
    reader = TermReader(Lexicon(places: lexicon.places, paperPlaces: lexicon.paperPlaces))
    senses = Senses(lexicon, bare: false, reader: &reader)
    for (block, text) in merged.enumerated() {
      let inBlock = sentences.of(text)
      let labels = PassageLabel.leading(inBlock)
      for (number, sentence) in inBlock.enumerated() {
        reader.read(String(sentence), into: &buffer)
        let runs = number < labels ? [] : Set(Self.runs(of: buffer.plain))
        Self.post(runs, at: places.count, in: &postings)
        let frame = number < labels ? [] : Set(Self.runs(of: Self.frame(of: buffer)))
        Self.post(frame, at: places.count, in: &framePostings)
        said[SentencePlace(block: block, sentence: number)] = SentenceSense(buffer, sentence, senses)
        places.append(SentencePlace(block: block, sentence: number))
        terms.append(buffer.plain)
        self.runs.append(runs)
        frames.append(frame)
      }
    }
  }

  private static func post(_ runs: Set<UInt64>, at place: Int, in postings: inout [UInt64: [Int32]]) {
    for run in runs where postings[run, default: []].count < most { postings[run, default: []].append(Int32(place)) }
  }

  /// Runs of three words; of a shorter sentence, the whole of it.
  private static func runs(of terms: [UInt32]) -> [UInt64] {
    let words = terms.map(UInt64.init)
    guard words.count >= 3 else { return words.isEmpty ? [] : [words.reduce(1, Mix.pair)] }
    return (2..<words.count).map { last in
      let start = Mix.pair(words[last - 2], words[last - 1])
      return Mix.pair(start, words[last])
    }
  }

  /// The words, every figure as the same one.
  private static func frame(of buffer: TermBuffer) -> [UInt32] {
    var terms = buffer.plain
    for number in buffer.numbers where number.place == 0 && !number.isOnPaper { terms[number.term] = .max }
    return terms
  }

  /// A sentence of a predecessor: how many words it has, and what it says.
  struct Told: Hashable, Sendable {
    var words: Int
    var sense: SentenceSense
    /// Only says the how-manieth passage follows.
    var isLabel = false
  }

  /// Edges from one predecessor, and its sentences. Sentences without words are not counted.
  mutating func trace(_ source: LineageText) -> (edges: [LineageEdge], told: [[Told]]) {
    var edges: [LineageEdge] = []
    var told: [[Told]] = []
    var own: [SentencePlace: Set<UInt64>] = [:]
    for (block, text) in source.blocks.enumerated() {
      var inBlock: [Told] = []
      let all = sentences.of(text)
      let labels = PassageLabel.leading(all)
      for (number, sentence) in all.enumerated() {
        reader.read(String(sentence), into: &buffer)
        guard !buffer.plain.isEmpty else { continue }
        let from = SentencePlace(block: block, sentence: inBlock.count)
        let sense = SentenceSense(buffer, sentence, senses)
        guard number >= labels else {
          inBlock.append(Told(words: buffer.plain.count, sense: sense, isLabel: true))
          continue
        }
        let found = edgesOfSentence(source.id, from, sense, Array(sentence.utf8))
        if !found.isEmpty { own[from] = Set(Self.runs(of: Self.frame(of: buffer))) }
        edges += found
        inBlock.append(Told(words: buffer.plain.count, sense: sense))
      }
      told.append(inBlock)
    }
    return (claimed(edges, own, told), told)
  }

  /// Without the likenesses that only repeat what other sentences of the predecessor account for: a run of words in a
  /// merged sentence comes of those that it holds whole, and then of the one that shares most with it.
  private func claimed(
    _ edges: [LineageEdge], _ own: [SentencePlace: Set<UInt64>], _ told: [[Told]]
  ) -> [LineageEdge] {
    let byPlace = Dictionary(zip(places, frames), uniquingKeysWith: { first, _ in first })
    var kept: [LineageEdge] = []
    for (into, all) in Dictionary(grouping: edges, by: \.into) {
      guard all.count > 1, let sense = said[into], var left = byPlace[into] else {
        kept += all
        continue
      }
      func shared(_ edge: LineageEdge) -> Set<UInt64> { (own[edge.from] ?? []).intersection(left) }
      let isWhole = all.map {
        $0.how == .verbatim || told[$0.from.block][$0.from.sentence].sense.holding(by: [sense]) == .whole
      }
      let wholes = zip(all, isWhole).filter(\.1).map(\.0)
      kept += wholes
      for run in wholes.map(shared) { left.subtract(run) }
      let rest = zip(all, isWhole).filter { !$1 }.map { ($0.0, shared($0.0).count) }
      for (edge, _) in rest.sorted(by: { ($1.1, $0.0.from) < ($0.1, $1.0.from) }) {
        let runs = shared(edge)
        guard runs.count >= Self.fewest else { continue }
        kept.append(edge)
        left.subtract(runs)
      }
    }
    return kept
  }

  /// Fewer runs than this are a turn of speech, not an origin.
  private static let fewest = 3

  private func edgesOfSentence(
    _ source: String, _ from: SentencePlace, _ sense: SentenceSense, _ bytes: [UInt8]
  ) -> [LineageEdge] {
    let own = Self.runs(of: buffer.plain)
    let distinct = Set(own)
    var common: [Int: Int] = [:]
    for run in distinct { for target in postings[run] ?? [] { common[Int(target), default: 0] += 1 } }
    let byBlock = Dictionary(grouping: common.keys, by: { places[$0].block })
    var edges: [LineageEdge] = []
    for (_, targets) in byBlock {
      let inBlock = targets.reduce(into: Set<UInt64>()) { $0.formUnion(runs[$1].intersection(distinct)) }
      let score = inBlock.count * 100 / distinct.count
      for target in targets {
        guard let how = how(common[target] ?? 0, distinct.count, target, blockScore: score) else { continue }
        var edge = LineageEdge(source: source, from: from, into: places[target], how: how, score: score)
        edge.held = Self.wordsHeld(own, runs[target], of: buffer.plain.count)
          .subtracting(denied(sense, by: target, bytes))
        edges.append(edge)
      }
    }
    return edges.isEmpty ? sameButFigures(source, from, sense).map { [$0] } ?? [] : strongest(edges)
  }

  /// The merged sentence that says it all with other figures, where its words in a row tell none.
  private func sameButFigures(_ source: String, _ from: SentencePlace, _ sense: SentenceSense) -> LineageEdge? {
    let own = Self.runs(of: Self.frame(of: buffer))
    let distinct = Set(own)
    guard distinct.count >= Self.fewest else { return nil }
    var common: [Int: Int] = [:]
    for run in distinct { for target in framePostings[run] ?? [] { common[Int(target), default: 0] += 1 } }
    let alike = common.filter { target, count in
      count * 100 >= distinct.count * threshold
        && (said[places[target]].map { sense.differsInFigures(from: $0) } ?? false)
    }
    guard let best = alike.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }) else { return nil }
    var edge = LineageEdge(
      source: source, from: from, into: places[best.key], how: .edited, score: best.value * 100 / distinct.count)
    let theirs = Set(terms[best.key])
    edge.held = Self.wordsHeld(own, frames[best.key], of: buffer.plain.count).filter {
      theirs.contains(buffer.plain[$0])
    }
    return edge
  }

  /// The words of a sentence that a merged one denies, or that deny what that one says ("not yet admitted", "admitted"): to
  /// the end of their clause. They are the same words, and the contrary.
  private func denied(_ own: SentenceSense, by target: Int, _ bytes: [UInt8]) -> Set<Int> {
    guard let other = said[places[target]] else { return [] }
    let differing = own.negations.symmetricDifference(other.negations).intersection(terms[target])
    guard !differing.isEmpty else { return [] }
    var found: Set<Int> = []
    var at = 0
    while at < buffer.plain.count {
      let negator = senses.match(buffer.plain[...], at: at) { $0 == .negator || $0 == .doubt }
      let word = at + (negator?.length ?? 0)
      guard word < buffer.plain.count else { break }
      let isSaid = negator == nil && !own.negations.contains(buffer.plain[word])
      if differing.contains(buffer.plain[word]), negator != nil || isSaid {
        found.formUnion(at..<clauseEnd(word, bytes))
      }
      at = word + 1
    }
    return found
  }

  private func clauseEnd(_ term: Int, _ bytes: [UInt8]) -> Int {
    var end = term + 1
    while end < buffer.plain.count {
      let (before, next) = (buffer.spans[end - 1].upperBound, buffer.spans[end].lowerBound)
      if before < next, bytes[before..<next].contains(where: { ",;:()".utf8.contains($0) }) { return end }
      end += 1
    }
    return end
  }

  /// A sentence that stands somewhere word for word came to stand there; likenesses elsewhere are boilerplate.
  private func strongest(_ edges: [LineageEdge]) -> [LineageEdge] {
    let verbatim = edges.filter { $0.how == .verbatim }
    return verbatim.isEmpty ? edges : verbatim
  }

  private func how(_ common: Int, _ all: Int, _ target: Int, blockScore: Int) -> LineageEdge.How? {
    if terms[target] == buffer.plain { return .verbatim }
    guard common >= Self.fewest else { return nil }
    let ofTarget = common * 100 / max(runs[target].count, 1)
    if blockScore >= threshold, common * 100 >= all * 20 { return .edited }
    return ofTarget >= threshold ? .part : nil
  }

  private static func wordsHeld(_ own: [UInt64], _ held: Set<UInt64>, of count: Int) -> Set<Int> {
    guard count >= 3 else { return own.allSatisfy(held.contains) ? Set(0..<count) : [] }
    return own.enumerated().reduce(into: []) { words, run in
      if held.contains(run.element) { words.formUnion(run.offset..<(run.offset + 3)) }
    }
  }
}
