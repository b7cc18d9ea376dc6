// SPDX-License-Identifier: AGPL-3.0-or-later

/// Names a pack: its folder.
public struct PackID: RawRepresentable, Codable, Hashable, Sendable {
  public let rawValue: String
  public init(rawValue: String) { self.rawValue = rawValue }
}

/// Everything that differs between one kind of organisation and another, read from a folder of YAML.
/// A congress pins one pack and version; no code asks which pack it is.
public struct RulePack: Hashable, Sendable {
  public let id: PackID
  public let version: String
  public let title: Phrase
  /// Minutes east of UTC of the clocks in its halls.
  public let clockOffset: Int
  /// The alphabet in the order of its dictionary, for sorting names: groups divided by blanks, each a letter followed by
  /// the same letter with its marks, which decide only between words of the same letters.
  public let alphabet: String
  public let namesSortBy: NameOrder
  /// Whether the family name stands before the given name.
  public let familyNameLeads: Bool
  public let terms: [String: Noun]
  public let roles: [Role]
  public let bodies: [BodyKind]
  public let posts: [PostKind]
  public let modes: [CongressMode]
  public let delegateKinds: [DelegateKind]
  public let figures: [FigureKind]
  public private(set) var rules: [Rule]
  public let layout: PaperLayout
  public let papers: [PaperKind]
  /// The laws, statutes and guidance that the rules are read from, the superseded ones too.
  public let instruments: [Instrument]
  /// The days on which offices work, for deadlines.
  public let calendar: DayCalendar
  /// How the composition of a delegation is counted; nil where the organisation does not count it.
  public let composition: CompositionMarks?
  /// What the organisation consults on, the parts that must stand in it, and the fields that opinions are sorted by.
  public let draftKinds: [DraftKind]
  public let requiredParts: [RequiredPart]
  public let opinionFields: [OpinionField]

  /// Which part of a name leads the alphabetical order.
  public enum NameOrder: String, Codable, Hashable, Sendable, CaseIterable { case lastWord, firstWord, whole }

  public init(
    id: PackID, version: String, title: Phrase, clockOffset: Int, alphabet: String, namesSortBy: NameOrder,
    terms: [String: Noun], roles: [Role], bodies: [BodyKind], posts: [PostKind], modes: [CongressMode],
    delegateKinds: [DelegateKind], figures: [FigureKind], rules: [Rule], layout: PaperLayout, papers: [PaperKind],
    instruments: [Instrument] = [], calendar: DayCalendar = .plain, composition: CompositionMarks? = nil,
    draftKinds: [DraftKind] = [], requiredParts: [RequiredPart] = [], opinionFields: [OpinionField] = [],
    familyNameLeads: Bool = false
  ) {
    self.familyNameLeads = familyNameLeads
    self.id = id
    self.version = version
    self.title = title
    self.clockOffset = clockOffset
    self.alphabet = alphabet
    self.namesSortBy = namesSortBy
    self.terms = terms
    self.roles = roles
    self.bodies = bodies
    self.posts = posts
    self.modes = modes
    self.delegateKinds = delegateKinds
    self.figures = figures
    self.rules = rules
    self.layout = layout
    self.papers = papers
    self.instruments = instruments
    self.calendar = calendar
    self.composition = composition
    self.draftKinds = draftKinds
    self.requiredParts = requiredParts
    self.opinionFields = opinionFields
  }

  /// The pack's word for a thing the code names, such as "conference". The loader has checked that every
  /// `TermName` is there.
  public func term(_ name: TermName, _ language: Language) -> String {
    terms[name.rawValue]?.one[language] ?? name.rawValue
  }

  /// The same word for several, such as "conferences".
  public func plural(_ name: TermName, _ language: Language) -> String {
    terms[name.rawValue]?.other[language] ?? name.rawValue
  }

  /// The same pack with other sources of some rules: what was compared with its text since the pack was made.
  public func citing(_ sources: [RuleID: Rule.Source]) -> RulePack {
    var pack = self
    pack.rules = rules.map { rule in
      guard let source = sources[rule.id] else { return rule }
      return Rule(
        id: rule.id, name: rule.name, demand: rule.demand, severity: rule.severity, source: source,
        validity: rule.validity, waiver: rule.waiver, modes: rule.modes, successor: rule.successor,
        elects: rule.elects, held: rule.held)
    }
    return pack
  }

  public func rule(_ id: RuleID) -> Rule? { rules.first { $0.id == id } }
  public func role(_ id: String) -> Role? { roles.first { $0.id == id } }
  public func body(_ id: String) -> BodyKind? { bodies.first { $0.id == id } }
  public func post(_ id: String) -> PostKind? { posts.first { $0.id == id } }
  public func paper(_ id: String) -> PaperKind? { papers.first { $0.id == id } }
  public func figure(_ id: String) -> FigureKind? { figures.first { $0.id == id } }
  public func mode(_ id: String) -> CongressMode? { modes.first { $0.id == id } }

  /// The kind of delegate that units send in a mode; before there is one, the elected.
  public func delegatesOfUnits(in mode: CongressMode?) -> DelegateKind? {
    delegateKinds.first { kind in mode?.delegateKind.map { $0 == kind.id } ?? (kind.way == .elected) }
  }

  public func draftKind(_ id: String) -> DraftKind? { draftKinds.first { $0.id == id } }
  /// The parts that a draft of a kind must have, in their order.
  public func parts(of kind: String) -> [RequiredPart] {
    (draftKind(kind)?.parts ?? []).compactMap { id in requiredParts.first { $0.id == id } }
  }

  public func instrument(_ id: String) -> Instrument? { instruments.first { $0.id == id } }

  /// The rules in force on `day`, in a congress of `mode` where one is given.
  public func rules(on day: String, in mode: String? = nil) -> [Rule] {
    rules.filter { rule in rule.validity.covers(day) && (mode.map { rule.applies(in: $0) } ?? true) }
  }

  /// The mode proposed for a new congress: the first one listed.
  public var defaultMode: CongressMode? { modes.first }

  /// The quorum in force for a gathering at its nth call; the last one listed serves all later calls.
  public func quorum(of gathering: Demand.Gathering, call: Int, on day: String) -> (Rule, Threshold)? {
    var found: (Rule, Threshold, Int)?
    for rule in rules where rule.validity.covers(day) {
      guard case .quorum(let threshold, gathering, let number) = rule.demand, number <= call else { continue }
      if number >= (found?.2 ?? 0) { found = (rule, threshold, number) }
    }
    return found.map { ($0.0, $0.1) }
  }

  /// The majorities in force for a gathering, the ordinary one first.
  public func majorities(of gathering: Demand.Gathering, on day: String) -> [(Rule, Threshold)] {
    rules.compactMap { rule in
      guard rule.validity.covers(day), case .majority(let threshold, gathering) = rule.demand else { return nil }
      return (rule, threshold)
    }
  }

  /// How ties are settled in a gathering.
  public func tie(in gathering: Demand.Gathering, on day: String) -> (Rule, Demand.TieRule)? {
    for rule in rules where rule.validity.covers(day) {
      if case .tie(let tie, gathering) = rule.demand { return (rule, tie) }
    }
    return nil
  }
}

/// What an account may do; a role of the pack bundles some of these.
public enum Right: String, Codable, Hashable, Sendable, CaseIterable {
  /// Reads what the organisation publishes to all who sign in.
  case read
  /// Reads restricted papers, such as the personnel scheme.
  case readRestricted
  /// Edits units, persons, bodies and posts.
  case manageOrganisation
  /// Gives accounts, sign-in codes and roles.
  case manageAccess
  /// Plans meetings: date, venue, agenda, invitations.
  case planMeetings
  /// Agrees that a meeting is convened as planned. In a pack where some role may, no summons goes out before.
  case convene
  /// Stands above the organisation: approves figures that it cannot settle alone, or sends them back, and designates.
  case approve
  /// Notes who came and went.
  case recordAttendance
  /// Notes what was said.
  case recordDiscussion
  /// Opens and closes a meeting and its items, and concludes it.
  case chair
  /// Enters the delegates and alternates of one's own unit.
  case proposeDelegates
  /// Prepares questions and voting papers, and opens votes.
  case prepareQuestions
  /// Counts papers as one of two tellers.
  case count
  /// Comments on drafts that are circulated to one's unit or oneself.
  case contribute
  /// Circulates drafts, takes in what comes back, groups and summarises it; does not judge.
  case compileDrafts
  /// Answers opinions on drafts.
  case decideDrafts
  /// Settles differences between two counts and declares results.
  case declareResults
  /// Issues papers under a number.
  case issuePapers
  /// Prepares who is put forward for the new bodies, and sees what nobody else sees of it.
  case managePersonnel
  /// Reads the journal and its proofs.
  case audit
}

/// A role of the pack, such as recording secretary, and the rights that go with it.
public struct Role: Hashable, Sendable {
  public let id: String
  public let name: Phrase
  public let rights: Set<Right>
  public init(id: String, name: Phrase, rights: Set<Right>) {
    self.id = id
    self.name = name
    self.rights = rights
  }
}

/// A kind of elected or designated body, such as an executive committee.
public struct BodyKind: Hashable, Sendable {
  public let id: String
  public let name: Phrase
  public let shortName: Phrase
  /// The figure that holds its decided size, such as "body.executive.size".
  public let sizeFigure: String?
  public let gathering: Demand.Gathering
  /// In whose name papers of its meetings go out; nil where the pack does not say.
  public let issuer: Issuer?
  public init(
    id: String, name: Phrase, shortName: Phrase, sizeFigure: String?, gathering: Demand.Gathering,
    issuer: Issuer? = nil
  ) {
    self.issuer = issuer
    self.id = id
    self.name = name
    self.shortName = shortName
    self.sizeFigure = sizeFigure
    self.gathering = gathering
  }
}

/// In whose name papers of a body's meetings go out. The lines may name what an organ line of a paper may.
public struct Issuer: Hashable, Sendable {
  /// The line in the letterhead.
  public let organ: Phrase
  /// The line over the name of whoever chaired or concluded; nil where they sign in their own name.
  public let authority: Phrase?
  /// How its members stand among those whom a paper goes to, where the paper says `{members}`.
  public let members: Phrase
  public init(organ: Phrase, authority: Phrase?, members: Phrase) {
    self.organ = organ
    self.authority = authority
    self.members = members
  }
}

/// A post in a body, the roles that come with it, and whether its holder may chair and conclude.
public struct PostKind: Hashable, Sendable {
  public let id: String
  public let name: Phrase
  public let body: String
  public let roles: [String]
  /// Who may conclude a meeting on their own authority; others need a recorded delegation.
  public let concludes: Bool
  /// The order in lists of members: smaller first.
  public let rank: Int
  /// Whether its holder has a vote in the body. Who has none attends and is listed, but is counted in no base.
  public let votes: Bool
  /// Whether only one person at a time holds it: a second one in office is told as a slip.
  public let isSingle: Bool
  /// The posts that its holder has by it: they are not named beside it.
  public let includes: [String]
  public init(
    id: String, name: Phrase, body: String, roles: [String], concludes: Bool, rank: Int, votes: Bool = true,
    isSingle: Bool = false, includes: [String] = []
  ) {
    self.id = id
    self.name = name
    self.body = body
    self.roles = roles
    self.concludes = concludes
    self.rank = rank
    self.votes = votes
    self.isSingle = isSingle
    self.includes = includes
  }
}

/// A way to hold a congress: its agenda and the papers that do not occur in it.
public struct CongressMode: Hashable, Sendable {
  public let id: String
  public let name: Phrase
  public let agenda: [Phrase]
  public let papersLeftOut: [String]
  /// The kind of delegate that units send in this mode; the elected one where none is named.
  public let delegateKind: String?
  public init(
    id: String, name: Phrase, agenda: [Phrase], papersLeftOut: [String], delegateKind: String? = nil
  ) {
    self.id = id
    self.name = name
    self.agenda = agenda
    self.papersLeftOut = papersLeftOut
    self.delegateKind = delegateKind
  }
}

/// A kind of delegate, as tables and papers name it.
public struct DelegateKind: Hashable, Sendable {
  public let id: String
  public let name: Phrase
  /// How those become delegates that units send; nil for a kind that no unit sends.
  public let way: Way?
  /// By a vote below, or by a decision above.
  public enum Way: String, Hashable, Sendable, CaseIterable { case elected, designated }
  public init(id: String, name: Phrase, way: Way? = nil) {
    self.id = id
    self.name = name
    self.way = way
  }
}

/// A figure that the office keeps through the whole preparation, such as the planned number of delegates.
public struct FigureKind: Hashable, Sendable {
  public let id: String
  public let name: Phrase
  public let form: Form
  public let unit: Phrase?
  /// Whether the level above has to approve what was decided.
  public let needsApproval: Bool
  /// Whether it is counted or reported, so that no vote decides it.
  public let isReported: Bool
  /// A whole number, a day or a span of days, or words.
  public enum Form: String, Codable, Hashable, Sendable, CaseIterable { case number, days, text }
  public init(
    id: String, name: Phrase, form: Form, unit: Phrase?, needsApproval: Bool = false, isReported: Bool = false
  ) {
    self.id = id
    self.name = name
    self.form = form
    self.unit = unit
    self.needsApproval = needsApproval
    self.isReported = isReported
  }
}
