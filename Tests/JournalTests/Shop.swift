// SPDX-License-Identifier: AGPL-3.0-or-later

import Journal

/// A small model in the shape of the real one: features, sealed person data, a rule that can refuse.
struct Shop: Decidable, Equatable {
  enum Command: Sendable {
    case enrol(Subject, name: String)
    case buy(pieces: Int, token: String)
  }
  enum PeopleEvent: Codable, Hashable, Sendable {
    case enrolled(person: Subject, name: Sealed<String>)
  }
  enum StockEvent: Codable, Hashable, Sendable {
    case bought(pieces: Int, token: String)
    case soldOut
  }
  enum Event: Codable, Hashable, Sendable {
    case people(PeopleEvent)
    case stock(StockEvent)
  }
  enum Refusal: Error, Hashable {
    case tooFewLeft(left: Int, wanted: Int)
  }

  var left: Int
  var tokens: [String] = []
  var names: [Subject: Sealed<String>] = [:]

  init(left: Int = 1_000_000) { self.left = left }

  func decide(_ command: Command, by act: Act) throws(Refusal) -> [Event] {
    switch command {
    case .enrol(let person, let name):
      return [.people(.enrolled(person: person, name: Sealed(name, for: person)))]
    case .buy(let pieces, let token):
      guard pieces <= left else { throw .tooFewLeft(left: left, wanted: pieces) }
      let bought = Event.stock(.bought(pieces: pieces, token: token))
      return pieces == left ? [bought, .stock(.soldOut)] : [bought]
    }
  }

  mutating func evolve(_ event: Event, by act: Act) {
    switch event {
    case .people(.enrolled(let person, let name)): names[person] = name
    case .stock(.bought(let pieces, let token)):
      left -= pieces
      tokens.append(token)
    case .stock(.soldOut): break
    }
  }
}

let shopStream = StreamID(rawValue: "shop")
let noon = Act(actor: ActorID(rawValue: "person:p-1"), time: Timestamp(microseconds: 1_752_537_600_000_000))

func draft(_ text: String, kind: String = "notes.taken") -> Draft {
  Draft(kind: kind, version: 1, payload: Array("{\"text\":\"\(text)\"}".utf8))
}
