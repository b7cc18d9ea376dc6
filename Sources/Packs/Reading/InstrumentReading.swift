// SPDX-License-Identifier: AGPL-3.0-or-later

/// An instrument as it stands in its file, before the one that superseded it is looked up.
struct InstrumentDraft {
  let instrument: Instrument
  let supersededBy: String?
}

/// What rules and layouts may name.
struct Names {
  let instruments: [InstrumentDraft]
  let roles: [Role]
  let papers: [PaperKind]
  let figures: [FigureKind]

  func instrument(_ id: String) -> Instrument? { instruments.first { $0.instrument.id == id }?.instrument }
  func role(_ id: String) -> Phrase? { roles.first { $0.id == id }?.name }
  func paper(_ id: String) -> Phrase? { papers.first { $0.id == id }?.name }

  /// Where a rule is written: an instrument of the register, an article, and whether the text was compared.
  func source(_ spot: Spot) -> (source: Rule.Source, instrument: Instrument)? {
    guard let keys = spot.keys(["instrument", "article", "address", "verified", "note"]) else { return nil }
    let id = keys.need("instrument")?.reference(.instrument)
    let article = keys.find("article")?.article()
    let address = keys.find("address")?.text()
    let verified = keys.need("verified")?.flag()
    let note = keys.find("note")?.phrase()
    guard let id, let verified, let instrument = instrument(id) else { return nil }
    let source = Rule.Source(
      instrument: instrument.name, article: article, address: address ?? instrument.address, verified: verified,
      note: note)
    return (source, instrument)
  }
}

extension PackReading {
  func instrument(_ spot: Spot) -> InstrumentDraft? {
    guard let keys = spot.keys(["id", "name", "issued", "from", "to", "supersededBy", "address", "note"]) else {
      return nil
    }
    let id = keys.need("id")?.newID(.instrument)
    let name = keys.need("name")?.phrase()
    let validity = keys.validity()
    let successor = keys.find("supersededBy")?.reference(.instrument)
    // Superseded without a last day would stay in force for ever.
    if successor != nil { _ = keys.need("to") }
    let issued = keys.find("issued")?.day()
    let address = keys.find("address")?.text()
    let note = keys.find("note")?.phrase()
    guard let id, let name else { return nil }
    let instrument = Instrument(id: id, name: name, issued: issued, validity: validity, address: address, note: note)
    return InstrumentDraft(instrument: instrument, supersededBy: successor)
  }

  /// The same instruments, each with the name of the one that took its place.
  func linked(_ drafts: [InstrumentDraft]) -> [InstrumentDraft] {
    drafts.map { draft in
      let old = draft.instrument
      let successor = drafts.first { $0.instrument.id == draft.supersededBy }?.instrument.name
      let validity = Rule.Validity(from: old.validity.from, to: old.validity.to, supersededBy: successor)
      let instrument = Instrument(
        id: old.id, name: old.name, issued: old.issued, validity: validity, address: old.address, note: old.note)
      return InstrumentDraft(instrument: instrument, supersededBy: draft.supersededBy)
    }
  }
}

extension Spot {
  /// A place in an instrument: a bare number is of an article; one that is counted otherwise is a phrase.
  fileprivate func article() -> Phrase? {
    guard case .text = branch.content else { return phrase() }
    return text().map { Phrase("Điều \($0)", "Article \($0)") }
  }
}

extension Keys {
  /// The first and last day in force, in order.
  func validity() -> Rule.Validity {
    let from = find("from")?.day()
    let to = find("to")?.day()
    if let from, let to, from > to { find("to")?.fault(.meaning(.backwardBounds)) }
    return Rule.Validity(from: from, to: to, supersededBy: nil)
  }
}
