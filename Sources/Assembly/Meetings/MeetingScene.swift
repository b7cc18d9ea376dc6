// SPDX-License-Identifier: AGPL-3.0-or-later

import Markup
import Packs

/// One meeting as one visitor looks at it: the pages about a meeting hang on this.
struct MeetingScene {
  let scene: Scene
  let grounds: any MeetingGrounds
  let meeting: Meeting

  /// The meeting that the path names; nothing when there is none.
  init?(_ scene: Scene, _ grounds: any MeetingGrounds) {
    guard let meeting = grounds.meetings.meeting(scene.id("meeting")) else { return nil }
    self.init(scene, grounds, meeting)
  }

  init(_ scene: Scene, _ grounds: any MeetingGrounds, _ meeting: Meeting) {
    self.scene = scene
    self.grounds = grounds
    self.meeting = meeting
  }

  var say: Language { scene.say }
  var day: Day { meeting.plan.start.day }
  var title: String { grounds.name(of: meeting, say) }

  func name(_ person: PersonID) -> String { grounds.organisations.name(of: person, say) }
  func term(_ name: TermName) -> String { grounds.pack.term(name, say).capitalised }

  /// An address below the meeting's own.
  func address(_ parts: String...) -> Address { Address(parts.reduce("/meetings/\(meeting.id)") { "\($0)/\($1)" }) }

  /// A page below the meeting's own, with the way back to it.
  func page(
    _ title: String, live: Bool = false, width: Page.Width = .reading, under more: [Link] = [],
    @HTMLBuilder content: () -> HTML
  ) -> Page {
    let list = Link(grounds.pack.plural(.conference, say).capitalised, to: "/meetings")
    let own = Link(grounds.shortName(of: meeting, say), to: address())
    return scene.page(
      "\(title) – \(grounds.shortName(of: meeting, say))", at: "/meetings", under: [list, own] + more, live: live,
      width: width
    ) {
      scene.problems()
      H1(title)
      content()
    }
  }

  var isClosed: Bool { if case .closed = meeting.stage { true } else { false } }

  /// Whether an item is bound to a restricted paper that the visitor may not see.
  func hides(_ item: AgendaItemID?) -> Bool {
    item.flatMap { meeting.item($0) }?.paper.map(hides) ?? false
  }

  /// Whether a paper is one that the visitor may not see, or that nobody can read.
  func hides(_ paper: TabledPaperID) -> Bool {
    grounds.meetings.paper(paper).map { !scene.maySee($0) } ?? grounds.meetings.isRestricted(paper)
  }

  /// What stands in place of what the visitor may not see.
  var hidden: String { say("(nội dung hạn chế)", "(restricted)") }

  /// Members in the order of the pack.
  func choices(_ people: [PersonID]) -> [Choice] {
    grounds.inOrder(people, of: meeting.body, on: day).map { person in
      Choice(person.text, grounds.nameAndPosts(of: person, on: day, say))
    }
  }

  /// The members who are counted: today while the meeting goes on, otherwise on its day.
  var roll: [PersonID] {
    let summoned = meeting.summons?.members ?? []
    return rollChange?.roll(from: summoned) ?? summoned
  }

  /// How the body changed since the summons; of a closed meeting as it was known when it was closed.
  var rollChange: RollChange? {
    if isClosed, let last = grounds.quorumHistory(of: meeting).last { return last.change }
    return grounds.rollChange(of: meeting, on: suggestedTime.day)
  }

  /// Who joined and who left, for all to see; nothing when nobody did.
  @HTMLBuilder func rollNotice(_ change: RollChange?) -> HTML {
    if let change { Notice(grounds.words(for: change, say), .attention) }
  }

  /// Those who are there now.
  var present: [PersonID] {
    guard let attendance = meeting.attendance else { return [] }
    return roll.filter { attendance.isPresent($0) }
  }

  /// Those who attend without a vote, by the register of the same day.
  var attendants: [PersonID] { grounds.attendants(of: meeting, on: suggestedTime.day) }

  /// Who may have spoken: everyone there, with or without a vote, then those who have left since.
  var speakers: [PersonID] {
    guard let attendance = meeting.attendance else { return [] }
    let there = present + attendants.filter { attendance.isPresent($0) }
    let gone = (roll + attendants).filter { attendance.registered.contains($0) && !attendance.isPresent($0) }
    return (there + gone).unique
  }

  /// The heads as they stand; of a closed meeting as they were known when it was closed.
  var quorumNow: Quorum? {
    if isClosed, let last = grounds.quorumHistory(of: meeting).last { return last }
    // The log may run ahead of a wrong clock; the last movement counts in any case.
    let now = isOn ? scene.now : suggestedTime
    return grounds.quorum(of: meeting, at: (meeting.attendance?.movements.map(\.at) ?? []).reduce(now) { max($0, $1) })
  }

  /// The heads that are there and needed, as a bar.
  @HTMLBuilder func quorumBar() -> HTML {
    if let quorum = quorumNow {
      QuorumBar(
        present: quorum.present, needed: quorum.needed, of: quorum.baseCount,
        says: quorum.sentence(say, in: grounds.pack),
        label: quorum.verdict(say))
      P(ruleWords(quorum.rule), .class(.hint))
    } else {
      Notice(
        say("Bộ quy tắc không nêu số có mặt tối thiểu cho cơ quan này.", "The rule pack has no quorum for this body."))
    }
  }

  /// A rule by its name and source; unverified where nobody compared it with the text.
  func ruleWords(_ id: String) -> String {
    guard let rule = grounds.pack.rule(RuleID(rawValue: id)) else { return id }
    return say("Quy tắc: ", "Rule: ") + "\(rule.name[say]) – \(rule.source.words(say))"
  }
}

extension Choice {
  /// The choice for "none of them".
  static func nobody(_ say: Language) -> Choice { Choice("", say("– không chọn –", "– none –")) }
}
