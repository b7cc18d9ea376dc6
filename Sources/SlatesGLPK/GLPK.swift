// SPDX-License-Identifier: AGPL-3.0-or-later

import CGLPK
public import Slates
import Synchronization

/// Solves with the GNU Linear Programming Kit. GLPK stops the process at a bad index, so it is only ever handed an
/// `IntegerProgram`, which cannot hold one.
public struct GLPK: Solver {
  /// For one program; a slate of a few dozen among a few hundred takes about a millisecond.
  public let timeLimitInMilliseconds: Int

  public init(timeLimitInMilliseconds: Int = 10_000) {
    self.timeLimitInMilliseconds = min(max(timeLimitInMilliseconds, 1), Int(Int32.max))
  }

  /// Its environment belongs to a thread; one at a time keeps memory in bounds when many ask.
  private static let turn = Mutex(())

  public func best(of program: IntegerProgram) throws(SolverTrouble) -> [Int]? {
    let found = GLPK.turn.withLock { _ in Result { () throws(SolverTrouble) in try solved(program) } }
    return try found.get()
  }

  private func solved(_ program: IntegerProgram) throws(SolverTrouble) -> [Int]? {
    // Leaves nothing behind on a thread that may never come back.
    defer { glp_free_env() }
    glp_term_out(GLP_OFF)
    guard !program.variables.isEmpty else { return program.worth(of: []).map { _ in [] } }
    guard let problem = glp_create_prob() else { throw .gaveUp(0) }
    defer { glp_delete_prob(problem) }
    pose(program, to: problem)
    var options = glp_iocp()
    glp_init_iocp(&options)
    options.presolve = GLP_ON
    options.msg_lev = GLP_MSG_OFF
    // Halves the time of the tenth nearest slate; the other cuts and heuristics cost more than they save here.
    options.gmi_cuts = GLP_ON
    options.tm_lim = Int32(timeLimitInMilliseconds)
    // Relative to the objective; the usual 1e-7 would hide one whole unit of support in ten million.
    options.tol_obj = 1e-10
    switch glp_intopt(problem, &options) {
    case 0: break
    case GLP_ENOPFS: return nil
    case GLP_ETMLIM: throw .ranOutOfTime
    case let code: throw .gaveUp(Int(code))
    }
    switch glp_mip_status(problem) {
    case GLP_OPT: break
    case GLP_NOFEAS: return nil
    case let status: throw .gaveUp(Int(status))
    }
    return (1...program.variables.count).map { Int(glp_mip_col_val(problem, Int32($0)).rounded()) }
  }

  private func pose(_ program: IntegerProgram, to problem: OpaquePointer) {
    glp_set_obj_dir(problem, GLP_MAX)
    glp_add_cols(problem, Int32(program.variables.count))
    for (place, variable) in zip(Int32(1)..., program.variables) {
      glp_set_col_kind(problem, place, GLP_IV)
      glp_set_col_bnds(
        problem, place, GLPK.kind(variable.least, variable.most), Double(variable.least), Double(variable.most))
      glp_set_obj_coef(problem, place, Double(variable.worth))
    }
    let rows = program.rows.filter { !$0.terms.isEmpty }
    guard !rows.isEmpty else { return }
    glp_add_rows(problem, Int32(rows.count))
    for (place, row) in zip(Int32(1)..., rows) {
      glp_set_row_bnds(problem, place, GLPK.kind(row.least, row.most), Double(row.least), Double(row.most))
      // GLPK counts from 1 and ignores what stands at 0.
      let columns = [0] + row.terms.map { Int32($0.variable + 1) }
      let factors = [0] + row.terms.map { Double($0.factor) }
      glp_set_mat_row(problem, place, Int32(row.terms.count), columns, factors)
    }
  }

  /// Equal bounds must be called fixed: GLPK takes them for a mistake otherwise.
  private static func kind(_ least: Int, _ most: Int) -> Int32 { least == most ? GLP_FX : GLP_DB }
}
