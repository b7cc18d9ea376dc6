// SPDX-License-Identifier: AGPL-3.0-or-later

import Drafts
import Testing

@testable import Office

/// What a file that leaves the house tells of those who worked on it.
@Suite("A file that goes out")
struct OutgoingTraceTests {
  @Test("keeps the names of people and drops their accounts, its template, its variables and its thumbnail")
  func traces() throws {
    let people =
      #"<w15:people xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"><w15:person w15:author="Trần Thị Mai"><w15:presenceInfo w15:providerId="AD" w15:userId="S::mai@example.vn::12"/></w15:person></w15:people>"#
    let settings =
      #"<w:settings xmlns:w="\#(SampleWord.space)" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><w:attachedTemplate r:id="t"/><w:docVars><w:docVar w:name="may" w:val="PC-MAI"/></w:docVars><w:zoom w:percent="90"/></w:settings>"#
    let template =
      #"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="t" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" Target="file:///C:/Users/mai/mau.dotx" TargetMode="External"/></Relationships>"#
    var package = SampleWord.package(
      body: [SampleWord.paragraph("Đoạn.")],
      parts: [
        "word/people.xml": people, "word/settings.xml": settings, "word/_rels/settings.xml.rels": template,
      ], relations: #"<Relationship Id="p" Type="OFFICE/settings" Target="settings.xml"/>"#)
    package["docProps/thumbnail.jpeg"] = [0xFF, 0xD8, 0xFF]
    let top = String(decoding: try #require(package["_rels/.rels"]), as: UTF8.self)
    let thumbnail =
      #"<Relationship Id="th" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/thumbnail" Target="docProps/thumbnail.jpeg"/></Relationships>"#
    package["_rels/.rels"] = Array(top.replacing("</Relationships>", with: thumbnail).utf8)
    let out = try WordFile(package).patched(WordPatch([], style: .clean, scrubbing: [.properties]))
    #expect(out["docProps/thumbnail.jpeg"] == nil)
    let all = out.names.map { String(decoding: out[$0] ?? [], as: UTF8.self) }.joined(separator: "\n")
    for gone in ["mai@example.vn", "PC-MAI", "docVar", "mau.dotx", "attachedTemplate", "thumbnail"] {
      #expect(!all.contains(gone), "\(gone)")
    }
    #expect(all.contains("Trần Thị Mai") && all.contains("w:zoom"))
    #expect(try WordFile(out).settledText(.accepting) == ["Đoạn."])
  }

  @Test("has a number of its own for each bookmark, though the base gave one to several")
  func bookmarks() throws {
    func mark(_ name: String, _ words: String) -> String {
      #"<w:p><w:bookmarkStart w:id="5" w:name="\#(name)"/><w:r><w:t>\#(words)</w:t></w:r><w:bookmarkEnd w:id="5"/></w:p>"#
    }
    let file = try WordFile(SampleWord.docx(body: [mark("mot", "Một."), mark("hai", "Hai."), mark("ba", "Ba.")]))
    let patch = WordPatch(
      [WordEdit(.replace(block: 1, 0..<3, with: "Bốn"), by: WordPatchTests.an)], hints: [0: "_dk_1_1"])
    let written = try WordFile(try file.patched(patch))
    let tree = written.stories[0].tree
    func ids(_ tag: WordTag) -> [String] {
      tree.nodes.indices.filter { tree.nodes[$0].tag == tag }.compactMap { tree.attribute("id", of: XMLTree.Index($0)) }
    }
    #expect(Set(ids(.bookmarkStart)).count == 4 && ids(.bookmarkStart).sorted() == ids(.bookmarkEnd).sorted())
    #expect(written.settledText(.accepting) == ["Một.", "Bốn.", "Ba."])
  }
}
