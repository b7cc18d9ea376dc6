// SPDX-License-Identifier: AGPL-3.0-or-later

/// Names a change: what it came in, and its number there in reading order.
public struct ChangeID: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The returned file or the session, named by whoever received it.
  public var source: String
  public var number: Int

  public init(source: String, number: Int) {
    self.source = source
    self.number = number
  }

  public var description: String { "\(source)#\(number)" }

  public static func < (a: ChangeID, b: ChangeID) -> Bool { (a.source, a.number) < (b.source, b.number) }
}

/// What sort of change a clerk would call it.
public enum ChangeKind: String, Codable, Hashable, Sendable, CaseIterable {
  case replace, insert, delete
  case blockInsert, blockDelete
  case move, split, merge
  case rowInsert, rowDelete
  /// A table has other columns: to be done by hand, since no words of it can be named one by one.
  case columns
  /// A picture, a sign, a formula, a field or a link comes or goes: to be done by hand, since no words say it.
  case object
  case cell, format, footnote, header
}

/// One proposed change to the words of a version, with where it came from.
public struct Change: Codable, Hashable, Sendable, Identifiable {
  /// How well its place in the version was found.
  public enum Standing: String, Codable, Hashable, Sendable {
    /// It was written against this very version.
    case direct
    /// It answers an older version and was carried over; the words around it stand.
    case carried
    /// It answers an older version, and the words it touches have changed since: somebody must look.
    case disturbed
    /// What it touches is gone, and its edit names blocks of the older version; or it was marked in words of a file that
    /// no place of the version answers to, and only its own words can be told; or it is to be done by hand (`isByHand`).
    case lost
  }

  public var id: ChangeID
  public var edit: Edit
  public var kind: ChangeKind
  public var old: String
  public var new: String
  /// Whose mark it is, as the file claims; nil where it was made without tracking.
  public var hand: Hand?
  /// The proposal that this one would cut down: at most one of the two can be accepted.
  public var variantOf: ChangeID?
  /// The change that it merely follows, as a number follows an inserted heading.
  public var consequenceOf: ChangeID?
  public var standing: Standing
  /// Where it stood, if its place is gone from the base.
  public var gone: GonePassage?

  public init(
    id: ChangeID, edit: Edit, kind: ChangeKind, old: String, new: String, hand: Hand? = nil,
    variantOf: ChangeID? = nil, consequenceOf: ChangeID? = nil, standing: Standing = .direct
  ) {
    self.id = id
    self.edit = edit
    self.kind = kind
    self.old = old
    self.new = new
    self.hand = hand
    self.variantOf = variantOf
    self.consequenceOf = consequenceOf
    self.standing = standing
  }

  public var isTracked: Bool { hand != nil }

  /// Somebody struck all that another hand puts in here, or made it again what it was: it asks for no words, and is an
  /// opinion on what would come.
  public var isRefusal: Bool {
    guard variantOf != nil else { return false }
    return switch edit {
    case .rewrite: old == new
    case .insert(let blocks, _): blocks.isEmpty
    case .insertRow(let row, _): row.cells.isEmpty
    case .delete, .move, .deleteRow, .restyle, .reformat: false
    }
  }

  /// What the program cannot do to a text though it knows the place: other columns of a table, a picture that comes or
  /// goes, a note that comes or goes to other words. People carry it out in the file.
  public var isByHand: Bool {
    guard standing == .lost, case .reformat = edit else { return false }
    return kind == .columns || kind == .object || kind == .footnote
  }
}

/// A difference that no reader would call an edit, kept so that it can be counted and shown on demand.
public struct Trifle: Codable, Hashable, Sendable {
  public var noise: Noise
  public var block: BlockID?
  public var old: String
  public var new: String
}

/// A remark of a returned file and where it stands in the base.
public struct PlacedRemark: Codable, Hashable, Sendable {
  public var remark: Remark
  /// Nil where the file itself says nothing about its place, or that place is in no block of the base.
  public var anchor: Anchor?
  /// The changes of the same file on the words that it is about.
  public var touches: [ChangeID]
  /// What it was about, if its place is gone from the base.
  public var gone: GonePassage?

  public init(remark: Remark, anchor: Anchor?, touches: [ChangeID] = []) {
    self.remark = remark
    self.anchor = anchor
    self.touches = touches
  }
}

/// What one returned file proposes.
public struct ChangeSet: Codable, Hashable, Sendable {
  public var source: String
  /// The version whose text the file answers.
  public var answers: Int
  /// The version in which places are given.
  public var base: Int
  public var changes: [Change]
  public var remarks: [PlacedRemark]
  public var trifles: [Trifle]
  /// Changes that the base already carried when it was circulated; not counted again.
  public var alreadyThere: Int
  /// How many paragraphs of the version the file does not have because it is only a part of it: nobody proposes to delete
  /// them. Nil where it is the whole.
  public var leftOut: Int?

  public init(
    source: String, answers: Int, base: Int, changes: [Change] = [], remarks: [PlacedRemark] = [],
    trifles: [Trifle] = [], alreadyThere: Int = 0
  ) {
    self.source = source
    self.answers = answers
    self.base = base
    self.changes = changes
    self.remarks = remarks
    self.trifles = trifles
    self.alreadyThere = alreadyThere
  }

  /// Whether it answers a version other than the newest.
  public var isCarried: Bool { answers != base }
}
