// SPDX-License-Identifier: AGPL-3.0-or-later

import Packs

/// How papers name meetings, bodies, people and figures, so that all papers name them alike.
extension PaperComposer {
  func say(_ vietnamese: String, _ english: String) -> String { language(vietnamese, english) }

  /// The pack's word; in Vietnamese with a capital, as papers write a certain conference or congress.
  func named(_ name: TermName) -> String {
    let term = grounds.pack.term(name, language)
    return language == .vietnamese ? term.capitalised : term
  }

  /// "Hội nghị lần thứ hai Ban Chấp hành …, nhiệm kỳ 2020-2025": number, body and the body's own term.
  func name(of meeting: Meeting) -> String {
    let word = grounds.pack.conference(of: grounds.organisations.body(meeting.body)?.kind, language)
    let name = numbered(meeting, as: language == .vietnamese ? word.capitalised : word)
    return say("\(name) \(termedBody(of: meeting))", "\(name) of the \(termedBody(of: meeting))")
  }

  /// "Hội nghị lần thứ hai"
  func shortName(of meeting: Meeting) -> String { numbered(meeting, as: named(.conference)) }

  private func numbered(_ meeting: Meeting, as word: String) -> String {
    let kind = kindWords(meeting.plan.kind)
    let number = ordinal(meeting.ordinal, language)
    return say("\(word)\(kind) lần \(number)", "\(number)\(kind) \(word)")
  }

  /// The body with the term it was formed for, which is not the congress's.
  func termedBody(of meeting: Meeting) -> String {
    let term =
      grounds.organisations.body(meeting.body).map { ", \(grounds.pack.term(.term, language)) \($0.term)" } ?? ""
    return bodyName(of: meeting) + term
  }

  private func kindWords(_ kind: MeetingPlan.Kind) -> String {
    switch kind {
    case .regular: ""
    case .extraordinary: say(" bất thường", " (extraordinary)")
    case .thematic: say(" chuyên đề", " (thematic)")
    }
  }

  /// The body and the organisation it leads.
  func bodyName(of meeting: Meeting) -> String {
    bodyName(of: grounds.organisations.body(meeting.body)?.kind ?? "")
  }

  /// A kind of body and the organisation it leads.
  func bodyName(of kind: String) -> String {
    // In English a kind of body is no name of its own: "the council of".
    let name = grounds.pack.body(kind)?.name[language] ?? ""
    let kind = language == .english ? name.uncapitalised : name
    guard let organisation = grounds.organisations.profile?.name else { return kind }
    return say("\(kind) \(organisation)", "\(kind) of \(organisation.withArticle)")
  }

  /// The congress that is being prepared, with its own term, which is not the body's.
  var congressName: String {
    guard let profile = grounds.organisations.profile else { return named(.congress) }
    let congress = profile.congress
    let term = "\(grounds.pack.term(.term, language)) \(congress.term)"
    return say(
      "\(named(.congressLong)) \(profile.name) lần thứ \(roman(congress.ordinal)), \(term)",
      "\(ordinal(congress.ordinal, .english)) \(named(.congressLong)) of \(profile.name.withArticle), \(term)")
  }

  /// A person with the pack's form of address.
  func addressed(_ person: PersonID) -> String {
    addressed(grounds.organisations.name(of: person, language))
  }

  /// Names that people type may bear the address already.
  func addressed(_ name: String) -> String {
    let address = grounds.pack.term(.comradeOrTitle, language)
    let isAddressed = !address.isEmpty && name.trimmed.lowercased().hasPrefix(address.lowercased() + " ")
    return isAddressed ? name.trimmed.uncapitalised : "\(address) \(name)".trimmed
  }

  /// A person with address and posts as of a day.
  func titled(_ person: PersonID, on day: Day) -> String {
    let posts = grounds.posts(of: person, on: day, language)
    return addressed(person) + (posts.isEmpty ? "" : ", \(posts)")
  }

  /// What the members of the body are called: by the post that most of them hold.
  func memberWord(of meeting: Meeting) -> String {
    let holdings = grounds.organisations.holdings(in: meeting.body, on: meeting.plan.start.day)
      .filter { grounds.pack.post($0.post)?.votes ?? true }
    let counts = Dictionary(grouping: holdings, by: \.post).mapValues(\.count)
    let commonest = counts.max { ($0.value, $1.key) < ($1.value, $0.key) }.flatMap { grounds.pack.post($0.key) }
    guard language == .vietnamese, let commonest else { return say("thành viên", "members") }
    return commonest.name.vietnamese.uncapitalised
  }

  /// "48/51 (94,12%)"
  func share(_ part: Int, of whole: Int) -> String {
    "\(part.grouped(language))/\(whole.grouped(language)) (\(percent(part, of: whole, language)))"
  }

  /// Where a moment on another day than the meeting's is told with its day.
  func time(_ moment: Moment, in meeting: Meeting) -> String {
    moment.day == meeting.plan.start.day ? moment.time(language) : moment.words(language)
  }

  /// The paper an item is bound to, with its version and the term it speaks of; nothing of a restricted one for
  /// readers who may not see it.
  func paperWords(of item: AgendaItem, showsRestricted: Bool) -> String? {
    guard let id = item.paper else { return nil }
    guard let paper = grounds.meetings.paper(id), !paper.isRestricted || showsRestricted else {
      return say("hạn chế, gửi riêng", "restricted, sent separately")
    }
    // A title that names the term already, with or without spaces, does not say it twice.
    let title = paper.title.filter { !$0.isWhitespace }.replacing("–", with: "-")
    let isNamed = paper.term.map { title.contains($0.description) } ?? true
    let term = isNamed ? "" : paper.term.map { ", \(grounds.pack.term(.term, language)) \($0)" } ?? ""
    let mark = paper.isRestricted ? say(", hạn chế", ", restricted") : ""
    return say(
      "\(paper.title)\(term) (bản \(paper.version)\(mark))", "\(paper.title)\(term) (version \(paper.version)\(mark))")
  }

  func isRestricted(_ item: AgendaItem) -> Bool {
    item.paper.map(grounds.meetings.isRestricted) == true
  }

  /// Whether a vote was taken on a restricted paper: papers that all may read do not tell of it.
  func isRestricted(_ vote: Vote, in meeting: Meeting) -> Bool {
    vote.ballot.item.flatMap { meeting.item($0) }.map(isRestricted) == true
  }

  /// What the agenda asks the meeting to do with an item.
  func kindWords(_ kind: AgendaItem.Kind) -> String {
    switch kind {
    case .discuss: say("thảo luận, cho ý kiến", "for discussion")
    case .approve: say("thông qua", "for approval")
    case .inform: say("thông báo", "for information")
    }
  }

  /// The same where an item asks for something: an opening has no paper that the meeting is told of.
  func taskWords(of item: AgendaItem) -> String {
    item.kind == .inform && item.paper == nil ? "" : kindWords(item.kind)
  }

  func ownerWords(_ owner: Assignment.Owner) -> String {
    switch owner {
    case .person(let person): addressed(person).capitalised
    case .body(let id):
      grounds.organisations.body(id).flatMap { grounds.pack.body($0.kind) }?.name[language]
        ?? say("(cơ quan không còn trong danh sách)", "(body no longer listed)")
    case .unit(let id):
      grounds.organisations.unit(id)?.details.name
        ?? say("(đơn vị không còn trong danh sách)", "(unit no longer listed)")
    case .office(let name): name
    }
  }

  /// Who does it, and who helps.
  func handsWords(_ assignment: Assignment) -> String {
    let owner = ownerWords(assignment.owner)
    guard let helpers = assignment.helpers else { return owner }
    let named = helpers.map { if case .person(let person) = $0 { addressed(person) } else { ownerWords($0) } }
      .joined(separator: ", ")
    return say("\(owner); phối hợp: \(named)", "\(owner); with \(named)")
  }

  /// What a paper tells of those that were given: nothing of a restricted item where it is for all.
  func shown(_ assignments: [Assignment], of meeting: Meeting, _ kind: PaperKind) -> [Assignment] {
    assignments.filter { given in
      kind.isRestricted || given.item.flatMap { meeting.item($0) }.map(isRestricted) != true
    }
  }

  /// Who does what by when.
  func assignmentTable(_ assignments: [Assignment]) -> Paper.Block {
    .table(
      Paper.Table(
        caption: nil,
        columns: [
          .init(say("TT", "No."), width: 8, .centred), .init(say("Nội dung công việc", "Task"), width: 46),
          .init(say("Thực hiện", "By whom"), width: 26), .init(say("Thời hạn", "Due"), width: 20, .centred),
        ],
        rows: assignments.enumerated().map { index, assignment in
          ["\(index + 1)", assignment.task, handsWords(assignment), assignment.due(asOf: day).words(language)]
        }))
  }
}
