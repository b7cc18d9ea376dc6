// SPDX-License-Identifier: AGPL-3.0-or-later

import Journal
import Packs
import Slates

/// How a scheme begins, what it may ask for, and how drafts of its slate are taken.
extension PersonnelRules {
  static func begun(
    _ body: String, _ frame: SlateFrame, _ day: Day, _ grounds: some PersonnelGrounds
  ) throws(PersonnelRefusal) -> PersonnelEvent {
    guard grounds.pack.body(body) != nil else { throw .unknownBody(body) }
    guard grounds.personnel.scheme(for: body) == nil else { throw .alreadyBegun(body: body) }
    try check(frame, of: body, day, grounds)
    let mode = grounds.organisations.profile?.congress.mode
    let rules = grounds.pack.slateRules(for: body, on: day.description, in: mode)
    let targets = rules.enumerated().map { index, found in
      let (rule, demand) = found
      return SlateTarget(
        id: SlateTargetID("t", index + 1),
        content: SlateTarget.Content(
          name: rule.name, group: demand.group, least: demand.least, most: demand.most,
          isStriven: rule.severity != .block, priority: demand.priority),
        rule: rule.id.rawValue)
    }
    return .begun(
      scheme: grounds.personnel.next, body: body, frame: frame, targets: targets)
  }

  /// As many names as seats where nobody is elected; within the limit of the rule where somebody is.
  static func check(
    _ frame: SlateFrame, of body: String, _ day: Day, _ grounds: some PersonnelGrounds
  ) throws(PersonnelRefusal) {
    if let outgoing = frame.outgoing, grounds.organisations.body(outgoing)?.kind != body { throw .outgoingOfOtherKind }
    guard frame.names >= frame.seats, frame.seats > 0 else {
      throw .namesBelowSeats(names: frame.names, seats: frame.seats)
    }
    guard frame.names <= Composition.peopleLimit else { throw .heads(frame.names, beyond: Composition.peopleLimit) }
    guard let (rule, surplus) = grounds.surplus(on: day) else {
      guard frame.surplus == 0 else { throw .noElection(names: frame.names, seats: frame.seats) }
      return
    }
    let share = surplus.atMost(for: frame.seats)
    guard rule.severity == .block else { return }
    // A share of a few seats leaves nobody; one name more leaves a choice all the same.
    let most = max(share, 1)
    if frame.surplus > most { throw .surplusAboveLimit(has: frame.surplus, most: most) }
    if frame.surplus == 0, share > 0 { throw .noSurplus(seats: frame.seats, most: most) }
  }

  static func targetSet(
    _ id: SlateTargetID?, _ content: SlateTarget.Content, in scheme: PersonnelScheme, _ grounds: some PersonnelGrounds
  ) throws(PersonnelRefusal) -> PersonnelEvent {
    if let id, scheme.target(id) == nil { throw .unknownTarget }
    for amount in [content.least, content.most] {
      if case .heads(let heads)? = amount, heads > scheme.frame.names {
        throw .heads(heads, beyond: scheme.frame.names)
      }
    }
    let target = SlateTarget(
      id: id ?? SlateTargetID("t", scheme.targetsAdded + 1), content: content, rule: nil)
    var changed = scheme
    changed.set(target)
    try check(changed, on: grounds) { problem in
      switch problem {
      case .leastOverMost, .noBound, .negativeHeads, .headsTooLarge, .noOutgoing, .priorityOutOfRange, .tooManyTargets,
        .tooDeep:
        true
      default: false
      }
    }
    return .targetSet(scheme: scheme.id, target: target)
  }

  static func keptApart(
    _ candidates: [CandidateID], _ most: Int, _ reason: String, in scheme: PersonnelScheme,
    _ grounds: some PersonnelGrounds
  ) throws(PersonnelRefusal) -> PersonnelEvent {
    for id in candidates where scheme.candidate(id)?.isWithdrawn != false { throw .unknownCandidate }
    guard Set(candidates).count > max(1, most), most >= 0 else {
      throw .unfit([SchemeFault(.exclusion(row: scheme.exclusions.count + 1), .exclusionTooSmall)])
    }
    let exclusion = SlateExclusion(
      id: ExclusionID("x", scheme.exclusionsAdded + 1), candidates: candidates, most: most, reason: reason)
    var changed = scheme
    changed.exclusions.append(exclusion)
    try check(changed, on: grounds) { problem in
      switch problem {
      case .exclusionTooSmall, .exclusionAgainstFixed, .negativeHeads: true
      default: false
      }
    }
    return .keptApart(scheme: scheme.id, exclusion: exclusion)
  }

  // MARK: Drafts

  static func drafted(
    _ members: [CandidateID], _ base: SlateDraftID?, _ note: String?, _ day: Day, in scheme: PersonnelScheme,
    _ grounds: some PersonnelGrounds
  ) throws(PersonnelRefusal) -> PersonnelEvent {
    guard !members.isEmpty else { throw .nobody }
    if let base, scheme.draft(base) == nil { throw .unknownDraft }
    var seen: Set<CandidateID> = []
    for id in members {
      guard let candidate = scheme.candidate(id), !candidate.isWithdrawn else { throw .unknownCandidate }
      guard seen.insert(id).inserted else { throw .twiceOnSlate(name: grounds.name(of: candidate, .vietnamese)) }
      guard candidate.consideration != .setAside else {
        throw .setAsideOnSlate(name: grounds.name(of: candidate, .vietnamese))
      }
    }
    if let same = scheme.drafts.last, Set(same.members) == seen { throw .sameAs(same.id) }
    let draft = SlateDraft(
      id: SlateDraftID("v", scheme.drafts.count + 1), members: members.sorted(), basedOn: base, note: note, day: day)
    return .drafted(scheme: scheme.id, draft: draft)
  }

  static func adopted(
    _ id: SlateDraftID, _ basis: String, _ reason: String?, _ day: Day, in scheme: PersonnelScheme,
    _ grounds: some PersonnelGrounds
  ) throws(PersonnelRefusal) -> PersonnelEvent {
    guard let draft = scheme.draft(id) else { throw .unknownDraft }
    guard scheme.adoptions.last?.draft != id else { throw .alreadyAdopted }
    for member in draft.members where scheme.candidate(member)?.isWithdrawn != false { throw .unknownCandidate }
    guard draft.members.count == scheme.frame.names else {
      throw .wrongSize(has: draft.members.count, needs: scheme.frame.names)
    }
    let pool = SlatePool(scheme, grounds, .vietnamese)
    let unmet = pool.check(draft.members)?.lines.count { !$0.isMet } ?? 0
    let reason = reason?.trimmed.nilIfEmpty
    if unmet > 0, reason == nil { throw .unmetUnexplained(unmet) }
    return .adopted(
      scheme: scheme.id, adoption: SlateAdoption(draft: id, basis: basis, reason: unmet > 0 ? reason : nil, day: day))
  }
}

/// People as they are entered: nobody twice, nobody without a birth day.
extension PersonnelRules {
  static func nominated(
    _ nominations: [Nomination], for scheme: PersonnelScheme, _ day: Day, _ grounds: some PersonnelGrounds
  ) throws(PersonnelRefusal) -> PersonnelEvent {
    guard !nominations.isEmpty else { throw .nobody }
    var bench = CandidateBench(scheme, grounds, day)
    var entered: [PersonnelEvent.Nominated] = []
    for nomination in nominations { entered.append(try bench.enter(nomination)) }
    return .nominated(scheme: scheme.id, candidates: entered)
  }
}

/// Somebody's data put right: the same is asked of it as of what is entered.
extension PersonnelRules {
  static func corrected(
    _ candidate: Candidate, in scheme: PersonnelScheme, _ file: CandidateFile, _ identity: CorrectedIdentity?,
    _ day: Day, _ grounds: some PersonnelGrounds
  ) throws(PersonnelRefusal) -> PersonnelEvent {
    guard 0...CandidateFile.mostSupport ~= file.support else {
      throw .supportOutOfRange(
        name: grounds.name(of: candidate, .vietnamese), most: CandidateFile.mostSupport)
    }
    let subject = candidate.file.subject
    let sealed = Sealed(file, for: subject)
    guard let identity else { return .corrected(scheme: scheme.id, candidate: candidate.id, file: sealed) }
    guard candidate.person == nil else { throw .keptWithPeople }
    var others = scheme
    others.candidates.removeAll { $0.id == candidate.id }
    var bench = CandidateBench(others, grounds, day)
    _ = try bench.enter(Nomination(.named(identity.details), unit: identity.unit, file: file))
    return .corrected(
      scheme: scheme.id, candidate: candidate.id, file: sealed, details: Sealed(identity.details, for: subject),
      unit: identity.unit)
  }
}

/// Candidates as they are being entered, one after the other.
struct CandidateBench {
  private let grounds: any PersonnelGrounds
  private let scheme: PersonnelScheme
  private let day: Day
  private var count: Int
  private var people: Set<PersonID> = []
  /// Names with birth days of those whose data is here.
  private var names: Set<Namesake> = []

  private struct Namesake: Hashable {
    let name: NameKey
    let born: Day?
    init(_ details: PersonDetails) {
      name = NameKey(details.name)
      born = details.born
    }
  }

  init(_ scheme: PersonnelScheme, _ grounds: any PersonnelGrounds, _ day: Day) {
    self.scheme = scheme
    self.grounds = grounds
    self.day = day
    count = grounds.personnel.candidatesAdded
    for candidate in scheme.candidates where !candidate.isWithdrawn {
      if let person = candidate.person { people.insert(person) }
      if let details = grounds.details(of: candidate) { names.insert(Namesake(details)) }
    }
  }

  /// The candidate as the record will have it, or why not.
  mutating func enter(_ nomination: Nomination) throws(PersonnelRefusal) -> PersonnelEvent.Nominated {
    if let unit = nomination.unit, grounds.organisations.unit(unit) == nil { throw .unknownUnit }
    let details: PersonDetails
    switch nomination.who {
    case .person(let id):
      guard let known = grounds.organisations.people[id]?.details.value else { throw .unknownPerson }
      guard people.insert(id).inserted else { throw .alreadyCandidate(name: known.name) }
      details = known
    case .named(let named): details = named
    }
    guard let born = details.born, born <= day else { throw .bornUnknown(name: details.name) }
    guard names.insert(Namesake(details)).inserted else { throw .alreadyCandidate(name: details.name) }
    guard 0...CandidateFile.mostSupport ~= nomination.file.support else {
      throw .supportOutOfRange(name: details.name, most: CandidateFile.mostSupport)
    }
    count += 1
    let id = CandidateID("k", count)
    // A person of the list is forgotten there, and then here too: both are sealed under one key.
    let subject: Subject
    let who: Candidate.Who
    switch nomination.who {
    case .person(let person):
      subject = Subject(person.text)
      who = .person(person)
    case .named(let named):
      subject = Subject(id.text)
      who = .named(Sealed(named, for: subject))
    }
    return PersonnelEvent.Nominated(
      id: id, who: who, unit: nomination.unit, file: Sealed(nomination.file, for: subject))
  }
}
