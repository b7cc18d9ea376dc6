// SPDX-License-Identifier: AGPL-3.0-or-later

/// Why a command was not performed. A refusal is an answer; a failure is trouble.
public enum PerformError<Refusal: Error & Sendable>: Error, Sendable {
  /// A rule says no, and says which.
  case refused(Refusal)
  /// The world broke; nothing of the command was recorded as far as the store knows.
  case failed(DeskFailure)
}

/// What broke at a desk; the cause is for the log.
public enum DeskFailure: Error, Hashable, Sendable {
  /// The events could not be written down; a fault of the program.
  case unwritable(EventUnwritable)
  /// The store did not take them; the desk replays before it serves again.
  case append(AppendError)
  /// Others wrote first, so many times in a row.
  case contended(attempts: Int)
  /// The record could not be read again after trouble; the desk serves nobody.
  case unopened(OpenError)
}

/// Why a record could not be opened, or read on.
public enum OpenError: Error, Hashable, Sendable {
  case damaged(Damage)
  case unreadable(EventUnreadable)
  /// The disk or the database failed; the cause is for the log.
  case failed(String)
}

/// The one place where a stream is decided: takes commands in one order, answers after they are durable.
///
/// Two models stand on it. `settled` is what the disk holds, and all that anybody is shown; `ahead` has also taken in
/// what is on its way there, and is what the next command is decided on.
public actor Desk<Model: Decidable> {
  enum Trouble {
    /// Someone else wrote first: read on.
    case stale
    /// A commit failed: begin again from the first entry.
    case broken
  }

  enum Outcome {
    case stored
    case overtaken
    case failed(AppendError)
  }

  struct Order {
    let append: Append
    let events: [Model.Event]
    let answer: CheckedContinuation<Outcome, Never>
  }

  let store: any JournalStore
  let codec: EventCodec<Model.Event>
  let blank: Model
  let drawKey: @Sendable () -> SealingKey
  /// The stream decided here.
  public nonisolated let stream: StreamID

  var settled: Replay<Model>
  var ahead: Model
  var aheadPosition: Int64
  var trouble: Trouble?
  var recovery: Task<Result<Void, OpenError>, Never>?
  var draining: Task<Void, Never>?
  private var outbox: [Order] = []
  private let bell = Bell()

  /// Verifies the chain where the store did not do so when it was opened, replays the stream, and is ready. `blank` is
  /// the model before the first event; keys for new persons are drawn by `drawKey`.
  public static func open(
    _ stream: StreamID, in store: any JournalStore, codec: EventCodec<Model.Event>, from blank: Model,
    drawKey: @escaping @Sendable () -> SealingKey = SealingKey.draw
  ) async throws(OpenError) -> Desk<Model> {
    let settled = try await Replay.of(stream, in: store, codec: codec, from: blank, trusting: store.verified)
    return Desk(stream, store, codec, blank, drawKey, settled)
  }

  private init(
    _ stream: StreamID, _ store: any JournalStore, _ codec: EventCodec<Model.Event>, _ blank: Model,
    _ drawKey: @escaping @Sendable () -> SealingKey, _ settled: Replay<Model>
  ) {
    self.stream = stream
    self.store = store
    self.codec = codec
    self.blank = blank
    self.drawKey = drawKey
    self.settled = settled
    ahead = settled.model
    aheadPosition = settled.position
  }

  /// The model as the disk holds it.
  public var state: Model { settled.model }

  /// How many entries of the stream `state` has taken in.
  public var position: Int64 { settled.position }

  /// The last entry of the stream that `state` has taken in, by its number in the whole journal.
  public var sequence: Int64 { settled.sequence }

  /// Decides, records, and answers with what happened once it is durable. Commands given at the same time share a
  /// commit; when someone else wrote first, it reads on and decides again.
  public func perform(
    _ command: Model.Command, by act: Act, blobs: [Blob] = []
  ) async throws(PerformError<Model.Refusal>) -> [Model.Event] {
    for _ in 0..<Desk.attempts {
      while trouble != nil {
        do { try await recover() } catch { throw .failed(.unopened(error)) }
      }
      // No await from here to the order's place in the outbox: that is what makes the decision hold.
      let events: [Model.Event]
      do { events = try ahead.decide(command, by: act) } catch { throw .refused(error) }
      guard !events.isEmpty else { return [] }
      let append: Append
      do { append = try write(events, act, blobs) } catch { throw .failed(.unwritable(error)) }
      for event in events { ahead.evolve(event, by: act) }
      aheadPosition += Int64(events.count)
      let outcome = await withCheckedContinuation { answer in
        outbox.append(Order(append: append, events: events, answer: answer))
        startDraining()
      }
      switch outcome {
      case .stored: return events
      case .overtaken: continue
      case .failed(let error): throw .failed(.append(error))
      }
    }
    throw .failed(.contended(attempts: Desk.attempts))
  }

  /// How often a command is decided again before it gives up.
  static var attempts: Int { 16 }

  /// The sequence number of the stream's last entry, after each commit; who is slow gets only the newest.
  public nonisolated func changes() -> AsyncStream<Int64> {
    let rings = bell.listen()
    return AsyncStream { [weak self] in
      var waiting = rings.makeAsyncIterator()
      return await waiting.next() == nil ? nil : await self?.sequence
    }
  }
}

extension Desk {
  /// Writes events down, drawing a key for each person that has none yet; the new keys go with the append.
  private func write(_ events: [Model.Event], _ act: Act, _ blobs: [Blob]) throws(EventUnwritable) -> Append {
    var drafts: [Draft] = []
    var secrets: [Secret] = []
    var keyring = settled.keyring
    while drafts.count < events.count {
      do {
        drafts.append(try codec.draft(events[drafts.count], with: keyring))
      } catch .keyMissing(let subject) {
        let key = drawKey()
        keyring[subject] = key
        secrets.append(Keyring.secret(key, for: subject))
      }
    }
    settled.keyring = keyring
    return Append(
      stream: stream, expecting: .position(aheadPosition), act: act, drafts: drafts, blobs: blobs, secrets: secrets)
  }

  private func startDraining() {
    guard draining == nil else { return }
    // Unstructured on purpose: a client that hangs up must not take back what others have appended with it.
    draining = Task { await drain() }
  }

  private func drain() async {
    while !outbox.isEmpty {
      let orders = outbox
      outbox = []
      settle(orders, await store.append(all: orders.map(\.append)))
    }
    draining = nil
  }

  private func settle(_ orders: [Order], _ results: [Result<[Entry], AppendError>]) {
    for (index, order) in orders.enumerated() {
      switch results[index] {
      case .success(let entries):
        do { try settled.take(entries, order.events) } catch { trouble = .broken }
        order.answer.resume(returning: .stored)
      case .failure(let error):
        if index > 0 { bell.ring() }
        return turnBack(orders[index...] + outbox, because: error)
      }
    }
    // What pages reckoned of the settled model is not reckoned again for the next command.
    if settled.position == aheadPosition { ahead = settled.model }
    bell.ring()
  }

  /// Serves again from what was read.
  func resume(from replay: Replay<Model>) {
    settled = replay
    ahead = replay.model
    aheadPosition = replay.position
    trouble = nil
    bell.ring()
  }

  /// Everything behind a failed append was decided as if that had happened, so all of it goes back.
  private func turnBack(_ orders: ArraySlice<Order>, because error: AppendError) {
    outbox = []
    let isOvertaken: Bool
    if case .conflict = error { isOvertaken = true } else { isOvertaken = false }
    trouble = isOvertaken && trouble == nil ? .stale : .broken
    for order in orders { order.answer.resume(returning: isOvertaken ? .overtaken : .failed(error)) }
  }
}
