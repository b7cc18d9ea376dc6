// SPDX-License-Identifier: AGPL-3.0-or-later

/// Whether an opinion only agrees. Nothing that asks for anything is ever taken for mere agreement.
public enum Agreement: Hashable, Sendable {
  /// It approves and says no more: counted, not answered one by one.
  case general
  /// It approves and then says more ("however …"): to be read like any other.
  case withMore
  /// It says no word of approval.
  case none

  /// Mere agreement is what has a word of approval, no number, no "not", no turn, no request, no word for what another one
  /// said behind the approval, and nothing left once approval, courtesy and the names of the draft are taken out.
  public static func of(_ text: String, lexicon: Lexicon) -> Agreement {
    var reader = AgreementReader(lexicon)
    return reader.read(text)
  }
}

/// Reads many opinions with one lexicon.
public struct AgreementReader: ~Copyable {
  private var terms: TermReader
  private let plain: Senses
  private let bare: Senses
  private var buffer = TermBuffer()

  public init(_ lexicon: Lexicon) {
    terms = TermReader(lexicon)
    plain = Senses(lexicon, bare: false, reader: &terms)
    bare = Senses(lexicon, bare: true, reader: &terms)
  }

  /// What kind of agreement the text is.
  public mutating func read(_ text: String) -> Agreement {
    terms.read(text, into: &buffer)
    let senses = buffer.isMarked ? plain : bare
    let forms = (buffer.isMarked ? buffer.plain : buffer.bare)[...]
    var agrees = false
    var saysMore = !buffer.numbers.allSatisfy { $0.isOnPaper || $0.place != 0 }
    let numbers = Set(buffer.numbers.map(\.term))
    var at = 0
    while at < forms.endIndex {
      if numbers.contains(at) {
        at += 1
      } else if let (length, sense, _) = senses.match(forms, at: at, wanting: Self.matters) {
        // To agree with what another one said is to ask for it.
        if sense == .opinion, agrees { saysMore = true }
        agrees = agrees || sense == .assent
        if sense == .turn || sense == .negator || sense == .urging || sense == .request { saysMore = true }
        at += length
      } else {
        saysMore = true
        at += 1
      }
    }
    return agrees ? (saysMore ? .withMore : .general) : .none
  }

  private static func matters(_ sense: Senses.Sense) -> Bool {
    switch sense {
    case .assent, .scope, .request, .opinion, .courtesy, .function, .turn, .negator, .urging: true
    case .plainWords, .act, .doubt, .numeral, .unit, .date, .measure, .pointer: false
    }
  }
}
