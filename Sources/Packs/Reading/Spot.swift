// SPDX-License-Identifier: AGPL-3.0-or-later

/// One value in a pack's file, with the way to it: reads it as a type, or notes why it is none.
/// Every function that gives nil has added a fault.
struct Spot {
  let branch: Branch
  let file: String
  let path: String
  let faults: FaultList

  func fault(_ problem: PackFault.Problem) { faults.add(problem, file: file, at: branch.place, path: path) }

  private func wrongType<T>(_ expected: PackFault.Shape) -> T? {
    if case .text("", isQuoted: false) = branch.content {
      fault(.value(.emptyText))
    } else {
      fault(.form(.wrongType(expected: expected, found: branch.shape)))
    }
    return nil
  }

  func text() -> String? {
    guard case .text(let text, let isQuoted) = branch.content else { return wrongType(.text) }
    guard isQuoted || !Self.nothing.contains(text) || faults.takesEarlierForms else {
      fault(.value(.nothing(text)))
      return nil
    }
    guard text.contains(where: { !$0.isWhitespace }) else {
      fault(.value(.emptyText))
      return nil
    }
    return text
  }

  private var isEmptyText: Bool { if case .text("", isQuoted: true) = branch.content { true } else { false } }

  /// What YAML means by nothing.
  private static let nothing: Set = ["~", "null", "Null", "NULL"]

  func items() -> [Spot]? {
    guard case .list(let items) = branch.content else { return wrongType(.list) }
    return items.enumerated().map {
      Spot(branch: $0.element, file: file, path: "\(path)[\($0.offset)]", faults: faults)
    }
  }

  /// Reads each item; the faulty ones are noted and left out.
  func list<Item>(_ read: (Spot) -> Item?) -> [Item]? { items()?.compactMap(read) }

  /// A list that must not be empty.
  func fullList<Item>(_ read: (Spot) -> Item?) -> [Item]? {
    guard let items = items() else { return nil }
    if items.isEmpty { fault(.value(.emptyList)) }
    return items.compactMap(read)
  }

  /// The keys of a group; those that are not `known` are noted.
  func keys(_ known: [String]) -> Keys? {
    guard case .mapping(let entries) = branch.content else { return wrongType(.mapping) }
    for entry in entries where !known.contains(entry.key) {
      let nearest = Nearest.word(to: entry.key, among: known)
      let inner = path.isEmpty ? entry.key : "\(path).\(entry.key)"
      faults.add(
        .form(.unknownKey(entry.key, nearest: nearest, known: known)), file: file, at: entry.keyPlace, path: inner)
    }
    return Keys(spot: self, entries: entries)
  }

  /// Whether there is a value under a key.
  func has(_ key: String) -> Bool {
    guard case .mapping(let entries) = branch.content else { return false }
    return entries.contains { $0.key == key }
  }

  func whole(_ bounds: ClosedRange<Int>) -> Int? {
    guard case .text(let text, false) = branch.content, let number = Int(text) else { return wrongType(.wholeNumber) }
    guard bounds.contains(number) else {
      fault(.value(.outOfRange(number, least: bounds.lowerBound, most: bounds.upperBound)))
      return nil
    }
    return number
  }

  func flag() -> Bool? {
    guard case .text(let text, false) = branch.content, text == "true" || text == "false" else {
      return wrongType(.flag)
    }
    return text == "true"
  }

  /// A share, at most the whole.
  func fraction() -> Fraction? {
    guard let text = text() else { return nil }
    guard let fraction = Fraction(written: text), fraction.numerator <= fraction.denominator else {
      fault(.value(.badFraction(text)))
      return nil
    }
    return fraction
  }

  func word<Word: RawRepresentable & CaseIterable>(_ type: Word.Type) -> Word? where Word.RawValue == String {
    guard let text = text() else { return nil }
    guard let word = Word(rawValue: text) else {
      let allowed = Word.allCases.map(\.rawValue)
      fault(.value(.unknownWord(text, nearest: Nearest.word(to: text, among: allowed), allowed: allowed)))
      return nil
    }
    return word
  }

  func phrase() -> Phrase? { wordings { spot, _ in spot.text() }.map { Phrase($0, $1) } }

  /// A word with what several are called: a language's wording is a text, or `{one, other}`. Where it is counted, a
  /// language that tells one from several must have both. Where it may be empty, that is written `""`.
  func noun(isCounted: Bool, mayBeEmpty: Bool = false) -> Noun? {
    wordings { spot, language in
      mayBeEmpty && spot.isEmptyText ? ("", "") : spot.forms(language, isCounted: isCounted)
    }.map { vietnamese, english in
      Noun(Phrase(vietnamese.one, english.one), other: Phrase(vietnamese.other, english.other))
    }
  }

  private func forms(_ language: Language, isCounted: Bool) -> (one: String, other: String)? {
    if case .mapping = branch.content {
      guard let keys = keys(["one", "other"]) else { return nil }
      let one = keys.need("one")?.text()
      let other = keys.need("other")?.text()
      guard let one, let other else { return nil }
      return (one, other)
    }
    guard let text = text() else { return nil }
    if isCounted, language.tellsOneFromSeveral { fault(.value(.missingPlural(text))) }
    return (text, text)
  }

  /// What stands for each language: Vietnamese, then English.
  private func wordings<Wording>(_ read: (Spot, Language) -> Wording?) -> (Wording, Wording)? {
    guard let keys = keys(Language.allCases.map(\.rawValue)) else { return nil }
    let wordings = Language.allCases.map { language -> Wording? in
      guard let spot = keys.find(language.rawValue) else {
        fault(.value(.missingTranslation(language)))
        return nil
      }
      return read(spot, language)
    }
    guard let vietnamese = wordings[0], let english = wordings[1] else { return nil }
    return (vietnamese, english)
  }

  /// A phrase whose words in braces are all `allowed`.
  func phrase(placeholders allowed: [String]) -> Phrase? {
    guard let phrase = phrase() else { return nil }
    for language in Language.allCases where !Self.bracesMatch(in: phrase[language]) && !faults.takesEarlierForms {
      fault(.value(.strayBrace(phrase[language])))
    }
    for name in Language.allCases.flatMap({ Self.placeholders(in: phrase[$0]) }) where !allowed.contains(name) {
      fault(.value(.unknownPlaceholder(name, nearest: Nearest.word(to: name, among: allowed), allowed: allowed)))
    }
    return phrase
  }

  /// Whether each brace that opens is closed before another opens.
  private static func bracesMatch(in text: String) -> Bool {
    var isOpen = false
    for letter in text where letter == "{" || letter == "}" {
      guard isOpen == (letter == "}") else { return false }
      isOpen.toggle()
    }
    return !isOpen
  }

  private static func placeholders(in text: String) -> [String] {
    text.split(separator: "{", omittingEmptySubsequences: false).dropFirst().map { String($0.prefix { $0 != "}" }) }
  }

  /// A day that exists, as ISO 8601.
  func day() -> String? {
    guard let text = text() else { return nil }
    guard Day.exists(text) else {
      fault(.value(.badDay(text)))
      return nil
    }
    return text
  }

  /// A figure of the pack that must have this form.
  func figure(_ form: FigureKind.Form, among figures: [FigureKind]) -> String? {
    guard let id = reference(.figure) else { return nil }
    if let figure = figures.first(where: { $0.id == id }), figure.form != form {
      fault(.meaning(.wrongForm(id, expected: form, found: figure.form)))
    }
    return id
  }

  /// An identifier that must be new.
  func newID(_ kind: PackFault.Kind) -> String? {
    guard let id = id() else { return nil }
    faults.define(kind, id, at: self)
    return id
  }

  /// An identifier that must be defined somewhere in the pack.
  func reference(_ kind: PackFault.Kind) -> String? {
    guard let id = id() else { return nil }
    faults.mention(kind, id, at: self)
    return id
  }

  private func id() -> String? {
    guard let text = text() else { return nil }
    let isPlain = text.unicodeScalars.allSatisfy { scalar in
      switch scalar {
      case "a"..."z", "A"..."Z", "0"..."9", ".", "-": true
      default: false
      }
    }
    guard isPlain, text.utf8.count <= 64 else {
      fault(.value(.badID(text)))
      return nil
    }
    return text
  }
}

/// The keys of one group.
struct Keys {
  let spot: Spot
  let entries: [Branch.Entry]

  /// The value of an optional key.
  func find(_ key: String) -> Spot? {
    entries.first { $0.key == key }.map {
      Spot(
        branch: $0.value, file: spot.file, path: spot.path.isEmpty ? key : "\(spot.path).\(key)", faults: spot.faults)
    }
  }

  /// The value of a key that must be there.
  func need(_ key: String) -> Spot? {
    if let found = find(key) { return found }
    spot.fault(.form(.missingKey(key)))
    return nil
  }
}
