// SPDX-License-Identifier: AGPL-3.0-or-later

import Assembly
import Hummingbird
import Journal
import Markup
import Packs

extension SiteResponder {
  /// A page of the record; `to` in the query names the newest entry on it.
  func record(_ visit: Visit, query: [String: String]) async throws -> Response {
    guard visit.visitor.rights.contains(.audit) else { return await forbidden(visit) }
    let (total, head) = try await site.store.head()
    let to = min(total, query["to"].flatMap { Int64($0) } ?? total)
    let before = max(0, to - Int64(RecordPage.length))
    let entries = try await site.store.entries(after: before, stream: nil, limit: Int(to - before))
    let congress = await site.desk.state
    let scene = visit.scene(now: congress.moment(of: site.clock()))
    return await response(RecordPage.page(scene, congress, entries, total: total, head: head), .ok, visit)
  }
}

extension Site {
  /// Deletes the sealing key of everyone the record says is forgotten. It runs after each such event and at start, so
  /// that a crash between the two cannot keep the data.
  func forgetKeys() async throws {
    let congress = await desk.state
    for secret in try await store.secrets(prefix: Keyring.prefix) {
      let subject = PersonID(String(secret.name.dropFirst(Keyring.prefix.count)))
      if congress.organisations.forgotten.contains(subject) { try await store.forget(secretNamed: secret.name) }
    }
  }
}
