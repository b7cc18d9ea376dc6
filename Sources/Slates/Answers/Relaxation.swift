// SPDX-License-Identifier: AGPL-3.0-or-later

/// What must give, in heads, so that some slate meets the rest.
public struct Relaxation: Hashable, Sendable {
  public let gives: [Give]

  public init(gives: [Give]) { self.gives = gives }

  public var total: Int { gives.reduce(0) { $0 + $1.heads } }

  /// One bound that gives way.
  public struct Give: Hashable, Sendable {
    /// By its place in the list of requirements, and the quota's place in it.
    public let requirement: Int
    public let quota: Int
    public let bound: Bound
    public let from: Int
    public let to: Int

    public var heads: Int { from < to ? to - from : from - to }
  }

  public enum Bound: String, Hashable, Sendable { case least, most }
}

extension Composition {
  /// What gives way by the order that the scheme states: what is striven for before what shall be, the higher number of
  /// priority before the lower, as few heads as possible each time; among equals, what stands last. Nothing when what can
  /// never give (size, agreed posts, exclusions) is impossible alone.
  public func relaxation(by solver: some Solver) throws(SolverTrouble) -> Relaxation? {
    let giving = all.filter { requirements[$0].mayGive }
    let ranks = Set(giving.map { Rank(requirements[$0]) }).sorted()
    let groups = ranks.map { rank in giving.filter { Rank(requirements[$0]) == rank } }
    // Each rank as a whole first, then its members one by one.
    return try eased(
      groups.flatMap { group in group.count > 1 ? [group] + group.dropLast().map { [$0] } : [group] }, by: solver)
  }

  /// The fewest heads that must give in all, whoever they are asked of; nothing as in `relaxation`.
  public func fewestHeads(by solver: some Solver) throws(SolverTrouble) -> Int? {
    try eased([all.filter { requirements[$0].mayGive }], by: solver)?.total
  }

  /// How many heads one requirement must give, so that it and the others of a conflict can be met; nothing when it cannot
  /// give, or its giving does not help.
  func easing(of requirement: Int, in conflict: [Int], by solver: some Solver) throws(SolverTrouble) -> Int? {
    guard requirements[requirement].mayGive else { return nil }
    return try eased([[requirement]], among: conflict, by: solver)?.total
  }

  /// The composition with what gives way lowered or raised.
  public func relaxed(by relaxation: Relaxation) throws(CompositionFault) -> Composition {
    let gives = Dictionary(grouping: relaxation.gives) { $0.requirement }
    let eased = requirements.enumerated().map { index, requirement in
      gives[index].map { requirement.eased(by: $0) } ?? requirement
    }
    return try Composition(people, support: support, size: size, eased)
  }

  /// The smallest giving of each group in its turn; requirements in no group hold as they are.
  private func eased(
    _ groups: [[Int]], among asked: [Int]? = nil, by solver: some Solver
  ) throws(SolverTrouble) -> Relaxation? {
    var easing = Easing(self, asked ?? all, giving: Set(groups.joined()))
    // Where nothing may give, whether the rest can be met is still asked.
    for group in groups.isEmpty ? [[]] : groups {
      guard let values = try solver.solve(try easing.program(sparing: Set(group))) else { return nil }
      easing.settle(group, at: values.values)
    }
    return easing.relaxation
  }
}

/// When a requirement gives way; what sorts last gives first.
private struct Rank: Hashable, Comparable {
  let force: Force
  let priority: Int

  init(_ requirement: Requirement) {
    force = requirement.force
    priority = requirement.priority
  }

  static func < (a: Rank, b: Rank) -> Bool { (a.force, a.priority) < (b.force, b.priority) }
}

extension Requirement {
  fileprivate func eased(by gives: [Relaxation.Give]) -> Requirement {
    let eased = quotas.enumerated().map { index, quota in
      let least = gives.first { $0.quota == index && $0.bound == .least }?.to ?? quota.least
      let most = gives.first { $0.quota == index && $0.bound == .most }?.to ?? quota.most
      return Quota(quota.members, from: least, through: most, label: quota.label)
    }
    return Requirement(id, text, eased, force: force, priority: priority, mayGive: mayGive)
  }
}

/// A program in which bounds may give, each by a variable of its own behind those of the people.
private struct Easing {
  struct Slack {
    let requirement: Int
    let quota: Int
    let bound: Relaxation.Bound
    let limit: Int
  }

  let composition: Composition
  private(set) var slacks: [Slack] = []
  private var rows: [IntegerProgram.Row]
  private var settled: [IntegerProgram.Row] = []
  private var last: [Int] = []

  init(_ composition: Composition, _ asked: [Int], giving: Set<Int>) {
    self.composition = composition
    rows = [composition.sizeRow]
    for requirement in asked {
      for (index, quota) in composition.requirements[requirement].quotas.enumerated() {
        add(quota, requirement, index, mayGive: giving.contains(requirement))
      }
    }
  }

  private mutating func add(_ quota: Quota, _ requirement: Int, _ index: Int, mayGive: Bool) {
    let reach = min(quota.members.count, composition.size)
    let people = quota.members.map { IntegerProgram.Term($0) }
    let most = min(quota.most, reach)
    guard mayGive else {
      if quota.least > 0 || most < reach { rows.append(.init(people, from: quota.least, through: most)) }
      return
    }
    if quota.least > 0 {
      let slack = add(Slack(requirement: requirement, quota: index, bound: .least, limit: quota.least))
      rows.append(.init(people + [.init(slack)], from: quota.least, through: reach + quota.least))
    }
    if most < reach {
      let slack = add(Slack(requirement: requirement, quota: index, bound: .most, limit: reach - most))
      rows.append(.init(people + [.init(slack, times: -1)], from: most - reach, through: most))
    }
  }

  private mutating func add(_ slack: Slack) -> Int {
    slacks.append(slack)
    return composition.people.count + slacks.count - 1
  }

  func program(sparing group: Set<Int>) throws(SolverTrouble) -> IntegerProgram {
    let people = composition.people.map { _ in IntegerProgram.Variable() }
    let giving = slacks.map { slack in
      IntegerProgram.Variable(through: slack.limit, worth: group.contains(slack.requirement) ? -1 : 0)
    }
    return try IntegerProgram(people + giving, rows + settled)
  }

  /// Keeps what a group gives from here on.
  mutating func settle(_ group: [Int], at values: [Int]) {
    last = values
    let places = slacks.indices.filter { group.contains(slacks[$0].requirement) }
      .map { composition.people.count + $0 }
    let sum = places.reduce(0) { $0 + values[$1] }
    settled.append(.init(places.map { .init($0) }, from: 0, through: sum))
  }

  var relaxation: Relaxation {
    let gives = slacks.enumerated().compactMap { index, slack -> Relaxation.Give? in
      let place = composition.people.count + index
      let heads = last.indices.contains(place) ? last[place] : 0
      guard heads > 0 else { return nil }
      let quota = composition.requirements[slack.requirement].quotas[slack.quota]
      let reach = min(quota.members.count, composition.size)
      let from = slack.bound == .least ? quota.least : min(quota.most, reach)
      return Relaxation.Give(
        requirement: slack.requirement, quota: slack.quota, bound: slack.bound, from: from,
        to: slack.bound == .least ? from - heads : from + heads)
    }
    return Relaxation(gives: gives)
  }
}
