// SPDX-License-Identifier: AGPL-3.0-or-later

public import Drafts
public import Journal
public import Packs

/// What may be asked of drafts.
public enum DraftingCommand: Sendable {
  case begin(DraftHead, file: TabledFile, text: MarkedText)
  /// A further version that somebody wrote by hand; open opinions are carried over to it.
  case file(DraftID, file: TabledFile, text: MarkedText)
  case circulate(DraftID, CirculationDraft)
  /// Files that came back, each read against the versions as they were known to the reader.
  case takeIn(DraftID, [ReturnDraft])
  /// A comment from the page: what is said of a passage, the wording that is proposed for its paragraph, or both.
  case comment(DraftID, Return.Sender, PassageComment)
  /// What was said in a meeting about the tabled paper that the draft is; only what was not taken before.
  case takeMeeting(DraftID, MeetingID)
  /// Says who sent a file that waits for its sender.
  case nameSender(DraftID, ReturnID, Return.Sender)
  case recordGroup(DraftID, GroupRecord)
  case setAside(DraftID, ReturnID, reason: String)
  /// Takes back a contribution of one's own or of one's unit, before any of it is answered.
  case withdraw(DraftID, ReturnID, reason: String?)
  /// Erases the words of a contribution.
  case forget(DraftID, ReturnID)
  case split(DraftID, [OpinionKey], why: String)
  case join(DraftID, [OpinionKey], why: String)
  case summarise(DraftID, [OpinionKey], text: String)
  /// Sorts opinions into a field of the draft; nil takes them out.
  case classify(DraftID, [OpinionKey], field: String?)
  /// Makes points of opinions that were read as mere agreement.
  case askAnswer(DraftID, [OpinionKey])
  /// Takes that back.
  case spareAnswer(DraftID, [OpinionKey])
  case answer(DraftID, [AnswerDraft])
  case reserve(DraftID, PersonID, opinion: OpinionKey?, text: String)
  case mark(DraftID, BlockID, PartMark?)
  case addSource(DraftID, DraftSourceDraft)
  /// What a person says of where passages came from: all of it, or none.
  case rule(DraftID, [LineageRuling])
  case setFields(DraftID, [OpinionField])
  case setDue(DraftID, CirculationID, Day)
  case setDecideBy(DraftID, Day)
  /// Notes that those were reminded who were asked and have sent nothing.
  case remind(DraftID, CirculationID, [Return.Sender])
  /// Makes the next version of exactly what was accepted; `file` is that version drawn into the file of the newest, and
  /// `text` what was read of it again.
  case issue(DraftID, file: TabledFile, text: MarkedText)
}

extension DraftingCommand: FeatureCommand {
  public typealias Event = DraftingEvent

  /// The rights of which one is enough.
  public var rights: Set<Right> {
    switch self {
    case .withdraw: [.contribute]
    case .takeIn, .comment: [.contribute, .compileDrafts]
    case .reserve: [.contribute, .compileDrafts, .decideDrafts]
    case .answer: [.decideDrafts]
    case .forget: [.manageOrganisation]
    case .begin, .file, .circulate, .takeMeeting, .recordGroup, .nameSender, .remind, .setAside, .split, .join,
      .summarise, .classify, .askAnswer, .spareAnswer, .mark, .addSource, .rule, .setFields, .setDue, .setDecideBy,
      .issue:
      [.compileDrafts]
    }
  }
}

/// A circulation before it has a number.
public struct CirculationDraft: Hashable, Sendable {
  public let version: Int
  public let units: [UnitID]
  public let people: [PersonID]
  public let isOpenToAll: Bool
  public let due: Day
  /// Whether those who were sent this version already shall be sent it once more.
  public let isRepeated: Bool

  public init(
    version: Int, units: [UnitID], people: [PersonID], isOpenToAll: Bool, due: Day, isRepeated: Bool = false
  ) {
    self.isRepeated = isRepeated
    self.version = version
    self.units = units
    self.people = people
    self.isOpenToAll = isOpenToAll
    self.due = due
  }
}

/// A file that came back, before it has a number; the source of its changes is not yet the contribution's own.
public struct ReturnDraft: Hashable, Sendable {
  public let sender: Return.Sender
  public let file: TabledFile
  /// SHA-256 of the open bytes of a file that is stored shut; nil where they lie open under their own name.
  public let digest: String?
  public let notices: [Phrase]
  public let content: Return.Content
  /// What the newest version has already of what the file asks for, in places of the version that it answers.
  public let present: [Change]

  public init(
    sender: Return.Sender, file: TabledFile, digest: String? = nil, notices: [Phrase] = [], content: Return.Content,
    present: [Change] = []
  ) {
    self.sender = sender
    self.file = file
    self.digest = digest
    self.notices = notices
    self.content = content
    self.present = present
  }
}

/// What somebody wrote beside a passage of the newest version.
public struct PassageComment: Hashable, Sendable {
  /// Nil for the whole draft.
  public let block: BlockID?
  /// The words of the block that it is about; nil for all of it.
  public let quote: String?
  public let text: String?
  /// The block as it should read, one text a paragraph; an empty list takes it away.
  public let wording: [String]?

  public init(block: BlockID?, quote: String? = nil, text: String?, wording: [String]? = nil) {
    self.block = block
    self.quote = quote
    self.text = text
    self.wording = wording
  }
}

/// What a discussion group said, as its secretary wrote it down.
public struct GroupRecord: Hashable, Sendable {
  public let name: String
  public let chair: PersonID?
  public let opinions: [Opinion]

  public struct Opinion: Hashable, Sendable {
    public let block: BlockID?
    public let text: String
    public init(block: BlockID?, text: String) {
      self.block = block
      self.text = text
    }
  }

  public init(name: String, chair: PersonID?, opinions: [Opinion]) {
    self.name = name
    self.chair = chair
    self.opinions = opinions
  }
}

/// An answer before it is known whose it is.
public struct AnswerDraft: Hashable, Sendable {
  public let opinions: [OpinionKey]
  public let decision: Answer.Decision
  public let explanation: String?
  public let turn: Int?

  public init(
    _ opinions: [OpinionKey], _ decision: Answer.Decision, explanation: String? = nil, turn: Int? = nil
  ) {
    self.opinions = opinions
    self.decision = decision
    self.explanation = explanation
    self.turn = turn
  }
}

/// A predecessor's document before it has a number.
public struct DraftSourceDraft: Hashable, Sendable {
  public let title: String
  public let predecessor: PredecessorID?
  public let dated: Day?
  public let file: TabledFile
  public let text: MarkedText

  public init(title: String, predecessor: PredecessorID?, dated: Day?, file: TabledFile, text: MarkedText) {
    self.title = title
    self.predecessor = predecessor
    self.dated = dated
    self.file = file
    self.text = text
  }
}

/// What happened to them.
public enum DraftingEvent: Codable, Hashable, Sendable {
  case begun(draft: DraftID, head: DraftHead, version: DraftVersion, fields: [OpinionField])
  case filed(draft: DraftID, version: DraftVersion)
  case circulated(draft: DraftID, circulation: Circulation)
  case takenIn(draft: DraftID, contribution: Return)
  case commented(draft: DraftID, contribution: Return)
  case meetingTaken(draft: DraftID, contribution: Return)
  case groupRecorded(draft: DraftID, contribution: Return)
  case setAside(draft: DraftID, contribution: ReturnID, reason: String)
  case withdrawn(draft: DraftID, contribution: ReturnID, withdrawal: Return.Withdrawal)
  case forgotten(draft: DraftID, contribution: ReturnID)
  case adjusted(draft: DraftID, adjustment: Adjustment)
  case summarised(draft: DraftID, summary: Summary)
  case classified(draft: DraftID, opinions: [OpinionKey], field: String?)
  case answerAsked(draft: DraftID, opinions: [OpinionKey])
  case answerSpared(draft: DraftID, opinions: [OpinionKey])
  case answered(draft: DraftID, answer: Answer)
  case reserved(draft: DraftID, reservation: Reservation)
  case marked(draft: DraftID, block: BlockID, mark: PartMark)
  case unmarked(draft: DraftID, block: BlockID)
  case sourceAdded(draft: DraftID, source: DraftSource)
  case ruled(draft: DraftID, ruling: LineageRuling)
  case fieldsSet(draft: DraftID, fields: [OpinionField])
  case dueSet(draft: DraftID, circulation: CirculationID, due: Day)
  case decideBySet(draft: DraftID, day: Day)
  case issued(draft: DraftID, version: DraftVersion)
  case senderNamed(draft: DraftID, contribution: ReturnID, sender: Return.Sender)
  case reminded(draft: DraftID, reminder: Reminder)
  /// Something that happened to a restricted draft, sealed under the draft's own name: without that key the record tells
  /// that something happened, and nothing of it. `contribution` is the number of one that came in with it.
  indirect case veiled(draft: DraftID, contribution: ReturnID?, event: Sealed<DraftingEvent>)
}

/// Why not.
public enum DraftingRefusal: Error, Hashable, Sendable {
  case unknownDraft(DraftID)
  case unknownKind(String)
  case titleTaken(String)
  case unknownPaper
  case paperTaken(by: DraftID)
  /// Restricted drafts are begun and seen only by those who read restricted papers.
  case restrictedNeedsRight
  /// The text carries tracked changes of others; they must be settled before it goes out.
  case hasMarks
  case noText
  case unknownVersion(Int)
  case sameText
  case nobodyToAsk
  case restrictedCannotBeOpen
  /// A restricted draft would go to those who may not read it; by their names.
  case restrictedToThem([String])
  /// This version went to them before; by their names, and on which day last.
  case sentBefore(Phrase, on: Day)
  case dueInPast(Day)
  case unknownUnit(UnitID)
  case unknownPerson(PersonID)
  case unknownCirculation
  case notCirculated
  case notYours
  case nothingSent
  /// The file was taken in already.
  case sentTwice(ReturnID)
  /// A newer version came while the files were read.
  case versionMoved(to: Int)
  case unknownBlock(BlockID)
  case quoteNotFound(String)
  case nothingSaid
  case unknownMeeting
  case notOfThatPaper
  case nothingNew
  /// Who sent it is known already.
  case senderKnown(ReturnID)
  /// Files wait for somebody to say who sent them.
  case sendersMissing(count: Int)
  /// Everybody who should be reminded has answered, or was never asked.
  case nobodySilent
  case unknownReturn
  case alreadySetAside
  /// Whoever sent it has taken it back.
  case alreadyWithdrawn
  case isAnswered(OpinionKey)
  /// It belongs to a version after which another was issued: papers tell it, and the newer version may hold its words.
  case roundClosed(version: Int)
  case unknownOpinion(OpinionKey)
  case noOpinions
  /// It never was read as mere agreement.
  case asksItself(OpinionKey)
  case reasonMissing
  /// Equal changes are one proposal; a member of it can be answered apart instead.
  case sameProposal
  case notAlone
  case differentPlaces
  case unknownField(String)
  case fieldInUse(OpinionField)
  case noExplanation(OpinionKey)
  case noWording(OpinionKey)
  /// Another opinion that was accepted wants the same words otherwise.
  case contradicts(OpinionKey, with: OpinionKey)
  /// It arrives at the same point as another that was accepted.
  case orderNeeded(OpinionKey, with: OpinionKey)
  /// The place it would change is gone from the newest version.
  case placeGone(OpinionKey)
  case unknownPart(String)
  case unknownSource
  case noDecisions
  case openOpinions(count: Int)
  /// Files that nobody could read, and nobody has set aside.
  case filesUnread(count: Int)
  /// No version can be made with it and with what was accepted beside it.
  case notMade(OpinionKey)
  /// Applying gave something else than what was accepted; nothing is issued.
  case unsound
}
