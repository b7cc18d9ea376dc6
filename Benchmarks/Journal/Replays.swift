// SPDX-License-Identifier: AGPL-3.0-or-later

import Foundation
import Journal
import JournalSQLite
import Measures

/// A small model of the real shape: who is in the hall.
struct Hall: Decidable {
  enum Attendance: Codable, Sendable {
    case arrived(person: String, meeting: String, seat: Int, by: String)
    case left(person: String, meeting: String)
  }
  enum Event: Codable, Sendable {
    case attendance(Attendance)
  }
  struct Refusal: Error {}

  var seats: [String: Int] = [:]
  var count = 0

  func decide(_ command: Event, by act: Act) throws(Refusal) -> [Event] { [command] }

  mutating func evolve(_ event: Event, by act: Act) {
    count += 1
    switch event {
    case .attendance(.arrived(let person, _, let seat, _)): seats[person] = seat
    case .attendance(.left(let person, _)): seats[person] = nil
    }
  }
}

private func filled(_ path: String, _ count: Int) async throws {
  let store = try await SQLiteStore.open(path: path)
  let codec = EventCodec<Hall.Event>()
  for start in stride(from: 0, to: count, by: 1000) {
    let drafts = try (start..<start + 1000).map { try codec.draft(attended($0)) }
    _ = try await store.append(Append(stream: congress, expecting: .any, act: office, drafts: drafts))
  }
  try await store.close()
}

/// One million events read, verified, decoded and folded; and what each of these costs alone.
func measureReplay(in folder: URL, _ report: Report) async throws {
  let count = 1_000_000
  let path = folder.appendingPathComponent("replay").path
  try await filled(path, count)
  let size = try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int ?? 0
  try report.add(Figure("1,000,000 events, file", "MiB", ours: Double(size) / 1_048_576))
  let store = try await SQLiteStore.open(path: path)
  try await measureParts(store, count, report)

  try Memory.resetPeak()
  let before = try Memory.peak()
  var folded = 0
  let replay = try await Spent.on {
    let desk = try await Desk.open(congress, in: store, codec: EventCodec<Hall.Event>(), from: Hall())
    folded = await desk.state.count
  }
  guard folded == count else { throw BenchmarkFault.wrongCount }
  try report.add("1,000,000 events, replay through a desk", events: count, in: replay)
  try report.add(Figure("1,000,000 events, peak memory of the replay", "MiB", ours: try Memory.peak()))
  try report.add(Figure("  of it held before", "MiB", ours: before))
  try await store.close()
}

private func measureParts(_ store: SQLiteStore, _ count: Int, _ report: Report) async throws {
  var read = 0
  var entries: [Entry] = []
  let reading = try await Spent.on {
    try await pages(of: store) { page in
      read += page.count
      if entries.count < 100_000 { entries += page }
    }
  }
  guard read == count else { throw BenchmarkFault.wrongCount }
  try report.add("  reading alone", events: count, in: reading)
  let verifying = try await Spent.on {
    var walk = ChainWalk()
    for entry in entries { try walk.take(entry) }
  }
  try report.add("  verifying alone", events: entries.count, in: verifying)
  let codec = EventCodec<Hall.Event>()
  let decoding = try await Spent.on { for entry in entries { _ = try codec.event(in: entry) } }
  // The same texts, whole, as Foundation reads them.
  let texts = entries.map { entry in
    let kind = entry.draft.kind.split(separator: ".")
    return Data(
      "{\"\(kind[0])\":{\"_0\":{\"\(kind[1])\":\(String(decoding: entry.draft.payload, as: UTF8.self))}}}".utf8)
  }
  let foundation = try await Spent.on {
    for text in texts { _ = try JSONDecoder().decode(Hall.Event.self, from: text) }
  }
  try report.add(
    Figure(
      "  decoding alone", "events/s", ours: Double(entries.count) / decoding.processor,
      peer: Double(entries.count) / foundation.processor, peerName: "Foundation's JSONDecoder"))
}

private func pages(of store: SQLiteStore, _ take: ([Entry]) -> Void) async throws {
  var last: Int64 = 0
  while case let page = try await store.entries(after: last, stream: nil, limit: 2000), let end = page.last {
    take(page)
    last = end.sequence
  }
}

/// From nothing to a desk that serves: open, verify, replay.
func measureStartUp(in folder: URL, _ report: Report) async throws {
  let path = folder.appendingPathComponent("start").path
  try await filled(path, 100_000)
  var times: [Spent] = []
  for _ in 0..<5 {
    var store: SQLiteStore?
    times.append(
      try await Spent.on {
        let opened = try await SQLiteStore.open(path: path)
        let desk = try await Desk.open(congress, in: opened, codec: EventCodec<Hall.Event>(), from: Hall())
        guard await desk.state.count == 100_000 else { throw BenchmarkFault.wrongCount }
        store = opened
      })
    try await store?.close()
  }
  try report.add(Figure("start-up with 100,000 events", "s", ours: times.map(\.wall).sorted()[2]))
  try report.add(Figure("  the same, by processor time", "s", ours: times.map(\.processor).sorted()[2]))
}

extension Report {
  /// So many events in the time spent, by the wall and by the processor.
  fileprivate func add(_ name: String, events: Int, in spent: Spent) throws {
    try add(Figure(name, "events/s", count: events, in: spent.wall))
    try add(Figure("    the same, by processor time", "events/s", count: events, in: spent.processor))
  }
}
