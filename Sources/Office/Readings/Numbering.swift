// SPDX-License-Identifier: AGPL-3.0-or-later

/// The automatic numbers of a file (ECMA-376 part 1, §17.9).
struct Numbering: Sendable {
  struct Level: Sendable {
    var start = 1
    var format = "decimal"
    var text = ""
    /// Begins again after this level or a higher one; nil is after every higher one, 0 never.
    var restart: Int?
    /// Higher levels are shown in plain figures.
    var isLegal = false
  }

  /// One list: its levels, what it shares its counting with, and where it starts over.
  struct List: Sendable {
    var abstract: String
    var levels: [Int: Level]
    var starts: [Int: Int]
  }

  private(set) var lists: [String: List] = [:]

  init() {}

  init(_ tree: XMLTree) {
    var abstracts: [String: [Int: Level]] = [:]
    var byStyle: [String: String] = [:]
    var links: [String: String] = [:]
    for node in tree.children(of: XMLTree.root) where tree.tag(node) == .abstractNumber {
      guard let id = tree.attribute("abstractNumId", of: node) else { continue }
      abstracts[id] = Self.levels(node, tree)
      if let style = tree.value(.styleLink, of: node) { byStyle[style] = id }
      if let style = tree.value(.numberStyleLink, of: node) { links[id] = style }
    }
    for node in tree.children(of: XMLTree.root) where tree.tag(node) == .number {
      guard let id = tree.attribute("numId", of: node), let named = tree.value(.abstractNumberID, of: node) else {
        continue
      }
      let abstract = links[named].flatMap { byStyle[$0] } ?? named
      var list = List(abstract: abstract, levels: abstracts[abstract] ?? [:], starts: [:])
      for override in tree.children(of: node) where tree.tag(override) == .levelOverride {
        guard let level = tree.attribute("ilvl", of: override).flatMap({ Int($0) }) else { continue }
        if let own = tree.child(.level, of: override) { list.levels[level] = Self.level(own, tree) }
        if let start = tree.value(.startOverride, of: override).flatMap({ Int($0) }) { list.starts[level] = start }
      }
      lists[id] = list
    }
  }

  private static func levels(_ node: XMLTree.Index, _ tree: XMLTree) -> [Int: Level] {
    var levels: [Int: Level] = [:]
    for child in tree.children(of: node) where tree.tag(child) == .level {
      guard let number = tree.attribute("ilvl", of: child).flatMap({ Int($0) }), (0..<9).contains(number) else {
        continue
      }
      levels[number] = level(child, tree)
    }
    return levels
  }

  private static func level(_ node: XMLTree.Index, _ tree: XMLTree) -> Level {
    var level = Level()
    level.start = tree.value(.start, of: node).flatMap { Int($0) } ?? 0
    level.format = tree.value(.numberFormat, of: node) ?? "decimal"
    level.text = (tree.value(.levelText, of: node) ?? "").composed
    level.restart = tree.value(.levelRestart, of: node).flatMap { Int($0) }
    level.isLegal = tree.isOn(.legal, of: node)
    return level
  }
}

/// Counts through one story and gives each numbered paragraph the label that people see.
struct NumberCounters {
  let numbering: Numbering
  /// By abstract list: where each level stands. Lists made from one abstract list count on together.
  private var counts: [String: [Int: Int]] = [:]
  private var begun: Set<String> = []

  init(_ numbering: Numbering) { self.numbering = numbering }

  /// The label of the next paragraph of this list; nil for bullets and unknown lists.
  mutating func next(id: String, level: Int) -> String? {
    guard let list = numbering.lists[id], let shape = list.levels[level] else { return nil }
    var count = counts[list.abstract] ?? [:]
    if begun.insert(id).inserted {
      for (level, start) in list.starts { count[level] = start - 1 }
    }
    let before = count[level] ?? shape.start - 1
    count[level] = before < Int(Int32.max) ? before + 1 : before
    for deeper in count.keys where deeper > level {
      let restart = list.levels[deeper]?.restart ?? deeper
      if restart != 0, level < restart { count[deeper] = nil }
    }
    counts[list.abstract] = count
    if shape.format == "bullet" || shape.format == "none" && !shape.text.contains("%") { return nil }
    return label(shape, list, count)
  }

  private func label(_ shape: Numbering.Level, _ list: Numbering.List, _ count: [Int: Int]) -> String? {
    var label = ""
    var isSign = false
    for character in shape.text {
      if character == "%" {
        isSign = true
      } else if isSign, let number = character.wholeNumberValue, (1...9).contains(number) {
        isSign = false
        let other = list.levels[number - 1] ?? shape
        let format = shape.isLegal ? "decimal" : other.format
        label += NumberShape.write(count[number - 1] ?? other.start, as: format)
      } else {
        if isSign { label.append("%") }
        isSign = false
        label.append(character)
      }
    }
    return label.isEmpty ? nil : label
  }
}

/// How a number is written (ECMA-376 part 1, §17.18.59); formats we do not know are written in figures.
enum NumberShape {
  static func write(_ number: Int, as format: String) -> String {
    switch format {
    case "none": ""
    case "lowerLetter": letters(number).lowercased()
    case "upperLetter": letters(number)
    case "lowerRoman": roman(number).lowercased()
    case "upperRoman": roman(number)
    case "decimalZero": number < 10 && number >= 0 ? "0\(number)" : "\(number)"
    case _: "\(number)"
    }
  }

  /// A … Z, then AA, BB … as Word does.
  private static func letters(_ number: Int) -> String {
    guard number > 0, number <= 780 else { return "\(number)" }
    let letter = Character(Unicode.Scalar(UInt8(65 + (number - 1) % 26)))
    return String(repeating: letter, count: (number - 1) / 26 + 1)
  }

  private static func roman(_ number: Int) -> String {
    guard number > 0, number < 4000 else { return "\(number)" }
    let signs = [
      (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"),
      (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
    ]
    var rest = number
    var text = ""
    for (value, sign) in signs {
      while rest >= value {
        text += sign
        rest -= value
      }
    }
    return text
  }
}
