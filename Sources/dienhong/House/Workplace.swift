// SPDX-License-Identifier: AGPL-3.0-or-later

import Foundation
import Packs

/// A folder out of sight inside of another one, where something is made that is moved when it is whole: a full disk shows
/// before anything is in the way, and moving needs no room.
struct Workbench {
  /// The folder that all of it is for.
  let folder: URL
  let url: URL
  private let isFolderNew: Bool

  init(in folder: URL) throws {
    self.folder = folder
    isFolderNew = !FileManager.default.fileExists(atPath: folder.path)
    url = folder.appendingPathComponent(".dienhong-\(UUID().uuidString)", isDirectory: true)
    do { try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true) } catch {
      throw CommandFault.unwritable(folder.path)
    }
  }

  /// Moves files to where they belong, all or none; those that lie in the way are put aside first.
  func move(_ files: [String], replacing earlier: [String] = []) throws {
    let aside = url.appendingPathComponent("earlier", isDirectory: true)
    try FileManager.default.createDirectory(at: aside, withIntermediateDirectories: true)
    let moves =
      earlier.filter { FileManager.default.fileExists(atPath: folder.appendingPathComponent($0).path) }
      .map { (folder.appendingPathComponent($0), aside.appendingPathComponent($0)) }
      + files.map { (url.appendingPathComponent($0), folder.appendingPathComponent($0)) }
    var done: [(URL, URL)] = []
    do {
      for (from, to) in moves {
        try FileManager.default.moveItem(at: from, to: to)
        done.append((from, to))
      }
    } catch {
      for (from, to) in done.reversed() { try FileManager.default.moveItem(at: to, to: from) }
      throw error
    }
  }

  /// Takes away whatever was not moved, and the folder itself if it was made for this and got nothing.
  func leave() {
    takeAway([url.path])
    let isEmpty = (FileManager.default.enumerator(atPath: folder.path)?.nextObject()) == nil
    if isFolderNew, isEmpty { takeAway([folder.path]) }
  }
}

/// The folder a command works in: the one that was named, or one of its own that is gone afterwards.
struct Workplace {
  let url: URL
  private let isOwn: Bool
  private let bench: Workbench

  init(_ path: String?) throws {
    isOwn = path == nil
    url =
      path.map { URL(fileURLWithPath: $0, isDirectory: true) }
      ?? FileManager.default.temporaryDirectory.appendingPathComponent("dienhong-\(UUID().uuidString)")
    let record = url.appendingPathComponent(House.record)
    guard !FileManager.default.fileExists(atPath: record.path) else { throw WorkplaceFault.taken(url.path) }
    bench = try Workbench(in: url)
  }

  /// Makes a record out of sight, and lays it in the folder when `make` has closed it.
  func layRecord(_ make: (URL) async throws -> Void) async throws {
    defer { bench.leave() }
    try await make(bench.url)
    try bench.move([House.record])
  }

  /// Takes back the record: it was made for nothing.
  func abandon() { takeAway(House.files(of: url.appendingPathComponent(House.record).path)) }

  func leave() {
    if isOwn { takeAway([url.path]) }
  }
}

/// Why a folder cannot be worked in.
enum WorkplaceFault: Foreseen {
  case taken(String)

  func sentence(_ say: Language) -> String {
    switch self {
    case .taken(let path):
      say(
        "Thư mục “\(path)” đã có một nhật ký. Hãy chọn thư mục khác, hoặc chuyển nhật ký đó đi nơi khác.",
        "The folder “\(path)” already holds a record. Choose another folder, or move that record away.")
    }
  }
}
