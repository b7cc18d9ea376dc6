// SPDX-License-Identifier: AGPL-3.0-or-later

import Assembly
import Slates
import SlatesGLPK

/// Answers the questions of pages about slates with GLPK, within a time for the whole answer.
enum SlateReckoner {
  static let patience: Duration = .seconds(3)

  @Sendable static func reckon(_ question: SlateQuestion) -> SlateReckoning {
    question.reckoned(by: TimedSolver(until: .now + patience))
  }
}

/// GLPK until a moment: an answer is put together from many programs, of which none may begin after it.
struct TimedSolver: Solver {
  private let end: ContinuousClock.Instant

  init(until end: ContinuousClock.Instant) { self.end = end }

  func best(of program: IntegerProgram) throws(SolverTrouble) -> [Int]? {
    let left = ContinuousClock.now.duration(to: end)
    guard left > .zero else { throw .ranOutOfTime }
    let milliseconds = Int(left / .milliseconds(1))
    return try GLPK(timeLimitInMilliseconds: max(1, milliseconds)).best(of: program)
  }
}
