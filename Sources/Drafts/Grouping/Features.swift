// SPDX-License-Identifier: AGPL-3.0-or-later

/// What guards an opinion from being taken for another, at one level (marks kept or marks dropped).
struct Features {
  /// One bit for each act that is asked for; acts beyond the sixty-third share a bit.
  var acts: UInt64 = 0
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
    case .request, .assent, .scope, .turn, .unit, .date, .measure, .pointer: false
    }
  }

  /// Whether it says which words it means by pointing at them.
  func pointsAtWords(_ forms: ArraySlice<UInt32>) -> Bool {
    forms.indices.contains { match(forms, at: $0, wanting: { $0 == .pointer }) != nil }
  }

  /// Reads the features of a text; its content words go to the end of `store`.
  func features(of forms: ArraySlice<UInt32>, in table: FormTable, into store: inout [UInt32]) -> Features {
    var found = Features()
    let start = store.count
    var at = forms.startIndex
    /// Where a negation is still open to be taken up by the act that follows it.
    var openNegator: Int?
    while at < forms.endIndex {
      guard let (length, sense, value) = match(forms, at: at, wanting: Self.guards) else {
        if !table.isNumber[Int(forms[at])] { store.append(forms[at]) }
        at += 1
        continue
      }
      switch sense {
      case .act:
        var act = value
        if let negator = openNegator, at - negator <= 2, let instead = negated[value] {
          act = instead
          found.negations &-= 1
          openNegator = nil
        }
        found.acts |= 1 << UInt64(min(act, 63))
      case .negator:
        found.negations &+= 1
        openNegator = at + length - 1
      case .doubt: found.doubts &+= 1
      case .numeral:
        found.numerals &+= Mix.pair(UInt64(value), 7)
        store.append(contentsOf: forms[at..<(at + length)])
      case .plainWords: store.append(contentsOf: forms[at..<(at + length)])
      case .request, .courtesy, .function, .urging, .assent, .scope, .turn, .unit, .date, .measure, .pointer: break
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
