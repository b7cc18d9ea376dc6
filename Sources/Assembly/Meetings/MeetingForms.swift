// SPDX-License-Identifier: AGPL-3.0-or-later

import Journal
import Markup
import Packs

/// What the forms of meetings send, read into values.
extension FormReader {
  mutating func meetingPlan(call: Int, beside now: Moment) -> MeetingPlan {
    let kind = choice("kind", Phrase("loại", "the kind"), of: MeetingPlan.Kind.allCases.map(\.rawValue))
    let start = moment("day", "time", Phrase("ngày họp", "the day"), Phrase("giờ khai mạc", "the start"))
    let minutes = number("minutes", Phrase("thời lượng", "the length"), in: 10...2880)
    let venue = text("venue", Phrase("địa điểm", "the venue"), most: 200)
    return MeetingPlan(
      kind: kind.flatMap(MeetingPlan.Kind.init) ?? .regular, start: start ?? now, venue: venue, minutes: minutes,
      call: call)
  }

  /// A day and a time of it; nil when either is wrong.
  mutating func moment(_ day: FieldName, _ time: FieldName, _ dayName: Phrase, _ timeName: Phrase) -> Moment? {
    let day = self.day(day, dayName)
    let minute = minute(time, timeName)
    guard let day, let minute else { return nil }
    return Moment(day, minute: minute)
  }

  mutating func agendaItem(_ view: MeetingScene) -> AgendaItemDraft {
    let title = text("title", Phrase("nội dung", "the item"), most: 500)
    let kind = choice(
      "kind", Phrase("yêu cầu với cuộc họp", "what is asked"), of: AgendaItem.Kind.allCases.map(\.rawValue))
    let papers = view.grounds.meetings.papers.filter(view.scene.maySee).map(\.id.text)
    let changed = view.meeting.item(view.scene.id("item"))
    let kept = view.hides(changed?.id) ? [MeetingScene.kept] : []
    let paper = optionalChoice("paper", Phrase("tài liệu", "the paper"), of: papers + kept)
    let people = view.grounds.organisations.people.keys.map(\.text)
    let presenter = optionalChoice("presenter", Phrase("người trình bày", "the presenter"), of: people)
    let minutes = number("minutes", Phrase("số phút", "the minutes"), in: 1...1440)
    return AgendaItemDraft(
      title: title, kind: kind.flatMap(AgendaItem.Kind.init) ?? .discuss,
      paper: paper == MeetingScene.kept ? changed?.paper : paper.map { TabledPaperID($0) },
      presenter: presenter.map { PersonID($0) }, minutes: minutes)
  }

  mutating func optionalTerm(_ field: FieldName) -> Term? {
    guard let text = optionalText(field, Phrase("nhiệm kỳ", "the term")) else { return nil }
    if let term = Term(typed: text) { return term }
    fault(
      field, Phrase("“\(text)” không phải là nhiệm kỳ.", "“\(text)” is not a term."),
      mend: Phrase("Hãy nhập theo mẫu 2025-2030.", "Enter it as 2025-2030."))
    return nil
  }

  /// What kind of paper is tabled; nil for one of no kind that the pack knows.
  mutating func paperKind(_ field: FieldName, _ grounds: any MeetingGrounds) -> DraftKind? {
    let kinds = grounds.pack.draftKinds
    let id = choice(
      field, Phrase("loại tài liệu", "the kind of paper"), of: kinds.map(\.id) + [TabledPages.otherKind])
    return kinds.first { $0.id == id }
  }

  mutating func optionalTerm(_ field: FieldName, of terms: [Term]) -> Term? {
    optionalChoice(field, Phrase("nhiệm kỳ", "the term"), of: terms.map(\.description)).flatMap { Term(typed: $0) }
  }

  /// The term that a paper of a kind speaks of: the one that ends and the one that begins are not mixed up.
  mutating func check(
    _ term: Term?, _ field: FieldName, of kind: DraftKind?, _ grounds: any OrganisationGrounds
  ) {
    guard let term, let kind, let coming = grounds.organisations.profile?.congress.term else { return }
    switch kind.speaksOf {
    case .ending? where term == coming:
      fault(
        field,
        Phrase(
          "“\(kind.name.vietnamese)” nói về nhiệm kỳ đang kết thúc, không phải \(term).",
          "“\(kind.name.english)” speaks of the term that ends, not of \(term)."),
        mend: Phrase("Hãy chọn nhiệm kỳ đang kết thúc.", "Choose the term that ends."))
    case .coming? where term != coming:
      fault(
        field,
        Phrase(
          "“\(kind.name.vietnamese)” nói về nhiệm kỳ \(coming) của đại hội, không phải \(term).",
          "“\(kind.name.english)” speaks of the term \(coming) of the congress, not of \(term)."),
        mend: Phrase("Hãy chọn \(coming).", "Choose \(coming)."))
    case .ending?, .coming?, nil: break
    }
  }

  /// Guests, one a line; at most 300 of 300 characters.
  mutating func guests() -> [String] {
    let guests = lines("guests")
    if guests.count > 300 || guests.contains(where: { $0.unicodeScalars.count > 300 }) {
      fault(
        "guests", Phrase("Danh sách khách mời quá dài.", "The list of guests is too long."),
        mend: Phrase(
          "Hãy ghi nhiều nhất 300 khách, mỗi dòng không quá 300 ký tự.",
          "Write at most 300 guests, each line at most 300 characters."))
    }
    return Array(guests.prefix(300))
  }

  func tabledFile(_ field: FieldName, isShut: Bool) -> TabledFile? { file(field)?.tabled(isShut: isShut) }
}

extension Submission.SentFile {
  /// As the record names it: shut where it must be possible to forget it, or where others may not read it.
  func tabled(isShut: Bool) -> TabledFile {
    guard isShut else { return TabledFile(name: name, blob: blob, bytes: bytes.count) }
    return TabledFile(name: name, blob: shut.box.id.description, bytes: bytes.count, key: shut.key)
  }
}
