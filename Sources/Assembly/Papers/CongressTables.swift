// SPDX-License-Identifier: AGPL-3.0-or-later

extension PaperGrounds {
  /// The table that goes out beside a paper of the congress, for the office's own program; nil for papers without one.
  public func table(beside paper: IssuedPaper) -> Grid? {
    switch PaperForm(rawValue: paper.kind) {
    case .allocationScheme:
      let adoption = delegates.adoptions.last { $0.day <= paper.day }
      return adoption.flatMap { delegates.run($0.run) }.map { AllocationFigures.grid($0, paper.language, self) }
    case .synthesis, .acceptanceTable: return round(of: paper).map { composer(of: paper).acceptanceGrid($0) }
    case .contributionRegister: return round(of: paper).map { composer(of: paper).contributionGrid($0) }
    case .lineageReport: return round(of: paper).map { composer(of: paper).lineageGrid($0) }
    case .delegateList: return DelegatePages.grid(paper.language, self)
    case .personnelScheme, .candidateList:
      guard case .scheme(let id) = paper.subject, let scheme = personnel.scheme(id) else { return nil }
      let adopted = scheme.adoptions.last { $0.day <= paper.day }.flatMap { scheme.draft($0.draft) }
      let draft = adopted ?? scheme.drafts.last { $0.day <= paper.day }
      return draft.map { SlateTable.grid($0, of: scheme, paper.language, self) }
    default: return nil
    }
  }

  private func composer(of paper: IssuedPaper) -> PaperComposer {
    PaperComposer(grounds: self, language: paper.language, day: paper.day)
  }

  private func round(of paper: IssuedPaper) -> ToldRound? {
    guard case .draft(let id, let version) = paper.subject, let draft = drafting.draft(id),
      let past = draft.round(on: version, asOf: paper.day)
    else { return nil }
    return ToldRound(draft: past, outcome: draft.outcome(of: version, asOf: paper.day))
  }
}
