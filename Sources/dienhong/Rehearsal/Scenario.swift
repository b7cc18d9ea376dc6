// SPDX-License-Identifier: AGPL-3.0-or-later

import Assembly
import Packs

/// A sample congress as a pack tells it in sample/congress.yaml; Packs/README.md explains the keys.
struct Scenario: Decodable {
  /// The language the story is told in, and its papers are written in.
  let language: Language
  let mode: String
  let organisation: Organisation
  let bodies: [Body]
  let congress: Congress
  let waivers: [Waiver]?
  /// The name under which the level above signs in, where it approves anything.
  let superior: String?
  let papers: [Paper]
  let conferences: [Conference]
  let personnel: Personnel?
  let delegates: Delegates?

  /// A text that is the same in every language, or one per language.
  struct Said: Decodable {
    private let phrase: Phrase
    init(from decoder: any Decoder) throws {
      if let text = try? decoder.singleValueContainer().decode(String.self) {
        phrase = Phrase(text, text)
      } else {
        phrase = try decoder.singleValueContainer().decode(Phrase.self)
      }
    }
    func callAsFunction(_ say: Language) -> String { phrase[say] }
  }

  struct Organisation: Decodable {
    let name: Said
    let parent: Said?
    let place: Said
    let founding: Said?
    let activeFrom: String
    let units: String
    let people: String
    let predecessors: [Predecessor]
    struct Predecessor: Decodable { let name: Said }
  }

  struct Body: Decodable {
    let id: String
    let term: String
    let from: String
  }

  struct Congress: Decodable {
    let ordinal: Int
    let term: String
    let venue: Said?
  }

  /// A rule that was set aside: by a role, in a kind of paper.
  struct Waiver: Decodable {
    let rule: String
    let by: String
    let paper: String
    let date: String
    let reason: Said
  }

  struct Paper: Decodable {
    let id: String
    /// Of the pack's drafts and papers.
    let kind: String?
    let title: Said
    let term: String?
    let restricted: Bool
    /// A file of the sample that holds the draft's words.
    let text: String?
    let versions: [Version]
    let headings: [Heading]?
    struct Version: Decodable {
      let number: Int
      let date: String
    }
    struct Heading: Decodable {
      let id: String
      let text: Said
    }
  }

  struct Conference: Decodable {
    let body: String
    let date: String
    let opens: String
    let closes: String
    let venue: Said
    let chair: String
    /// Who keeps the minutes, where nobody is appointed for it.
    let secretary: String?
    /// Invited without a vote.
    let guests: [Said]?
    let appointments: [Appointment]?
    let agenda: [Item]
    let attendance: Attendance
    let discussion: [Contribution]?
    let vote: Vote?
    let conclusion: Conclusion?
    let assignments: [Assignment]?

    struct Appointment: Decodable {
      let post: String
      let person: String
    }

    struct Item: Decodable {
      let id: String
      let kind: String
      let title: Said
      let presenter: String?
      let starts: String?
      let paper: PaperVersion?
      struct PaperVersion: Decodable {
        let id: String
        let version: Int
      }
    }

    struct Attendance: Decodable {
      let arrive: String
      let late: [Movement]
      let early: [Movement]
      let absent: [Absence]
      struct Movement: Decodable {
        let person: String
        let at: String
      }
      struct Absence: Decodable {
        let person: String
        let reason: Said
      }
    }

    struct Contribution: Decodable {
      let item: String
      let speaker: String
      let at: String
      let paper: String?
      let heading: String?
      let priority: Bool
      let text: Said
    }

    struct Conclusion: Decodable {
      let by: String
      let delegatedBy: String?
      let delegation: Said?
      let starts: String
      let points: [Point]
      struct Point: Decodable {
        let item: String
        let text: Said
      }
    }

    struct Assignment: Decodable {
      let owner: String
      let coOwners: [String]?
      let due: String
      let item: String?
      let text: Said
      let postponed: Postponed?
      let done: Done?

      struct Postponed: Decodable {
        let on: String
        let to: String
        let reason: Said
      }

      struct Done: Decodable {
        let date: String
        let note: Said
      }
    }
  }

  struct Vote: Decodable {
    let title: Said
    let item: String?
    let method: String
    let secret: Bool
    let opens: String
    let closes: String
    let options: [Option]
    let tellers: Tellers
    let questions: [Question]
    let slips: [Slip]?

    struct Option: Decodable {
      let id: String
      let text: Said
    }

    struct Tellers: Decodable {
      let first: String
      let second: String
      let resolvedBy: String
    }

    struct Question: Decodable {
      let id: String
      let text: Said
      let rule: String?
      let decides: [Gift]?
      let count: Count
    }

    struct Gift: Decodable {
      let figure: String
      let number: Int?
      let days: [String]?
      let text: Said?
    }

    struct Count: Decodable {
      let issued: Int
      let returned: Int
      let valid: Int
      let invalid: Int
      let votes: [String: Int]
    }

    /// What a teller typed where it differs from the count.
    struct Slip: Decodable {
      let question: String
      let teller: String
      let votes: [String: Int]
      let reason: Said
    }
  }
}

/// Why a sample could not be played: the file, the key, and what was found there.
struct ScenarioFault: Foreseen, CustomStringConvertible {
  let description: String

  func sentence(_ say: Language) -> String {
    say(
      "Đại hội mẫu của bộ quy tắc chưa đúng: \(self). Hãy sửa tệp đó rồi chạy lại.",
      "The pack's sample congress is faulty: \(self). Correct that file and run this again.")
  }

  init(_ key: String, _ found: String, in file: String = "congress.yaml") {
    description = "sample/\(file): \(key): \(found)"
  }

  /// What the file says and its key, in place of the decoder's own words.
  init(_ error: DecodingError, in file: String = "congress.yaml") {
    let (context, key): (DecodingError.Context, (any CodingKey)?) =
      switch error {
      case .keyNotFound(let key, let context): (context, key)
      case .typeMismatch(_, let context), .valueNotFound(_, let context), .dataCorrupted(let context): (context, nil)
      @unknown default: (.init(codingPath: [], debugDescription: ""), nil)
      }
    let path = (context.codingPath + [key].compactMap { $0 }).map { $0.intValue.map { "[\($0)]" } ?? $0.stringValue }
    let cause = context.underlyingError.map { "\($0)" } ?? context.debugDescription
    self.init(path.isEmpty ? "YAML" : path.joined(separator: "."), cause, in: file)
  }
}
