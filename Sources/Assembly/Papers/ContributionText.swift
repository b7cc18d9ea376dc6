// SPDX-License-Identifier: AGPL-3.0-or-later

import Drafts
import Journal
import Packs

/// The register of contributions: who was asked, who answered, how much, what became of it, and who has not answered.
extension PaperComposer {
  func contributionRegister(_ round: ToldRound) -> Text {
    let lines = contributionLines(round)
    var text = Text(
      abstract: say(
        "đối với \(round.draft.title) (bản \(round.version))", "On \(round.draft.title) (version \(round.version))"),
      isRestricted: round.draft.isRestricted)
    func counted(_ those: (ContributionLine) -> Bool) -> String? {
      let senders = lines.filter(those).compactMap(\.sender)
      return senders.isEmpty ? nil : self.counted(senders)
    }
    let unreadable = counted(\.isUnreadable).map {
      say("; \($0) chỉ gửi tệp chưa đọc được", "; \($0) sent nothing that could be read")
    }
    let withdrawn = counted(\.isWithdrawn).map {
      say("; \($0) đã rút góp ý", "; \($0) withdrew what they sent")
    }
    let silent = counted { $0.received == nil && !$0.isWithdrawn }.map {
      say("; \($0) được lấy ý kiến nhưng chưa góp ý", "; no answer yet from \($0)")
    }
    let rest = [silent, unreadable, withdrawn].compactMap(\.self).joined()
    let answered = contributors(readSenders(of: round), round)
    text.blocks = [
      .text(say("\(answered.capitalised) đã góp ý\(rest).", "\(answered.capitalised) contributed\(rest).")),
      .table(
        Paper.Table(
          caption: nil, columns: ContributionLine.columns(language),
          rows: lines.enumerated().map { $1.cells($0 + 1, language) } + [ContributionLine.total(lines, language)])),
    ]
    return text
  }

  /// One line for everybody who was asked or answered, those who were asked first and in the order of the organisation.
  func contributionLines(_ round: ToldRound) -> [ContributionLine] {
    let draft = round.draft
    // A version that somebody filed in the middle goes on with the round of the one that was sent out.
    let before = draft.closings.map(\.version).filter { $0 < round.version }.max() ?? 0
    let circulations = draft.circulations.filter {
      $0.version > before && $0.version <= round.version && $0.sent <= day
    }
    let asked =
      grounds.organisations.units.map(\.id).filter { unit in circulations.contains { $0.units.contains(unit) } }
      .map(Return.Sender.unit)
      + circulations.flatMap(\.people).unique.map(Return.Sender.person)
    let came = draft.round.filter(\.counts)
    let gone = draft.round.filter { $0.withdrawal != nil }
    let senders = (asked + (came + gone).map(\.sender)).unique
    let known = (
      asked: Set(asked), agreed: Set(round.synthesis.agreements),
      returns: Dictionary(grouping: came, by: \.sender),
      opinions: Dictionary(grouping: round.synthesis.asked, by: \.source), unasked: round.unasked
    )
    return senders.map { sender in
      let own = known.returns[sender] ?? []
      var line = line(of: own, known.agreed, own.flatMap { known.opinions[$0.id] ?? [] }, round)
      line.unasked = own.reduce(0) { $0 + (known.unasked[$1.id] ?? 0) }
      line.sender = sender
      line.name = grounds.senderName(sender, language)
      line.withdrawn = gone.filter { $0.sender == sender }.compactMap(\.withdrawal?.at)
      line.wasAsked = known.asked.contains(sender) || !sender.isAskedFirst
      // What was said in a meeting is counted there; whoever said it has answered.
      if own.isEmpty, let heard = came.first(where: { $0.speakers.contains(sender) }) {
        (line.received, line.ways) = (heard.received, heard.way.words(language))
      }
      return line
    }
  }

  private func line(
    of returns: [Return], _ agreed: Set<OpinionKey>, _ opinions: [OpinionKey], _ round: ToldRound
  ) -> ContributionLine {
    var line = ContributionLine(
      received: returns.map(\.received).min(),
      ways: returns.map { $0.way.words(language) }.unique.joined(separator: ", "))
    for contribution in returns {
      guard let set = contribution.changes else {
        if !contribution.isUnnamed, contribution.isUnread { line.unread += 1 }
        continue
      }
      line.read += 1
      line.changes += set.changes.count
      line.silent += contribution.silentChanges
      line.changes += contribution.present?.value?.count ?? 0
      for (number, placed) in set.remarks.enumerated() where !placed.isBlank {
        if agreed.contains(.remark(contribution.id, number + 1)) { line.agreements += 1 } else { line.remarks += 1 }
      }
    }
    for opinion in opinions {
      switch round.draft.answer(to: opinion)?.kind {
      case .accepted: line.accepted += 1
      case .partly: line.partly += 1
      case .kept: line.kept += 1
      case nil: line.open += 1
      }
    }
    return line
  }
}

/// One contributor in the register.
struct ContributionLine {
  var sender: Return.Sender?
  var name = ""
  var wasAsked = true
  /// The first contribution; nil for who has not answered.
  var received: Moment?
  var ways: String
  var changes = 0
  /// Those of them that bear nobody's mark.
  var silent = 0
  var remarks = 0
  var agreements = 0
  var unread = 0
  /// When contributions were taken back.
  var withdrawn: [Moment] = []
  /// How many contributions could be read.
  var read = 0
  var accepted = 0
  var partly = 0
  var kept = 0
  var open = 0
  /// Changes that nobody owes an answer: of the look only, or in the draft already.
  var unasked = 0

  /// Whether they sent something, and nobody could read it.
  var isUnreadable: Bool { received != nil && read == 0 && unread > 0 }

  /// Whether they took back all that they had sent.
  var isWithdrawn: Bool { received == nil && !withdrawn.isEmpty }

  private var numbers: [Int] { [changes, silent, remarks, agreements, accepted, partly, kept, open, unasked] }

  func cells(_ number: Int, _ say: Language) -> [String] {
    guard let received else {
      return ["\(number)", isWithdrawn ? title(say) : name, absence(say), isWithdrawn ? how(say) : ""]
        + Array(repeating: "", count: numbers.count)
    }
    return ["\(number)", title(say), received.day.words(say), how(say)] + numbers.map { "\($0)" }
  }

  /// The name, and that nobody had asked them.
  private func title(_ say: Language) -> String {
    name + (wasAsked ? "" : say(" (không thuộc danh sách lấy ý kiến)", " (was not asked)"))
  }

  /// What stands in place of the day where nothing that counts came in.
  private func absence(_ say: Language) -> String {
    isWithdrawn ? say("Đã rút", "Withdrawn") : say("Chưa góp ý", "No answer")
  }

  /// The ways it came, how much of it nobody could read, and what was taken back on which day.
  private func how(_ say: Language) -> String {
    let shut = say("\(unread) tệp chưa đọc được", "\(unread, one: "file", other: "files") not read")
    let days = withdrawn.map(\.day).unique.map { $0.words(say) }.joined(separator: ", ")
    let gone = say("\(withdrawn.count) bản góp ý đã rút (\(days))", "\(withdrawn.count) withdrawn (\(days))")
    return [ways, unread == 0 ? "" : shut, withdrawn.isEmpty ? "" : gone].filter { !$0.isEmpty }.joined(separator: "; ")
  }

  func grid(_ number: Int, _ say: Language) -> [Grid.Cell] {
    [
      .number(number), .text(received == nil && !isWithdrawn ? name : title(say)),
      received.map { .day($0.day) } ?? .text(absence(say)),
      how(say).isEmpty ? .empty : .text(how(say)),
    ] + (received == nil ? numbers.map { _ in .empty } : numbers.map { .number($0) })
  }

  static func total(_ lines: [ContributionLine], _ say: Language) -> [String] {
    let sums = lines.reduce(ContributionLine(ways: "").numbers) { sums, line in zip(sums, line.numbers).map(+) }
    return ["", say("Cộng", "Total"), "", ""] + sums.map { "\($0)" }
  }

  static func columns(_ say: Language) -> [Paper.Table.Column] {
    [
      .init(say("TT", "No."), width: 5, .centred), .init(say("Đơn vị, cá nhân", "Unit or person"), width: 19),
      .init(say("Ngày nhận", "Received"), width: 11, .centred), .init(say("Hình thức", "How"), width: 8),
      .init(say("Kiến nghị sửa", "Changes"), width: 7, .number),
      .init(say("Trong đó không có dấu sửa", "Of these untracked"), width: 7, .number),
      .init(say("Nhận xét", "Remarks"), width: 7, .number),
      .init(say("Nhất trí chung", "Agree"), width: 6, .number), .init(say("Tiếp thu", "Accepted"), width: 7, .number),
      .init(say("Một phần", "Partly"), width: 6, .number), .init(say("Giữ nguyên", "Kept"), width: 6, .number),
      .init(say("Chưa trả lời", "Open"), width: 5, .number),
      .init(say("Không phải trả lời", "None due"), width: 6, .number),
    ]
  }
}

extension ToldRound {
  /// By contribution how many of its changes nobody owes an answer.
  fileprivate var unasked: [ReturnID: Int] {
    let free = synthesis.looks.map(\.source) + synthesis.present.map(\.key.source)
    return free.reduce(into: [:]) { $0[$1, default: 0] += 1 }
  }
}

extension Return.Sender {
  /// Units and people are sent a draft; what is said in groups and meetings comes by itself.
  fileprivate var isAskedFirst: Bool {
    switch self {
    case .unit, .person: true
    case .group, .meeting, .unnamed: false
    }
  }
}
