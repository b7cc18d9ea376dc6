// SPDX-License-Identifier: AGPL-3.0-or-later

import Assembly
import Clerk
import Hummingbird
import Journal
import Markup
import Packs

extension SiteResponder {
  /// A page of the record; `to` in the query names the newest entry on it.
  func record(_ visit: Visit, query: [String: String]) async throws -> Response {
    guard visit.visitor.rights.contains(.audit) else { return await forbidden(visit) }
    let (total, head) = try await site.store.head()
    let to = max(0, min(total, query["to"].flatMap { Int64($0) } ?? total))
    let before = max(0, to - Int64(RecordPage.length))
    let entries = try await site.store.entries(after: before, stream: nil, limit: Int(to - before))
    let congress = await site.desk.state
    let scene = visit.scene(now: congress.moment(of: site.clock()))
    return await response(RecordPage.page(scene, congress, entries, total: total, head: head), .ok, visit)
  }
}

extension Site {
  /// What a recorded command asks of the things beside the record.
  func follow(_ command: CongressCommand) async throws {
    switch command {
    case .organisations(.forgetPerson), .delegates(.forget), .drafting(.forget), .personnel(.forget):
      await press.forgetAll()
      try await forgetKeys()
    case .access(.close(let account)):
      try await sessions.endAll(of: account)
      try await codes.forget(of: account)
    default: break
    }
  }

  /// Deletes the sealing key of everyone the record says is forgotten. It runs after each such event and at start, so
  /// that a crash between the two cannot keep the data.
  func forgetKeys() async throws {
    let congress = await desk.state
    let forgotten =
      congress.organisations.forgotten.map(\.text) + congress.delegates.forgotten.map(\.text)
      + congress.drafting.forgotten.map(\.text) + congress.personnel.forgotten.map(\.text)
    for secret in try await store.secrets(prefix: Keyring.prefix) {
      let subject = String(secret.name.dropFirst(Keyring.prefix.count))
      if forgotten.contains(subject) { try await desk.forget(Subject(subject)) }
    }
  }

  /// Ends the codes of closed accounts, should the program have stopped between the two.
  func forgetCodes() async throws {
    for account in await desk.state.access.accounts where !account.isOpen { try await codes.forget(of: account.id) }
  }
}
