// SPDX-License-Identifier: AGPL-3.0-or-later

extension Composition {
  /// What else is asked of a slate, besides its size.
  struct Asked {
    /// The requirements to be met, by their place in the list.
    var requirements: [Int]
    /// Slates that are not wanted again.
    var blocked: [[Int]] = []
    /// Sums that must come out so: a factor for each place of the pool, and the value.
    var settled: [(worths: [Int], value: Int)] = []
    /// Places whose choice is settled.
    var chosen: [Int: Bool] = [:]
  }

  /// The slate that is worth most, by its places, ascending; nothing when none meets what is asked.
  func slate(
    worth: [Int], _ asked: Asked, by solver: some Solver
  ) throws(SolverTrouble) -> [Int]? {
    let variables = people.indices.map { place in
      let choice = asked.chosen[place]
      return IntegerProgram.Variable(
        from: choice == true ? 1 : 0, through: choice == false ? 0 : 1, worth: worth.isEmpty ? 0 : worth[place])
    }
    let rows = asked.requirements.flatMap { requirements[$0].quotas.compactMap(row) }
    let program = try IntegerProgram(variables, [sizeRow] + rows + further(asked))
    return try solver.solve(program).map { solution in people.indices.filter { solution.values[$0] == 1 } }
  }

  var sizeRow: IntegerProgram.Row {
    IntegerProgram.Row(people.indices.map { IntegerProgram.Term($0) }, from: size, through: size)
  }

  /// A quota as a bound; nothing where it binds nobody.
  private func row(_ quota: Quota) -> IntegerProgram.Row? {
    let reach = min(quota.members.count, size)
    guard quota.least > 0 || quota.most < reach else { return nil }
    return IntegerProgram.Row(
      quota.members.map { IntegerProgram.Term($0) }, from: quota.least, through: min(quota.most, reach))
  }

  private func further(_ asked: Asked) -> [IntegerProgram.Row] {
    let blocks = asked.blocked.map { slate in
      IntegerProgram.Row(slate.map { IntegerProgram.Term($0) }, from: 0, through: slate.count - 1)
    }
    let sums = asked.settled.map { worths, value in
      let terms = worths.indices.filter { worths[$0] != 0 }.map { IntegerProgram.Term($0, times: worths[$0]) }
      return IntegerProgram.Row(terms, from: value, through: value)
    }
    return blocks + sums
  }

  var all: [Int] { Array(requirements.indices) }
}
