// SPDX-License-Identifier: AGPL-3.0-or-later

/// What guards an opinion from being taken for another, at one level (marks kept or marks dropped).
struct Features {
  /// One bit for each act that is asked for; acts beyond the sixty-third share a bit.
  var acts: UInt64 = 0
  /// The acts that it asks not to do.
  var refused: UInt64 = 0
  var negations: UInt16 = 0
  var doubts: UInt16 = 0
  /// The numbers written as words, whatever their order.
  var numerals: UInt64 = 0
  /// What is between quotation marks, in order.
  var quotes: UInt64 = 0
  /// A picture of the content: two texts share no more words than their pictures share bits.
  var bloom: (UInt64, UInt64) = (0, 0)
  /// The words that bear content, each once, sorted, in the store of all content.
  var content: Range<Int> = 0..<0
  /// None of its words bears content: those in the store say only how it asks.
  var isSubjectless = false

  /// So many of its words at least are not among the other's.
  func strangers(to other: Features) -> Int {
    (bloom.0 & ~other.bloom.0).nonzeroBitCount + (bloom.1 & ~other.bloom.1).nonzeroBitCount
  }
}

extension Senses {
  private static func guards(_ sense: Sense) -> Bool {
    switch sense {
    case .plainWords, .act, .negator, .doubt, .numeral, .courtesy, .function, .urging: true
    case .request, .opinion, .assent, .scope, .turn, .unit, .date, .measure, .pointer: false
    }
  }

  /// Whether it says which words it means by pointing at them.
  func pointsAtWords(_ forms: ArraySlice<UInt32>) -> Bool {
    forms.indices.contains { match(forms, at: $0, wanting: { $0 == .pointer }) != nil }
  }

  /// Reads the features of a text; its content words go to the end of `store`. `stops` as the buffer has them.
  func features(
    of forms: ArraySlice<UInt32>, stops: [Int], in table: FormTable, into store: inout [UInt32]
  ) -> Features {
    var found = Features()
    let start = store.count
    var at = forms.startIndex
    /// A refusal that is still open to be taken up by the act that follows it.
    var open: OpenRefusal?
    while at < forms.endIndex {
      if let refusal = open, refusal.isStated, stops.contains(where: { refusal.end < $0 && $0 <= at }) { open = nil }
      guard let (length, sense, value) = match(forms, at: at, wanting: Self.guards) else {
        if !table.isNumber[Int(forms[at])] { store.append(forms[at]) }
        at += 1
        continue
      }
      let end = at + length - 1
      switch sense {
      case .act:
        var act = value
        if let refusal = open, refusal.reaches(at), let instead = negated[value] {
          found.refused |= Self.bit(value)
          found.take(refusal)
          act = instead
          open = nil
        } else if opposes[value], open.map({ !$0.reaches(at) }) ?? true {
          open = OpenRefusal(end: end, by: .act(value))
        }
        found.acts |= Self.bit(act)
      case .negator:
        found.negations &+= 1
        open = OpenRefusal(end: end, by: .negator).stated(at: assent(forms, after: end))
      case .doubt:
        found.doubts &+= 1
        if let assent = assent(forms, after: end) { open = OpenRefusal(end: assent, by: .doubt) }
      case .numeral:
        found.numerals &+= Mix.pair(UInt64(value), 7)
        store.append(contentsOf: forms[at..<(at + length)])
      case .plainWords: store.append(contentsOf: forms[at..<(at + length)])
      case .courtesy, .urging:
        // "We do not agree and ask to strike it": what is asked for is not refused.
        let asks = sense == .urging || match(forms, at: at, wanting: { $0 == .request }) != nil
        if asks, let refusal = open, refusal.isStated, refusal.end < at { open = nil }
      case .function: open = open?.passing(at...end)
      case .request, .opinion, .assent, .scope, .turn, .unit, .date, .measure, .pointer: break
      }
      at += length
    }
    found.isSubjectless = store.count == start
    if store.count == start { for form in forms where !table.isNumber[Int(form)] { store.append(form) } }
    settle(&store, from: start)
    found.content = start..<store.count
    for form in store[start...] {
      let bits = table.hashes[Int(form)]
      if bits & 64 == 0 { found.bloom.0 |= 1 << (bits & 63) } else { found.bloom.1 |= 1 << (bits & 63) }
    }
    return found
  }

  private static func bit(_ act: Int) -> UInt64 { 1 << UInt64(min(act, 63)) }

  /// The last term of the approval that stands behind a "not", with one word between at the most.
  private func assent(_ forms: ArraySlice<UInt32>, after end: Int) -> Int? {
    for start in [end + 1, end + 2] where start < forms.endIndex {
      if let (length, _, _) = match(forms, at: start, wanting: { $0 == .assent }) { return start + length - 1 }
    }
    return nil
  }

  /// Sorts what lies at the end of the store and drops what comes twice.
  private func settle(_ store: inout [UInt32], from start: Int) {
    store[start...].sort()
    var kept = start
    for at in start..<store.count where at == start || store[at] != store[kept - 1] {
      store[kept] = store[at]
      kept += 1
    }
    store.removeSubrange(kept...)
  }
}

/// A "not", or words of refusal ("do not agree", "object to"), with what may still be refused by it.
private struct OpenRefusal {
  enum Cause {
    case negator, doubt
    case act(Int)
  }

  /// Its last term.
  var end: Int
  var by: Cause
  /// It says that somebody refuses: then the act may stand farther away, and ends with its clause.
  var isStated: Bool

  init(end: Int, by cause: Cause) {
    (self.end, by) = (end, cause)
    switch cause {
    case .negator: isStated = false
    case .doubt, .act: isStated = true
    }
  }

  func reaches(_ act: Int) -> Bool { end < act && act - end <= (isStated ? 3 : 2) }

  /// The same up to the approval that it denies, if it does.
  func stated(at assent: Int?) -> OpenRefusal {
    guard let assent else { return self }
    var stated = self
    (stated.end, stated.isStated) = (assent, true)
    return stated
  }

  /// Words without a subject stand between a refusal and what it refuses.
  func passing(_ terms: ClosedRange<Int>) -> OpenRefusal {
    guard isStated, terms.lowerBound == end + 1 else { return self }
    var passed = self
    passed.end = terms.upperBound
    return passed
  }
}

extension Features {
  /// What refused an act says nothing else.
  fileprivate mutating func take(_ refusal: OpenRefusal) {
    switch refusal.by {
    case .negator: negations &-= 1
    case .doubt: doubts &-= 1
    case .act(let act): acts &= ~(1 << UInt64(min(act, 63)))
    }
  }
}
