// SPDX-License-Identifier: AGPL-3.0-or-later

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
