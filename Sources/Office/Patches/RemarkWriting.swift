// SPDX-License-Identifier: AGPL-3.0-or-later

import Drafts

/// Writes remarks into the parts that hold them, and makes those parts where the file has none.
struct RemarkWriter {
  let file: WordFile
  private(set) var package: Package
  private(set) var ids: PatchIDs
  private static let word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
  private static let word14 = "http://schemas.microsoft.com/office/word/2010/wordml"
  private static let word15 = "http://schemas.microsoft.com/office/word/2012/wordml"
  private static let relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
  private static let threadRelation = "http://schemas.microsoft.com/office/2011/relationships/commentsExtended"
  private static let type = "application/vnd.openxmlformats-officedocument.wordprocessingml."

  init(file: WordFile, package: Package, ids: PatchIDs) {
    self.file = file
    self.package = package
    self.ids = ids
  }

  mutating func write(_ remarks: [PatchPlan.NewRemark]) throws(WordPatchFault) {
    guard let document = file.stories.first?.part else { return }
    let names = PartNames(package)
    let related: PartNames.Related
    do throws(WordFileFault) { related = try names.related(to: document) } catch {
      throw .notProven(.unreadable(error))
    }
    let folder = PartNames.folder(of: document)
    let comments = try part(
      related.parts(.comments).first, folder + "comments.xml", document, relation: Self.relation, type: "comments+xml",
      root: "<w:comments xmlns:w=\"\(Self.word)\"></w:comments>")
    var lines: [String: String] = [:]
    var taken = try paragraphIDs(comments, &lines)
    var text = ""
    var threads = ""
    for remark in remarks {
      let line = Self.newLine(&taken)
      lines[String(remark.id)] = line
      text += write(remark, line)
      var parent = ""
      if let above = remark.parent {
        if lines[above] == nil { lines[above] = try giveLine(to: above, in: comments, &taken) }
        guard let found = lines[above] else { throw .noSuchRemark(above) }
        parent = " w15:paraIdParent=\"\(found)\""
      }
      threads += "<w15:commentEx xmlns:w15=\"\(Self.word15)\" w15:paraId=\"\(line)\"\(parent) w15:done=\"0\"/>"
    }
    try append(text, to: comments)
    let extended = try part(
      related.parts(.commentsExtended).first, folder + "commentsExtended.xml", document,
      relation: Self.threadRelation, type: "commentsExtended+xml",
      root: "<w15:commentsEx xmlns:w15=\"\(Self.word15)\"></w15:commentsEx>")
    try append(threads, to: extended)
  }

  private func write(_ remark: PatchPlan.NewRemark, _ line: String) -> String {
    let xml = PatchXML(prefix: "w:")
    var text = xml.mark("comment", remark.hand, id: remark.id) + xml.attribute("initials", remark.initials)
    text += " xmlns:w=\"\(Self.word)\" xmlns:w14=\"\(Self.word14)\">"
    let lines = remark.text.split(separator: "\n", omittingEmptySubsequences: false)
    for (number, words) in lines.enumerated() {
      let own = number == lines.count - 1 ? " w14:paraId=\"\(line)\"" : ""
      text += "<w:p\(own)>" + (words.isEmpty ? "" : xml.run(String(words), look: "")) + "</w:p>"
    }
    return text + "</w:comment>"
  }

  // MARK: Lines that threads hang on

  /// The last paragraph of each remark, and every number in use ([MS-DOCX] 2.2.4: below 80000000).
  private func paragraphIDs(_ part: String, _ lines: inout [String: String]) throws(WordPatchFault) -> Set<String> {
    var taken: Set<String> = []
    for story in file.stories {
      for index in story.tree.nodes.indices where story.tree.nodes[index].tag == .paragraph {
        if let id = story.tree.attribute("paraId", of: XMLTree.Index(index)) { taken.insert(id.uppercased()) }
      }
    }
    let tree = try tree(part)
    for comment in tree.children(of: XMLTree.root) where tree.tag(comment) == .comment {
      var last: String?
      for paragraph in tree.children(of: comment) where tree.tag(paragraph) == .paragraph {
        last = tree.attribute("paraId", of: paragraph)
        if let last { taken.insert(last.uppercased()) }
      }
      if let id = tree.attribute("id", of: comment), let last { lines[id] = last }
    }
    return taken
  }

  private static func newLine(_ taken: inout Set<String>) -> String {
    var number: UInt32 = 0x1D00_0001
    var line = String(number, radix: 16, uppercase: true)
    while !taken.insert(line).inserted {
      number += 1
      line = String(number, radix: 16, uppercase: true)
    }
    return line
  }

  /// An older remark may have no number yet that an answer can name.
  private mutating func giveLine(
    to id: String, in part: String, _ taken: inout Set<String>
  ) throws(WordPatchFault) -> String? {
    let tree = try tree(part)
    let comment = tree.children(of: XMLTree.root).first {
      tree.tag($0) == .comment && tree.attribute("id", of: $0) == id
    }
    guard let comment, let last = tree.children(of: comment).filter({ tree.tag($0) == .paragraph }).last else {
      return nil
    }
    let line = Self.newLine(&taken)
    var patch = PartPatch()
    let name = tree.name(of: last)
    patch.insert(" xmlns:w14=\"\(Self.word14)\" w14:paraId=\"\(line)\"", at: Int32(name.endIndex))
    package[part] = patch.applied(to: tree.bytes)
    return line
  }

  // MARK: Parts

  private func tree(_ part: String) throws(WordPatchFault) -> XMLTree {
    do throws(WordFileFault) { return try WordFileReading.tree(package[part] ?? [], part) } catch {
      throw .notProven(.unreadable(error))
    }
  }

  private mutating func append(_ text: String, to part: String) throws(WordPatchFault) {
    let tree = try tree(part)
    let root = tree[XMLTree.root]
    var patch = PartPatch()
    if root.close == root.end {
      let name = String(decoding: tree.name(of: XMLTree.root), as: UTF8.self)
      patch.replace((root.open - 2)..<root.end, with: ">\(text)</\(name)>")
    } else {
      patch.insert(text, at: root.close)
    }
    package[part] = patch.applied(to: tree.bytes)
  }

  /// The part, made and named to the file where there is none.
  private mutating func part(
    _ found: String?, _ name: String, _ document: String, relation: String, type: String, root: String
  ) throws(WordPatchFault) -> String {
    if let found, package[found] != nil { return found }
    package[name] = Array((XMLText.declaration + root).utf8)
    let relations = PartNames.relations(of: document)
    if package[relations] == nil {
      package[relations] = Array(
        (XMLText.declaration
          + "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"></Relationships>")
          .utf8)
    }
    if found == nil {
      let short = name.dropFirst(PartNames.folder(of: name).count)
      let space = "http://schemas.openxmlformats.org/package/2006/relationships"
      try append(
        "<Relationship xmlns=\"\(space)\" Id=\"rIdDk\(PartNames.short(name))\" Type=\"\(relation)\" Target=\"\(short)\"/>",
        to: relations)
    }
    let space = "http://schemas.openxmlformats.org/package/2006/content-types"
    try append(
      "<Override xmlns=\"\(space)\" PartName=\"/\(name)\" ContentType=\"\(Self.type)\(type)\"/>",
      to: "[Content_Types].xml")
    return name
  }
}
