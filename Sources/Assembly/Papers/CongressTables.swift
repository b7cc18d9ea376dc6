// SPDX-License-Identifier: AGPL-3.0-or-later

import Drafts
import Journal
import Packs

extension PaperGrounds {
  /// The table that goes out beside an issued paper, for the office's own program, as it was on that day; nil for papers
  /// without one. Papers that went out before tables were kept with them offer the table printed in them, if that is all.
  public func table(beside paper: IssuedPaper) -> Grid? {
    if let kept = paper.table { return kept.value }
    switch PaperForm(rawValue: paper.kind) {
    case .acceptanceTable, .contributionRegister, .candidateList: return paper.content.value?.printedTable
    default: return nil
    }
  }

  /// The table beside a paper that is issued now.
  func table(of kind: String, about subject: PaperSubject, on day: Day, in language: Language) -> Grid? {
    let composer = PaperComposer(grounds: self, language: language, day: day)
    switch PaperForm(rawValue: kind) {
    case .allocationScheme:
      let adoption = delegates.adoptions.last { $0.day <= day }
      return adoption.flatMap { delegates.run($0.run) }.map { AllocationFigures.grid($0, language, self) }
    case .synthesis, .acceptanceTable: return round(subject, on: day).map { composer.acceptanceGrid($0) }
    case .contributionRegister: return round(subject, on: day).map { composer.contributionGrid($0) }
    case .lineageReport: return round(subject, on: day).map { composer.lineageGrid($0) }
    case .delegateList: return DelegatePages.grid(language, self)
    case .personnelScheme, .candidateList:
      guard case .scheme(let id) = subject, let scheme = personnel.scheme(id) else { return nil }
      let adopted = scheme.adoptions.last { $0.day <= day }.flatMap { scheme.draft($0.draft) }
      let draft = adopted ?? scheme.drafts.last { $0.day <= day }
      return draft.map { SlateTable.grid($0, of: scheme, language, self) }
    default: return nil
    }
  }

  private func round(_ subject: PaperSubject, on day: Day) -> ToldRound? {
    guard case .draft(let id, let version) = subject, let draft = drafting.draft(id),
      let past = draft.round(on: version, asOf: day)
    else { return nil }
    return ToldRound(draft: past, outcome: draft.outcome(of: version, asOf: day))
  }
}

extension Paper {
  /// Its largest table, cell by cell as it is printed.
  fileprivate var printedTable: Grid? {
    let tables = blocks.compactMap { block in if case .table(let table) = block { table } else { nil } }
    return tables.max { $0.rows.count < $1.rows.count }.map { table in
      Grid(
        sheet: String(title.prefix(31)), titles: table.columns.map(\.title),
        rows: table.rows.map { $0.map { $0.isEmpty ? .empty : .text($0) } })
    }
  }
}
