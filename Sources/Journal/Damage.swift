// SPDX-License-Identifier: AGPL-3.0-or-later

/// A record that is not as it was written: where, what, and the mend. Nothing of it may be served.
public enum Damage: Error, Hashable, Sendable {
  /// A column of an entry.
  public enum Field: String, Hashable, Sendable, CaseIterable {
    case sequence, stream, position, time, actor, kind, version, payload, hash
  }

  /// The entry that has to come next is not there.
  case gap(after: Int64, found: Int64)
  /// The hash does not fit; the field is named when it can be told.
  case altered(sequence: Int64, field: Field?)
  /// The entry does not take the next place in its stream.
  case misplaced(sequence: Int64, expected: Int64, found: Int64)
  /// A stored document whose bytes do not bear out its name.
  case blob(name: String)
  /// Documents that entries name and that are not stored, at least one, in the order of the entries.
  case lost([LostDocument])
  /// A stored secret whose bytes do not bear out its check value.
  case secret(name: String)
  /// The database itself cannot be read on after an entry; the cause is for the log.
  case unreadable(after: Int64, cause: String)

  /// The entry where the damage shows, when it is in an entry.
  public var sequence: Int64? {
    switch self {
    case .gap(let after, _), .unreadable(let after, _): after + 1
    case .altered(let sequence, _), .misplaced(let sequence, _, _): sequence
    case .lost(let documents): documents.first?.sequence
    case .blob, .secret: nil
    }
  }
}

extension Damage: CustomStringConvertible {
  /// What is wrong and how to mend it, for the log; the command line says it in the reader's language.
  public var description: String { "\(flaw) \(Damage.mend)" }

  private var flaw: String {
    switch self {
    case .gap(let after, let found): "Entry \(after + 1) is missing: entry \(found) follows entry \(after)."
    case .altered(let sequence, let field?): "Entry \(sequence) was altered in its \(field.rawValue)."
    case .altered(let sequence, nil): "Entry \(sequence) was altered: its hash does not fit."
    case .misplaced(let sequence, let expected, let found):
      "Entry \(sequence) has position \(found) in its stream; \(expected) was next."
    case .blob(let name): "The document \(name) was altered: its bytes do not bear out its name."
    case .lost(let documents):
      documents.map { "Entry \($0.sequence) names the document \($0.name), which is not there." }.joined(separator: " ")
    case .secret(let name): "The secret \(name) was altered: its bytes do not bear out its check value."
    case .unreadable(let after, let cause): "The database cannot be read after entry \(after): \(cause)."
    }
  }

  static let mend = """
    Nothing was served. Keep this file as it is, restore the last backup or import the last export under a new name, \
    and compare the head hashes.
    """
}
