// SPDX-License-Identifier: AGPL-3.0-or-later

/// Names one element of a page. The same value is given to the element and to whatever points at it, so the two
/// cannot drift apart; letters, digits, `-` and `_` are kept, anything else becomes `-`.
public struct ID: Hashable, Sendable, ExpressibleByStringLiteral {
  /// The name as it stands in the page.
  public let text: String

  /// Takes any text.
  public init(_ text: String) {
    let bytes = text.utf8.map { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
        byte
      default: UInt8(ascii: "-")
      }
    }
    self.text = bytes.isEmpty ? "-" : String(decoding: bytes, as: UTF8.self)
  }

  /// A literal name.
  public init(stringLiteral value: String) { self.init(value) }

  /// A name below this one: `ID("row")["7"]` is `row-7`.
  public subscript(_ part: String) -> ID { ID(text + "-" + part) }
}

/// The name of a form field, as it is sent and as its label, hint, error and error summary find it.
///
///     extension FieldName { static let venue: FieldName = "venue" }
public struct FieldName: Hashable, Sendable, ExpressibleByStringLiteral {
  /// The name sent with the form.
  public let text: String
  /// Takes any text.
  public init(_ text: String) { self.text = text }
  /// A literal name.
  public init(stringLiteral value: String) { self.init(value) }

  /// The id of the control, where an error summary leads.
  public var id: ID { ID("field-" + text) }

  /// One box of several, such as the month of a date: `start-month`.
  public subscript(_ part: String) -> FieldName { FieldName(text + "-" + part) }
}
