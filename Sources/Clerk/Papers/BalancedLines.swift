// SPDX-License-Identifier: AGPL-3.0-or-later

import Office

extension String {
  /// The lines of a head or a title that does not fit one: as few as can be and about as long as each other, none of which
  /// begins with a number or ends between a term and its years.
  func balanced(within width: Double, size: Double, isBold: Bool) -> String {
    split(separator: "\n", omittingEmptySubsequences: false).map { line in
      BalancedLines(line, within: width, size: size, isBold: isBold).lines.joined(separator: "\n")
    }.joined(separator: "\n")
  }
}

/// One line of a head, broken where it reads best.
struct BalancedLines {
  private let words: [String]
  private let widths: [Double]
  private let blank: Double
  /// A printer's own widths differ a little from the estimate.
  private let room: Double

  init(_ text: Substring, within width: Double, size: Double, isBold: Bool) {
    words = text.split(separator: " ").map(String.init)
    widths = words.map { TextWidth.estimate($0, size: size, isBold: isBold) }
    blank = TextWidth.estimate(" ", size: size, isBold: isBold)
    room = width * 0.97
  }

  var lines: [String] {
    guard words.count > 1, length(of: words.indices) > room, words.count < 60 else {
      return [words.joined(separator: " ")]
    }
    // The least cost of what stands from each word on, in how many lines, and where the first of them ends.
    var best = Array(repeating: (lines: Int.max, cost: Double.infinity, end: words.count), count: words.count)
    best.append((0, 0, words.count))
    for start in words.indices.reversed() {
      for end in start + 1...words.count {
        let length = length(of: start..<end)
        // A word that is longer than the room stands alone.
        guard length <= room || end == start + 1 else { break }
        guard best[end].lines < Int.max,
          end == words.count || mayBreak(before: end) || end == start + 1 && length > room
        else { continue }
        let slack = 1 - length / room
        let cost = best[end].cost + slack * slack + (end == words.count ? 0 : roughness(before: end))
        if (best[end].lines + 1, cost) < (best[start].lines, best[start].cost) {
          best[start] = (best[end].lines + 1, cost, end)
        }
      }
    }
    guard best[0].lines < Int.max else { return [words.joined(separator: " ")] }
    var lines: [String] = []
    var start = 0
    while start < words.count {
      lines.append(words[start..<best[start].end].joined(separator: " "))
      start = best[start].end
    }
    return lines
  }

  private func length(of range: Range<Int>) -> Double {
    widths[range].reduce(0, +) + blank * Double(range.count - 1)
  }

  /// Not between a number and what it counts, nor within the two syllables that stand before years.
  private func mayBreak(before index: Int) -> Bool {
    if words[index].isNumber { return false }
    return index + 1 >= words.count || !words[index + 1].isYears
  }

  /// What it costs to end a line there: little within a phrase, much within a word of two syllables.
  private func roughness(before index: Int) -> Double {
    let pair = "\(words[index - 1]) \(words[index])".lowercased()
    return reads(before: index) ? 0 : Self.pairs.contains(pair) ? 0.5 : 0.1
  }

  /// Words of two syllables that stand in names of bodies and titles.
  private static let pairs: Set<String> = [
    "cơ quan", "đơn vị", "tổ chức", "hội nghị", "hội đồng", "hội viên", "đại hội", "đại biểu", "nhiệm kỳ", "chấp hành",
    "thường vụ", "thường trực", "ủy ban", "ủy viên", "thành viên", "kiểm tra", "kiểm phiếu", "kiểm điểm", "báo cáo",
    "chính trị", "nhân sự", "văn phòng", "công tác", "phân bổ", "góp ý", "biểu quyết", "trực thuộc", "toàn tỉnh",
  ]

  /// Whether a line ends well there: behind a comma, or before a small word that begins a phrase.
  private func reads(before index: Int) -> Bool {
    words[index - 1].hasSuffix(",") || Self.joiners.contains(words[index].lowercased())
  }

  private static let joiners: Set<String> = ["các", "và", "của", "tại", "trình", "of", "the", "and", "at", "to"]
}

extension String {
  /// A number in figures, or a roman one as congresses have.
  fileprivate var isNumber: Bool {
    let letters = filter { $0 != "," && $0 != "." }
    return first?.isNumber == true || !letters.isEmpty && letters.allSatisfy { "IVXLC".contains($0) }
  }

  /// Two years with a dash between them.
  fileprivate var isYears: Bool {
    let parts = split { "-–".contains($0) }
    return parts.count == 2 && parts.allSatisfy { $0.filter(\.isNumber).count == 4 }
  }
}
