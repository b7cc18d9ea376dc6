// SPDX-License-Identifier: AGPL-3.0-or-later

import Packs

extension SlateDemand {
  /// What the rule asks, in a sentence: "nữ: ít nhất 15%".
  func words(_ say: Language) -> String {
    let bounds = [
      least.map { say("ít nhất \($0.words(say))", "at least \($0.words(say))") },
      most.map { say("nhiều nhất \($0.words(say))", "at most \($0.words(say))") },
    ]
    return "\(group.words(say).capitalised): \(bounds.compactMap { $0 }.joined(separator: ", "))"
  }
}

extension SlateGroup {
  /// Whom it counts, as a table names them.
  func words(_ say: Language) -> String {
    switch self {
    case .women: say("nữ", "women")
    case .minority: say("dân tộc thiểu số", "minorities")
    case .science: say("trình độ khoa học, công nghệ", "science and technology")
    case .continuing: say("tái cử", "continuing members")
    case .newcomers: say("lần đầu tham gia", "newcomers")
    case .eachUnit: say("mỗi đơn vị", "each unit")
    case .ages(let from, let through): SlateGroup.ages(from, through, say)
    case .quality(let title, let values): "\(title): \(values.joined(separator: ", "))"
    }
  }

  private static func ages(_ from: Int?, _ through: Int?, _ say: Language) -> String {
    switch (from, through) {
    case (nil, nil): say("mọi độ tuổi", "all ages")
    case (nil, .some(let last)): say("dưới \(last + 1) tuổi", "under \(last + 1)")
    case (.some(let first), nil): say("từ \(first) tuổi trở lên", "\(first) and older")
    case (.some(let first), .some(let last)): say("từ \(first) đến \(last) tuổi", "\(first) to \(last) years")
    }
  }
}

extension SlateAmount {
  /// "6 người", "15%", "50% khóa đương nhiệm".
  func words(_ say: Language) -> String {
    switch self {
    case .heads(let heads): say("\(heads) người", "\(heads)")
    case .share(let share, .list): share.words(say)
    case .share(let share, .outgoing):
      say("\(share.words(say)) khóa đương nhiệm", "\(share.words(say)) of the outgoing term")
    }
  }
}

extension Fraction {
  /// As a percentage where it is a whole one, else as it is written: "15%", "1/3".
  func words(_ say: Language) -> String {
    let hundredths = numerator * 100
    return hundredths % denominator == 0 ? "\(hundredths / denominator)%" : description
  }
}
