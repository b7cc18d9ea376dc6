// SPDX-License-Identifier: AGPL-3.0-or-later

/// Words in braces that a paper's organ lines may use.
private let organPlaceholders = ["organisation", "parent", "congressOrdinal", "congressTerm"]

extension PackReading {
  func paper(_ spot: Spot) -> PaperKind? {
    let known = [
      "id", "name", "title", "abstract", "numbering", "numberPattern", "parent", "organ", "restricted", "signatures",
      "recipients",
    ]
    guard let keys = spot.keys(known) else { return nil }
    let id = keys.need("id")?.newID(.paper)
    let name = keys.need("name")?.phrase()
    let title = keys.find("title")?.phrase(placeholders: ["body"])
    let abstract = keys.find("abstract")?.phrase(placeholders: ["title", "version"])
    let numbering = keys.need("numbering")?.word(PaperKind.Numbering.self)
    let pattern = numbering == PaperKind.Numbering.none ? keys.find("numberPattern") : keys.need("numberPattern")
    let numberPattern = pattern?.phrase(placeholders: ["n", "yyyy"])
    let parent = keys.need("parent")?.phrase(placeholders: organPlaceholders)
    let organ = keys.need("organ")?.phrase(placeholders: organPlaceholders)
    let isRestricted = keys.need("restricted")?.flag()
    let signatures = keys.need("signatures")?.list(signature)
    let recipients = keys.need("recipients")?.list { $0.phrase(placeholders: organPlaceholders + ["members"]) }
    guard let id, let name, let numbering, let parent, let organ, let isRestricted, let signatures, let recipients
    else { return nil }
    return PaperKind(
      id: id, name: name, numbering: numbering, numberPattern: numberPattern, parent: parent, organ: organ,
      isRestricted: isRestricted, signatures: signatures, recipients: recipients, title: title,
      abstract: abstract)
  }

  /// In whose name papers of a body's meetings go out.
  func issuer(_ spot: Spot) -> Issuer? {
    guard let keys = spot.keys(["organ", "authority", "members"]) else { return nil }
    let organ = keys.need("organ")?.phrase(placeholders: organPlaceholders)
    let authority = keys.find("authority")?.phrase(placeholders: organPlaceholders)
    let members = keys.need("members")?.phrase(placeholders: organPlaceholders)
    guard let organ, let members else { return nil }
    return Issuer(organ: organ, authority: authority, members: members)
  }

  private func signature(_ spot: Spot) -> PaperKind.Signature? {
    guard let keys = spot.keys(["authority", "post", "signer"]) else { return nil }
    let authority = keys.find("authority")?.phrase(placeholders: organPlaceholders)
    let post = keys.find("post")?.phrase(placeholders: organPlaceholders)
    let signer = keys.need("signer")?.word(PaperKind.Signer.self)
    return signer.map { PaperKind.Signature(authority: authority, post: post, signer: $0) }
  }
}

/// Reads how pages look.
struct LayoutReading {
  let names: Names

  private static let placeholders = ["parent", "organ", "number", "place", "dd", "mm", "yyyy", "d", "m", "month"]

  func layout(_ spot: Spot) -> PaperLayout? {
    let known = [
      "font", "bodySize", "margins", "letterhead", "titleSize", "abstractSize", "indent", "paragraphSpacing",
      "lineSpacing", "pageNumber", "source", "itemSources",
    ]
    guard let keys = spot.keys(known) else { return nil }
    let font = keys.need("font")?.text()
    let bodySize = keys.need("bodySize")?.whole(6...36)
    let margins = keys.need("margins").flatMap { self.margins($0) }
    let letterhead = keys.need("letterhead").flatMap { self.letterhead($0) }
    let titleSize = keys.need("titleSize")?.whole(6...72)
    let abstractSize = keys.need("abstractSize")?.whole(6...72)
    let indent = keys.need("indent")?.whole(0...100)
    let spacing = keys.need("paragraphSpacing")?.whole(0...72)
    let lineSpacing = keys.need("lineSpacing")?.whole(6...72)
    let pageNumber = keys.need("pageNumber")?.word(PaperLayout.PageNumber.self)
    let source = keys.need("source").flatMap(names.source)?.source
    let items = keys.find("itemSources")?.list(item) ?? []
    guard let font, let bodySize, let margins, let letterhead, let titleSize, let abstractSize, let indent, let spacing,
      let lineSpacing, let pageNumber, let source
    else { return nil }
    return PaperLayout(
      font: font, bodySize: bodySize, margins: margins, letterhead: letterhead, titleSize: titleSize,
      abstractSize: abstractSize, indent: indent, paragraphSpacing: spacing, lineSpacing: lineSpacing,
      pageNumber: pageNumber, source: source,
      itemSources: Dictionary(items.flatMap { $0 }, uniquingKeysWith: { first, _ in first }))
  }

  /// The source of some items.
  private func item(_ spot: Spot) -> [(PaperLayout.Item, Rule.Source)]? {
    guard let keys = spot.keys(["items", "source"]) else { return nil }
    let items = keys.need("items")?.fullList { $0.word(PaperLayout.Item.self) }
    let source = keys.need("source").flatMap(names.source)?.source
    guard let items, let source else { return nil }
    return items.map { ($0, source) }
  }

  private func margins(_ spot: Spot) -> PaperLayout.Margins? {
    guard let keys = spot.keys(["top", "bottom", "left", "right", "mirrored"]) else { return nil }
    let top = keys.need("top")?.whole(0...100)
    let bottom = keys.need("bottom")?.whole(0...100)
    let left = keys.need("left")?.whole(0...100)
    let right = keys.need("right")?.whole(0...100)
    let isMirrored = keys.find("mirrored")?.flag() ?? false
    guard let top, let bottom, let left, let right else { return nil }
    return PaperLayout.Margins(top: top, bottom: bottom, left: left, right: right, isMirrored: isMirrored)
  }

  private func letterhead(_ spot: Spot) -> PaperLayout.Letterhead? {
    guard let keys = spot.keys(["left", "right"]) else { return nil }
    let left = keys.need("left")?.list(line)
    let right = keys.need("right")?.list(line)
    guard let left, let right else { return nil }
    return PaperLayout.Letterhead(left: left, right: right)
  }

  /// How a line of the head may be set.
  private enum Style: String, CaseIterable { case bold, italic, upperCase, ruled }

  private func line(_ spot: Spot) -> PaperLayout.Line? {
    guard let keys = spot.keys(["text", "size", "style"]) else { return nil }
    let text = keys.need("text")?.phrase(placeholders: Self.placeholders)
    let size = keys.need("size")?.whole(6...72)
    let style = keys.find("style").map { $0.list { $0.word(Style.self) } ?? [] } ?? []
    guard let text, let size else { return nil }
    return PaperLayout.Line(
      text: text, size: size, isBold: style.contains(.bold), isItalic: style.contains(.italic),
      isUpperCase: style.contains(.upperCase), isRuled: style.contains(.ruled))
  }
}
