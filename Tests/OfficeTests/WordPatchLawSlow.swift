// SPDX-License-Identifier: AGPL-3.0-or-later

import Drafts
import Foundation
import Seeded
import Testing

@testable import Office

/// Laws over many files and many edits. What the writer proves itself is reckoned here once more, in another way.
@Suite("Patching any Word file", .tags(.slow))
struct WordPatchLawSlow {
  private static let seed: UInt64 = 20_261_123
  private static let words = ["", "mới", "Đảng bộ e\u{302}\u{323}m ", "\tthụt", "hai\ndòng", "<&>\"'", "😀", " "]

  @Test(
    "gives the intended text when all is accepted and the old one when all is rejected",
    .enabled(if: SharedCases.isThere, SharedCases.isAbsent), arguments: SharedCases.features + SharedCases.real)
  func everyCase(_ known: SharedCases.Case) throws {
    let file = try WordFile(known.bytes)
    #expect(try file.bytes(with: WordPatch([])) == known.bytes)
    var proven = 0
    let mix = known.name.utf8.reduce(UInt64(7)) { $0 &* 31 &+ UInt64($1) }
    var chance = Chance(seed: Self.seed ^ mix)
    for round in 0..<6 {
      let origin: Comment = "seed \(Self.seed), \(known.name), round \(round)"
      let edits = Self.edits(of: file, using: &chance)
      for style in [WordPatch.Style.redline, .clean] {
        do throws(WordPatchFault) {
          let written = try file.patched(WordPatch(edits, style: style))
          proven += 1
          if style == .redline {
            let again = try? WordFile(written.zip())
            #expect(again?.settledText(.rejecting) == file.settledText(.rejecting), origin)
          }
        } catch {
          switch error {
          // Formulas and controls may say no; that is not a false paper.
          case .notEditable, .overlap: continue
          case _: Issue.record("\(error): \(origin) \(style) \(edits)")
          }
        }
      }
    }
    // One that always says no would prove nothing; only the file that is one formula may.
    #expect(proven > 0 || known.name.contains("InsertedMathChar"), "\(known.name): every patch was refused")
  }

  static func edits(of file: WordFile, using chance: inout Chance) -> [WordEdit] {
    var edits: [WordEdit] = []
    var used: Set<Int> = []
    for _ in 0..<Int.random(in: 1...6, using: &chance) {
      guard let block = file.text.blocks.indices.randomElement(using: &chance), used.insert(block).inserted else {
        continue
      }
      let text = file.text.blocks[block].pieces.map(\.text).joined()
      let places = text.indices.map { $0.utf16Offset(in: text) } + [text.utf16.count]
      let (a, b) = (places.randomElement(using: &chance) ?? 0, places.randomElement(using: &chance) ?? 0)
      let word = words.randomElement(using: &chance) ?? ""
      let what: WordEdit.What
      switch Int.random(in: 0..<10, using: &chance) {
      case 0: what = .insert(after: block, text: word)
      case 1: what = .delete(block: block)
      case 2: what = .split(block: block, at: a)
      case 3 where file.canJoinNext(block): what = .join(block: block)
      case 4 where block == 0:
        what = .remark(
          MarkedPlace(block: block, offset: min(a, b))..<MarkedPlace(block: block, offset: max(a, b)), text: "Ý kiến",
          initials: "Ý")
      case _: what = .replace(block: block, min(a, b)..<max(a, b), with: word)
      }
      edits.append(
        WordEdit(what, by: [WordPatchTests.an, WordPatchTests.binh].randomElement(using: &chance) ?? WordPatchTests.an))
    }
    return edits
  }
}
