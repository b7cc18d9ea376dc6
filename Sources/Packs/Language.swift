// SPDX-License-Identifier: AGPL-3.0-or-later

/// A language that people read. A sentence is written in all of them at once: `say("Lưu", "Save")`;
/// a further language changes that signature, so that no sentence can stay untranslated.
public enum Language: String, Codable, Hashable, Sendable, CaseIterable {
  case vietnamese = "vi"
  case english = "en"

  /// Chooses the wording for this language.
  public func callAsFunction(_ vietnamese: String, _ english: String) -> String {
    switch self {
    case .vietnamese: vietnamese
    case .english: english
    }
  }

  /// The language's own name, for the switch on each page.
  public var ownName: String { self("Tiếng Việt", "English") }
}

/// One wording in every language.
public struct Phrase: Codable, Hashable, Sendable {
  public let vietnamese: String
  public let english: String

  public init(_ vietnamese: String, _ english: String) {
    self.vietnamese = vietnamese
    self.english = english
  }

  public subscript(_ language: Language) -> String { language(vietnamese, english) }

  enum CodingKeys: String, CodingKey {
    case vietnamese = "vi"
    case english = "en"
  }
}
