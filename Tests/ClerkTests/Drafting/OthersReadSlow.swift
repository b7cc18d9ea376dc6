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
