// SPDX-License-Identifier: AGPL-3.0-or-later

import Markup
import Packs

/// What is wrong with a text that people typed or a spreadsheet held.
enum TextFault: Error, Hashable, Sendable {
  case tooLong(most: Int)
  /// Begins as a formula does; opened in a spreadsheet it would be worked out.
  case formula
  /// Holds a sign that names do not have.
  case sign(Character)
  /// Has no letter at all.
  case noLetter

  var problem: Phrase {
    switch self {
    case .tooLong(let most): Phrase("Nội dung dài quá \(most) ký tự.", "The text is longer than \(most) characters.")
    case .formula: Phrase("Nội dung giống một công thức bảng tính.", "The text looks like a formula of a spreadsheet.")
    case .sign(let sign):
      Phrase("Có ký tự không dùng trong tên: \(sign)", "It has a sign that names do not have: \(sign)")
    case .noLetter: Phrase("Tên không có chữ cái nào.", "The name has no letter.")
    }
  }

  var mend: Phrase {
    switch self {
    case .tooLong: Phrase("Hãy viết ngắn lại.", "Shorten it.")
    case .formula: Phrase("Hãy bỏ dấu = + - @ ở đầu.", "Take away the = + - @ at its beginning.")
    case .sign: Phrase("Hãy bỏ ký tự đó.", "Take it away.")
    case .noLetter: Phrase("Hãy nhập tên.", "Enter the name.")
    }
  }
}

/// Text as it is kept: one line, single spaces, nothing that cannot be seen.
enum CleanText {
  /// Drops what cannot be seen, turns every kind of space into one space, and takes away the apostrophe by which
  /// exports keep a spreadsheet from reading a text as a formula.
  static func cleaned(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    var isBetween = false
    for scalar in text.unicodeScalars {
      if scalar.properties.isWhitespace || scalar.properties.generalCategory == .control {
        isBetween = true
        continue
      }
      if scalar.properties.isDefaultIgnorableCodePoint || unseen.contains(scalar.properties.generalCategory) {
        continue
      }
      if isBetween, !scalars.isEmpty { scalars.append(" ") }
      isBetween = false
      scalars.append(scalar)
    }
    let clean = String(scalars)
    return clean.first == "'" && isFormula(String(clean.dropFirst())) ? String(clean.dropFirst()).trimmed : clean
  }

  private static let unseen: Set<Unicode.GeneralCategory> = [.format, .privateUse, .surrogate, .unassigned]

  static func isFormula(_ text: String) -> Bool { text.first.map { "=+-@＝＋－＠".contains($0) } ?? false }

  /// A line of text such as a quality or a unit's name.
  static func line(_ typed: String, most: Int = 200) throws(TextFault) -> String {
    let text = cleaned(typed)
    guard text.unicodeScalars.count <= most else { throw .tooLong(most: most) }
    guard !isFormula(text) else { throw .formula }
    return text
  }

  /// A line of text, nil when there is none or something is wrong with it.
  static func lineOrNil(_ typed: String) -> String? {
    do throws(TextFault) { return try line(typed).nilIfEmpty } catch { return nil }
  }

  /// The name of a person or unit.
  static func name(_ typed: String, most: Int = 120) throws(TextFault) -> String {
    let text = try line(typed, most: most)
    if let sign = text.first(where: { "<>{}[]|\\^~`=*%$#@".contains($0) }) { throw .sign(sign) }
    guard text.contains(where: \.isLetter) else { throw .noLetter }
    return text
  }

  /// An e-mail address of the usual form, nil when it is not one.
  static func email(_ typed: String) -> String? {
    let text = cleaned(typed)
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty, parts[1].contains("."), text.utf8.count <= 254,
      !parts[1].hasPrefix("."), !parts[1].hasSuffix("."), !isFormula(text),
      text.unicodeScalars.allSatisfy({ $0.value > 0x20 && !"<>()[],;:\\\" ".unicodeScalars.contains($0) })
    else { return nil }
    return text
  }

  /// A telephone number: digits with the signs people set between them, nil when it is not one.
  static func phone(_ typed: String) -> String? {
    let text = cleaned(typed)
    let digits = text.unicodeScalars.filter { (48...57).contains($0.value) }.count
    guard (6...20).contains(digits), text.unicodeScalars.count <= 40,
      text.unicodeScalars.allSatisfy({ (48...57).contains($0.value) || "+-. ()/".unicodeScalars.contains($0) })
    else { return nil }
    return text
  }

  /// A unit's code: short, without spaces or signs that break a list.
  static func code(_ typed: String) -> String? {
    let text = cleaned(typed)
    guard (1...20).contains(text.unicodeScalars.count), !isFormula(text),
      text.allSatisfy({ $0.isLetter || $0.isNumber || "-._/".contains($0) })
    else { return nil }
    return text
  }
}

extension FormReader {
  /// A name of a person, unit or organisation that must be there.
  mutating func name(_ field: FieldName, _ what: Phrase, most: Int = 120) -> String {
    let text = self.text(field, what, most: 2_000)
    guard !text.isEmpty else { return text }
    do throws(TextFault) { return try CleanText.name(text, most: most) } catch {
      fault(field, error.problem, mend: error.mend)
      return text
    }
  }

  /// A line that may be left out.
  mutating func line(_ field: FieldName, _ what: Phrase, most: Int = 200) -> String? {
    guard let text = optionalText(field, what, most: 2_000) else { return nil }
    do throws(TextFault) { return try CleanText.line(text, most: most).nilIfEmpty } catch {
      fault(field, error.problem, mend: error.mend)
      return nil
    }
  }
}
