// SPDX-License-Identifier: AGPL-3.0-or-later

extension Desk {
  /// Reads on or replays after trouble; all who wait share one reading.
  func recover() async throws(OpenError) {
    let task = recovery ?? Task { await self.readAgain() }
    recovery = task
    try await task.value.get()
  }

  private func readAgain(forgetting subject: Subject? = nil) async -> Result<Void, OpenError> {
    defer { recovery = nil }
    // While there is trouble nothing new is ordered; what was ordered before must have its answer first.
    await draining?.value
    do {
      if let subject { try await delete(subject) }
      var replay = settled
      if case .stale = trouble {
        try await replay.readOn(in: store, codec: codec)
      } else {
        replay = try await Replay.of(stream, in: store, codec: codec, from: blank)
      }
      resume(from: replay)
      return .success(())
    } catch {
      return .failure(error)
    }
  }

  private func delete(_ subject: Subject) async throws(OpenError) {
    do {
      try await store.forget(secretNamed: Keyring.prefix + subject.rawValue)
    } catch {
      throw .failed("\(error)")
    }
  }

  /// Takes in what others wrote to the stream; call it when news of them come.
  public func readOn() async throws(OpenError) {
    // Whatever is on its way has the next place; if others took it, the store says so and the desk reads on by itself.
    guard settled.position == aheadPosition else { return }
    trouble = trouble ?? .stale
    try await recover()
  }

  /// Deletes the key that seals everything about a person, and reads the record again without it.
  public func forget(_ subject: Subject) async throws(OpenError) {
    while let running = recovery { _ = await running.value }
    trouble = .broken
    let task = Task { await self.readAgain(forgetting: subject) }
    recovery = task
    try await task.value.get()
  }

  /// The model as it stood after an entry of the journal: the text when we voted.
  public func state(asOf sequence: Int64) async throws(OpenError) -> Model {
    try await Replay.of(stream, in: store, codec: codec, from: blank, last: sequence).model
  }
}
