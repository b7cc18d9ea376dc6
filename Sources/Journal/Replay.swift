// SPDX-License-Identifier: AGPL-3.0-or-later

/// A model as a journal made it, and how far it has read.
struct Replay<Model: Decidable>: Sendable {
  let stream: StreamID
  var model: Model
  var keyring: Keyring
  /// Entries of the stream taken in.
  var position: Int64 = 0
  /// The last of them, by its number in the whole journal.
  var sequence: Int64 = 0
  /// The verified part of the whole journal; lags behind where other streams were not read yet.
  var walk = ChainWalk()

  /// Folds a whole stream, verifying the whole journal, up to and with entry `last`.
  static func of(
    _ stream: StreamID, in store: any JournalStore, codec: EventCodec<Model.Event>, from blank: Model,
    last: Int64 = .max, trusting verified: (sequence: Int64, hash: Hash)? = nil
  ) async throws(OpenError) -> Replay {
    var replay = Replay(stream: stream, model: blank, keyring: Keyring())
    try await replay.readOn(in: store, codec: codec, last: last, trusting: verified)
    return replay
  }

  /// Takes in what was stored since, and computes every hash again but for entries that the store has just `verified`.
  mutating func readOn(
    in store: any JournalStore, codec: EventCodec<Model.Event>, last: Int64 = .max,
    trusting verified: (sequence: Int64, hash: Hash)? = nil
  ) async throws(OpenError) {
    do {
      keyring = Keyring(try await store.secrets(prefix: Keyring.prefix))
      let fetch = { @Sendable after, limit in try await store.entries(after: after, stream: nil, limit: limit) }
      try await Pages.read(after: walk.sequence, upTo: last, from: fetch) { page in
        try verify(page, verified)
        try await take(page, codec)
      }
    } catch let damage as Damage {
      throw .damaged(damage)
    } catch let unreadable as EventUnreadable {
      throw .unreadable(unreadable)
    } catch {
      throw .failed("\(error)")
    }
  }

  private mutating func verify(_ page: [Entry], _ verified: (sequence: Int64, hash: Hash)?) throws(Damage) {
    for entry in page {
      guard let verified, entry.sequence <= verified.sequence else {
        try walk.take(entry)
        continue
      }
      try walk.pass(entry)
      // The very entry that the store's own walk ended at, so the chain goes on from what was verified.
      guard entry.sequence < verified.sequence || entry.hash == verified.hash else {
        throw .altered(sequence: entry.sequence, field: .hash)
      }
    }
  }

  private mutating func take(_ page: [Entry], _ codec: EventCodec<Model.Event>) async throws {
    // What this desk itself appended is in the model already, though the walk may not have passed it.
    let mine = page.filter { $0.stream == stream && $0.position > position }
    for (entry, event) in zip(mine, try await decoded(mine, codec)) {
      model.evolve(event, by: entry.act)
      position = entry.position
      sequence = entry.sequence
    }
  }

  /// In parts on all processors: decoding is most of what a start-up costs.
  private func decoded(_ entries: [Entry], _ codec: EventCodec<Model.Event>) async throws -> [Model.Event] {
    let keyring = keyring
    let size = 500
    return try await withThrowingTaskGroup(of: (Int, [Model.Event]).self) { group in
      for start in stride(from: 0, to: entries.count, by: size) {
        group.addTask {
          (start, try entries[start..<min(start + size, entries.count)].map { try codec.event(in: $0, with: keyring) })
        }
      }
      var parts: [Int: [Model.Event]] = [:]
      for try await (start, events) in group { parts[start] = events }
      return stride(from: 0, to: entries.count, by: size).flatMap { parts[$0] ?? [] }
    }
  }

  /// Takes in what this desk itself appended; throws when the store's answer does not continue the chain.
  mutating func take(_ entries: [Entry], _ events: [Model.Event]) throws(Damage) {
    for (entry, event) in zip(entries, events) {
      model.evolve(event, by: entry.act)
      position = entry.position
      sequence = entry.sequence
      if entry.sequence == walk.sequence + 1 { try walk.take(entry) }
    }
  }
}
