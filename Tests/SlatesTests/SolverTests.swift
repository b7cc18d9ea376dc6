// SPDX-License-Identifier: AGPL-3.0-or-later

import Seeded
import Slates
import SlatesGLPK
import Testing

@Suite("A solver")
struct SolverTests {
  @Test("finds what trying everything finds", arguments: 0..<400)
  func agrees(seed: Int) throws {
    var chance = Chance(seed: UInt64(seed))
    let variables = (0..<chance.number(1...7)).map { _ in
      let least = chance.number(-2...1)
      return IntegerProgram.Variable(from: least, through: least + chance.number(0...3), worth: chance.number(-9...9))
    }
    let rows = (0..<chance.number(0...5)).map { _ in
      let terms = variables.indices.filter { _ in chance.happens(oneIn: 2) }.map {
        IntegerProgram.Term($0, times: chance.number(-3...3))
      }
      let least = chance.number(-4...4)
      return IntegerProgram.Row(terms, from: least, through: least + chance.number(-1...4))
    }
    let program = try IntegerProgram(variables, rows)
    let plain = try Exhaustive().solve(program)
    #expect(try GLPK().solve(program)?.worth == plain?.worth, "seed \(seed)")
  }

  @Test("is never handed a place that is not there, nor one twice")
  func places() {
    let variables = [IntegerProgram.Variable(), IntegerProgram.Variable()]
    for terms in [[2], [-1], [0, 0], [.max], [.min]] {
      #expect(throws: SolverTrouble.malformed) {
        try IntegerProgram(variables, [.init(terms.map { .init($0) }, from: 0, through: 1)])
      }
    }
  }

  @Test("is never handed figures that floating point would blur")
  func figures() {
    #expect(throws: SolverTrouble.tooLarge) { try IntegerProgram([.init(worth: .max)], []) }
    #expect(throws: SolverTrouble.tooLarge) { try IntegerProgram([.init(from: .min)], []) }
    #expect(throws: SolverTrouble.tooLarge) {
      try IntegerProgram([.init()], [.init([.init(0, times: .min)], from: 0, through: 1)])
    }
    let many = Array(repeating: IntegerProgram.Variable(worth: 900_000_000), count: 2)
    #expect(throws: SolverTrouble.tooLarge) { try IntegerProgram(many, []) }
  }

  @Test("says that crossed bounds cannot be met, and is not stopped by them")
  func crossed() throws {
    #expect(try GLPK().solve(IntegerProgram([.init(from: 1, through: 0)], [])) == nil)
    #expect(try GLPK().solve(IntegerProgram([.init()], [.init([.init(0)], from: 1, through: 0)])) == nil)
    #expect(try GLPK().solve(IntegerProgram([.init()], [.init([], from: 1, through: 2)])) == nil)
  }

  @Test("answers a question about nothing")
  func nothing() throws {
    #expect(try GLPK().solve(IntegerProgram([], []))?.values == [])
  }

  @Test("is not believed when its numbers keep no bound")
  func miscounting() throws {
    struct Liar: Solver {
      let values: [Int]
      func best(of program: IntegerProgram) -> [Int]? { values }
    }
    let program = try IntegerProgram([.init(), .init()], [.init([.init(0), .init(1)], from: 1, through: 1)])
    for values in [[1, 1], [0, 0], [2, -1], [1], [1, 0, 0], []] {
      #expect(throws: SolverTrouble.miscounted, "\(values)") { try Liar(values: values).solve(program) }
    }
    #expect(try Liar(values: [1, 0]).solve(program)?.values == [1, 0])
  }

  @Test("may be asked by many at once")
  func together() async throws {
    let answers = try await withThrowingTaskGroup(of: SlateAnswer.self) { group in
      for _ in 0..<4 {
        for shared in SharedCase.all.suffix(2) { group.addTask { try shared.slate.answer(by: GLPK()) } }
      }
      return try await group.reduce(into: Set<SlateAnswer>()) { $0.insert($1) }
    }
    #expect(answers == Set(SharedCase.all.suffix(2).map(\.expect)))
  }
}
