// SPDX-License-Identifier: AGPL-3.0-or-later
// swift-format-ignore-file: AlwaysUseLowerCamelCase

/// A part that is replaced when news arrive, without touching a form that is being edited or the focus.
/// `says` is read out by screen readers when it has changed; say the one thing that matters.
///
///     Live("attendance", says: "27 present, quorum reached") { QuorumBar(…) }
public func Live(_ id: ID, says: String? = nil, @HTMLBuilder content: () -> HTML) -> HTML {
  let said = says.map { [Attribute("data-says", $0)] } ?? []
  return element("div", [.id(id), .class(.stack), Attribute("data-live", nil)] + said, content())
}
