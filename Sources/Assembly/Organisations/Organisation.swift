// SPDX-License-Identifier: AGPL-3.0-or-later

public import Journal
public import Packs

public typealias UnitID = Identifier<Unit>
public typealias PersonID = Identifier<Person>
public typealias BodyID = Identifier<Body>
public typealias PredecessorID = Identifier<Predecessor>

/// The years a committee or congress is elected for, such as 2025-2030.
public struct Term: Codable, Hashable, Sendable, CustomStringConvertible {
  public let from: Int
  public let to: Int

  /// Nothing unless it ends after it begins and lasts ten years at most.
  public init?(_ from: Int, _ to: Int) {
    guard (1900...2900).contains(from), to > from, to - from <= 10 else { return nil }
    self.from = from
    self.to = to
  }

  /// Reads "2025-2030", also with spaces or a long dash.
  public init?(typed text: String) {
    let years = text.split(whereSeparator: { !$0.isNumber }).compactMap { Int($0) }
    guard years.count == 2 else { return nil }
    self.init(years[0], years[1])
  }

  public var description: String { "\(from)-\(to)" }
}

/// The congress that the organisation prepares: which one, for which term, and how it is held.
public struct CongressPlan: Codable, Hashable, Sendable {
  public let ordinal: Int
  public let term: Term
  /// A mode of the pack, such as "designation".
  public let mode: String
  /// Where it is to meet, as its papers name it; nil as long as that is open.
  public let venue: String?
  public init(ordinal: Int, term: Term, mode: String, venue: String? = nil) {
    self.ordinal = ordinal
    self.term = term
    self.mode = mode
    self.venue = venue
  }
}

/// What the organisation is, as it stands at the head of its papers.
public struct Profile: Codable, Hashable, Sendable {
  public let name: String
  /// The organisation above it, or nil.
  public let parent: String?
  /// The place named in the date line of papers.
  public let place: String
  public let founded: Day
  /// The instrument that founded it, as cited in its papers.
  public let instrument: String?
  public let congress: CongressPlan
  public init(
    name: String, parent: String?, place: String, founded: Day, instrument: String?, congress: CongressPlan
  ) {
    self.name = name
    self.parent = parent
    self.place = place
    self.founded = founded
    self.instrument = instrument
    self.congress = congress
  }
}

/// An organisation that was merged into this one, whose documents and figures must be carried over.
public struct Predecessor: Codable, Hashable, Sendable {
  public let id: PredecessorID
  public let name: String
}

/// A subordinate organisation, in a tree.
public struct Unit: Codable, Hashable, Sendable {
  public let id: UnitID
  public let parent: UnitID?
  public let details: UnitDetails
}

/// Where a unit shall stand in the tree.
public enum UnitPlace: Hashable, Sendable {
  case asItIs
  /// Directly under the organisation.
  case top
  case under(UnitID)
}

/// What an office keeps of a unit.
public struct UnitDetails: Codable, Hashable, Sendable {
  /// The office's own short code, unique; imports match units by it.
  public let code: String
  public let name: String
  /// Members counted on `countedOn`; nil when nobody has reported them.
  public let members: Int?
  public let countedOn: Day?
  public let predecessor: PredecessorID?
  public init(code: String, name: String, members: Int?, countedOn: Day?, predecessor: PredecessorID?) {
    self.code = code
    self.name = name
    self.members = members
    self.countedOn = countedOn
    self.predecessor = predecessor
  }
}

/// A person, whose data can be erased without breaking the record.
public struct Person: Sendable {
  public let id: PersonID
  public let details: Sealed<PersonDetails>
  public let unit: UnitID?
}

/// What is known of a person; sealed in the record.
public struct PersonDetails: Codable, Hashable, Sendable {
  public let name: String
  public let sex: Sex?
  public let born: Day?
  public let email: String?
  public let phone: String?
  /// Further qualities by the office's own names, such as qualification or ethnicity.
  public let qualities: [String: String]

  public enum Sex: String, Codable, Hashable, Sendable { case female, male }

  public init(
    name: String, sex: Sex? = nil, born: Day? = nil, email: String? = nil, phone: String? = nil,
    qualities: [String: String] = [:]
  ) {
    self.name = name
    self.sex = sex
    self.born = born
    self.email = email
    self.phone = phone
    self.qualities = qualities
  }
}

/// A committee or board of one term.
public struct Body: Codable, Hashable, Sendable {
  public let id: BodyID
  /// A body kind of the pack, such as "executive".
  public let kind: String
  public let term: Term
  public let formed: Day
}

/// A person's post in a body, from its first day to the day it ended.
public struct Holding: Codable, Hashable, Sendable {
  public let person: PersonID
  public let body: BodyID
  /// A post of the pack, such as "secretary".
  public let post: String
  public let from: Day
  public let to: Day?

  public func isHeld(on day: Day) -> Bool { from <= day && (to.map { day < $0 } ?? true) }

  /// Whether it shares a day with another time, which ends never when `to` is nil.
  func overlaps(from: Day, to other: Day?) -> Bool {
    (to.map { from < $0 } ?? true) && (other.map { self.from < $0 } ?? true)
  }
}

/// All of it: the tree of units, the people, the bodies and who sits in them.
public struct Organisations: Sendable {
  public internal(set) var profile: Profile?
  public internal(set) var predecessors: [Predecessor] = []
  public internal(set) var units: [Unit] = []
  public internal(set) var people: [PersonID: Person] = [:]
  public internal(set) var bodies: [Body] = []
  public internal(set) var holdings: [Holding] = []
  /// Those whose data was erased.
  public internal(set) var forgotten: Set<PersonID> = []
  private var namesakes: [String: Set<PersonID>] = [:]
  /// Erased people keep their number, so that none is given twice.
  var peopleAdded = 0
  /// One that was taken back keeps its number.
  var predecessorsAdded = 0
  /// A unit that was taken back keeps its number too.
  var unitsAdded = 0

  public init() {}

  public func unit(_ id: UnitID) -> Unit? { units.first { $0.id == id } }
  /// The unit of this code; capitals do not matter.
  public func unit(code: String) -> Unit? {
    let sought = code.lowercased()
    return units.first { $0.details.code.lowercased() == sought }
  }
  /// A unit and all that stand above it.
  func above(_ id: UnitID) -> Set<UnitID> {
    var found: Set<UnitID> = []
    var next: UnitID? = id
    while let one = next, found.insert(one).inserted { next = unit(one)?.parent }
    return found
  }

  public func body(_ id: BodyID) -> Body? { bodies.first { $0.id == id } }

  /// People whose data is there, in the order they were added.
  public var known: [PersonID] { people.values.filter { $0.details.value != nil }.map(\.id).sorted() }

  /// The name as it is written, or a stand-in for a person whose data was erased.
  public func plainName(of person: PersonID, _ say: Language) -> String {
    people[person]?.details.value?.name ?? say("(dữ liệu đã xóa)", "(data erased)")
  }

  /// The name that tells a person apart: where others bear it, with the unit, or with a letter within one unit.
  public func name(of person: PersonID, _ say: Language) -> String {
    let name = plainName(of: person, say)
    guard let alike = namesakes[name.lowercased()], alike.count > 1 else { return name }
    let unit = people[person]?.unit
    let nearest = alike.filter { people[$0]?.unit == unit }.sorted()
    if nearest.count == 1, let own = unit.flatMap({ self.unit($0) }) { return "\(name) (\(own.details.name))" }
    let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    guard let place = nearest.firstIndex(of: person), place < letters.count else { return name }
    return "\(name) (\(letters[place]))"
  }

  /// Who bears which name, in small letters.
  private mutating func note(_ person: Person?, asKnown: Bool) {
    guard let person, let name = person.details.value?.name.lowercased() else { return }
    if asKnown { namesakes[name, default: []].insert(person.id) } else { namesakes[name]?.remove(person.id) }
  }

  /// Puts a person in the register, in place of what stood there.
  mutating func put(_ person: Person) {
    note(people[person.id], asKnown: false)
    people[person.id] = person
    note(person, asKnown: true)
  }

  /// Members of all units, and the units that have not reported theirs. The number of a unit includes the units below it,
  /// so those are not counted again, and of them none is missing.
  public var membership: (total: Int, unreported: [Unit]) {
    let top = units.filter { $0.parent == nil }
    return (top.reduce(0) { $0 + ($1.details.members ?? 0) }, top.filter { $0.details.members == nil })
  }

  public func holdings(in body: BodyID, on day: Day) -> [Holding] {
    holdings.filter { $0.body == body && $0.isHeld(on: day) }
  }

  /// Who sits in a body on a day, each once, with or without a vote there.
  public func members(of body: BodyID, on day: Day) -> [PersonID] {
    holdings(in: body, on: day).map(\.person).unique
  }

  public func holdings(of person: PersonID, on day: Day) -> [Holding] {
    holdings.filter { $0.person == person && $0.isHeld(on: day) }
  }
}

/// What the features above may see of organisations.
public protocol OrganisationGrounds: Grounds {
  var organisations: Organisations { get }
  /// Where words that somebody typed, in whatever feature, name a person.
  func mentions(of name: String) -> [Mention]
  /// What refers to a unit, in whatever feature.
  func ties(of unit: UnitID) -> [RemovalTie]
  /// What refers to a body, in whatever feature.
  func ties(of body: BodyID) -> [RemovalTie]
}

extension OrganisationGrounds {
  /// Who has a vote in a body on a day, each once: those whom every base counts.
  public func votingMembers(of body: BodyID, on day: Day) -> [PersonID] {
    organisations.holdings(in: body, on: day).filter { pack.post($0.post)?.votes ?? true }.map(\.person).unique
  }

  /// Who sits in a body without a vote on a day, such as its alternate members: they attend, and no base counts them.
  public func membersWithoutVote(of body: BodyID, on day: Day) -> [PersonID] {
    let voting = Set(votingMembers(of: body, on: day))
    return organisations.members(of: body, on: day).filter { !voting.contains($0) }
  }

  /// Posts of a body that one person at a time holds and several are recorded in on a day, highest first.
  func crowdedPosts(in body: BodyID, on day: Day) -> [(post: PostKind, holders: [PersonID])] {
    let holdings = organisations.holdings(in: body, on: day)
    return pack.posts.filter(\.isSingle).sorted { $0.rank < $1.rank }.compactMap { post in
      let holders = holdings.filter { $0.post == post.id }.map(\.person).unique
      return holders.count > 1 ? (post, holders) : nil
    }
  }

  /// Who holds a post elsewhere that brings a seat in a body with it, and has none there on a day: no base of the body
  /// counts them. Nobody while the body is still empty.
  func unseated(in body: Body, on day: Day) -> [(person: PersonID, post: PostKind)] {
    let seated = Set(organisations.members(of: body.id, on: day))
    guard !seated.isEmpty else { return [] }
    var found: [(person: PersonID, post: PostKind)] = []
    for other in organisations.bodies where other.term == body.term && other.kind != body.kind {
      for holding in organisations.holdings(in: other.id, on: day) where !seated.contains(holding.person) {
        guard let post = pack.post(holding.post), !found.contains(where: { $0.person == holding.person }),
          post.includes.contains(where: { pack.post($0)?.body == body.kind })
        else { continue }
        found.append((holding.person, post))
      }
    }
    return found
  }

  /// A person's posts on a day as printed after the name, highest first.
  public func posts(of person: PersonID, on day: Day, _ say: Language) -> String {
    namedPosts(of: person, on: day).map { $0.name[say] }.joined(separator: ", ")
  }

  /// The posts by which a person is named on a day, highest first: none that goes without saying beside a higher one.
  func namedPosts(of person: PersonID, on day: Day) -> [PostKind] {
    let held = organisations.holdings(of: person, on: day).compactMap { pack.post($0.post) }
    return held.filter { post in !held.contains { $0.rank < post.rank && $0.includes.contains(post.id) } }
      .sorted { ($0.rank, $0.id) < ($1.rank, $1.id) }
  }

  /// People by the pack's order of names.
  public func byName(_ people: [PersonID]) -> [PersonID] {
    let order = NameOrder(of: pack)
    let ranked = people.map { (person: $0, rank: order.rank(of: organisations.plainName(of: $0, .vietnamese))) }
    let sorted = ranked.sorted { one, other in
      one.rank == other.rank ? one.person < other.person : one.rank < other.rank
    }
    return sorted.map(\.person)
  }

  /// People in the order of the pack: by rank of post in the body, then by the highest post held anywhere, so that those
  /// of a committee within the body come before its other members, then by name.
  public func inOrder(_ people: [PersonID], of body: BodyID?, on day: Day) -> [PersonID] {
    let order = NameOrder(of: pack)
    var inBody: [PersonID: Int] = [:]
    var anywhere: [PersonID: Int] = [:]
    for holding in organisations.holdings where holding.isHeld(on: day) {
      guard let rank = pack.post(holding.post)?.rank else { continue }
      anywhere[holding.person] = min(anywhere[holding.person] ?? Int.max, rank)
      guard body == nil || holding.body == body else { continue }
      inBody[holding.person] = min(inBody[holding.person] ?? Int.max, rank)
    }
    let ranked = people.map { person in
      let posts = (inBody[person] ?? Int.max, anywhere[person] ?? Int.max)
      return (person: person, posts: posts, name: order.rank(of: organisations.plainName(of: person, .vietnamese)))
    }
    let sorted = ranked.sorted { one, other in
      if one.posts != other.posts { return one.posts < other.posts }
      return one.name == other.name ? one.person < other.person : one.name < other.name
    }
    return sorted.map(\.person)
  }
}
