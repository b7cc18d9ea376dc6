// SPDX-License-Identifier: AGPL-3.0-or-later

import Clerk
import Drafts
import Foundation
import Office
import Testing

/// Every redline that we write, as pandoc and LibreOffice read it.
@Suite("What we write", .enabled(if: TruthSet.isThere, TruthSet.isAbsent), .serialized)
struct OthersReadSlow {
  /// A folder of its own that goes with the test.
  private final class Folder {
    let path = NSTemporaryDirectory() + "others-" + UUID().uuidString
    init() throws { try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true) }
    deinit { try? FileManager.default.removeItem(atPath: path) }
  }

  /// The redline of each returned file against its base, and one more into which all remarks of the set were written.
  private static func redlines(_ name: String, in folder: String) throws -> [(path: String, file: WordFile)] {
    let set = try TruthSet(name)
    let base = set.base.draft
    var written: [(String, [UInt8])] = []
    for (file, read) in set.files {
      let comparison = Comparison(base, Reading(read.text, .accepting))
      let redline = try comparison.redline(of: base, in: Hand(author: file, date: "2026-05-04T09:00:00Z"))
      written.append((file, try set.base.drawn(redline, on: base, style: .redline)))
    }
    var remarks: [WordEdit] = []
    for (file, read) in set.files {
      for remark in read.text.remarks where remark.anchor != nil {
        let end = set.base.text.blocks[3].pieces.reduce(0) { $0 + $1.text.utf16.count }
        let place = MarkedPlace(block: 3, offset: 0)..<MarkedPlace(block: 3, offset: end)
        remarks.append(WordEdit(.remark(place, text: remark.text, initials: "A"), by: Hand(author: file)))
      }
    }
    written.append(("remarks", try set.base.bytes(with: WordPatch(remarks))))
    return try written.map { file, bytes in
      let path = "\(folder)/\(name)-\(file).docx"
      try Data(bytes).write(to: URL(fileURLWithPath: path))
      return (path, try WordFile(bytes))
    }
  }

  /// What a set proposes without a clash in one redline, each change in the hand of the file that proposed it.
  private struct Company {
    let file: WordFile
    let bytes: [UInt8]
    /// Words that somebody would add where nothing goes, by author.
    let added: [(author: String, words: String)]

    init(_ name: String) throws {
      let set = try TruthSet(name)
      let collected = set.collected
      let clashing = Set(collected.collation.clashes.flatMap(\.members))
      let alone = collected.collation.proposals.filter { clashing.isDisjoint(with: $0.members) }
      let winners = alone.map { proposal in
        Winner(
          id: proposal.id, edit: proposal.edit,
          hand: Hand(author: proposal.id.source, date: "2026-05-04T09:00:00Z"), together: proposal.together,
          rivals: proposal.rivals)
      }
      let next = try collected.base.applying(winners, as: 2)
      bytes = try set.base.drawn(next, on: collected.base, style: .redline)
      file = try WordFile(bytes)
      let ids = Set(alone.map(\.id))
      added = collected.changes.filter { ids.contains($0.id) && $0.old.isEmpty && !$0.new.isEmpty }
        .map { ($0.id.source, $0.new) }
    }

    /// Who added what, as found in a file: a mark in another hand than the proposal's is a fault.
    func check(_ found: MarksFound, in reader: String) {
      #expect(Set(added.map(\.author)).count > 1, "one author cannot be taken for another")
      for (author, words) in added {
        var wanted = MarksFound()
        wanted.add("inserted", author, words)
        for (key, letters) in wanted.letters {
          #expect(found.letters[key]?.contains(letters) == true, "\(reader): \(key) \(words)")
        }
      }
    }
  }

  @Test("names whoever proposed each change of a redline by several authors, for us and for whoever reads it")
  func severalAuthors() throws {
    let folder = try Folder()
    let company = try Company("set4_structure")
    let ours = MarksFound(company.file)
    company.check(ours, in: "our reader")
    let path = folder.path + "/company.docx"
    try Data(company.bytes).write(to: URL(fileURLWithPath: path))
    if Peers.pandoc != nil { #expect(try Peers.pandocReads(path).sorted == ours.sorted) }
    guard Peers.hasLibreOffice else { return }
    for other in try Peers.libreOfficeWrites([path], into: folder.path) {
      let bytes = try #require(FileManager.default.contents(atPath: other))
      #expect(MarksFound(try WordFile([UInt8](bytes))).sorted == ours.sorted)
    }
  }

  @Test(
    "holds for pandoc the same insertions, deletions and remarks of each author",
    .enabled(if: Peers.pandoc != nil, Peers.noPandoc), arguments: TruthSet.returned)
  func pandoc(name: String) throws {
    let folder = try Folder()
    var marks = 0
    for (path, file) in try Self.redlines(name, in: folder.path) {
      let ours = MarksFound(file)
      marks += ours.letters.count
      #expect(try Peers.pandocReads(path).sorted == ours.sorted, "\(path)")
    }
    #expect(marks > 3)
  }

  @Test(
    "holds after LibreOffice wrote it again the same insertions, deletions and remarks, and the same two texts",
    .enabled(if: Peers.hasLibreOffice, Peers.noLibreOffice), arguments: TruthSet.returned)
  func libreOffice(name: String) throws {
    let folder = try Folder()
    let written = try Self.redlines(name, in: folder.path)
    let again = try Peers.libreOfficeWrites(written.map(\.path), into: folder.path)
    let base = try TruthSet(name).base.draft.texts
    var marks = 0
    try #require(again.count == written.count)
    for ((path, file), other) in zip(written, again) {
      // Two readings that agree on nothing, or on a wrong author, would agree as well.
      let own = MarksFound(file)
      marks += own.letters.count
      if !path.hasSuffix("-remarks.docx") {
        let author = URL(fileURLWithPath: path).deletingPathExtension().lastPathComponent.dropFirst(name.count + 1)
        #expect(own.letters.keys.allSatisfy { $0.hasSuffix(" \(author)") }, "\(path): \(own.letters.keys.sorted())")
        #expect(Reading(file.text, .rejecting).texts == base, "\(path)")
      }
      let bytes = try #require(FileManager.default.contents(atPath: other), "LibreOffice did not open \(path)")
      let read = try WordFile([UInt8](bytes))
      #expect(MarksFound(read).sorted == MarksFound(file).sorted, "\(path)")
      for verdict in [Verdict.accepting, .rejecting] {
        #expect(Reading(read.text, verdict).texts == Reading(file.text, verdict).texts, "\(path) \(verdict)")
      }
    }
    #expect(marks > 3)
  }
}
