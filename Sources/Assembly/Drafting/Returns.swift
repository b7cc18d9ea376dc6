// SPDX-License-Identifier: AGPL-3.0-or-later

public import Drafts
public import Journal
public import Packs

public typealias ReturnID = Identifier<Return>

/// One contribution to a draft as it came in: a Word file, a comment on the page, the record of a group or of a meeting.
public struct Return: Codable, Hashable, Sendable {
  public let id: ReturnID
  public internal(set) var sender: Sender
  public let way: Way
  public let received: Moment
  public internal(set) var content: Sealed<Content>
  /// The file as it was sent; `way` then tells neither its name nor how to open it, so that both can be forgotten. Nil
  /// where it came as no file, or before files were stored shut.
  public internal(set) var original: Sealed<Original>?
  /// Changes of it that the version which was the newest when it came had already, in places of the version that it
  /// answers: nothing is left to answer, but who proposed them is told so. Nil where there are none, or before they were
  /// kept.
  public internal(set) var present: Sealed<[Change]>?
  /// Why it does not count: sent twice, or for another draft. Told by an event of its own.
  public internal(set) var setAside: String?
  /// That whoever sent it took it back. Told by an event of its own.
  public internal(set) var withdrawal: Withdrawal?

  private enum CodingKeys: String, CodingKey { case id, sender, way, received, content, original, present }

  /// On whose behalf it came.
  public enum Sender: Codable, Hashable, Sendable {
    case unit(UnitID)
    case person(PersonID)
    /// A discussion group (tổ) and who led it.
    case group(String, chair: PersonID?)
    case meeting(MeetingID)
    /// A file that does not tell whose it is. It waits, and counts once somebody says so.
    case unnamed
  }

  /// How it came.
  public enum Way: Codable, Hashable, Sendable {
    /// The original, kept as it came, and what is to be known of how it was read.
    case file(TabledFile, notices: [Phrase])
    case page
    case group
    case meeting
  }

  /// What was read of it. It stays as it was read, whatever later programs would read.
  public enum Content: Codable, Hashable, Sendable {
    case read(ChangeSet)
    /// The file was kept, but somebody must send a better one.
    case unread(problem: Phrase, mend: Phrase)
  }

  /// A file that is stored shut.
  public struct Original: Codable, Hashable, Sendable {
    public let file: TabledFile
    /// SHA-256 of its open bytes, which tells whether it was sent before.
    public let digest: String
  }

  /// When whoever sent a contribution took it back, and why, where that was said: it stays on record and counts nowhere.
  public struct Withdrawal: Codable, Hashable, Sendable {
    public let at: Moment
    public let by: PersonID?
    /// Forgotten with the words of the contribution.
    public internal(set) var reason: Sealed<String>?
  }

  public init(
    id: ReturnID, sender: Sender, way: Way, received: Moment, content: Sealed<Content>,
    original: Sealed<Original>? = nil
  ) {
    self.id = id
    self.sender = sender
    self.way = way
    self.received = received
    self.content = content
    self.original = original
  }

  /// Whether it stands: neither set aside nor withdrawn.
  public var counts: Bool { setAside == nil && withdrawal == nil }

  /// What it proposes; nil where it was not read, does not count, waits for its sender, or its words were erased.
  public var changes: ChangeSet? {
    guard counts, sender != .unnamed, case .read(let set) = content.value else { return nil }
    return set
  }

  /// The file that it came as; nil where it was erased.
  public var file: TabledFile? {
    guard case .file(let file, _) = way else { return nil }
    guard let original else { return content.value == nil ? nil : file }
    return original.value?.file
  }

  /// Tells files apart by what is in them.
  var digest: String? { original.flatMap(\.value)?.digest ?? file?.blob }

  /// Whether it came as a file, so that what is changed in it without a mark was changed silently.
  var isFile: Bool { if case .file = way { true } else { false } }

  /// How many of its changes bear nobody's mark; none where it came as no file.
  var silentChanges: Int { isFile ? changes?.changes.count { !$0.isTracked } ?? 0 : 0 }

  /// Whether it waits for somebody to say who sent it.
  public var isUnnamed: Bool { counts && sender == .unnamed && content.value != nil }

  /// Whether it is a file that came in for a unit or a person, which its name may have told wrongly.
  var hasNamedSender: Bool {
    switch (way, sender) {
    case (.file, .unit), (.file, .person): true
    case _: false
    }
  }

  /// Whether nobody could read it.
  var isUnread: Bool { if case .unread? = content.value { true } else { false } }
}

/// Names one opinion of a draft: a change or a remark of a contribution.
public enum OpinionKey: Hashable, Sendable, Comparable, CustomStringConvertible {
  case change(ChangeID)
  /// The nth remark, counted from 1.
  case remark(ReturnID, Int)

  /// Reads "r-1#3" for a change and "r-1@2" for a remark.
  public init?(_ text: String) {
    if let change = ChangeID(written: text) {
      self = .change(change)
      return
    }
    guard let mark = text.lastIndex(of: "@"), let number = Int(text[text.index(after: mark)...]), number > 0 else {
      return nil
    }
    self = .remark(ReturnID(String(text[..<mark])), number)
  }

  public var description: String {
    switch self {
    case .change(let id): "\(id)"
    case .remark(let source, let number): "\(source)@\(number)"
    }
  }

  /// The contribution that it came in.
  public var source: ReturnID {
    switch self {
    case .change(let id): ReturnID(id.source)
    case .remark(let source, _): source
    }
  }

  private var rank: (Int, Int) {
    switch self {
    case .change(let id): (0, id.number)
    case .remark(_, let number): (1, number)
    }
  }

  /// By contribution, then changes before remarks.
  public static func < (a: OpinionKey, b: OpinionKey) -> Bool {
    a.source == b.source ? a.rank < b.rank : a.source < b.source
  }
}

extension OpinionKey: Codable {
  public init(from decoder: any Decoder) throws {
    let text = try decoder.singleValueContainer().decode(String.self)
    guard let key = OpinionKey(text) else {
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: "not an opinion: \(text)"))
    }
    self = key
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}

/// The answer of those who decide to one or several opinions.
public struct Answer: Codable, Hashable, Sendable {
  public let opinions: [OpinionKey]
  public let decision: Decision
  public let explanation: String?
  /// Its place among those that arrive at the same point, from 1.
  public let turn: Int?
  public let by: PersonID?
  public let day: Day

  /// What became of an opinion.
  public enum Decision: Codable, Hashable, Sendable {
    /// As proposed. A remark proposes no wording of its own: `wording` is the paragraph as it then reads.
    case accepted(wording: [String]?)
    /// With this wording, one text a paragraph; nil where the text takes none of it as it stands.
    case partly(wording: [String]?)
    /// The text stays as it is.
    case kept
  }

  public init(
    opinions: [OpinionKey], decision: Decision, explanation: String?, turn: Int?, by: PersonID?, day: Day
  ) {
    self.opinions = opinions
    self.decision = decision
    self.explanation = explanation
    self.turn = turn
    self.by = by
    self.day = day
  }

  /// The decision without its wording.
  public var kind: Kind {
    switch decision {
    case .accepted: .accepted
    case .partly: .partly
    case .kept: .kept
    }
  }

  /// How papers count answers.
  public enum Kind: String, Hashable, Sendable, CaseIterable { case accepted, partly, kept }
}
