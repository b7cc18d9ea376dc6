// SPDX-License-Identifier: AGPL-3.0-or-later

import Foundation

/// Work on many files that do not depend on each other.
public enum SideBySide {
  /// Does the work on each, as many at a time as there are cores, so that of a large batch few files are held at once.
  /// The results stand in the order of the items; one that fails does not stop the others.
  public static func results<Item: Sendable, Kept: Sendable>(
    of items: [Item], _ work: @escaping @Sendable (Item) async throws -> Kept
  ) async -> [Result<Kept, any Error>] {
    await withTaskGroup(of: (Int, Result<Kept, any Error>).self) { group in
      var waiting = items.enumerated().makeIterator()
      func start() {
        guard let (index, item) = waiting.next() else { return }
        group.addTask {
          do { return (index, .success(try await work(item))) } catch { return (index, .failure(error)) }
        }
      }
      for _ in 0..<max(1, ProcessInfo.processInfo.activeProcessorCount) { start() }
      var found: [(Int, Result<Kept, any Error>)] = []
      found.reserveCapacity(items.count)
      for await result in group {
        found.append(result)
        start()
      }
      return found.sorted { $0.0 < $1.0 }.map(\.1)
    }
  }
}
