// SPDX-License-Identifier: AGPL-3.0-or-later

import Foundation
import Journal
import JournalSQLite

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
  var opened: SQLiteStore?
  let open = try await spent { opened = try await SQLiteStore.open(path: path) }
  try report.add("1,000,000 events, open and verify the file", events: count, in: open)
  guard let store = opened else { return }
  let codec = EventCodec<Hall.Event>()

  var read = 0
  let reading = try await spent { try await pages(of: store) { read += $0.count } }
  try report.add("1,000,000 events, reading alone", events: count, in: reading)
  var entries: [Entry] = []
  try await pages(of: store) { if entries.count < 100_000 { entries += $0 } }
  let decoding = try await spent { for entry in entries { _ = try codec.event(in: entry) } }
  try report.add("decoding alone (Foundation JSON)", events: entries.count, in: decoding)
  let verifying = try await spent {
    var walk = ChainWalk()
    for entry in entries { try walk.take(entry) }
  }
  try report.add("verifying alone", events: entries.count, in: verifying)
  entries = []

  try resetPeakMemory()
  let before = try peakMemory()
  var folded = 0
  let replay = try await spent {
    let desk = try await Desk.open(congress, in: store, codec: codec, from: Hall())
    folded = await desk.state.count
  }
  guard folded == count, read == count else { throw BenchmarkFault.wrongCount }
  try report.add("1,000,000 events, replay through a desk", events: count, in: replay)
  try report.add(Figure("1,000,000 events, peak memory of the replay", "MiB", ours: try peakMemory()))
  try report.add(Figure("… of it held before", "MiB", ours: before))
  try await store.close()
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
  for _ in 0..<3 {
    var store: SQLiteStore?
    times.append(
      try await spent {
        let opened = try await SQLiteStore.open(path: path)
        let desk = try await Desk.open(congress, in: opened, codec: EventCodec<Hall.Event>(), from: Hall())
        guard await desk.state.count == 100_000 else { throw BenchmarkFault.wrongCount }
        store = opened
      })
    try await store?.close()
  }
  try report.add(Figure("start-up with 100,000 events", "s", ours: times.map(\.wall).sorted()[1]))
  try report.add(Figure("  the same, by processor time", "s", ours: times.map(\.processor).sorted()[1]))
}
