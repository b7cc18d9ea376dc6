// SPDX-License-Identifier: AGPL-3.0-or-later

import Drafts
import Journal
import Packs

/// The rules of what comes in.
enum ReturnRules {
  // MARK: Files

  static func takenIn(
    _ files: [ReturnDraft], of draft: DraftDocument, by drafter: Drafter, on grounds: some DraftingGrounds
  ) throws(DraftingRefusal) -> [DraftingEvent] {
    guard !files.isEmpty else { throw .nothingSent }
    var known = KnownFiles(draft)
    var events: [DraftingEvent] = []
    for file in files {
      try check(file.sender, on: draft, by: drafter, on: grounds)
      if let double = known.double(of: file) {
        if files.count == 1 { throw .sentTwice(double) }
        continue
      }
      if case .read(let set) = file.content, set.base != draft.newest.number {
        throw .versionMoved(to: draft.newest.number)
      }
      let id = ReturnID("r", grounds.drafting.returnsTaken + events.count + 1)
      known.note(file, as: id)
      events.append(.takenIn(draft: draft.id, contribution: contribution(id, file, drafter)))
    }
    guard !events.isEmpty else { throw .nothingNew }
    return events
  }

  /// A file with a key of its own goes under a name that says nothing; what it was called is kept where it can be
  /// forgotten.
  private static func contribution(
    _ id: ReturnID, _ sent: ReturnDraft, _ drafter: Drafter
  ) -> Return {
    let content = sent.content.named(id)
    let present = sent.present.isEmpty ? nil : Sealed(sent.present.map { $0.renamed(id.text) }, for: Subject(id.text))
    guard sent.file.key != nil else {
      var made = contribution(id, sent.sender, .file(sent.file, notices: sent.notices), content, drafter)
      made.present = present
      return made
    }
    let ending = sent.file.name.split(separator: ".").last.map { ".\($0)" } ?? ""
    let shown = TabledFile(name: "\(id)\(ending)", blob: sent.file.blob, bytes: sent.file.bytes)
    var made = contribution(id, sent.sender, .file(shown, notices: sent.notices), content, drafter)
    made.original = Sealed(Return.Original(file: sent.file, digest: sent.fingerprint), for: Subject(id.text))
    made.present = present
    return made
  }

  static func contribution(
    _ id: ReturnID, _ sender: Return.Sender, _ way: Return.Way, _ content: Return.Content, _ drafter: Drafter
  ) -> Return {
    Return(
      id: id, sender: sender, way: way, received: drafter.now, content: Sealed(content, for: Subject(id.text)))
  }

  static func next(_ grounds: some DraftingGrounds) -> ReturnID {
    ReturnID("r", grounds.drafting.returnsTaken + 1)
  }

  /// Compilers take in for anybody; others only for themselves and their own unit, of what was sent to these.
  private static func check(
    _ sender: Return.Sender, on draft: DraftDocument, by drafter: Drafter, on grounds: some DraftingGrounds
  ) throws(DraftingRefusal) {
    switch sender {
    case .unit(let unit):
      guard grounds.organisations.unit(unit) != nil else { throw .unknownUnit(unit) }
    case .person(let person):
      guard grounds.organisations.people[person]?.details.value != nil else { throw .unknownPerson(person) }
    case .group, .meeting, .unnamed: guard drafter.compiles else { throw .notYours }
    }
    guard !drafter.compiles else { return }
    let own = drafter.person.map { grounds.senders(for: $0) } ?? []
    guard own.contains(sender) else { throw .notYours }
    guard let person = drafter.person, draft.isCirculated(to: person, of: grounds.organisations.people[person]?.unit)
    else { throw .notCirculated }
  }

  // MARK: From the page

  static func commented(
    _ comment: PassageComment, from sender: Return.Sender, on draft: DraftDocument, by drafter: Drafter,
    on grounds: some DraftingGrounds
  ) throws(DraftingRefusal) -> DraftingEvent {
    try check(sender, on: draft, by: drafter, on: grounds)
    let id = next(grounds)
    let set = try changes(comment, of: draft.newest.text, as: id, at: drafter.now)
    return .commented(draft: draft.id, contribution: contribution(id, sender, .page, .read(set), drafter))
  }

  /// A comment as what a file with the same change and remark would have brought.
  private static func changes(
    _ comment: PassageComment, of base: DraftText, as id: ReturnID, at now: Moment
  ) throws(DraftingRefusal) -> ChangeSet {
    let hand = Hand(author: "", date: now.stamp)
    let text = comment.text.flatMap { $0.trimmed.nilIfEmpty }
    guard let name = comment.block else {
      guard let text else { throw .nothingSaid }
      let remark = Remark(id: "1", hand: hand, text: text)
      return ChangeSet(
        source: id.text, answers: base.version, base: base.version,
        remarks: [PlacedRemark(remark: remark, anchor: nil)])
    }
    guard let block = base.blocks.first(where: { $0.id == name }) else { throw .unknownBlock(name) }
    let wording = comment.wording.flatMap { $0 == [block.text] ? nil : $0 }
    guard text != nil || wording != nil else { throw .nothingSaid }
    if wording?.isEmpty ?? false { return deletion(of: block, text, hand, base, as: id) }
    guard wording == nil, let quote = comment.quote?.nilIfEmpty else {
      return changes(to: wording ?? [block.text], of: block, text, hand, base, as: id)
    }
    // Whoever looks at a row quotes the words of any of its cells.
    let row = [block] + base.row(of: block).filter { $0.id != name }
    for spoken in row {
      guard let found = spoken.text.place(of: quote) else { continue }
      return changes(to: [spoken.text], of: spoken, about: found, text, hand, base, as: id)
    }
    throw .quoteNotFound(quote)
  }

  private static func changes(
    to reads: [String], of block: DraftBlock, about range: Range<Int>? = nil, _ text: String?, _ hand: Hand,
    _ base: DraftText, as id: ReturnID
  ) -> ChangeSet {
    // The block alone stands for the whole text: what is said is about nothing else. Which cell it stands in says nothing
    // of its words, and few of them would make another row of it.
    var alone = block
    alone.cell = nil
    let part = DraftText(version: base.version, blocks: [alone])
    var marked = MarkedText(
      blocks: reads.map {
        MarkedBlock(kind: block.kind, story: block.story, label: block.label, pieces: [Piece($0)])
      })
    if let text {
      let last = reads.count - 1
      let end = range?.upperBound ?? reads[last].utf16.count
      marked.remarks = [
        Remark(
          id: "1", hand: hand, text: text,
          anchor: MarkedPlace(block: 0, offset: range?.lowerBound ?? 0)..<MarkedPlace(block: last, offset: end))
      ]
    }
    return ReturnedFile(source: id.text, text: marked).changes(on: part).staying(in: block, reading: reads)
  }

  /// Of a cell the whole row goes.
  private static func deletion(
    of block: DraftBlock, _ text: String?, _ hand: Hand, _ base: DraftText, as id: ReturnID
  ) -> ChangeSet {
    let row = base.row(of: block)
    let change = Change(
      id: ChangeID(source: id.text, number: 1), edit: row.isEmpty ? .delete(block.id) : .deleteRow(row.map(\.id)),
      kind: row.isEmpty ? .blockDelete : .rowDelete,
      old: row.isEmpty ? block.text : row.map(\.text).joined(separator: "\t"), new: "")
    let whole = base.anchor(onAllOf: block.id)
    let remarks = text.map {
      [PlacedRemark(remark: Remark(id: "1", hand: hand, text: $0), anchor: whole, touches: [change.id])]
    }
    return ChangeSet(
      source: id.text, answers: base.version, base: base.version, changes: [change], remarks: remarks ?? [])
  }

  // MARK: From groups

  static func recorded(
    _ record: GroupRecord, of draft: DraftDocument, by drafter: Drafter, on grounds: some DraftingGrounds
  ) throws(DraftingRefusal) -> DraftingEvent {
    if let chair = record.chair, grounds.organisations.people[chair] == nil { throw .unknownPerson(chair) }
    let said = record.opinions.filter { !$0.text.trimmed.isEmpty }
    guard !said.isEmpty else { throw .nothingSaid }
    let text = draft.newest.text
    var remarks: [PlacedRemark] = []
    for (index, opinion) in said.enumerated() {
      if let block = opinion.block, !text.blocks.contains(where: { $0.id == block }) { throw .unknownBlock(block) }
      let remark = Remark(
        id: "\(index + 1)", hand: Hand(author: record.name, date: drafter.now.stamp), text: opinion.text)
      remarks.append(PlacedRemark(remark: remark, anchor: opinion.block.flatMap { text.anchor(onAllOf: $0) }))
    }
    let own = next(grounds)
    let set = ChangeSet(source: own.text, answers: text.version, base: text.version, remarks: remarks)
    return .groupRecorded(
      draft: draft.id,
      contribution: contribution(own, .group(record.name, chair: record.chair), .group, .read(set), drafter))
  }

  /// Who sent a file that did not tell, or told the wrong one: that can be put right until something of it is answered.
  static func named(
    _ id: ReturnID, _ sender: Return.Sender, of draft: DraftDocument, by drafter: Drafter,
    on grounds: some DraftingGrounds
  ) throws(DraftingRefusal) -> DraftingEvent {
    guard let found = draft.returned(id) else { throw .unknownReturn }
    try check(isCounted: found)
    guard sender != .unnamed, sender != found.sender, found.hasNamedSender || found.sender == .unnamed else {
      throw .senderKnown(id)
    }
    if found.hasNamedSender { try check(isUnanswered: found, in: draft) }
    try check(sender, on: draft, by: drafter, on: grounds)
    return .senderNamed(draft: draft.id, contribution: id, sender: sender)
  }

  // MARK: Taking back

  static func check(isCounted found: Return) throws(DraftingRefusal) {
    guard found.setAside == nil else { throw .alreadySetAside }
    guard found.withdrawal == nil else { throw .alreadyWithdrawn }
  }

  /// What was answered in a round that is over stands in its papers, and its words in the version after it.
  static func check(isUnanswered found: Return, in draft: DraftDocument) throws(DraftingRefusal) {
    guard draft.round.contains(where: { $0.id == found.id }) else {
      let round = draft.closings.first { closed in closed.returns.contains { draft.returns[$0].id == found.id } }
      throw .roundClosed(version: round?.version ?? draft.newest.number)
    }
    if let answered = draft.synthesis.asked.first(where: { $0.source == found.id && draft.answer(to: $0) != nil }) {
      throw .isAnswered(answered)
    }
  }

  static func setAside(
    _ id: ReturnID, of draft: DraftDocument, _ reason: String
  ) throws(DraftingRefusal) -> DraftingEvent {
    guard let found = draft.returned(id) else { throw .unknownReturn }
    try check(isCounted: found)
    guard !reason.trimmed.isEmpty else { throw .reasonMissing }
    try check(isUnanswered: found, in: draft)
    return .setAside(draft: draft.id, contribution: id, reason: reason)
  }
}

extension Return.Content {
  /// The same, its opinions named after the contribution that they came in.
  func named(_ id: ReturnID) -> Return.Content {
    guard case .read(let set) = self else { return self }
    return .read(set.renamed(id.text))
  }
}

extension ChangeSet {
  /// The same under another name.
  func renamed(_ name: String) -> ChangeSet {
    var set = self
    set.source = name
    set.changes = changes.map { $0.renamed(name) }
    for index in set.remarks.indices {
      set.remarks[index].touches = set.remarks[index].touches.map { ChangeID(source: name, number: $0.number) }
    }
    return set
  }
}

extension Change {
  /// The same in a set of another name.
  fileprivate func renamed(_ name: String) -> Change {
    func named(_ id: ChangeID) -> ChangeID { ChangeID(source: name, number: id.number) }
    var change = self
    change.id = named(id)
    change.variantOf = variantOf.map(named)
    change.consequenceOf = consequenceOf.map(named)
    return change
  }
}

extension DraftText {
  /// An anchor on all words of a block.
  func anchor(onAllOf block: BlockID) -> Anchor? {
    guard let text = blocks.first(where: { $0.id == block })?.text else { return nil }
    return Anchor(Span(block, 0..<text.utf16.count), in: self)
  }
}

extension Outline {
  /// The heading that somebody means: the one of these words, else the first that contains them.
  func entry(named words: String) -> Entry? {
    let sought = words.trimmed.lowercased()
    guard !sought.isEmpty else { return nil }
    return entries.first { $0.title.lowercased() == sought } ?? entries.first { $0.title.lowercased().contains(sought) }
  }
}

extension String {
  /// Where a quotation first stands, in UTF-16 units.
  fileprivate func place(of quote: String) -> Range<Int>? {
    let (text, sought) = (Array(utf16), Array(quote.utf16))
    guard !sought.isEmpty, sought.count <= text.count else { return nil }
    return (0...(text.count - sought.count)).first { text[$0..<$0 + sought.count].elementsEqual(sought) }
      .map { $0..<$0 + sought.count }
  }
}

extension Moment {
  /// As files date their marks: the hall's clock.
  var stamp: String { "\(day)T\((minute / 60).twoDigits):\((minute % 60).twoDigits):00Z" }
}

extension DraftDocument {
  /// Whether a version is out for the opinions of a person, or of the unit that the person belongs to.
  public func isCirculated(to person: PersonID, of unit: UnitID?) -> Bool {
    circulations.contains { circulation in
      circulation.isOpenToAll || circulation.people.contains(person)
        || (unit.map { circulation.units.contains($0) } ?? false)
    }
  }
}

extension DraftingGrounds {
  /// In whose name a person may send opinions: the person's own, and that of the person's unit.
  public func senders(for person: PersonID) -> [Return.Sender] {
    [.person(person)] + (organisations.people[person]?.unit).map { [Return.Sender.unit($0)] }.orEmpty
  }
}

extension Optional where Wrapped: RangeReplaceableCollection {
  fileprivate var orEmpty: Wrapped { self ?? Wrapped() }
}
