// SPDX-License-Identifier: AGPL-3.0-or-later

/// What styles say about paragraphs and runs, as far as reading needs it (ECMA-376 part 1, §17.7).
struct WordLooks: Sendable {
  /// What a style and those that it is based on say together.
  struct Look: Sendable {
    var font: Font?
    /// Level in the outline from 0.
    var outline: Int?
    var number: (id: String?, level: Int?)?
  }

  /// A font that was named; most are not old.
  struct Font: Sendable {
    var legacy: LegacyFont?
    init(_ name: String) { legacy = LegacyFont(name) }
  }

  private var styles: [String: Look] = [:]
  private var plain = Look()
  let numbering: Numbering

  init(numbering: Numbering) { self.numbering = numbering }

  init(styles tree: XMLTree?, numbering: Numbering) {
    self.numbering = numbering
    guard let tree else { return }
    var own: [String: (look: Look, base: String?)] = [:]
    var usual: String?
    for node in tree.children(of: XMLTree.root) {
      switch tree.tag(node) {
      case .defaults: plain.font = Self.defaultFont(node, tree)
      case .style:
        guard let id = tree.attribute("styleId", of: node) else { continue }
        own[id] = (Self.look(node, tree), tree.value(.basedOn, of: node))
        let isDefault = ["1", "true", "on"].contains(tree.attribute("default", of: node) ?? "0")
        if isDefault, tree.attribute("type", of: node) == "paragraph" { usual = id }
      case _: break
      }
    }
    for id in own.keys { styles[id] = Self.resolve(id, in: own) }
    if let usual, let look = styles[usual] { plain = Self.join(look, over: plain) }
  }

  func paragraph(_ style: String?) -> Look {
    guard let style, let look = styles[style] else { return plain }
    return look.font == nil ? Look(font: plain.font, outline: look.outline, number: look.number) : look
  }

  /// The font that a run's own properties name, themselves or through a style; nothing where they name none.
  func font(of look: XMLTree.Index, in tree: XMLTree) -> Font? {
    if let fonts = tree.child(.fonts, of: look), let name = Self.name(fonts, tree) { return Font(name) }
    guard let style = tree.value(.runStyle, of: look) else { return nil }
    return styles[style]?.font
  }

  // MARK: Reading

  private static func name(_ fonts: XMLTree.Index, _ tree: XMLTree) -> String? {
    tree.attribute("ascii", of: fonts) ?? tree.attribute("hAnsi", of: fonts)
  }

  private static func defaultFont(_ node: XMLTree.Index, _ tree: XMLTree) -> Font? {
    for holder in tree.children(of: node) {
      guard let fonts = tree.child(.runLook, .fonts, of: holder), let name = name(fonts, tree) else { continue }
      return Font(name)
    }
    return nil
  }

  private static func look(_ style: XMLTree.Index, _ tree: XMLTree) -> Look {
    var look = Look()
    if let fonts = tree.child(.runLook, .fonts, of: style) { look.font = name(fonts, tree).map { Font($0) } }
    guard let paragraph = tree.child(.paragraphLook, of: style) else { return look }
    look.outline = tree.value(.outlineLevel, of: paragraph).flatMap { Int($0) }
    if let number = tree.child(.numberProperties, of: paragraph) {
      look.number = (
        tree.value(.numberID, of: number), tree.value(.numberLevel, of: number).flatMap { Int($0) }
      )
    }
    return look
  }

  private static func resolve(_ id: String, in own: [String: (look: Look, base: String?)]) -> Look {
    var look = Look()
    var next: String? = id
    // A style that is based on itself ends here too.
    var met: Set<String> = []
    while let id = next, let (mine, base) = own[id], met.insert(id).inserted, met.count <= 64 {
      look = join(look, over: mine)
      next = base
    }
    return look
  }

  private static func join(_ upper: Look, over lower: Look) -> Look {
    let number: (String?, Int?)? =
      upper.number.map { ($0.id ?? lower.number?.id, $0.level ?? lower.number?.level) } ?? lower.number
    return Look(font: upper.font ?? lower.font, outline: upper.outline ?? lower.outline, number: number)
  }
}
