// SPDX-License-Identifier: AGPL-3.0-or-later

import Foundation
import GRDB
import Journal
import JournalSQLite
import Measures

let congress = StreamID(rawValue: "congress")
let office = Act(actor: ActorID(rawValue: "person:p-1"), time: Timestamp(microseconds: 1_752_543_000_000_000))

/// An event of usual size: a delegate signs in.
func attended(_ number: Int) -> Hall.Event {
  .attendance(.arrived(person: "p-\(number % 500)", meeting: "m-\(number / 500)", seat: number % 200, by: "p-1"))
}

/// Durable appends a second from so many writers at once, ours beside one GRDB transaction an event, in turns.
func measureAppends(in folder: URL, _ report: Report) async throws {
  for (writers, count) in [(1, 2_000), (64, 40_000), (512, 80_000)] {
    var ours: [Double] = []
    var theirs: [Double] = []
    for round in 0..<3 {
      let name = "append-\(writers)-\(round)"
      ours.append(try await appendsOfOurs(folder.appendingPathComponent(name).path, writers, count))
      theirs.append(
        try await appendsOfGRDB(folder.appendingPathComponent(name + "-peer").path, writers, max(2_000, count / 10)))
    }
    // The middle of three: the disk's fsync changes its pace on its own.
    try report.add(
      Figure(
        "durable appends, \(writers) concurrent writers", "events/s", ours: ours.sorted()[1], peer: theirs.sorted()[1],
        peerName: "GRDB, a transaction an event"))
  }
}

private func appendsOfOurs(_ path: String, _ writers: Int, _ count: Int) async throws -> Double {
  let store = try await SQLiteStore.open(path: path)
  let codec = EventCodec<Hall.Event>()
  let each = count / writers
  let time = try await Spent.on {
    try await withThrowingTaskGroup(of: Void.self) { group in
      for writer in 0..<writers {
        group.addTask {
          for number in 0..<each {
            let draft = try codec.draft(attended(writer * each + number))
            _ = try await store.append(Append(stream: congress, expecting: .any, act: office, drafts: [draft]))
          }
        }
      }
      try await group.waitForAll()
    }
  }
  guard try await store.head().sequence == Int64(each * writers) else { throw BenchmarkFault.wrongCount }
  try await store.close()
  return Double(each * writers) / time.wall
}

/// The plain way: the same JSON, into one table, one transaction each, as durable.
private func appendsOfGRDB(_ path: String, _ writers: Int, _ count: Int) async throws -> Double {
  let pool = try DatabasePool(path: path)
  try await pool.writeWithoutTransaction { db in
    try db.execute(sql: "PRAGMA synchronous = FULL")
    try db.execute(sql: "CREATE TABLE event (sequence INTEGER PRIMARY KEY, kind TEXT, data BLOB) STRICT")
  }
  let each = count / writers
  let time = try await Spent.on {
    try await withThrowingTaskGroup(of: Void.self) { group in
      for writer in 0..<writers {
        group.addTask {
          for number in 0..<each {
            let data = try JSONEncoder().encode(attended(writer * each + number))
            try await pool.write { db in
              try db.execute(sql: "INSERT INTO event (kind, data) VALUES (?, ?)", arguments: ["attendance", data])
            }
          }
        }
      }
      try await group.waitForAll()
    }
  }
  let stored = try await pool.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM event") }
  guard stored == each * writers else { throw BenchmarkFault.wrongCount }
  try pool.close()
  return Double(each * writers) / time.wall
}

enum BenchmarkFault: Error {
  case wrongCount
}
