// SPDX-License-Identifier: AGPL-3.0-or-later

import Packs

/// In whose name a paper goes out: the lines of the kind of paper are those of the executive committee, and another body
/// that met has its own in the pack.
extension PaperComposer {
  /// The body whose meeting the paper is about.
  func body(of matter: PaperMatter) -> BodyKind? {
    guard case .meeting(let meeting, _) = matter.content else { return nil }
    return kind(ofBodyAt: meeting)
  }

  /// Whose lines stand in place of those of the kind of paper.
  func issuer(of matter: PaperMatter) -> Issuer? {
    guard case .meeting(let meeting, _) = matter.content else { return nil }
    return issuer(at: meeting)
  }

  /// Refuses papers of a body of which the pack does not say in whose name they go out: the name of another body over
  /// them would be false.
  func checkIssuer(at meeting: Meeting) throws(PaperRefusal) {
    guard let kind = kind(ofBodyAt: meeting), !isExecutive(kind), kind.issuer == nil else { return }
    throw .noIssuer(body: kind.id)
  }

  /// What is printed over the text.
  func title(of kind: PaperKind, _ body: BodyKind?) -> String {
    guard let title = kind.title, let body else { return kind.name[language].uppercased() }
    return filled(title[language], [("{body}", body.name[language])]).uppercased()
  }

  /// One of those whom the paper goes to.
  func recipient(_ line: Phrase, _ body: BodyKind?, _ profile: Profile) -> String {
    let leading = grounds.pack.body(BodyName.executive.rawValue)
    let members = (body ?? leading).map { $0.issuer?.members[language] ?? $0.name[language] } ?? ""
    return filled(line[language], [("{members}", filled(members, profile))] + names(profile))
  }

  /// The line over a signature. Tellers and secretaries sign by what they did in this meeting, not for the body.
  func authority(over signature: PaperKind.Signature, in meeting: Meeting) -> String? {
    let own = signature.authority?[language]
    switch signature.signer {
    case .chair, .concluder:
      guard own != nil, let issuer = issuer(at: meeting) else { return own }
      return issuer.authority?[language]
    case .secretary, .headTeller, .teller, .none: return own
    }
  }

  private func issuer(at meeting: Meeting) -> Issuer? {
    kind(ofBodyAt: meeting).flatMap { isExecutive($0) ? nil : $0.issuer }
  }

  private func kind(ofBodyAt meeting: Meeting) -> BodyKind? {
    grounds.organisations.body(meeting.body).flatMap { grounds.pack.body($0.kind) }
  }

  private func isExecutive(_ kind: BodyKind) -> Bool { kind.id == BodyName.executive.rawValue }
}
