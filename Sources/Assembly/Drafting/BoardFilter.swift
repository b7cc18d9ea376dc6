// SPDX-License-Identifier: AGPL-3.0-or-later

import Drafts
import Packs

/// What of the board somebody wants to see; travels in the address, and with forms back to it.
struct BoardFilter: Hashable {
  var heading = ""
  var sender = ""
  var field = ""
  var state = State.all
  var words = ""
  var order = Order.text
  /// From 1.
  var page = 1

  enum State: String, CaseIterable { case all, open, answered, clash, several, unplaced }

  /// Turns: the most supported and the most thorough points one after the other.
  enum Order: String, CaseIterable { case text, turns }

  static let names = ["heading", "sender", "field", "state", "q", "order", "page"]
  static let pageLength = 50

  init(_ query: [String: String]) {
    heading = query["heading"] ?? ""
    sender = query["sender"] ?? ""
    field = query["field"] ?? ""
    state = query["state"].flatMap(State.init) ?? .all
    words = (query["q"] ?? "").trimmed
    order = query["order"].flatMap(Order.init) ?? .text
    page = max(1, query["page"].flatMap { Int($0) } ?? 1)
  }

  /// The filter of a page, or of the form that came back or was sent.
  init(_ scene: Scene) {
    let sent = scene.attempt?.submission.fields.compactMapValues(\.first)
    self.init(sent ?? scene.query)
  }

  var query: [(key: String, value: String)] {
    let all = [
      ("heading", heading), ("sender", sender), ("field", field), ("state", state == .all ? "" : state.rawValue),
      ("q", words), ("order", order == .text ? "" : order.rawValue), ("page", page == 1 ? "" : "\(page)"),
    ]
    return all.filter { !$0.1.isEmpty }.map { (key: $0.0, value: $0.1) }
  }

  func at(page: Int) -> BoardFilter {
    var filter = self
    filter.page = page
    return filter
  }
}

extension DraftScene {
  /// The points that a filter shows, in the order that it asks for.
  func points(_ filter: BoardFilter) -> [SynthesisPoint] {
    let shown = matching(filter)
    guard filter.order == .turns else { return shown }
    return ReadingOrder.interleaved(shown.map(profile)).map { shown[$0] }
  }

  /// How many ask for a point, and how thoroughly: by the different words of the longest that was said or put in for it.
  func profile(of point: SynthesisPoint) -> GroupProfile {
    let texts = point.opinions.compactMap { synthesis.said[$0]?.text }
    // The same change is the same words whoever asks for it; only remarks can have been copied from each other.
    let remark = point.proposal == nil && !point.isRefusal ? synthesis.said[point.key]?.text : nil
    return GroupProfile(
      opinions: point.supporting.count, authors: synthesis.senders(of: point).count,
      copies: remark.map { text in point.members.count { synthesis.said[$0]?.text == text } } ?? 0,
      depth: texts.map { Set($0.lowercased().split { !$0.isLetter && !$0.isNumber }).count }.max() ?? 0)
  }

  private func matching(_ filter: BoardFilter) -> [SynthesisPoint] {
    let places = section(filter.heading)
    let sought = filter.words.lowercased()
    let order = synthesis.base.places
    return synthesis.points.filter { point in
      if let places {
        guard let place = point.block.flatMap({ order[$0] }), places.contains(place) else { return false }
      }
      guard shows(point, filter.state) else { return false }
      if !filter.field.isEmpty, (field(of: point)?.id ?? "none") != filter.field { return false }
      if !filter.sender.isEmpty, !point.opinions.contains(where: { isFrom(filter.sender, $0) }) { return false }
      return sought.isEmpty || isAbout(sought, point)
    }
  }

  private func shows(_ point: SynthesisPoint, _ state: BoardFilter.State) -> Bool {
    switch state {
    case .all: true
    case .open: !draft.isAnswered(point)
    case .answered: draft.isAnswered(point)
    case .clash: !synthesis.clashes(of: point).isEmpty
    case .several: synthesis.senders(of: point).count > 1
    case .unplaced: point.block == nil
    }
  }

  private func isFrom(_ sender: String, _ opinion: OpinionKey) -> Bool {
    synthesis.said[opinion].map { Self.code($0.sender) == sender } ?? false
  }

  private func isAbout(_ words: String, _ point: SynthesisPoint) -> Bool {
    if point.block.flatMap({ passage($0) })?.text.lowercased().contains(words) ?? false { return true }
    return point.opinions.contains { synthesis.said[$0]?.text.lowercased().contains(words) ?? false }
  }

  /// The places of a heading and all that stands below it.
  private func section(_ heading: String) -> Range<Int>? {
    guard let block = BlockID(written: heading) else { return nil }
    let entries = synthesis.outline.entries
    guard let index = entries.firstIndex(where: { $0.block == block }) else { return nil }
    let end = entries[(index + 1)...].first { $0.level <= entries[index].level }?.place
    return entries[index].place..<(end ?? synthesis.base.blocks.count)
  }

  /// A sender in one word, for addresses.
  static func code(_ sender: Return.Sender) -> String {
    switch sender {
    case .unit(let unit): unit.text
    case .person(let person): person.text
    case .group(let name, _): "group \(name)"
    case .meeting(let meeting): meeting.text
    case .unnamed: "unnamed"
    }
  }
}
