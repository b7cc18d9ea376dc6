// SPDX-License-Identifier: AGPL-3.0-or-later

public import Journal
import Packs

/// One version of a paper laid before the meeting.
public struct TabledPaper: Restrictable, Codable, Hashable, Sendable {
  public let id: TabledPaperID
  public internal(set) var title: String
  public let version: Int
  /// The term the paper speaks of; a self-review speaks of the one that ends.
  public internal(set) var term: Term?
  public internal(set) var isRestricted: Bool
  public let file: TabledFile?
}

/// The file of a tabled paper: its bytes are a blob of the journal.
public struct TabledFile: Codable, Hashable, Sendable {
  public let name: String
  /// SHA-256, 64 hexadecimal digits.
  public let blob: String
  public let bytes: Int
  /// Opens the bytes where they are stored shut; nil where they lie open.
  public let key: DocumentKey?
  public init(name: String, blob: String, bytes: Int, key: DocumentKey? = nil) {
    self.name = name
    self.blob = blob
    self.bytes = bytes
    self.key = key
  }
}

/// What is wished of a paper that was tabled.
public enum TablingWish: Hashable, Sendable {
  /// Another title or term, for all its versions.
  case retitle(String, Term?)
  /// Only for those with the right from now on, in all its versions.
  case restrict
  /// Takes one version back that no agenda speaks of.
  case retract
}

/// What became of a paper that was tabled.
public struct TablingChange: Codable, Hashable, Sendable {
  public let what: What
  public let reason: String
  public let at: Moment

  public enum What: Codable, Hashable, Sendable {
    case retitled(title: String, term: Term?)
    case restricted
    case retracted
  }
}

enum TablingRules {
  static func tabled(
    _ title: String, _ term: Term?, isRestricted: Bool, _ file: TabledFile?, in meetings: Meetings
  ) throws(MeetingRefusal) -> MeetingEvent {
    guard !meetings.papers.contains(where: { $0.title == title && $0.term == term }) else { throw .titleTaken(title) }
    return .paperTabled(
      paper: TabledPaper(
        id: meetings.nextPaper, title: title, version: 1, term: term, isRestricted: isRestricted, file: file))
  }

  static func next(
    of earlier: TabledPaperID, _ file: TabledFile?, in meetings: Meetings
  ) throws(MeetingRefusal) -> MeetingEvent {
    guard let known = meetings.paper(earlier) else { throw .unknownPaper }
    let versions = (meetings.versions(of: known) + meetings.retracted.filter(known.isOfOnePaper)).map(\.version)
    return .paperTabled(
      paper: TabledPaper(
        id: meetings.nextPaper, title: known.title, version: (versions.max() ?? 1) + 1, term: known.term,
        isRestricted: known.isRestricted, file: file))
  }

  static func changed(
    _ id: TabledPaperID, _ wish: TablingWish, reason: String, at: Moment, in meetings: Meetings
  ) throws(MeetingRefusal) -> [MeetingEvent] {
    guard let known = meetings.paper(id) else { throw .unknownPaper }
    guard let what = try change(of: known, wish, in: meetings) else { return [] }
    guard !reason.trimmed.isEmpty else { throw .reasonMissing }
    return [.paperChanged(paper: id, change: TablingChange(what: what, reason: reason.trimmed, at: at))]
  }

  /// Nothing when all would stay as it is.
  private static func change(
    of known: TabledPaper, _ wish: TablingWish, in meetings: Meetings
  ) throws(MeetingRefusal) -> TablingChange.What? {
    switch wish {
    case .retitle(let title, let term):
      guard title != known.title || term != known.term else { return nil }
      let taken = meetings.papers.contains { $0.title == title && $0.term == term }
      guard !taken else { throw .titleTaken(title) }
      return .retitled(title: title, term: term)
    case .restrict: return known.isRestricted ? nil : .restricted
    case .retract:
      let user = meetings.held.first { meeting in meeting.agenda.contains { $0.paper == known.id } }
      if let user { throw .paperInUse(meeting: user.ordinal) }
      return .retracted
    }
  }
}

extension TabledPaper {
  /// Whether another is a version of the same paper.
  func isOfOnePaper(_ other: TabledPaper) -> Bool { title == other.title && term == other.term }
}

extension Meetings {
  public func paper(_ id: TabledPaperID) -> TabledPaper? { papers.first { $0.id == id } }

  /// Whether only those with the right may know of a paper; so is one that nobody here can read.
  func isRestricted(_ id: TabledPaperID) -> Bool {
    (paper(id) ?? retracted.first { $0.id == id })?.isRestricted ?? unreadable.contains(id)
  }

  /// The name of the next paper.
  var nextPaper: TabledPaperID { TabledPaperID("d", papers.count + retracted.count + unreadable.count + 1) }

  /// All versions of a paper, the first one first.
  public func versions(of paper: TabledPaper) -> [TabledPaper] { papers.filter(paper.isOfOnePaper) }

  /// Takes in what became of a paper.
  mutating func change(_ id: TabledPaperID, _ what: TablingChange.What, on day: Day) {
    guard let index = papers.firstIndex(where: { $0.id == id }) else { return }
    let known = papers[index]
    switch what {
    case .retracted: retracted.append(papers.remove(at: index))
    case .restricted:
      for index in papers.indices where papers[index].isOfOnePaper(known) {
        papers[index].isRestricted = true
        restrictedLater[papers[index].id] = day
      }
    case .retitled(let title, let term):
      for index in papers.indices where papers[index].isOfOnePaper(known) {
        papers[index].title = title
        papers[index].term = term
      }
    }
  }
}
