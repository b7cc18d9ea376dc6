// SPDX-License-Identifier: AGPL-3.0-or-later

import Assembly
import Journal
import Markup
import Packs
import TestKit
import Testing

/// A congress with its pages, used as the server uses them: find the endpoint, check the right, show or do.
struct Hall {
  var story: Story

  /// Who looks: rights, and the person behind the account.
  struct Guest {
    let rights: Set<Right>
    let person: Int?
    var say: Language = .vietnamese
    static let office = Guest(rights: Set(Right.allCases), person: 1)
    static let observer = Guest(rights: [.read], person: nil)
    static func teller(_ number: Int) -> Guest { Guest(rights: [.read, .count, .declareResults], person: number) }
  }

  func scene(
    _ guest: Guest, at now: Moment, _ parameters: [String: String] = [:], _ attempt: Attempt? = nil,
    query: [String: String] = [:]
  ) -> Scene {
    let key = Visitor.AccountKey(account: "a-1", person: guest.person.map { "p-\($0)" })
    return Scene(
      say: guest.say, visitor: Visitor(account: key, name: "Khách", roles: [], rights: guest.rights), now: now,
      parameters: parameters, query: query, token: FormToken(value: "t"), attempt: attempt)
  }

  private func find(_ path: String) -> (CongressEndpoints.CongressEndpoint, [String: String])? {
    let parts = path.split(separator: "/").map(String.init)
    return CongressEndpoints.all.compactMap { endpoint in endpoint.path.match(parts).map { (endpoint, $0) } }
      .max { $0.0.path.weight < $1.0.path.weight }
  }

  /// The page at a path as markup; nil when there is none for this guest.
  func get(
    _ path: String, _ query: [String: String] = [:], as guest: Guest = .office,
    at now: Moment = ConferenceStory.at("09:00")
  ) -> String? {
    guard let (endpoint, parameters) = find(path), allows(endpoint.readers, guest) else { return nil }
    let scene = scene(guest, at: now, parameters, query: query)
    switch endpoint.work {
    case .page(let make), .form(let make, _), .drawing(let make, _), .look(let make):
      return make(scene, story.congress)?.content.markup
    case .reckoned(_, let make): return make(scene, story.congress, nil)?.content.markup
    case .file(let make):
      switch make(scene, story.congress) {
      case .text(_, _, let text)?: return text
      case .stored(let name, _, _)?: return name
      default: return nil
      }
    }
  }

  /// The file at a path; nil when there is none for this guest.
  func file(_ path: String, _ query: [String: String] = [:], as guest: Guest = .office) -> FileOrder? {
    guard let (endpoint, parameters) = find(path), allows(endpoint.rights, guest), case .file(let make) = endpoint.work
    else {
      return nil
    }
    return make(scene(guest, at: ConferenceStory.at("09:00"), parameters, query: query), story.congress)
  }

  private func allows(_ rights: Set<Right>, _ guest: Guest) -> Bool {
    rights.isEmpty || !rights.isDisjoint(with: guest.rights)
  }

  /// What came of sending a form.
  enum Answer {
    case done(String)
    case faulty(page: String, fields: Set<String>)
    case refused(CongressRefusal)
    case nowhere
  }

  mutating func post(
    _ path: String, _ fields: [String: String] = [:], lists: [String: [String]] = [:], as guest: Guest = .office,
    at now: Moment = ConferenceStory.at("09:00")
  ) -> Answer {
    guard let (endpoint, parameters) = find(path), allows(endpoint.rights, guest),
      case .form(let again, let read) = endpoint.work
    else { return .nowhere }
    let sent = Submission(fields: fields.mapValues { [$0] }.merging(lists) { $1 })
    var reader = FormReader(sent)
    do throws(Faults) {
      let order = try read(&reader, scene(guest, at: now, parameters), story.congress)
      do {
        let events = try story.when(order.command)
        return .done(order.then(story.congress, events).text)
      } catch { return .refused(error) }
    } catch {
      let attempt = Attempt(submission: sent, faults: error.all, refusal: nil)
      let page = again(scene(guest, at: now, parameters, attempt), story.congress)
      return .faulty(page: page?.content.markup ?? "", fields: Set(error.all.compactMap(\.field)))
    }
  }

  /// Sends a form that must be taken; returns where it leads.
  @discardableResult
  mutating func send(
    _ path: String, _ fields: [String: String] = [:], lists: [String: [String]] = [:], as guest: Guest = .office,
    at now: Moment = ConferenceStory.at("09:00")
  ) throws -> String {
    let answer = post(path, fields, lists: lists, as: guest, at: now)
    guard case .done(let address) = answer else {
      Issue.record("\(path): \(answer)")
      throw NotTaken()
    }
    return address
  }

  struct NotTaken: Error {}

  /// The page on which a form that was refused comes back with what was typed.
  func again(_ path: String, _ fields: [String: String], _ refusal: CongressRefusal) -> String? {
    guard let (endpoint, parameters) = find(path), case .form(let again, _) = endpoint.work else { return nil }
    let attempt = Attempt(
      submission: Submission(fields: fields.mapValues { [$0] }), faults: [],
      refusal: .init(problem: refusal.problem(.vietnamese, in: story.congress.pack), mend: ""))
    return again(scene(.office, at: ConferenceStory.at("09:00"), parameters, attempt), story.congress)?.content.markup
  }
}

extension Hall {
  init(upTo chapter: ConferenceStory.Chapter) throws {
    story = try ConferenceStory(upTo: chapter).story
  }
}

extension Story {
  func refusal(_ command: MeetingCommand) -> MeetingRefusal? {
    if case .meetings(let refusal)? = refusal(of: .meetings(command)) { refusal } else { nil }
  }

  func refusal(_ command: DecisionCommand) -> DecisionRefusal? {
    if case .decisions(let refusal)? = refusal(of: .decisions(command)) { refusal } else { nil }
  }
}

extension RulePack {
  /// The same pack with its rules changed.
  func changing(_ change: ([Rule]) -> [Rule]) -> RulePack {
    RulePack(
      id: id, version: version, title: title, clockOffset: clockOffset, alphabet: alphabet, namesSortBy: namesSortBy,
      terms: terms, roles: roles, bodies: bodies, posts: posts, modes: modes, delegateKinds: delegateKinds,
      figures: figures, rules: change(rules), layout: layout, papers: papers)
  }
}

func person(_ number: Int) -> PersonID { PersonID("p", number) }

extension Hall {
  /// Every address of the site that this guest gets something from, with what it shows.
  func everything(
    as guest: Guest, at now: Moment = ConferenceStory.at("10:30"), vote: String = "v-1", meeting: String = "m-2"
  ) -> [String: String] {
    let named = [
      "meeting": meeting, "vote": vote, "person": "p-7", "assignment": "a-1", "cell": "issued", "question": "structure",
    ]
    var shown: [String: String] = [:]
    for endpoint in CongressEndpoints.all {
      let papers = (1...5).map { "d-\($0)" }
      let items = (1...5).map { "i-\($0)" }
      for (paper, item) in zip(papers, items) {
        let parts = endpoint.path.parts.map { part in
          switch part {
          case .fixed(let text): text
          case .named("paper"): paper
          case .named("item"): item
          case .named(let name): named[name] ?? name
          }
        }
        let path = "/" + parts.joined(separator: "/")
        if shown[path] == nil, let page = get(path, as: guest, at: now) { shown[path] = page }
      }
    }
    return shown
  }
}
