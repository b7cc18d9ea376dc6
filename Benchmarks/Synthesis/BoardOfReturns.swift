// SPDX-License-Identifier: AGPL-3.0-or-later

import Assembly
import Clerk
import Drafts
import Foundation
import Journal
import Markup
import Office
import Packs

/// The same files taken in on the site, and the board that puts them together: what the office waits for when it opens the
/// page after something came in, and when nothing did.
struct BoardOfReturns {
  private(set) var congress: Congress
  private let draft = DraftID("dr-1")
  private let act: Act

  /// A draft under the pack that lies in the folder, and all files taken in to it.
  init(base: MarkedText, files returned: [String], pack folder: String) async throws {
    var files: [String: String] = [:]
    for name in try FileManager.default.contentsOfDirectory(atPath: folder) where name.hasSuffix(".yaml") {
      files[name] = try String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8)
    }
    let name = URL(fileURLWithPath: folder).lastPathComponent
    let pack = try PackLoader.load(files: files, named: name)
    congress = Congress(pack: pack)
    act = Act(actor: .setup, time: Timestamp(microseconds: 1_752_541_200_000_000))
    guard let term = Term(2025, 2030), let founded = Day(2025, 7, 1), let mode = pack.modes.first,
      let kind = pack.draftKinds.first
    else { preconditionFailure("the pack names a mode and a kind of draft") }
    try give(
      .organisations(
        .found(
          Profile(
            name: "Benchmark", parent: nil, place: "–", founded: founded, instrument: nil,
            congress: CongressPlan(ordinal: 1, term: term, mode: mode.id)))))
    try give(
      .organisations(
        .addUnit(UnitDetails(code: "u", name: "Unit", members: nil, countedOn: nil, predecessor: nil), parent: nil)))
    let head = DraftHead(kind: kind.id, title: "Draft", term: nil, isRestricted: false, paper: nil)
    try give(
      .drafting(.begin(head, file: TabledFile(name: "base.docx", blob: Hash.of([0]).description, bytes: 1), text: base))
    )
    try await take(returned)
  }

  /// Reads the files as the site does, and takes them in at once.
  private mutating func take(_ files: [String]) async throws {
    guard let text = congress.drafting.draft(draft)?.newest.text, let unit = congress.organisations.units.first else {
      preconditionFailure("the draft was begun")
    }
    let sets = await SideBySide.results(of: files) { path in
      let file = try WordFile([UInt8](Data(contentsOf: URL(fileURLWithPath: path))))
      return ReturnedFile(source: "new", text: file.text).changes(on: text)
    }
    let returns = try zip(files, sets).map { path, set in
      ReturnDraft(
        sender: .unit(unit.id), file: TabledFile(name: path, blob: Hash.of(Array(path.utf8)).description, bytes: 1),
        content: .read(try set.get()))
    }
    try give(.drafting(.takeIn(draft, returns)))
  }

  /// The board as whoever compiles sees it, in bytes of markup.
  func page() -> Int {
    let place = ["drafts", draft.text, "board"]
    let visitor = Visitor(account: nil, name: "", roles: [], rights: [.read, .compileDrafts])
    for endpoint in CongressEndpoints.all {
      guard let found = endpoint.path.match(place), case .page(let make) = endpoint.work else { continue }
      let scene = Scene(
        say: .vietnamese, visitor: visitor, now: congress.moment(of: act.time), parameters: found,
        token: FormToken(value: ""))
      return make(scene, congress)?.content.bytes.count ?? 0
    }
    return 0
  }

  private mutating func give(_ command: CongressCommand) throws {
    for event in try congress.decide(command, by: act) { congress.evolve(event, by: act) }
  }
}
