// SPDX-License-Identifier: AGPL-3.0-or-later

/// Finds the parts of a package by what refers to them (ECMA-376 part 2, §9): names are free, kinds are not.
struct PartNames {
  let package: Package

  enum Kind: String, Sendable {
    case officeDocument, styles, numbering, comments, commentsExtended, commentsIds, header, footer, footnotes, endnotes
    case settings, people
  }

  struct Related: Sendable {
    fileprivate var all: [(kind: Kind, part: String)] = []

    func parts(_ kind: Kind) -> [String] { parts { $0 == kind }.map(\.part) }

    /// In the order of the file, each part once.
    func parts(_ isWanted: (Kind) -> Bool) -> [(kind: Kind, part: String)] {
      var met: Set<String> = []
      return all.filter { isWanted($0.kind) && met.insert($0.part).inserted }
    }
  }

  init(_ package: Package) { self.package = package }

  /// The part with the text.
  func document() throws(WordFileFault) -> String? {
    // OpenDocument says what it is in its first part (OpenDocument 1.3 part 2, 3.3).
    if let kind = package["mimetype"], kind.starts(with: Array("application/vnd.oasis.opendocument".utf8)) {
      throw .notWord(
        kind.starts(with: Array("application/vnd.oasis.opendocument.text".utf8)) ? .openDocument : .unknown)
    }
    if let named = try related("_rels/.rels", from: "").parts(.officeDocument).first, package[named] != nil {
      try checkKind(named)
      return named
    }
    return package["word/document.xml"] != nil ? "word/document.xml" : nil
  }

  /// Says which other program a package belongs to.
  private func checkKind(_ document: String) throws(WordFileFault) {
    if document.hasPrefix("xl/") { throw .notWord(.workbook) }
    if document.hasPrefix("ppt/") { throw .notWord(.presentation) }
  }

  func related(to part: String) throws(WordFileFault) -> Related {
    try related(Self.relations(of: part), from: Self.folder(of: part))
  }

  /// Where the relationships of a part lead, by their numbers; outside of the package as it is written.
  func targets(of part: String) throws(WordFileFault) -> [String: String] {
    let relations = Self.relations(of: part)
    guard let bytes = package[relations] else { return [:] }
    let tree = try WordFileReading.tree(bytes, relations)
    var targets: [String: String] = [:]
    for node in tree.children(of: XMLTree.root) where tree.tag(node) == .relationship {
      guard let id = tree.attribute("Id", of: node), let target = tree.attribute("Target", of: node) else { continue }
      let isOutside = tree.attribute("TargetMode", of: node) == "External"
      targets[id] = isOutside ? target : Self.resolve(target, in: Self.folder(of: part))
    }
    return targets
  }

  static func relations(of part: String) -> String {
    folder(of: part) + "_rels/" + part.dropFirst(folder(of: part).count) + ".rels"
  }

  static func folder(of part: String) -> String {
    part.lastIndex(of: "/").map { String(part[...$0]) } ?? ""
  }

  /// Without folder and ending.
  static func short(_ part: String) -> String {
    let file = part.dropFirst(folder(of: part).count)
    return String(file.lastIndex(of: ".").map { file[..<$0] } ?? file)
  }

  private func related(_ relations: String, from folder: String) throws(WordFileFault) -> Related {
    guard let bytes = package[relations] else { return Related() }
    let tree = try WordFileReading.tree(bytes, relations)
    var related = Related()
    for node in tree.children(of: XMLTree.root) where tree.tag(node) == .relationship {
      guard let type = tree.attribute("Type", of: node), let target = tree.attribute("Target", of: node),
        tree.attribute("TargetMode", of: node) != "External",
        let kind = type.split(separator: "/").last.flatMap({ Kind(rawValue: String($0)) })
      else { continue }
      related.all.append((kind, Self.resolve(target, in: folder)))
    }
    return related
  }

  private static func resolve(_ target: String, in folder: String) -> String {
    if target.hasPrefix("/") { return String(target.dropFirst()) }
    var steps = folder.split(separator: "/").map(String.init)
    for step in target.split(separator: "/") {
      if step == ".." { _ = steps.popLast() } else if step != "." { steps.append(String(step)) }
    }
    return steps.joined(separator: "/")
  }
}
