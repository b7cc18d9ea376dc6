// SPDX-License-Identifier: AGPL-3.0-or-later

import Packs

/// Composes papers from what was known on a day, in one language.
struct PaperComposer {
  let grounds: any PaperGrounds
  let language: Language
  let day: Day

  /// The parts in which the kinds of paper differ.
  struct Text {
    var abstract: String?
    var blocks: [Paper.Block] = []
    /// What the reader should know of figures and rules in this paper.
    var notes: [String] = []
    /// Whether what is told in it makes the paper restricted, whatever its kind.
    var isRestricted = false
    var hasStamp = false
    /// A ballot bears nothing beside its list: any mark on it would make it invalid.
    var hasNoMarks = false
  }

  /// The paper as it would go out on `day` under `number`.
  func compose(_ kind: PaperKind, about subject: PaperSubject, number: Int?) throws(PaperRefusal) -> Paper {
    let matter = try matter(of: kind, about: subject)
    let text = text(of: matter, kind)
    let met = body(of: matter)
    let isRestricted = kind.isRestricted || text.isRestricted
    let mark = isRestricted && !text.hasNoMarks ? restrictedMark : nil
    return Paper(
      kind: kind.id, language: language, head: head(of: kind, number, matter, hasStamp: text.hasStamp, mark),
      title: title(of: kind, met), abstract: text.abstract.map(abstractWords), blocks: text.blocks.map(\.withoutGaps),
      signatures: signatures(of: kind, subject, matter),
      recipients: kind.recipients.map { recipient($0, met, matter.profile) }, isRestricted: isRestricted,
      notes: text.notes + (matter.form.tellsWhatHappened ? [recordNote] : []))
  }

  /// In English each line begins large; in Vietnamese it goes on from the name of the paper above it.
  private func abstractWords(_ abstract: String) -> String {
    language == .vietnamese
      ? abstract
      : abstract.split(separator: "\n", omittingEmptySubsequences: false).map { String($0).capitalised }
        .joined(separator: "\n")
  }

  private func text(of matter: PaperMatter, _ kind: PaperKind) -> Text {
    switch matter.content {
    case .meeting(let meeting, let matter): text(of: matter, in: meeting, kind)
    case .allocationScheme(let adoption, let run): allocationScheme(adoption, run)
    case .delegateList(let summoned): delegateList(summoned)
    case .summons: summons()
    case .credentialsReport(let recognition): credentialsReport(recognition)
    case .synthesis(let round): synthesisReport(round)
    case .acceptanceTable(let round): acceptanceTable(round)
    case .contributionRegister(let round): contributionRegister(round)
    case .lineageReport(let round): lineageReport(round)
    case .personnelScheme(let scheme, let draft): personnelScheme(scheme, draft)
    case .candidateList(let scheme, let draft): candidateList(scheme, draft)
    case .electionBallot(let scheme, let draft): electionBallot(scheme, draft)
    }
  }

  private func text(of matter: PaperMatter.OfMeeting, in meeting: Meeting, _ kind: PaperKind) -> Text {
    switch matter {
    case .programme: programme(of: meeting)
    case .invitation: invitation(to: meeting)
    case .minutes(let sitting, let conclusion, let end): minutes(of: meeting, sitting, conclusion, until: end)
    case .notice(let sitting, let conclusion): notice(of: meeting, sitting, conclusion, kind)
    case .resolution(let sitting, let first, let others): resolution(of: meeting, sitting, first, others, kind)
    case .votingPaper(let vote): votingPaper(for: vote, in: meeting)
    case .tallyMinutes(let declared): tallyMinutes(of: declared, in: meeting)
    }
  }

  private var restrictedMark: String {
    say("TÀI LIỆU HẠN CHẾ\nChỉ dành cho người được phân quyền", "RESTRICTED\nOnly for those entitled to it")
  }

  private var recordNote: String {
    say("Số liệu theo sổ ghi tính đến \(day.formal(.vietnamese)).", "Figures as on record on \(day.words(.english)).")
  }
}

// MARK: Letterhead

extension PaperComposer {
  /// The layout's letterhead with its places filled; a line without content is left out.
  private func head(
    of kind: PaperKind, _ number: Int?, _ matter: PaperMatter, hasStamp: Bool, _ mark: String?
  ) -> Paper.Head {
    let fills = places(of: kind, number, matter)
    func lines(_ lines: [PaperLayout.Line]) -> [Paper.Line] {
      lines.compactMap { line in
        var text = filled(line.text[language], fills).trimmed
        // Where a paper has no number, neither does the dot behind it stand alone.
        if text.hasPrefix("·") { text = String(text.dropFirst()).trimmed }
        guard !text.isEmpty else { return nil }
        return Paper.Line(
          text: line.isUpperCase ? text.uppercased() : text, size: line.size, isBold: line.isBold,
          isItalic: line.isItalic, isRuled: line.isRuled)
      }
    }
    let letterhead = grounds.pack.layout.letterhead
    let stamp = Paper.Line(
      text: say("(Đóng dấu)", "(Stamp)"), size: grounds.pack.layout.bodySize - 2, isBold: false, isItalic: true,
      isRuled: false)
    return Paper.Head(
      left: lines(letterhead.left) + (hasStamp ? [stamp] : []), right: lines(letterhead.right), mark: mark)
  }

  private func places(of kind: PaperKind, _ number: Int?, _ matter: PaperMatter) -> [(String, String)] {
    let profile = matter.profile
    let organ = issuer(of: matter)?.organ ?? kind.organ
    let dates = [
      ("{dd}", day.day.twoDigits), ("{d}", "\(day.day)"),
      ("{mm}", day.month.twoDigits),
      // Single digits from March on, where no figure can be written in front to make another month.
      ("{m}", day.month <= 2 ? day.month.twoDigits : "\(day.month)"), ("{month}", day.monthName(language)),
      ("{yyyy}", "\(day.year)"),
    ]
    let names = names(profile)
    let numbered = numberLine(of: kind, number)
    return [
      ("{parent}", filled(kind.parent[language], names)), ("{organ}", filled(organ[language], names)),
      ("{organisation}", profile.name), ("{number}", numbered), ("{place}", profile.place),
    ] + dates
  }

  /// "Số 05-TB/BCH"; dots while there is no number yet, nothing for a kind that has none.
  func numberLine(of kind: PaperKind, _ number: Int?) -> String {
    let pattern = kind.numbering == .none ? "" : kind.numberPattern?[language] ?? ""
    let known = grounds.organisations.profile.map { names($0) } ?? []
    return filled(pattern, [("{n}", number?.twoDigits ?? "……"), ("{yyyy}", "\(day.year)")] + known)
  }

  func names(_ profile: Profile) -> [(String, String)] {
    [
      ("{organisation}", profile.name), ("{parent}", profile.parent ?? ""),
      ("{congressOrdinal}", roman(profile.congress.ordinal)), ("{congressTerm}", "\(profile.congress.term)"),
    ]
  }

  func filled(_ pattern: String, _ profile: Profile) -> String { filled(pattern, names(profile)) }

  /// The pattern with its places filled in one pass, so that braces in a name stay what they are.
  func filled(_ pattern: String, _ fills: [(String, String)]) -> String {
    var out = ""
    var rest = Substring(pattern)
    while let first = rest.first {
      if first == "{", let (place, text) = fills.first(where: { rest.hasPrefix($0.0) }) {
        out += text
        rest = rest.dropFirst(place.count)
      } else {
        out.append(first)
        rest = rest.dropFirst()
      }
    }
    return out
  }
}

// MARK: Signatures

extension PaperComposer {
  /// Under papers of the congress: the head of the examiners, or the first of the leading body who concludes.
  private func congressSignatures(of kind: PaperKind) -> [Paper.Signature] {
    let leading = grounds.organisations.bodies.last { $0.kind == BodyName.executive.rawValue }
    let first = leading.flatMap { body in
      grounds.inOrder(grounds.organisations.members(of: body.id, on: day), of: body.id, on: day).first
    }
    return kind.signatures.map { signature in
      let name =
        switch signature.signer {
        case .chair, .concluder: first.map { grounds.organisations.name(of: $0, language) }
        case .none:
          kind.id == PaperForm.credentialsReport.rawValue ? grounds.delegates.recognition?.examiners.first : nil
        case .secretary, .headTeller, .teller: String?.none
        }
      return Paper.Signature(
        authority: signature.authority?[language], post: signature.post?[language], name: name)
    }
  }

  private func signatures(of kind: PaperKind, _ subject: PaperSubject, _ matter: PaperMatter) -> [Paper.Signature] {
    switch matter.content {
    case .meeting(let meeting, let matter): signatures(of: kind, subject, meeting, matter)
    case .allocationScheme, .delegateList, .summons, .credentialsReport, .synthesis, .acceptanceTable,
      .contributionRegister, .lineageReport, .personnelScheme, .candidateList, .electionBallot:
      congressSignatures(of: kind)
    }
  }

  private func signatures(
    of kind: PaperKind, _ subject: PaperSubject, _ meeting: Meeting, _ matter: PaperMatter.OfMeeting
  ) -> [Paper.Signature] {
    var tellers = self.tellers(of: subject)
    let head = tellers.isEmpty ? nil : tellers.removeFirst()
    let lastOfTellers = kind.signatures.lastIndex { $0.signer == .teller }
    return kind.signatures.enumerated().flatMap { index, signature in
      let people: [PersonID?] =
        switch signature.signer {
        case .chair: chairs(signing: matter, of: meeting)
        case .concluder: [meeting.sitting?.conclusion?.by ?? convener(of: meeting)]
        case .secretary: holders(of: .secretary, signing: matter, of: meeting)
        case .headTeller: [head]
        // Everybody who counted answers for the count, however many lines the pack foresees.
        case .teller where index == lastOfTellers && !tellers.isEmpty: tellers
        case .teller: [tellers.isEmpty ? nil : tellers.removeFirst()]
        case .none: [nil]
        }
      return people.map { person in
        Paper.Signature(
          authority: authority(over: signature, in: meeting), post: post(over: person, by: signature, in: meeting),
          name: person.map { grounds.organisations.plainName(of: $0, language) })
      }
    }
  }

  /// Who signs as chair: for what goes out before a meeting whoever convenes it, under the minutes all who presided, under
  /// the tally of a vote whoever presided when its result was declared.
  private func chairs(signing matter: PaperMatter.OfMeeting, of meeting: Meeting) -> [PersonID?] {
    switch matter {
    case .programme, .invitation: [convener(of: meeting)]
    case .minutes, .notice, .resolution, .votingPaper, .tallyMinutes:
      meeting.sitting == nil ? [convener(of: meeting)] : holders(of: .chair, signing: matter, of: meeting)
    }
  }

  private func holders(
    of office: Handover.Office, signing matter: PaperMatter.OfMeeting, of meeting: Meeting
  ) -> [PersonID?] {
    guard let sitting = meeting.sitting else { return [nil] }
    return switch matter {
    // Whoever presided and kept the minutes signs them once.
    case .minutes where office == .secretary:
      sitting.turns(in: .secretary).map(\.person).unique.filter { person in
        !sitting.turns(in: .chair).contains { $0.person == person }
      }
    case .minutes: sitting.turns(in: office).map(\.person).unique
    case .tallyMinutes(let declared): [sitting.holder(of: office, at: declared.at)]
    case .programme, .invitation, .notice, .resolution, .votingPaper: [sitting.holder(of: office)]
    }
  }

  /// The line of the pack; the signer's own post where the pack leaves it open, or names a post that they do not hold.
  private func post(over person: PersonID?, by signature: PaperKind.Signature, in meeting: Meeting) -> String? {
    let line = signature.post?[language]
    guard let person else { return line }
    let held = grounds.organisations.holdings(of: person, on: meeting.plan.start.day)
      .compactMap { grounds.pack.post($0.post) }.sorted { ($0.rank, $0.id) < ($1.rank, $1.id) }
    if let line {
      // Tellers and secretaries sign by what they did in this meeting, not by a post in the body.
      guard signature.signer == .chair || signature.signer == .concluder else { return line }
      let named = grounds.pack.posts.filter { $0.name[language].uppercased() == line.uppercased() }
      guard !named.isEmpty, !held.contains(where: { post in named.contains { $0.id == post.id } }) else { return line }
    }
    return held.first?.name[language].uppercased() ?? line
  }

  private func tellers(of subject: PaperSubject) -> [PersonID] {
    guard case .vote(let id) = subject else { return [] }
    return grounds.decisions.vote(id)?.opening.map { grounds.tellersInOrder(of: $0) } ?? []
  }

  /// Who signs before a meeting has a chair: the first of the body who concludes by right of a post in it; else whoever
  /// gave the word to convene it; else a member who concludes in another body, as the head of a committee does in the
  /// smaller one within it.
  private func convener(of meeting: Meeting) -> PersonID? {
    let members = grounds.inOrder(
      grounds.organisations.members(of: meeting.body, on: day), of: meeting.body, on: day)
    func concludes(_ person: PersonID, in body: BodyID?) -> Bool {
      grounds.organisations.holdings(of: person, on: day).contains {
        (body == nil || $0.body == body) && grounds.pack.post($0.post)?.concludes == true
      }
    }
    return members.first { concludes($0, in: meeting.body) } ?? meeting.convening?.by
      ?? members.first { concludes($0, in: nil) }
  }
}
