// SPDX-License-Identifier: AGPL-3.0-or-later

import Packs
import Slates

extension CompositionFault: Foreseen {
  func sentence(_ say: Language) -> String {
    say(
      "Số liệu không dùng được: \(self). Hãy sửa tệp rồi chạy lại.",
      "These figures cannot be used: \(self). Correct the file and run this again.")
  }
}

extension ProposalTrouble: Foreseen {
  func sentence(_ say: Language) -> String {
    switch self {
    case .draftNotInPool:
      say(
        "Danh sách dự kiến có người không thuộc nguồn hoặc bị trùng. Hãy sửa cột “dự kiến”.",
        "The draft has someone twice or from outside of the pool. Correct the column “slate”.")
    case .countOutOfRange(let limit):
      say(
        "Chỉ đề xuất được từ 0 đến \(limit) phương án. Hãy ghi lại --count.",
        "Between 0 and \(limit) slates can be proposed. Correct --count.")
    case .solver(let trouble): trouble.sentence(say)
    }
  }
}

extension SolverTrouble: Foreseen {
  func sentence(_ say: Language) -> String {
    switch self {
    case .ranOutOfTime:
      say(
        "Chưa tìm xong trong thời gian cho phép. Hãy bớt chỉ tiêu hoặc bớt nhân sự rồi thử lại.",
        "Time ran out before an answer was found. Try again with fewer targets or people.")
    case .tooLarge:
      say(
        "Số liệu quá lớn để tính chính xác. Hãy bớt người hoặc ghi mức tín nhiệm nhỏ hơn.",
        "The figures are too large to reckon exactly. Use fewer people or smaller support.")
    case .malformed, .gaveUp, .miscounted:
      say(
        "Bộ giải không trả lời được (\(self)). Hãy báo cho người phát triển.",
        "The solver gave no answer (\(self)). Please report it.")
    }
  }
}

extension SchemeFaults: Foreseen {
  func sentence(_ say: Language) -> String { faults.map { $0.sentence { say($0, $1) } }.joined(separator: "\n") }
}
