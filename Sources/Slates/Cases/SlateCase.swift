// SPDX-License-Identifier: AGPL-3.0-or-later

/// A case of the shared format `slate-case/1`: people, groups of bounds over lists of them, and how many to choose.
public struct SlateCase: Decodable, Sendable {
  public let id: String
  public let seats: Int
  public let candidates: [Candidate]
  public let groups: [Group]

  public struct Candidate: Decodable, Sendable {
    public let id: String
    public let score: Int
  }

  public struct Group: Decodable, Sendable {
    public let key: String
    public let label: String
    public let rows: [Row]
  }

  public struct Row: Decodable, Sendable {
    public let lo: Int
    public let hi: Int
    public let members: [String]
  }

  private enum Key: CodingKey { case id, input }
  private enum InputKey: CodingKey { case seats, candidates, groups }

  public init(from decoder: any Decoder) throws {
    let box = try decoder.container(keyedBy: Key.self)
    id = try box.decode(String.self, forKey: .id)
    let input = try box.nestedContainer(keyedBy: InputKey.self, forKey: .input)
    seats = try input.decode(Int.self, forKey: .seats)
    candidates = try input.decode([Candidate].self, forKey: .candidates)
    groups = try input.decode([Group].self, forKey: .groups)
  }

  /// Groups that never give: the size is the composition's own, posts and exclusions are agreed.
  private static let firm: Set<String> = ["size", "must", "exclusion"]

  /// The case as a composition; the group `size` is in force always and so is no requirement.
  public var composition: Composition {
    get throws(CompositionFault) {
      let places = Dictionary(
        candidates.enumerated().map { (PoolMember($1.id), $0) }, uniquingKeysWith: { first, _ in first })
      let requirements = groups.filter { $0.key != "size" }.map { group in
        // A member whom nobody knows must be a fault, not left out.
        let quotas = group.rows.map { row in
          Quota(row.members.map { places[PoolMember($0)] ?? -1 }, from: row.lo, through: row.hi)
        }
        return Requirement(
          .target(TargetID(group.key)), group.label, quotas, mayGive: !SlateCase.firm.contains(group.key))
      }
      return try Composition(
        candidates.map { PoolMember($0.id) }, support: candidates.map(\.score), size: seats, requirements)
    }
  }
}

/// The answer to a case, in the fields of its `expect`.
public struct SlateAnswer: Hashable, Sendable, Codable {
  public var feasible: Bool
  public var maxScore: Int?
  /// The people with the highest scores, whatever the targets say; the earlier identifier first.
  public var draft: [String]?
  public var draftMinChanges: Int?
  /// 1,000 for each one kept of the draft, and the scores.
  public var bestKeptPlusScore: Int?
  public var draftViolates: [String]?
  public var conflicts: [[String]]?
  public var maximalDrops: [[String]]?
  public var minTotalRelaxation: Int?

  private enum CodingKeys: String, CodingKey {
    case feasible, draft, conflicts
    case maxScore = "max_score"
    case draftMinChanges = "draft_min_changes"
    case bestKeptPlusScore = "best_kept_plus_score"
    case draftViolates = "draft_violates"
    case maximalDrops = "maximal_drops"
    case minTotalRelaxation = "min_total_relaxation"
  }
}

extension SlateCase {
  /// Everything the case asks for.
  public func answer(by solver: some Solver) throws -> SlateAnswer {
    let composition = try composition
    guard let best = try composition.best(by: solver).first else { return try conflicts(of: composition, by: solver) }
    var answer = SlateAnswer(feasible: true, maxScore: best.support)
    let order = composition.people.indices.sorted { a, b in
      let (left, right) = (composition.support[a], composition.support[b])
      return left != right ? left > right : composition.people[a] < composition.people[b]
    }
    let draft = Array(order.prefix(seats))
    answer.draft = composition.people(at: draft).map(\.rawValue)
    answer.draftViolates = composition.broken(by: draft).map { composition.requirements[$0].text }.sorted()
    let people = composition.people(at: draft)
    answer.draftMinChanges = try composition.nearest(to: people, count: 1, by: solver).first?.changes
    let worth = composition.people.indices.map { composition.support[$0] + (draft.contains($0) ? 1_000 : 0) }
    let kept = try composition.slate(worth: worth, .init(requirements: composition.all), by: solver)
    answer.bestKeptPlusScore = kept?.reduce(0) { $0 + worth[$1] }
    return answer
  }

  private func conflicts(of composition: Composition, by solver: some Solver) throws -> SlateAnswer {
    let conflicts = try composition.conflicts(by: solver)
    func keys(_ sets: [[Int]]) -> [[String]] {
      sets.map { set in
        set.compactMap { if case .target(let id) = composition.requirements[$0].id { id.rawValue } else { nil } }
          .sorted()
      }.sorted { $0.lexicographicallyPrecedes($1) }
    }
    var answer = SlateAnswer(feasible: false)
    answer.conflicts = keys(conflicts.minimal)
    answer.maximalDrops = keys(conflicts.waysOut)
    answer.minTotalRelaxation = try composition.fewestHeads(by: solver)
    return answer
  }
}
