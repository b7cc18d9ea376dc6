// SPDX-License-Identifier: AGPL-3.0-or-later

import Packs
import Slates

/// What `dienhong slate check --json` promises.
struct SlateCheckReport: Encodable {
  let isMet: Bool
  let size: Int
  let needed: Int
  let targets: [Line]
  let withdrawals: [Withdrawal]
  let turnover: Turned?

  struct Line: Encodable {
    let id: String
    let text: String
    let group: String
    let force: String
    let priority: Int
    let atLeast: Int
    let atMost: Int
    let inSlate: Int
    let inPool: Int
    let isMet: Bool
    let slack: Int
    let missing: Int
    let over: Int
    let neededAll: [String]
  }

  struct Withdrawal: Encodable {
    let person: String
    let breaks: [String]
    let isIrreplaceable: Bool
  }

  struct Turned: Encodable {
    let staying: Int
    let new: Int
    let leaving: Int
  }
}

/// What `dienhong slate propose --json` promises; people are named by their identifiers.
struct SlateProposalReport: Encodable {
  let draft: [String]
  let nearest: [Slate]
  let best: [Slate]

  struct Slate: Encodable {
    let changes: Int
    let support: Int
    let out: [String]
    let `in`: [String]
    let people: [String]
  }
}

/// What `dienhong slate conflicts --json` promises.
struct SlateConflictReport: Encodable {
  let isPossible: Bool
  let areAll: Bool
  let conflicts: [Conflict]
  let waysOut: [[String]]
  let relaxation: [Give]?

  struct Conflict: Encodable {
    let targets: [String]
    let sentence: String
    let easings: [String: Int]
  }

  struct Give: Encodable {
    let target: String
    let group: String
    let bound: String
    let from: Int
    let to: Int
  }
}

extension RequirementID {
  /// As JSON and tables name it.
  var key: String {
    switch self {
    case .target(let id): id.rawValue
    case .fixedIn: "in"
    case .fixedOut: "out"
    case .exclusion(let row): "apart-\(row)"
    }
  }
}

func words(for fault: CompositionFault, in say: Language) -> String {
  say(
    "Số liệu không dùng được: \(fault). Hãy sửa tệp rồi chạy lại.",
    "These figures cannot be used: \(fault). Mend the file and run this again.")
}

func words(for trouble: ProposalTrouble, in say: Language) -> String {
  switch trouble {
  case .draftNotInPool:
    say(
      "Danh sách dự kiến có người không thuộc nguồn hoặc bị trùng. Hãy sửa cột “dự kiến”.",
      "The draft has someone twice or from outside of the pool. Mend the column “slate”.")
  case .countOutOfRange(let limit):
    say(
      "Chỉ đề xuất được từ 0 đến \(limit) phương án. Hãy ghi lại --count.",
      "Between 0 and \(limit) slates can be proposed. Correct --count.")
  case .solver(let trouble): words(for: trouble, in: say)
  }
}

func words(for trouble: SolverTrouble, in say: Language) -> String {
  switch trouble {
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
      "Bộ giải không trả lời được (\(trouble)). Hãy báo cho người phát triển.",
      "The solver gave no answer (\(trouble)). Please report it.")
  }
}
