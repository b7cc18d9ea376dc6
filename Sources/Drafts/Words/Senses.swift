// SPDX-License-Identifier: AGPL-3.0-or-later

/// A lexicon read into forms, once for texts with marks and once for texts without.
struct Senses {
  enum Sense: UInt8 {
    /// A longer phrase that hides an act and stands for itself.
    case plainWords
    case act, negator, doubt, numeral
    /// What asks; said politely, so that it stands before the courtesies.
    case request
    /// What somebody said; a courtesy as well, unless approval comes before it.
    case opinion
    case courtesy, function, urging
    case assent, scope, turn
    case unit, date, measure
    /// What means words by pointing at them ("this phrase").
    case pointer
  }

  private struct Phrase {
    var rest: [UInt32]
    var sense: Sense
    /// The number of the act, or the value of the numeral.
    var value: Int
  }

  private let phrases: [UInt32: [Phrase]]
  private let starts: [Bool]
  /// For each act, the one that its negation asks for.
  let negated: [Int?]
  /// For each act, whether it is against the act that follows.
  let opposes: [Bool]

  init(_ lexicon: Lexicon, bare: Bool, reader: inout TermReader) {
    var all: [UInt32: [Phrase]] = [:]
    var buffer = TermBuffer()
    func put(_ text: String, _ sense: Sense, _ value: Int = 0) {
      reader.read(text, into: &buffer)
      let forms = bare ? buffer.bare : buffer.plain
      guard let first = forms.first else { return }
      all[first, default: []].append(Phrase(rest: Array(forms.dropFirst()), sense: sense, value: value))
    }
    let names = Dictionary(lexicon.acts.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { a, _ in a })
    for act in lexicon.acts { for phrase in act.phrases { put(phrase, .act, names[act.name] ?? 0) } }
    for phrase in lexicon.notActs { put(phrase, .plainWords) }
    for word in lexicon.negators { put(word, .negator) }
    for word in lexicon.doubts { put(word, .doubt) }
    for (word, value) in lexicon.numerals.sorted(by: { $0.key < $1.key }) { put(word, .numeral, value) }
    for phrase in lexicon.requests { put(phrase, .request) }
    for word in lexicon.opinions { put(word, .opinion) }
    for phrase in lexicon.courtesies { put(phrase, .courtesy) }
    for phrase in lexicon.places + lexicon.paperPlaces { put(phrase, .function) }
    for phrase in lexicon.functionWords { put(phrase, .function) }
    for phrase in lexicon.urgings { put(phrase, .urging) }
    for phrase in lexicon.assents { put(phrase, .assent) }
    for phrase in lexicon.assentScope { put(phrase, .scope) }
    for phrase in lexicon.turns { put(phrase, .turn) }
    for (at, unit) in lexicon.units.enumerated() { put(unit.spelling, .unit, at) }
    for phrase in lexicon.dateWords { put(phrase, .date) }
    for phrase in lexicon.measureWords { put(phrase, .measure) }
    for phrase in lexicon.pointers { put(phrase, .pointer) }
    // The longest first; of equals the sense that guards more.
    phrases = all.mapValues { $0.sorted { ($1.rest.count, $0.sense.rawValue) < ($0.rest.count, $1.sense.rawValue) } }
    var starts = Array(repeating: false, count: reader.vocabulary.formCount)
    for form in all.keys { starts[Int(form)] = true }
    self.starts = starts
    negated = lexicon.acts.map { $0.negated.flatMap { names[$0] } }
    opposes = lexicon.acts.map(\.opposes)
  }

  /// The longest phrase of the wanted senses that starts at a term.
  func match(_ forms: ArraySlice<UInt32>, at: Int, wanting wanted: (Sense) -> Bool) -> (
    length: Int, sense: Sense, value: Int
  )? {
    guard at < forms.endIndex else { return nil }
    let form = forms[at]
    guard Int(form) < starts.count, starts[Int(form)], let known = phrases[form] else { return nil }
    for phrase in known where wanted(phrase.sense) {
      let end = at + 1 + phrase.rest.count
      if end <= forms.endIndex, forms[(at + 1)..<end].elementsEqual(phrase.rest) {
        return (1 + phrase.rest.count, phrase.sense, phrase.value)
      }
    }
    return nil
  }
}
