// SPDX-License-Identifier: AGPL-3.0-or-later

public import Assembly
public import Journal
public import Packs

/// A rule told as a story: what was asked before, what is asked now, and what came of it.
///
///     var story = Story()
///     try story.given(.meetings(.plan(body, plan)))
///     let events = try story.when(.meetings(.summon(meeting, at: noon, guests: [])))
public struct Story {
  public private(set) var congress: Congress
  /// Who acts from now on; the set-up may do everything.
  public var actor = ActorID.setup
  /// When; each step takes a minute.
  public var time = Timestamp(microseconds: 1_752_541_200_000_000)

  public init(pack: RulePack = .sample) { congress = Congress(pack: pack) }

  /// Goes on from a congress that was told elsewhere.
  public init(continuing congress: Congress) { self.congress = congress }

  /// Decides and takes in what happened; throws the refusal.
  @discardableResult
  public mutating func when(_ command: CongressCommand) throws(CongressRefusal) -> [CongressEvent] {
    let act = Act(actor: actor, time: time)
    let events = try congress.decide(command, by: act)
    for event in events { congress.evolve(event, by: act) }
    time = Timestamp(microseconds: time.microseconds + 60_000_000)
    return events
  }

  /// What happened before.
  public mutating func given(_ commands: CongressCommand...) throws(CongressRefusal) {
    for command in commands { try when(command) }
  }

  /// Why a command is refused, or nil when it is not.
  public func refusal(of command: CongressCommand) -> CongressRefusal? {
    do throws(CongressRefusal) {
      _ = try congress.decide(command, by: Act(actor: actor, time: time))
      return nil
    } catch {
      return error
    }
  }
}

extension Story {
  /// An organisation with a committee of so many: p-1 is its chair, all others are members.
  public static func committee(
    of size: Int, pack: RulePack = .sample, cast: Cast = .sample
  ) throws(CongressRefusal) -> Story {
    var story = Story(pack: pack)
    guard let founded = Day(2025, 7, 1), let ending = Term(2020, 2025), let coming = Term(2025, 2030) else {
      preconditionFailure("the sample's days and terms are in the calendar")
    }
    try story.given(
      .organisations(
        .found(
          Profile(
            name: cast.organisation, parent: cast.parent, place: cast.place, founded: founded, instrument: nil,
            congress: CongressPlan(ordinal: 1, term: coming, mode: "designation", venue: "Hội trường lớn")))),
      .organisations(.formBody(kind: "executive", term: ending, formed: founded)))
    let body = story.congress.organisations.bodies[0].id
    for number in 1...size {
      let id = PersonID("p", number)
      try story.given(
        .organisations(
          .addPerson(PersonDetails(name: cast.name(of: number), born: Day(1960 + number % 40, 1, 1)), unit: nil)),
        .organisations(.givePost(cast.post(of: number), to: id, in: body, from: founded)))
    }
    return story
  }
}

/// Who plays in a story: the organisation's names, and the posts of a pack.
public struct Cast: Sendable {
  public let organisation: String
  public let parent: String
  public let place: String
  public let chair: String
  /// The post of p-2, if it is not an ordinary member.
  public let deputy: String?
  public let member: String
  /// Names of the first people; the others are numbered.
  public let names: [String]

  public init(
    organisation: String, parent: String, place: String, chair: String, deputy: String? = nil, member: String,
    names: [String] = []
  ) {
    self.organisation = organisation
    self.parent = parent
    self.place = place
    self.chair = chair
    self.deputy = deputy
    self.member = member
    self.names = names
  }

  /// The sample pack's people.
  public static let sample = Cast(
    organisation: "Tổ chức mẫu", parent: "Cấp trên", place: "Thành phố", chair: "chair", member: "member")

  func post(of number: Int) -> String { number == 1 ? chair : number == 2 ? deputy ?? member : member }
  func name(of number: Int) -> String { number <= names.count ? names[number - 1] : "Người Số \(number)" }
}
