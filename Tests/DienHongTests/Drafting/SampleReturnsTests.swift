// SPDX-License-Identifier: AGPL-3.0-or-later

import Clerk
import Drafts
import Foundation
import Office
import Packs
import Testing

@testable import dienhong

/// The Word files of a sample, made and read like anybody's.
private struct Returned {
  let files: SampleFiles

  init(_ pack: String) throws {
    let (name, texts) = try PackShelf(folder: nil).files(of: pack)
    files = try SampleFiles(files: texts, pack: name)
  }

  func collected(_ draft: String) throws -> Collected {
    let all = try files.all
    let base = try #require(all.first { $0.path == "\(draft)/\(draft)-1.docx" })
    let copies = try files.consultation.copies(of: draft).map { ($0.id, try WordFile(files.copy($0))) }
    return Collected(base: try WordFile(base.bytes), returned: copies, lexicon: .either)
  }
}

extension Collected {
  fileprivate func changes(_ id: String, holding words: String) -> [Change] {
    changes.filter { $0.id.source == id && ($0.new + $0.old).contains(words) }
  }
}

@Suite("The files that come back in a sample")
struct SampleReturnsTests {
  static let packs = ["vn-party-2025", "assembly"]

  @Test("are read back as they were meant: every mark is found, silent or tracked, and nothing else", arguments: packs)
  func marks(pack: String) throws {
    let returned = try Returned(pack)
    for paper in returned.files.scenario.papers {
      let collected = try returned.collected(paper.id)
      for copy in returned.files.consultation.copies(of: paper.id) {
        let set = try #require(collected.files.first { $0.source == copy.id })
        var (tracked, silent, remarks) = (0, 0, 0)
        for mark in copy.marks {
          if mark.remark != nil {
            remarks += 1 + (mark.replies?.count ?? 0)
          } else if mark.silent == true {
            silent += 1
          } else {
            tracked += 1
          }
        }
        #expect(set.changes.filter(\.isTracked).count == tracked, "\(copy.id)")
        let untracked = set.changes.filter { !$0.isTracked }
        // One silent act may be told as several edits of one paragraph.
        #expect(Set(untracked.compactMap(\.edit.block)).count == silent, "\(copy.id)")
        #expect(set.remarks.count == remarks && set.remarks.allSatisfy { $0.anchor != nil }, "\(copy.id)")
        for text in copy.marks.compactMap(\.remark) {
          #expect(set.remarks.contains { $0.remark.text == text.trimmingCharacters(in: .newlines) }, "\(text)")
        }
      }
    }
  }

  @Test("have what a real consultation has: twelve files, every way to answer, one of them restricted")
  func twelve() throws {
    let consultation = try Returned("vn-party-2025").files.consultation
    #expect(consultation.returns.count == 12 && Set(consultation.returns.map(\.file)).count == 12)
    let marks = consultation.returns.flatMap(\.marks)
    #expect(marks.contains { $0.silent == true } && marks.contains { $0.replies != nil })
    #expect(marks.contains { $0.cells != nil } && marks.contains { $0.dropRow != nil })
    #expect(consultation.returns.contains { $0.form == "nfd" } && consultation.returns.contains { $0.person != nil })
    #expect(consultation.returns.filter { $0.byHand == true }.count == 2)
  }

  @Test("say the same in several units' words, contradict each other, arrive at one place, or only agree")
  func synthesis() throws {
    let report = try Returned("vn-party-2025").collected("political-report")
    let same = try #require(report.opinions.first { $0.representative.text.contains("chỉ tiêu đo được") })
    #expect(Set(same.members.map { $0.prefix { $0 != "@" } }) == ["vp", "btc", "tgdv", "ta"])
    #expect(same.wordings.count > 1)
    #expect(report.agreements == ["nc@1"])
    let clash = try #require(
      report.collation.clashes.first { clash in
        clash.members.contains { $0.source == "btc" } && clash.members.contains { $0.source == "ta" }
      })
    #expect(clash.kind == .contradiction)
    let twice = try #require(report.changes("mttq", holding: "hai").first)
    let proposal = try #require(report.collation.proposal(of: twice.id))
    #expect(Set(proposal.members.map(\.source)) == ["mttq", "tgdv"], "tracked and silent, the same proposal")
    let plan = try Returned("vn-party-2025").collected("plan")
    let order = try #require(plan.collation.clashes.first { $0.kind == .order })
    #expect(Set(order.members.map(\.source)) == ["bao", "hdnd"])
    let review = try Returned("vn-party-2025").collected("self-review")
    #expect(review.opinions.contains { $0.size == 2 } && review.opinions.contains { $0.size == 1 })
    #expect(review.files.first { $0.source == "tct" }?.changes.count == 2, "a file in NFD")
  }

  @Test("answer every opinion, the drafts that are issued at least", arguments: packs)
  func answers(pack: String) throws {
    let returned = try Returned(pack)
    let consultation = returned.files.consultation
    for issue in consultation.issued {
      let collected = try returned.collected(issue.draft)
      var used: Set<String> = []
      for change in collected.changes {
        let words = Consultation.words(of: change, in: collected.base)
        let answer = consultation.answer(to: words, on: issue.draft)
        #expect(answer != nil, "\(change.id) \(words)")
        if let answer { used.insert(answer.says) }
      }
      for group in collected.opinions {
        let answer = consultation.answer(to: group.representative.text, on: issue.draft)
        #expect(answer != nil, "\(group.representative.text)")
        if let answer { used.insert(answer.says) }
      }
      let answers = consultation.answers.filter { $0.draft == issue.draft && $0.meeting != true }
      #expect(used == Set(answers.map(\.says)), "no answer is without an opinion")
      #expect(answers.allSatisfy { $0.answer == "accepted" || $0.explanation?.isEmpty == false })
    }
  }

  @Test("come with three predecessors, of which something is left out and some figures contradict", arguments: packs)
  func predecessors(pack: String) throws {
    let returned = try Returned(pack)
    let files = try returned.files.consultation.predecessors.map { source in
      (source, Reading(try WordFile(returned.files.predecessor(source)).text, .accepting).texts)
    }
    #expect(files.count == 3)
    let merged = try returned.collected("political-report").base.texts
    let lineage = Lineage(
      of: merged, from: files.map { LineageText(id: $0.0.id, blocks: $0.1) }, lexicon: .either)
    for coverage in lineage.coverage {
      #expect(coverage.count(.carried) > 0 && !coverage.unexplained.isEmpty, "\(coverage.source)")
    }
    let register = FigureRegister(
      of: [FigureSource(id: "draft", blocks: merged)]
        + files.map { FigureSource(id: $0.0.id, date: $0.0.dated, blocks: $0.1) }, lexicon: .either)
    #expect(register.contradictions.count >= (pack == "assembly" ? 1 : 3))
    for told in returned.files.consultation.leftOut {
      let source = try #require(files.first { $0.0.id == told.source })
      #expect(source.1.contains { $0.contains(told.says) }, "\(told.says)")
    }
  }
}
