// SPDX-License-Identifier: AGPL-3.0-or-later

import Journal
import Markup
public import Packs
import Slates

/// A slate as somebody looks at it: the draft it begins from, and who was moved since. What was moved stands in the
/// address, so that trying costs nothing, the way back is the browser's, and two people try side by side.
struct SlateBoard {
  let scheme: PersonnelScheme
  let pool: SlatePool
  /// The draft that the moves are made in; nil where none is kept yet.
  let base: SlateDraft?
  /// Those who were on the draft, and those who are on the slate now.
  let before: [CandidateID]
  let members: [CandidateID]
  let movedIn: [CandidateID]
  let movedOut: [CandidateID]
  let check: SlateCheck?

  /// Nothing where the scheme or the draft that the address names does not exist.
  init?(_ scene: Scene, _ grounds: any PersonnelGrounds) {
    guard let scheme = grounds.personnel.scheme(scene.id("scheme")) else { return nil }
    let asked = scene.query["draft"].map { scheme.draft(SlateDraftID($0)) }
    if case .some(.none) = asked { return nil }
    self.init(
      scheme, asked ?? scheme.drafts.last, movedIn: SlateBoard.ids(scene.query["in"]),
      movedOut: SlateBoard.ids(scene.query["out"]), scene.say, grounds)
  }

  init(
    _ scheme: PersonnelScheme, _ base: SlateDraft?, movedIn: [CandidateID] = [], movedOut: [CandidateID] = [],
    _ say: Language, _ grounds: any PersonnelGrounds
  ) {
    self.scheme = scheme
    self.base = base
    let pool = SlatePool(scheme, grounds, say)
    let before = base.map { pool.present($0.members) } ?? pool.strongest
    let (here, known) = (Set(before), Set(pool.candidates.map(\.id)))
    let aside = Set(pool.candidates.filter { $0.consideration == .setAside }.map(\.id))
    let coming = movedIn.filter { known.contains($0) && !here.contains($0) && !aside.contains($0) }
    let leaving = movedOut.filter { here.contains($0) }
    let (out, members) = (Set(leaving), before + coming)
    self.pool = pool
    self.before = before
    self.movedIn = coming
    self.movedOut = leaving
    self.members = members.filter { !out.contains($0) }
    check = pool.check(self.members)
  }

  private static func ids(_ text: String?) -> [CandidateID] {
    (text ?? "").split(separator: ",").prefix(Composition.peopleLimit).map { CandidateID(String($0)) }.unique
  }

  var isMoved: Bool { !movedIn.isEmpty || !movedOut.isEmpty }

  /// What is asked of the solver for this slate; nothing while the scheme cannot be reckoned with.
  var question: SlateQuestion? {
    guard case .success(let composition) = pool.composition else { return nil }
    return SlateQuestion(composition, draft: members.map(\.slate), proposals: SlateBoard.proposals)
  }

  static let proposals = 5

  // MARK: Addresses

  static func address(of scheme: SchemeID) -> Address { Address(path: "personnel", scheme.text) }

  /// The board with these moves.
  private func address(in coming: [CandidateID], out leaving: [CandidateID]) -> Address {
    var query: [String] = base.map { ["draft=\($0.id.text)"] } ?? []
    if !coming.isEmpty { query.append("in=" + coming.map(\.text).joined(separator: ",")) }
    if !leaving.isEmpty { query.append("out=" + leaving.map(\.text).joined(separator: ",")) }
    return Address("/personnel/\(scheme.id.text)?\(query.joined(separator: "&"))#moved")
  }

  /// The board once somebody was moved the other way.
  func address(moving candidate: CandidateID) -> Address {
    if movedIn.contains(candidate) { return address(in: movedIn.filter { $0 != candidate }, out: movedOut) }
    if movedOut.contains(candidate) { return address(in: movedIn, out: movedOut.filter { $0 != candidate }) }
    return members.contains(candidate)
      ? address(in: movedIn, out: movedOut + [candidate]) : address(in: movedIn + [candidate], out: movedOut)
  }

  /// The board with a proposal laid on it.
  func address(of proposal: Slates.Proposal) -> Address {
    let (old, new) = (Set(before), Set(proposal.people.map { CandidateID($0.rawValue) }))
    return address(in: new.subtracting(old).sorted(), out: old.subtracting(new).sorted())
  }

  /// The board without any move.
  var untouched: Address { address(in: [], out: []) }

  // MARK: Lines

  /// Targets met and all targets, a target that counts apart as one.
  var met: (met: Int, all: Int) {
    guard let check else { return (0, scheme.targets.count) }
    let byTarget = Dictionary(grouping: check.lines, by: \.requirement)
    let targets = byTarget.filter { isTarget($0.key) }
    return (targets.count { $0.value.allSatisfy(\.isMet) }, targets.count)
  }

  private func isTarget(_ requirement: Int) -> Bool {
    guard case .success(let composition) = pool.composition else { return false }
    if case .target = composition.requirements[requirement].id { return true }
    return false
  }
}

extension PersonnelGrounds {
  /// What a solver would be asked about the newest version of a scheme; nothing where it cannot be reckoned with.
  public func slateQuestion(of scheme: SchemeID, in language: Language) -> SlateQuestion? {
    personnel.scheme(scheme).flatMap { SlateBoard($0, $0.drafts.last, language, self).question }
  }
}
