// SPDX-License-Identifier: AGPL-3.0-or-later

import Markup
import Packs

/// One vote as one visitor looks at it: the pages about a vote hang on this.
struct VoteScene {
  let scene: Scene
  let grounds: any DecisionGrounds
  let vote: Vote
  let meeting: MeetingScene

  /// The vote that the path names; nothing when there is none, or none for this visitor.
  init?(_ scene: Scene, _ grounds: any DecisionGrounds) {
    guard let vote = grounds.decisions.vote(scene.id("vote")) else { return nil }
    self.init(scene, grounds, vote)
  }

  init?(_ scene: Scene, _ grounds: any DecisionGrounds, _ vote: Vote) {
    guard let meeting = grounds.meetings.meeting(vote.meeting) else { return nil }
    self.scene = scene
    self.grounds = grounds
    self.vote = vote
    self.meeting = MeetingScene(scene, grounds, meeting)
    guard !isHidden else { return nil }
  }

  /// Whether the vote is on a restricted paper that the visitor may not read. Who was called to count it may: no count
  /// can be entered of a question that one does not see.
  private var isHidden: Bool { meeting.hides(ballot.item) && !isTeller }

  var say: Language { scene.say }
  var ballot: Ballot { vote.ballot }
  func name(_ person: PersonID) -> String { meeting.name(person) }

  /// The person at the screen, when there is one.
  var person: PersonID? { scene.visitor.account?.person.map { PersonID($0) } }

  func address(_ parts: String...) -> Address { Address(parts.reduce("/votes/\(vote.id)") { "\($0)/\($1)" }) }

  /// A page below the vote's own, with the way back to it and its meeting.
  func page(
    _ title: String, live: Bool = false, width: Page.Width = .reading, @HTMLBuilder content: () -> HTML
  ) -> Page {
    let under = [
      Link(grounds.shortName(of: meeting.meeting, say), to: meeting.address()),
      Link(say("Biểu quyết", "Votes"), to: meeting.address("votes")), Link(ballot.title, to: address()),
    ]
    return scene.page("\(title) – \(ballot.title)", at: "/votes", under: under, live: live, width: width) {
      scene.problems()
      H1(title)
      content()
    }
  }

  /// Whether the person at the screen counts this vote.
  var isTeller: Bool {
    guard scene.may(.count), let person, let opening = vote.opening else { return false }
    return opening.tellers.contains(person)
  }

  /// Whether the person at the screen may still enter a count.
  var mayEnter: Bool {
    guard isTeller else { return false }
    switch vote.stage {
    case .open: return true
    case .counting(_, let counting): return counting.second == nil && counting.first.teller != person
    case .drafted, .withdrawn, .annulled, .counted, .declared: return false
    }
  }

  /// A question's rule with its threshold.
  func rule(of question: Question) -> (Rule, Threshold)? {
    guard let rule = grounds.pack.rule(RuleID(rawValue: question.rule)), case .majority(let threshold, _) = rule.demand
    else { return nil }
    return (rule, threshold)
  }

  /// "Quyết định của đại hội – quá 1/2 số được triệu tập. Điều lệ (chưa đối chiếu)"
  func ruleWords(_ rule: Rule, _ threshold: Threshold) -> String {
    "\(rule.name[say]) – \(threshold.words(say, in: grounds.pack)). \(rule.source.words(say))"
  }

  /// What an adopted option makes true, beside its label; an unreported value stays visibly empty.
  func giftWords(_ gift: Option.Gift) -> String {
    let name = grounds.pack.figure(gift.figure)?.name[say] ?? gift.figure
    return "\(name): \(gift.value?.words(say) ?? say("…… (chưa có số liệu công bố)", "…… (not reported)"))"
  }
}

extension TallyCell {
  /// The name of the number in forms and addresses.
  var key: String {
    switch self {
    case .issued: "issued"
    case .returned: "returned"
    case .valid(let question): "valid-\(question)"
    case .invalid(let question): "invalid-\(question)"
    case .votes(let question, let option): "votes-\(question)-\(option)"
    }
  }

  var field: FieldName { FieldName(key) }
}
