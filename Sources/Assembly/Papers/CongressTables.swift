// SPDX-License-Identifier: AGPL-3.0-or-later

import Journal
import Packs

extension PaperGrounds {
  /// The table that goes out beside an issued paper, for the office's own program, as it was on that day; nil for papers
  /// without one. Papers that went out before tables were kept with them offer the table printed in them, if that is all.
  public func table(beside paper: IssuedPaper) -> Grid? {
    if let kept = paper.table { return kept.value }
    switch PaperForm(rawValue: paper.kind) {
    // Like the copies for each, it names only those who are not forgotten since.
    case .summons: return summonsGrid(paper.language)
    case .acceptanceTable, .contributionRegister, .candidateList: return paper.content.value?.printedTable
    default: return nil
    }
  }

  /// The table that is kept with a paper that is issued now; nil for papers without one, and for those whose table is
  /// made anew each time.
  func table(of kind: String, about subject: PaperSubject, on day: Day, in language: Language) -> Grid? {
    let composer = PaperComposer(grounds: self, language: language, day: day)
    switch PaperForm(rawValue: kind) {
    case .allocationScheme:
      let adoption = delegates.adoptions.last { $0.day <= day }
      return adoption.flatMap { delegates.run($0.run) }.map { AllocationFigures.grid($0, language, self) }
    case .synthesis: return round(subject, on: day).map { composer.synthesisGrid($0) }
    case .acceptanceTable: return round(subject, on: day).map { composer.acceptanceGrid($0) }
    case .contributionRegister: return round(subject, on: day).map { composer.contributionGrid($0) }
    case .lineageReport: return round(subject, on: day).map { composer.lineageGrid($0) }
    // Whoever reads may take it along: it tells no more of people than the list that is printed.
    case .delegateList: return DelegatePages.grid(language, self) { _ in false }
    case .credentialsReport: return delegates.recognition.map { credentialsGrid($0, language) }
    case .personnelScheme, .candidateList:
      return slate(subject, on: day).map { SlateTable.grid($1, of: $0, language, self) }
    case .electionBallot: return slate(subject, on: day).map { ballotGrid($0, $1, language) }
    default: return nil
    }
  }

  /// The version that a paper of a scheme tells of.
  private func slate(_ subject: PaperSubject, on day: Day) -> (PersonnelScheme, SlateDraft)? {
    guard case .scheme(let id) = subject, let scheme = personnel.scheme(id) else { return nil }
    let adopted = scheme.adoptions.last { $0.day <= day }.flatMap { scheme.draft($0.draft) }
    let draft = adopted ?? scheme.drafts.last { $0.day <= day }
    return draft.map { (scheme, $0) }
  }

  /// To whom the summonses go, with the code on each, for the desk and for sending them out.
  private func summonsGrid(_ say: Language) -> Grid {
    Grid(
      sheet: say("Triệu tập", "Summons"),
      titles: [
        say("Số", "No."), say("Họ và tên", "Full name"), pack.term(.unit, say).capitalised, say("Diện", "Kind"),
        say("Ngày triệu tập", "Summoned on"), say("Mã đăng ký", "Check-in code"),
      ],
      rows: delegates.summoned.compactMap { delegate in
        guard let summons = delegate.summons, details(of: delegate) != nil else { return nil }
        return [
          .number(summons.number), .text(name(of: delegate, say)), .text(DelegatePages.unitName(delegate, self)),
          .text(delegate.block.words(say, in: self)), .day(summons.day), .text(delegate.checkInCode ?? ""),
        ]
      })
  }

  /// Every figure of the credentials report in one list: what it belongs to, what is counted, heads and share.
  private func credentialsGrid(_ recognition: Recognition, _ say: Language) -> Grid {
    let found = credentials(on: recognition.day)
    func row(_ part: String, _ title: String, _ summoned: Int?, _ heads: String, _ share: String) -> [Grid.Cell] {
      [
        .text(part), .text(title), summoned.map { .number($0) } ?? .empty,
        Int(heads).map { .number($0) } ?? .text(heads), .text(share),
      ]
    }
    let kinds = found.blocks.filter { $0.summoned > 0 }.map { block in
      row(
        say("Theo diện", "By kind"), block.block.words(say, in: self), block.summoned, "\(block.heads)",
        percent(block.heads, of: found.present, say))
    }
    let composition = CredentialRows.composition(found, say).map {
      row(say("Cơ cấu", "Composition"), $0.title, nil, $0.heads, $0.share)
    }
    let qualities = found.qualities.flatMap { quality in
      CredentialRows.values(of: quality, found, say).map { row(quality.title, $0.title, nil, $0.heads, $0.share) }
    }
    let units = found.units.map { unit in
      row(
        pack.term(.unit, say).capitalised, unit.unit.details.name, unit.summoned, "\(unit.present)",
        percent(unit.present, of: found.present, say))
    }
    return Grid(
      sheet: say("Thẩm tra tư cách", "Credentials"),
      titles: [
        say("Phần", "Part"), say("Nội dung", "Item"), FigureStatus.summoned.words(say).capitalised,
        FigureStatus.present.words(say).capitalised, say("Tỷ lệ", "Share"),
      ],
      rows: [
        row(
          say("Chung", "All"), pack.plural(.delegate, say).capitalised, found.summoned, "\(found.present)",
          percent(found.present, of: found.summoned, say))
      ] + kinds + composition + qualities + units)
  }

  /// The names as the ballot has them.
  private func ballotGrid(_ scheme: PersonnelScheme, _ draft: SlateDraft, _ say: Language) -> Grid {
    let members = SlatePool(scheme, self, say).present(draft.members)
    let lines = SlateTable.lines(members, of: scheme, say, self)
    let marks = lines.count > scheme.frame.seats ? [] : [say("Đồng ý", "Agree"), say("Không đồng ý", "Disagree")]
    return Grid(
      sheet: say("Phiếu bầu", "Ballot"), titles: [say("TT", "No."), say("Họ và tên", "Name")] + marks,
      rows: lines.map { [.number($0.number), .text($0.name)] + marks.map { _ in .empty } })
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
