// SPDX-License-Identifier: AGPL-3.0-or-later

public import Journal
public import Packs

/// Everything that is known of one congress and its preparation: the features side by side, folded from the record.
public struct Congress: PaperGrounds, AccessGrounds, WaiverGrounds, DraftingGrounds {
  /// The rules as the record pinned them, with what the office compared since as their source.
  public private(set) var pack: RulePack
  private let pinned: RulePack
  public private(set) var organisations = Organisations()
  public private(set) var access = Access()
  public private(set) var figures = Figures()
  public private(set) var waivers = Waivers()
  public private(set) var meetings = Meetings()
  public private(set) var decisions = Decisions()
  public private(set) var delegates = Delegates()
  public private(set) var drafting = Drafting()
  public private(set) var personnel = Personnel()
  public private(set) var papers = Papers()
  /// When the record was begun: the time of its first entry.
  public private(set) var began: Timestamp?

  public init(pack: RulePack) { (self.pack, pinned) = (pack, pack) }

  public func congressOpens(asOf day: Day) -> Day? {
    guard case .days(let from, _)? = figures.latest("congress.window", asOf: day)?.value else { return nil }
    return from
  }

  /// The hall's clock at a time of the record.
  public func moment(of time: Timestamp) -> Moment {
    Moment(microseconds: time.microseconds, offset: pack.clockOffset)
  }
}

/// A command to any feature. Adding a feature adds a line here, in `CongressEvent` and in `CongressRefusal`.
public enum CongressCommand: Sendable {
  case organisations(OrganisationCommand)
  case access(AccessCommand)
  case figures(FigureCommand)
  case waivers(WaiverCommand)
  case meetings(MeetingCommand)
  case decisions(DecisionCommand)
  case delegates(DelegateCommand)
  case drafting(DraftingCommand)
  case personnel(PersonnelCommand)
  case papers(PaperCommand)
}

/// An event of any feature; the case is the feature's name in the record.
public enum CongressEvent: Codable, Sendable {
  case organisations(OrganisationEvent)
  case access(AccessEvent)
  case figures(FigureEvent)
  case waivers(WaiverEvent)
  case meetings(MeetingEvent)
  case decisions(DecisionEvent)
  case delegates(DelegateEvent)
  case drafting(DraftingEvent)
  case personnel(PersonnelEvent)
  case papers(PaperEvent)
}

/// A refusal of any feature, or the want of a right.
public enum CongressRefusal: Error, Sendable {
  case notAllowed(needs: Set<Right>)
  /// A file of something restricted would be stored open; by its name.
  case restrictedLiesOpen(file: String)
  case organisations(OrganisationRefusal)
  case access(AccessRefusal)
  case figures(FigureRefusal)
  case waivers(WaiverRefusal)
  case meetings(MeetingRefusal)
  case decisions(DecisionRefusal)
  case delegates(DelegateRefusal)
  case drafting(DraftingRefusal)
  case personnel(PersonnelRefusal)
  case papers(PaperRefusal)
}

extension Congress {
  public func isPutForward(_ person: PersonID) -> Bool {
    personnel.schemes.contains { scheme in
      scheme.adopted?.members.contains { scheme.candidate($0)?.person == person } ?? false
    }
  }
}

extension Congress: Decidable {
  public func decide(_ command: CongressCommand, by act: Act) throws(CongressRefusal) -> [CongressEvent] {
    let events = try granted(command, by: act)
    // Whoever forgot to have a restricted file shut learns it here, before a byte of it is stored.
    for file in events.flatMap(\.restrictedFiles) where file.key == nil { throw .restrictedLiesOpen(file: file.name) }
    return events
  }

  private func granted(_ command: CongressCommand, by act: Act) throws(CongressRefusal) -> [CongressEvent] {
    let held = rights(of: act.actor, on: moment(of: act.time).day)
    let needed = command.rights
    guard !held.isDisjoint(with: needed) || isOwnPassword(command, of: act.actor) else {
      throw .notAllowed(needs: needed)
    }
    switch command {
    case .organisations(let command):
      let events: [OrganisationEvent]
      do { events = try OrganisationRules.decide(command, on: self) } catch { throw .organisations(error) }
      // Whoever could give such a post would open every account with it.
      guard held.contains(.manageAccess) || !pack.openAccounts(Set(events.compactMap(\.post))) else {
        throw .notAllowed(needs: [.manageAccess])
      }
      if let post = postRaising(act.actor, by: events, held: held, on: moment(of: act.time).day) {
        throw .organisations(.raisesOneself(post: post))
      }
      return events.map(CongressEvent.organisations)
    case .access(let command):
      do { return try AccessRules.decide(command, on: self).map(CongressEvent.access) } catch { throw .access(error) }
    case .figures(let command):
      do { return try FigureRules.decide(command, on: self).map(CongressEvent.figures) } catch { throw .figures(error) }
    case .waivers(let command):
      do { return try WaiverRules.decide(command, on: self).map(CongressEvent.waivers) } catch { throw .waivers(error) }
    case .meetings(let command):
      guard isOwnWord(command, of: act.actor) else { throw .notAllowed(needs: [.convene]) }
      do { return try MeetingRules.decide(command, on: self).map(CongressEvent.meetings) } catch {
        throw .meetings(error)
      }
    case .decisions(let command):
      do { return try DecisionRules.decide(command, on: self).map { .decisions($0.kept(on: self)) } } catch {
        throw .decisions(error)
      }
    case .delegates(let command):
      guard held.contains(.manageOrganisation) || isWithinOffice(command, of: act.actor, held) else {
        throw .notAllowed(needs: [.manageOrganisation])
      }
      do { return try DelegateRules.decide(command, on: self).map(CongressEvent.delegates) } catch {
        throw .delegates(error)
      }
    case .drafting(let command):
      let drafter = Drafter(
        person: access.account(acting: act.actor)?.person, rights: held, now: moment(of: act.time))
      do { return try DraftingRules.decide(command, by: drafter, on: self).map(CongressEvent.drafting) } catch {
        throw .drafting(error)
      }
    case .personnel(let command):
      do { return try PersonnelRules.decide(command, on: self).map { .personnel($0.kept) } } catch {
        throw .personnel(error)
      }
    case .papers(let command):
      let events: [PaperEvent]
      do { events = try PaperRules.decide(command, on: self) } catch { throw .papers(error) }
      // Nobody sends out what they may not read.
      guard held.showRestricted || !events.contains(where: \.isRestricted) else {
        throw .notAllowed(needs: [.readRestricted])
      }
      return events.map(CongressEvent.papers)
    }
  }

  /// Whoever has an open account may change its password.
  private func isOwnPassword(_ command: CongressCommand, of actor: ActorID) -> Bool {
    guard case .access(.notePassword(let id)) = command, let account = access.account(id) else { return false }
    return account.isOpen && account.actor == actor
  }

  /// Nobody gives another's word that a meeting is convened; what is on paper is noted as such.
  private func isOwnWord(_ command: MeetingCommand, of actor: ActorID) -> Bool {
    guard case .agree(_, let convening) = command, convening.word == .own, actor != .setup else { return true }
    return access.account(acting: actor)?.person == convening.by
  }

  /// A unit's contact enters the delegates of that unit and of no other; the personnel team keeps the files of all, and
  /// who checks people in does so for all; the level above designates, and elects nobody.
  private func isWithinOffice(_ command: DelegateCommand, of actor: ActorID, _ held: Set<Right>) -> Bool {
    if case .choose = command { return isDesignated }
    guard command.rights.contains(.proposeDelegates), !held.contains(.managePersonnel) else { return true }
    let person = access.account(acting: actor)?.person
    guard let unit = person.flatMap({ organisations.people[$0]?.unit }) else { return false }
    switch command {
    case .propose(let proposals, _): return proposals.allSatisfy { $0.unit == unit && $0.block == .unit }
    case .withdraw(let id, _):
      guard let delegate = delegates.delegate(id), case .proposed = delegate.stage else { return false }
      return delegate.unit == unit
    default: return false
    }
  }

  public mutating func evolve(_ event: CongressEvent, by act: Act) {
    began = began ?? act.time
    switch event {
    case .organisations(let event): organisations.evolve(event)
    case .access(let event): access.evolve(event)
    case .figures(let event): figures.evolve(event)
    case .waivers(let event):
      waivers.evolve(event)
      pack = waivers.compared(pinned)
    case .meetings(let event):
      meetings.evolve(event)
      // What was known of the heads when a meeting was closed stays what is told of them.
      if case .closed(let id, _) = event, let meeting = meetings.meeting(id) {
        meetings.keep(quorumHistory(of: meeting), of: id)
      }
    case .decisions(let event):
      decisions.evolve(event)
      // A declared vote is the only way in which a decided value enters the register.
      event.figures.forEach { figures.take($0) }
      if let vote = event.annulled { figures.withdraw(decidedBy: vote.text) }
    case .delegates(let event):
      delegates.evolve(event)
      // What was counted at the congress enters beside what was planned, and never over it.
      if case .recognised(_, _, let records) = event { records.forEach { figures.take($0) } }
      if case .recognitionTakenBack = event { figures.withdraw(countedBy: Recognition.source) }
    case .drafting(let event): drafting.evolve(event)
    case .personnel(let event): personnel.evolve(event)
    case .papers(let event): papers.evolve(event)
    }
  }
}

extension CongressEvent {
  var organisations: OrganisationEvent? { if case .organisations(let event) = self { event } else { nil } }
  var access: AccessEvent? { if case .access(let event) = self { event } else { nil } }
  var figures: FigureEvent? { if case .figures(let event) = self { event } else { nil } }
  var waivers: WaiverEvent? { if case .waivers(let event) = self { event } else { nil } }
  var meetings: MeetingEvent? { if case .meetings(let event) = self { event } else { nil } }
  var decisions: DecisionEvent? { if case .decisions(let event) = self { event } else { nil } }
  var delegates: DelegateEvent? { if case .delegates(let event) = self { event } else { nil } }
  var drafting: DraftingEvent? { if case .drafting(let event) = self { event } else { nil } }
  var personnel: PersonnelEvent? { if case .personnel(let event) = self { event } else { nil } }
  var papers: PaperEvent? { if case .papers(let event) = self { event } else { nil } }
}

extension CongressCommand: FeatureCommand {
  public typealias Event = CongressEvent

  /// The rights of which one is enough to give this command; each feature says so of its own.
  public var rights: Set<Right> {
    switch self {
    case .organisations(let command): command.rights
    case .access(let command): command.rights
    case .figures(let command): command.rights
    case .waivers(let command): command.rights
    case .meetings(let command): command.rights
    case .decisions(let command): command.rights
    case .delegates(let command): command.rights
    case .drafting(let command): command.rights
    case .personnel(let command): command.rights
    case .papers(let command): command.rights
    }
  }
}
