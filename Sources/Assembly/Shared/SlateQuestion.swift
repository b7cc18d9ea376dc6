// SPDX-License-Identifier: AGPL-3.0-or-later

public import Slates

/// What a page asks a solver about a slate. A page states it, the shell has it reckoned, off the way of other requests and
/// within a time, and the page shows what came of it: so pages stay functions of state and answer.
public struct SlateQuestion: Sendable {
  public let composition: Composition
  /// The slate to start from, all of them in the composition.
  public let draft: [PoolMember]
  /// How many nearest slates are wanted.
  public let proposals: Int

  /// More conflicts than anybody reads are not looked for.
  static let mostConflicts = 24

  public init(_ composition: Composition, draft: [PoolMember], proposals: Int) {
    self.composition = composition
    self.draft = draft
    self.proposals = proposals
  }
}

/// What a solver had to say.
public enum SlateReckoning: Sendable {
  case answered(SlateAnswer)
  /// Time ran out, too many asked at once, or there is no solver.
  case unanswered(Reason)

  public enum Reason: Hashable, Sendable { case outOfTime, tooMany, noSolver, failed }
}

/// Conflicts with their reasons, what must give, and the nearest slates.
public struct SlateAnswer: Sendable {
  /// Why not all targets can be met together; empty when they can.
  public let conflicts: [Explanation]
  /// Whether these are all the conflicts there are.
  public let areAll: Bool
  /// What gives way by the stated order; nothing needs to when it is empty, and nothing helps when it is nil.
  public let relaxation: Relaxation?
  /// The slates nearest to the draft that meet everything, or everything but what gives way.
  public let nearest: [Slates.Proposal]
  /// Without whom no slate of the pool meets everything; asked only where one does.
  public let irreplaceable: [PoolMember]
}

extension SlateQuestion {
  /// Asks the solver. Whatever slate it returns has been counted again with whole numbers before it is believed.
  public func reckoned(by solver: some Solver) -> SlateReckoning {
    do throws(ProposalTrouble) {
      return .answered(try answer(by: solver))
    } catch {
      switch error {
      case .solver(.ranOutOfTime): return .unanswered(.outOfTime)
      case .solver, .draftNotInPool, .countOutOfRange: return .unanswered(.failed)
      }
    }
  }

  private func answer(by solver: some Solver) throws(ProposalTrouble) -> SlateAnswer {
    let conflicts: Conflicts
    let explained: [Explanation]
    let relaxation: Relaxation?
    let firm: [PoolMember]
    do throws(SolverTrouble) {
      conflicts = try composition.conflicts(limit: SlateQuestion.mostConflicts, by: solver)
      explained = try composition.explained(conflicts, by: solver)
      relaxation = conflicts.isEmpty ? Relaxation(gives: []) : try composition.relaxation(by: solver)
      firm = conflicts.isEmpty ? try composition.irreplaceable(in: draft, by: solver) : []
    } catch {
      throw .solver(error)
    }
    var nearest: [Slates.Proposal] = []
    if let relaxation {
      let eased: Composition
      do throws(CompositionFault) { eased = try composition.relaxed(by: relaxation) } catch { eased = composition }
      nearest = try eased.nearest(to: draft, count: proposals, by: solver)
    }
    return SlateAnswer(
      conflicts: explained, areAll: conflicts.areAll, relaxation: relaxation, nearest: nearest, irreplaceable: firm)
  }
}
