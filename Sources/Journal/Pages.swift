// SPDX-License-Identifier: AGPL-3.0-or-later

/// Reads a journal page by page: the disk fetches the next page while the processor looks at the one before.
public enum Pages {
  /// Hands out all entries after `sequence`, up to and with entry `last`, in order; ends at the first empty page.
  public static func read(
    after sequence: Int64, upTo last: Int64 = .max,
    from fetch: @escaping @Sendable (_ after: Int64, _ limit: Int) async throws -> [Entry],
    _ take: (_ page: [Entry]) async throws -> Void
  ) async throws {
    guard sequence < last else { return }
    var page = try await fetch(sequence, size)
    while let end = page.last?.sequence {
      async let next = end < last ? fetch(end, size) : []
      if end > last { page.removeAll { $0.sequence > last } }
      try await take(page)
      page = try await next
    }
  }

  private static let size = 2_000
}
