// SPDX-License-Identifier: AGPL-3.0-or-later

import Drafts
import Testing

/// The returned files whose every change is known.
@Suite("A returned file")
struct TruthTests {
  static let all = ["set1", "set2", "set3", "set4", "set5"]

  /// A change of the truth as an edit on the base; nil where the truth calls it noise.
  private func edit(_ change: Truth.Change, in truth: Truth) -> Edit? {
    let id = change.block.map { truth.id($0) } ?? truth.id(0)
    switch change.type {
    case "sub", "ins", "del": return .rewrite(Span(id, (change.start ?? 0)..<(change.end ?? 0)), [change.new ?? ""])
    case "pdel": return .delete(id)
    case "pins":
      return .insert([NewBlock(kind: Truth.kind(change.style), text: change.new ?? "")], at: .after(id))
    case "move": return .move(id, to: .after(truth.id(change.after ?? "")))
    case "split": return .rewrite(Span(id, (change.start ?? 0)..<(change.start ?? 0)), ["", ""])
    case "merge":
      let index = truth.index(change.block ?? "")
      return .rewrite(
        Span(Place(id, TextOffset(truth.blocks[index].text.utf16.count)), Place(truth.id(index + 1), 0)), [""])
    case "rowdel":
      return .deleteRow(truth.blocks.indices.filter { truth.blocks[$0].row == change.row }.map { truth.id($0) })
    case "rowins":
      let last = truth.blocks.lastIndex { $0.row == change.after_row } ?? 0
      let cells = (change.cells ?? []).enumerated().map { NewRow.Cell(column: $0, blocks: [NewBlock(text: $1)]) }
      return .insertRow(NewRow(cells: cells, table: .of(truth.id(last))), at: .after(truth.id(last)))
    default: return nil
    }
  }

  /// The truth's own names for changes, told by what they do.
  private func names(_ truth: Truth, _ sets: [ChangeSet]) -> [ChangeID: String] {
    var names: [ChangeID: String] = [:]
    for (file, set) in zip(truth.files, sets) {
      for change in file.changes {
        guard let edit = edit(change, in: truth) else { continue }
        let wanted = effect(of: edit, on: truth.base)
        let own = set.changes.first { $0.variantOf == nil && effect(of: $0.edit, on: truth.base) == wanted }
        if let own {
          names[own.id] = change.cid
          for variant in set.changes where variant.variantOf == own.id { names[variant.id] = change.cid }
        }
      }
    }
    return names
  }

  private func effect(of edit: Edit, on base: DraftText) -> [String]? {
    let winner = Winner(id: ChangeID(source: "t", number: 1), edit: edit, hand: Hand(author: "t"))
    do throws(ApplyRefusal) {
      return try base.applying([winner], as: 2).draft.texts
    } catch {
      return nil
    }
  }

  @Test("reads as it does with all marks accepted and with all rejected", arguments: all)
  func readings(name: String) throws {
    let truth = try Truth(name)
    for file in truth.files {
      let text = truth.marked(file)
      #expect(Reading(text, .accepting).texts == file.expected_accept_text ?? truth.base.texts, "\(file.file)")
      #expect(Reading(text, .rejecting).texts == file.expected_reject_text ?? truth.base.texts, "\(file.file)")
    }
  }

  @Test("gives every change that was made, tracked or not, and no other", arguments: all)
  func everyChange(name: String) throws {
    let truth = try Truth(name)
    let sets = truth.sets()
    let names = names(truth, sets)
    for (file, set) in zip(truth.files, sets) {
      let wanted = file.changes.filter { !(truth.must_ignore ?? []).contains($0.cid) }
      let found = set.changes.filter { $0.variantOf == nil }
      #expect(found.count == wanted.count, "\(file.file): \(found.map { "\($0.kind) \($0.old)→\($0.new)" })")
      for change in wanted {
        let own = set.changes.first { names[$0.id] == change.cid && $0.variantOf == nil }
        #expect(own != nil, "\(change.cid)")
        #expect(own?.isTracked == change.tracked, "\(change.cid)")
        if change.tracked { #expect(own?.hand?.author == file.author, "\(change.cid)") }
      }
    }
  }

  @Test("keeps the places of tracked words as they were marked")
  func exactPlaces() throws {
    let truth = try Truth("set1")
    let sets = truth.sets()
    for (file, set) in zip(truth.files, sets) {
      for change in file.changes where change.start != nil && change.nested_del == nil {
        let edit = edit(change, in: truth)
        #expect(set.changes.contains { $0.edit == edit && $0.old == change.old ?? "" }, "\(change.cid)")
      }
    }
  }

  @Test("shows silent edits, and hides what only looks different")
  func silent() throws {
    let truth = try Truth("set2")
    let sets = truth.sets()
    let names = names(truth, sets)
    let found = sets.flatMap(\.changes).filter { !$0.isTracked }.compactMap { names[$0.id] }
    #expect(found.sorted() == truth.must_detect_untracked)
    for (file, set) in zip(truth.files, sets) where ["ret_04", "ret_06"].contains(file.source) {
      #expect(set.changes.isEmpty, "\(file.file)")
    }
    let noise = sets[3].trifles.map(\.noise)
    #expect(Set(noise) == [.tonePlacement, .quotes, .spaces])
    // One of the four changes two kinds of space.
    #expect(noise.count == 5)
  }

  @Test("shows a typed number that follows an inserted heading as a consequence")
  func consequences() throws {
    let truth = try Truth("set4")
    let sets = truth.sets()
    let names = names(truth, sets)
    let found = sets.flatMap(\.changes).filter { $0.consequenceOf != nil }
    #expect(found.compactMap { names[$0.id] }.sorted() == truth.consequential)
    #expect(Set(found.compactMap { $0.consequenceOf.flatMap { names[$0] } }) == ["ret_05#1"])
  }

  @Test("gives two proposals where one person cut into what another put in")
  func nested() throws {
    let truth = try Truth("set1")
    let set = truth.sets()[4]
    let variant = try #require(set.changes.first { $0.variantOf != nil })
    let whole = try #require(set.changes.first { $0.id == variant.variantOf })
    #expect(whole.new == ", minh bạch thừa chữ")
    #expect(variant.new == ", minh bạch")
    #expect(variant.hand?.author == "Hội cơ sở Bãi Vàng")
  }

  @Test("gives every comment its passage", arguments: ["set1", "set3", "set5"])
  func comments(name: String) throws {
    let truth = try Truth(name)
    for (file, set) in zip(truth.files, truth.sets()) {
      #expect(set.remarks.count == file.comments.count)
      for (comment, remark) in zip(file.comments, set.remarks) {
        let anchor = try #require(remark.anchor, "\(comment.cid)")
        #expect(anchor.span.start == Place(truth.id(comment.block), TextOffset(comment.start)), "\(comment.cid)")
        #expect(
          anchor.span.end == Place(truth.id(comment.end_block ?? comment.block), TextOffset(comment.end)),
          "\(comment.cid)")
        if let quote = comment.quote { #expect(anchor.quote == quote, "\(comment.cid)") }
      }
    }
  }

  @Test("clashes with others exactly where the words meet", arguments: ["set1", "set4"])
  func conflicts(name: String) throws {
    let truth = try Truth(name)
    let sets = truth.sets()
    let names = names(truth, sets)
    let collation = Collation(sets, on: truth.base)
    let found = collation.clashes.map { Set($0.members.compactMap { names[$0] }).sorted() }
    #expect(Set(found) == Set(truth.conflicts.map { ($0.members ?? []).sorted() }))
    #expect(found.count == truth.conflicts.count)
    for group in truth.groups {
      let own = collation.proposals.filter { $0.members.contains { group.members.contains(names[$0] ?? "") } }
      #expect(own.count == 1, "\(group.id)")
      #expect(own.first?.members.compactMap { names[$0] }.sorted() == group.members.sorted(), "\(group.id)")
    }
  }

  @Test("clashes in its own way: words in contradiction, arrivals in need of an order, arrivals beside what goes")
  func kinds() throws {
    let first = try Truth("set1")
    let kinds = Collation(first.sets(), on: first.base).clashes.map(\.kind)
    #expect(kinds == [.contradiction, .order, .contradiction, .contradiction])
    let fourth = try Truth("set4")
    #expect(Collation(fourth.sets(), on: fourth.base).clashes.map(\.kind) == [.contradiction, .beside])
  }

  @Test("campaigns of many stay two proposals that contradict each other")
  func mass() throws {
    let truth = try Truth("set5")
    let sets = truth.sets()
    let names = names(truth, sets)
    let collation = Collation(sets, on: truth.base)
    let wanted = Set(truth.groups.filter { $0.id.hasPrefix("c") }.map { $0.members.sorted() })
    #expect(Set(collation.proposals.map { $0.members.compactMap { names[$0] }.sorted() }) == wanted)
    #expect(collation.clashes.count == 1)
    #expect(collation.clashes.first?.proposals.count == 2)
    #expect(collation.clashes.first?.kind == .contradiction)
  }

  @Test("becomes the next version once it is decided")
  func nextVersion() throws {
    let truth = try Truth("set1")
    let sets = truth.sets()
    let names = names(truth, sets)
    let accepted = Set((truth.disposition ?? []).filter { $0.decision.hasPrefix("accepted") }.map(\.change))
    let winners = sets.flatMap(\.changes).filter { $0.variantOf == nil && accepted.contains(names[$0.id] ?? "") }.map {
      Winner(id: $0.id, edit: $0.edit, hand: Hand(author: "Tổ biên tập"))
    }
    #expect(winners.count == accepted.count)
    let next = try truth.base.applying(winners, as: 2)
    #expect(next.draft.texts == truth.next_version_text)
    #expect(next.draft.blocks.map(\.id) == truth.base.blocks.map(\.id))
    #expect(Reading(next.redline, .rejecting).texts == truth.base.texts)
  }
}
