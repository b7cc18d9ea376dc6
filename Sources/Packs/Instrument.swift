// SPDX-License-Identifier: AGPL-3.0-or-later

/// A law, statute, regulation or guidance that rules are read from.
public struct Instrument: Hashable, Sendable {
  public let id: String
  public let name: Phrase
  /// The day it was issued (ISO 8601), where it is known.
  public let issued: String?
  /// When it is in force, and what took its place.
  public let validity: Rule.Validity
  public let address: String?
  /// What was read of it, and what was not.
  public let note: Phrase?

  public init(
    id: String, name: Phrase, issued: String?, validity: Rule.Validity, address: String?, note: Phrase?
  ) {
    self.id = id
    self.name = name
    self.issued = issued
    self.validity = validity
    self.address = address
    self.note = note
  }
}
