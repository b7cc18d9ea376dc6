// SPDX-License-Identifier: AGPL-3.0-or-later

import Drafts
import Seeded

/// Invented opinions that repeat, vary and contradict each other.
enum InventedOpinions {
  static func some(_ count: Int, seed: UInt64) -> [Opinion] {
    var chance = Chance(seed: seed)
    let acts = ["bổ sung", "bỏ", "giữ nguyên", "làm rõ", "nâng", "không nâng"]
    let things = [
      "chỉ tiêu việc làm", "mục tiêu thu ngân sách", "nội dung về trường học", "số biên chế từng ban",
      "hỗ trợ hộ nghèo",
    ]
    let openings = ["", "Đề nghị ", "Kính đề nghị ban soạn thảo ", "Theo tôi, "]
    let tails = ["", " lên 20 phần trăm", " lên 25 phần trăm", " tại mục II.3", " vì chưa rõ", " \"từng bước\""]
    return (0..<count).map { number in
      func one(_ all: [String]) -> String { all.randomElement(using: &chance) ?? "" }
      var text = one(openings) + one(acts) + " " + one(things) + one(tails)
      switch Int.random(in: 0..<6, using: &chance) {
      case 0: text = text.uppercased()
      case 1: text = bare(text)
      case 2: text += "."
      default: break
      }
      let anchor = Bool.random(using: &chance) ? "b1" : nil
      let isChange = Int.random(in: 0..<5, using: &chance) == 0
      return Opinion(
        id: "o\(number)", author: "đơn vị \(number % 7)", anchor: anchor, text: text,
        result: isChange ? one(things) : nil)
    }
  }

  /// Without any marks, as on a keyboard that has none.
  static func bare(_ text: String) -> String {
    let pairs = zip(
      "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđĐ",
      "aaaaaaaaaaaaaaaaaeeeeeeeeeeeiiiiiooooooooooooooooouuuuuuuuuuuyyyyydD")
    let table = Dictionary(pairs, uniquingKeysWith: { a, _ in a })
    return String(text.map { table[$0] ?? $0 })
  }
}
