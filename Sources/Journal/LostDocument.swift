// SPDX-License-Identifier: AGPL-3.0-or-later

import FoundationEssentials

/// A document that an entry names and that does not lie beside the journal any more.
public struct LostDocument: Hashable, Sendable {
  public let name: Hash
  /// The first entry that names it.
  public let sequence: Int64

  public init(_ name: Hash, namedBy sequence: Int64) {
    self.name = name
    self.sequence = sequence
  }
}

extension JournalStore {
  /// Every document that entries name and that is not stored, in the order of the entries. What is sealed is looked into
  /// where its key is kept; of what was forgotten, nobody can tell what it named.
  public func lostDocuments() async throws -> [LostDocument] {
    // The head first: what is appended meanwhile brings its documents with it.
    let last = try await head().sequence
    let keyring = Keyring(try await secrets(prefix: Keyring.prefix))
    var seen = Set(try await blobNames())
    var lost: [LostDocument] = []
    let fetch = { @Sendable after, limit in try await self.entries(after: after, stream: nil, limit: limit) }
    try await Pages.read(after: 0, upTo: last, from: fetch) { page in
      for entry in page {
        for name in DocumentNames.named(in: entry.draft.payload, opening: keyring) where seen.insert(name).inserted {
          lost.append(LostDocument(name, namedBy: entry.sequence))
        }
      }
    }
    return lost
  }
}

/// Finds the documents that a payload names, whatever its kind: each stands under `blob`, or under `files` by its path.
/// A hash elsewhere is somebody's words.
enum DocumentNames {
  /// Whether what stands under a name can be a document's.
  private static func areNamed(under key: String) -> Bool { key == "blob" || key == "files" }

  static func named(in payload: [UInt8], opening keyring: Keyring) -> [Hash] {
    let json: JSON
    // Kinds that are not written in JSON, such as ballots, name no document.
    do { json = try JSON(payload) } catch { return [] }
    return named(in: json, opening: keyring)
  }

  private static func named(in json: JSON, opening keyring: Keyring) -> [Hash] {
    switch json {
    case .null, .bool, .number, .string: return []
    case .array(let items): return items.flatMap { named(in: $0, opening: keyring) }
    case .object(let members):
      if let inside = opened(members, by: keyring) { return named(in: inside, opening: keyring) }
      return members.sorted { $0.key < $1.key }.flatMap { key, value in
        areNamed(under: key)
          ? hashes(in: value) + named(in: value, opening: keyring) : named(in: value, opening: keyring)
      }
    }
  }

  /// What is itself a hash, or holds hashes by their paths.
  private static func hashes(in value: JSON) -> [Hash] {
    switch value {
    case .string(let text): [Hash(hexadecimal: text)].compactMap { $0 }
    case .object(let members):
      members.sorted { $0.key < $1.key }.compactMap { $0.value.text.flatMap(Hash.init(hexadecimal:)) }
    case .null, .bool, .number, .array: []
    }
  }

  /// What stands in a box that a key at hand opens.
  private static func opened(_ members: [String: JSON], by keyring: Keyring) -> JSON? {
    guard members.count == 2, let text = members["box"]?.text, let subject = members["for"]?.text.map({ Subject($0) }),
      let key = keyring[subject], let box = Data(base64Encoded: text),
      let bytes = SealedBox.open([UInt8](box), for: subject, with: key)
    else { return nil }
    // What was sealed was JSON; a box that holds anything else tells nothing here, and the reader of the event says so.
    do { return try JSON(bytes) } catch { return nil }
  }
}
