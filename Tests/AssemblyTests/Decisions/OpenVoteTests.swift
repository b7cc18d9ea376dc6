// SPDX-License-Identifier: AGPL-3.0-or-later

import Packs
import TestKit
import Testing

@testable import Assembly

private let at = ConferenceStory.at
private let vote = VoteID("v", 1)

/// How an open vote is given, and how pages and papers must call it.
struct OpenMethod: Sendable, CustomTestStringConvertible {
  let method: Ballot.Method
  let onPages: Phrase
  let inPapers: Phrase
  var testDescription: String { method.rawValue }

  static let all = [
    OpenMethod(
      method: .hands, onPages: Phrase("Giơ tay", "Show of hands"), inPapers: Phrase("giơ tay", "show of hands")),
    OpenMethod(
      method: .cards, onPages: Phrase("Giơ thẻ biểu quyết", "Voting cards"),
      inPapers: Phrase("giơ thẻ biểu quyết", "voting cards")),
  ]
}

@Suite("A vote that all can see")
struct OpenVoteTests {
  @Test("is opened, counted by two and declared like any other, and cannot be made secret", arguments: OpenMethod.all)
  func course(open: OpenMethod) throws {
    var story = try ConferenceStory(upTo: .opened, method: open.method).story
    let drafted = try #require(story.congress.decisions.vote(vote)).ballot
    #expect(drafted.method == open.method && !drafted.isSecret)
    let secret = BallotHead(title: drafted.title, method: open.method, isSecret: true, item: drafted.item)
    #expect(story.refusal(.change(vote, .head(secret))) == .cannotBeSecret)
    try story.given(.decisions(.open(vote, tellers: [person(3), person(4)], at: at("10:00"))))
    let opening = try #require(story.congress.decisions.vote(vote)?.opening)
    #expect(opening.tellers.count == 2 && opening.count(of: .present) == 48)
    #expect(story.refusal(.closeRoll(vote, by: person(3))) == .notARollCall, "no names are kept")
    try story.given(.decisions(.enter(vote, ConferenceStory.tally, by: person(3))))
    #expect(story.refusal(.declare(vote, at: at("10:40"))) == .notCounted, "one teller is not enough")
    try story.given(
      .decisions(.enter(vote, ConferenceStory.tally, by: person(4))), .decisions(.declare(vote, at: at("10:40"))))
    let declared = try #require(story.congress.decisions.vote(vote))
    #expect(declared.ballot == drafted, "the record says how it was given")
    #expect(declared.tally == ConferenceStory.tally && declared.roll.isEmpty)
    let results = try #require(declared.results)
    #expect(results.count == drafted.questions.count)
    #expect(results.allSatisfy { if case .adopted = $0.outcome { true } else { false } })
  }

  @Test("is called what it is on every page, and secret on none", arguments: OpenMethod.all, Language.allCases)
  func pages(open: OpenMethod, language: Language) throws {
    let hall = Hall(story: try ConferenceStory(upTo: .declared, method: open.method).story)
    let guest = Hall.Guest(rights: [.read], person: nil, say: language)
    let page = try #require(hall.get("/votes/v-1", as: guest))
    #expect(page.contains(open.onPages[language]))
    #expect(page.contains(language("Biểu quyết công khai", "Open vote")))
    for (path, shown) in hall.everything(as: guest) {
      #expect(!shown.contains(language("Bỏ phiếu kín", "Secret ballot")), "\(path) calls it secret")
    }
  }

  @Test(
    "is called what it is in the papers, which speak of no papers given out", arguments: OpenMethod.all,
    Language.allCases)
  func papers(open: OpenMethod, language: Language) throws {
    let told = try ConferenceStory(method: open.method)
    let others = OpenMethod.all.filter { $0.method != open.method }
    for form in [PaperForm.tallyMinutes, .minutes, .notice] {
      let text = try told.paper(form, in: language).plainText.lowercased()
      #expect(text.contains(open.inPapers[language]), "\(form.rawValue)")
      #expect(!text.contains(language("phiếu kín", "secret ballot")), "\(form.rawValue)")
      #expect(!text.contains(language("số phiếu phát ra", "papers issued")), "\(form.rawValue)")
      for other in others { #expect(!text.contains(other.inPapers[language]), "\(form.rawValue)") }
    }
  }
}
