// SPDX-License-Identifier: AGPL-3.0-or-later

import FoundationEssentials

/// Opens one document that is stored shut. An event keeps it inside a sealed value, so that whatever forgets the value
/// forgets the document as well: its box stays, and nobody opens it again.
public struct DocumentKey: Codable, Hashable, Sendable {
  private let key: SealingKey

  /// A new key from the operating system's chance; only the shell calls it.
  public static func draw() -> DocumentKey { DocumentKey(key: SealingKey.draw()) }

  private init(key: SealingKey) { self.key = key }

  /// The document as it is stored: the same bytes whenever they are shut again with this key.
  public func shut(_ document: [UInt8]) -> Blob {
    Blob(bytes: SealedBox.seal(document, for: DocumentKey.subject, with: key))
  }

  /// The document in a box; nothing where the box was shut with another key, or is none.
  public func open(_ box: Blob) -> [UInt8]? {
    guard SealedBox.isSealed(box.bytes, with: key) else { return nil }
    return SealedBox.open(box.bytes, for: DocumentKey.subject, with: key)
  }

  // Bound into the box, so that none of a person passes for a document.
  private static let subject = Subject("document")

  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let bytes = Data(base64Encoded: text), let key = SealingKey(bytes: [UInt8](bytes)) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a key of 32 bytes in base64")
    }
    self.init(key: key)
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(Data(key.bytes).base64EncodedString())
  }
}
