// SPDX-License-Identifier: AGPL-3.0-or-later

/// Finds names by what a clerk types in haste: "nguyen anh" finds "Nguyễn Thị Ánh".
struct NameSearch {
  private let words: [String]

  init(_ typed: String) { words = NameSearch.folded(typed).split(separator: " ").map(String.init) }

  /// Whether every typed word begins a word of the name; an empty search finds all.
  func finds(_ name: String) -> Bool {
    let parts = NameSearch.folded(name).split(separator: " ")
    return words.allSatisfy { word in parts.contains { $0.hasPrefix(word) } }
  }

  /// Small letters without marks. Compared as characters, so composed and decomposed spellings are the same.
  static func folded(_ text: String) -> String {
    String(text.lowercased().map { plain[$0] ?? $0 })
  }

  private static let plain: [Character: Character] = {
    let families = [
      "aàáảãạăằắẳẵặâầấẩẫậ", "eèéẻẽẹêềếểễệ", "iìíỉĩị", "oòóỏõọôồốổỗộơờớởỡợ", "uùúủũụưừứửữự", "yỳýỷỹỵ", "dđ",
    ]
    var plain: [Character: Character] = [:]
    for family in families {
      guard let first = family.first else { continue }
      for letter in family { plain[letter] = first }
    }
    return plain
  }()
}
