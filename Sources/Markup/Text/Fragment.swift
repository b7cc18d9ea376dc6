// SPDX-License-Identifier: AGPL-3.0-or-later

/// What may stand where: a phantom type that keeps a table row out of a paragraph at compile time.
public protocol ContentKind: Sendable {}

/// Kinds into which plain text may be written.
public protocol TextHolding: ContentKind {}

/// Blocks: paragraphs, headings, lists, tables, and everything inline too.
public enum Flow: TextHolding {}

/// What stands inside a line: text, links, tags, buttons.
public enum Phrasing: TextHolding {}

/// The items of a list.
public enum ListItems: ContentKind {}

/// Terms and descriptions.
public enum Definitions: ContentKind {}

/// The rows of a table.
public enum TableRows: ContentKind {}

/// The cells of a row.
public enum TableCells: ContentKind {}

/// Finished markup in which every text is already escaped.
///
/// There is no way in from outside of Markup but through text, which is escaped, and through the functions of this
/// module; so a value of this type cannot carry a tag that nobody meant.
///
///     let greeting: HTML = P("Hello <you>")      // <p>Hello &lt;you&gt;</p>
public struct Fragment<Kind: ContentKind>: Hashable, Sendable {
  /// The markup as UTF-8, ready to send.
  public internal(set) var bytes: [UInt8]

  /// Markup written by Markup itself, taken as it is. It stays internal: other targets have no such door.
  init(markup bytes: [UInt8]) { self.bytes = bytes }

  /// Nothing.
  public init() { bytes = [] }

  /// Joins what the closure lists.
  public init(@Content<Kind> _ content: () -> Fragment) { self = content() }

  /// Joins fragments in order.
  public init(_ parts: [Fragment]) {
    bytes = []
    bytes.reserveCapacity(parts.reduce(0) { $0 + $1.bytes.count })
    for part in parts { bytes.append(contentsOf: part.bytes) }
  }

  /// Whether there is nothing to show.
  public var isEmpty: Bool { bytes.isEmpty }

  /// The markup as text, for tests and snapshots.
  public var markup: String { String(decoding: bytes, as: UTF8.self) }
}

extension Fragment where Kind: TextHolding {
  /// Text, escaped.
  public init(_ text: String) {
    bytes = []
    bytes.appendEscaped(text)
  }
}

extension Fragment where Kind == Flow {
  /// What stands in a line may stand in a block as well.
  public init(_ inline: Inline) { bytes = inline.bytes }
}

/// Blocks of a page.
public typealias HTML = Fragment<Flow>

/// Content of a line.
public typealias Inline = Fragment<Phrasing>

/// Collects the statements of a closure into a fragment; strings among them are text and are escaped.
@resultBuilder
public enum Content<Kind: ContentKind> {
  /// Takes markup of the same kind.
  public static func buildExpression(_ part: Fragment<Kind>) -> Fragment<Kind> { part }
  /// Takes markup that may be absent.
  public static func buildExpression(_ part: Fragment<Kind>?) -> Fragment<Kind> { part ?? Fragment() }
  /// Takes a mapped list.
  public static func buildExpression(_ parts: [Fragment<Kind>]) -> Fragment<Kind> { Fragment(parts) }
  /// An empty closure.
  public static func buildBlock() -> Fragment<Kind> { Fragment() }
  /// The first statement.
  public static func buildPartialBlock(first: Fragment<Kind>) -> Fragment<Kind> { first }
  /// Each further statement.
  public static func buildPartialBlock(
    accumulated: consuming Fragment<Kind>, next: Fragment<Kind>
  ) -> Fragment<Kind> {
    accumulated.bytes.append(contentsOf: next.bytes)
    return accumulated
  }
  /// An `if` without `else`.
  public static func buildOptional(_ part: Fragment<Kind>?) -> Fragment<Kind> { part ?? Fragment() }
  /// The first branch.
  public static func buildEither(first: Fragment<Kind>) -> Fragment<Kind> { first }
  /// The other branch.
  public static func buildEither(second: Fragment<Kind>) -> Fragment<Kind> { second }
  /// A loop.
  public static func buildArray(_ parts: [Fragment<Kind>]) -> Fragment<Kind> { Fragment(parts) }
}

extension Content where Kind: TextHolding {
  /// Takes text, escaped.
  public static func buildExpression(_ text: String) -> Fragment<Kind> { Fragment(text) }
}

extension Content where Kind == Flow {
  /// Takes inline markup among blocks.
  public static func buildExpression(_ part: Inline) -> HTML { HTML(part) }
  /// Takes inline markup that may be absent.
  public static func buildExpression(_ part: Inline?) -> HTML { part.map { HTML($0) } ?? HTML() }
}

/// Marks a closure or function that lists blocks.
public typealias HTMLBuilder = Content<Flow>

/// Marks a closure or function that lists inline content.
public typealias InlineBuilder = Content<Phrasing>
