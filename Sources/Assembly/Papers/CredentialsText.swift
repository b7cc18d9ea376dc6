// SPDX-License-Identifier: AGPL-3.0-or-later

import Packs

/// The credentials report: who was summoned and came, what they are composed of, complaints, and the proposal to
/// recognise them.
extension PaperComposer {
  func credentialsReport(_ recognition: Recognition) -> Text {
    let found = grounds.credentials(on: recognition.day)
    let examiners = examinerNames(recognition)
    var text = Text(abstract: congressName)
    text.blocks = [
      .text(
        say(
          "Ngày \(recognition.day.words(language)), \(named(.credentials)) gồm \(examiners) đã tiến hành thẩm tra.",
          "On \(recognition.day.words(language)), the \(named(.credentials)) (\(examiners)) examined the credentials."))
    ]
    text.blocks += attendanceBlocks(found, recognition)
    text.blocks += [
      .strong(say("Theo diện", "By kind")), blockTable(found),
      .strong(say("Cơ cấu của những người có mặt", "Composition of those present")),
      heads(CredentialRows.composition(found, language)),
    ]
    text.blocks += found.qualities.flatMap { quality in
      [.strong(quality.title), heads(CredentialRows.values(of: quality, found, language))]
    }
    text.blocks +=
      [.strong(CredentialRows.unitHeading(found, grounds.pack, language)), unitTable(found)] + complaintBlocks(found)
    text.blocks += [
      .strong(say("Đề nghị", "Proposal")),
      .text(
        say(
          "Đề nghị công nhận \(found.recognised) \(grounds.pack.plural(.delegate, language)) có đủ tư cách.",
          "\(found.recognised, one: "delegate is", other: "delegates are") proposed to be recognised.")
          + tooFewWords(found)),
    ]
    text.notes =
      [found.quorum?.rule].compactMap { $0.map { cited($0, on: recognition.day) } }
      + CredentialRows.rules(found, grounds.pack.composition, language)
    return text
  }

  /// A proposal to recognise is none to begin where too few are there.
  private func tooFewWords(_ found: Credentials) -> String {
    guard let quorum = found.quorum, found.present < quorum.value else { return "" }
    return say(
      " Số có mặt chưa đủ để tiến hành đại hội (cần \(quorum.value)).",
      " Too few are present for the congress to begin (\(quorum.value) are needed).")
  }

  /// The head stands first in the record, and is told as such where others are named too.
  private func examinerNames(_ recognition: Recognition) -> String {
    recognition.examiners.enumerated().map { index, name in
      let isBare = !name.contains { ",(–".contains($0) }
      let leads = index == 0 && isBare && recognition.examiners.count > 1
      return addressed(name) + (leads ? say(" (trưởng ban)", ", chair") : "")
    }.joined(separator: say(", ", "; "))
  }

  private func attendanceBlocks(_ found: Credentials, _ recognition: Recognition) -> [Paper.Block] {
    var lines = [
      say("Được triệu tập: \(found.summoned)", "Summoned: \(found.summoned)"),
      say(
        "Có mặt: \(share(found.present, of: found.summoned)); vắng có lý do \(found.withLeave), không lý do \(found.withoutLeave)",
        "Present: \(share(found.present, of: found.summoned)); absent with leave \(found.withLeave), without \(found.withoutLeave)"
      ) + unnotedWords(found),
      say(
        "Được công nhận: \(share(found.recognised, of: found.present)); không được công nhận: \(found.refused.count)",
        "Recognised: \(share(found.recognised, of: found.present)); not recognised: \(found.refused.count)"),
    ]
    if let quorum = CredentialRows.quorum(found, language) { lines.insert(quorum.withoutStop, at: 2) }
    if let planned = found.planned { lines.insert(say("Dự kiến: \(planned)", "Planned: \(planned)"), at: 0) }
    if let variance = recognition.variance {
      lines.append(say("Chênh lệch so với dự kiến: \(variance)", "Why it differs from the plan: \(variance)"))
    }
    let replaced = found.replaced.compactMap { delegate -> String? in
      guard case .replaced(let other, let reason, let when) = delegate.stage else { return nil }
      let successor = grounds.delegates.delegate(other).map { grounds.name(of: $0, language) } ?? ""
      return say(
        "\(successor) thay \(grounds.name(of: delegate, language)), \(when.words(language)): \(reason)",
        "\(successor) in place of \(grounds.name(of: delegate, language)), \(when.words(language)): \(reason)")
    }
    return [.list(lines)] + (replaced.isEmpty ? [] : [.strong(say("Thay thế", "Replacements")), .list(replaced)])
  }

  /// Those of whom nothing was noted, so that the heads add up to those summoned.
  private func unnotedWords(_ found: Credentials) -> String {
    found.unnoted > 0 ? say(", chưa ghi \(found.unnoted)", ", not noted \(found.unnoted)") : ""
  }

  private func blockTable(_ found: Credentials) -> Paper.Block {
    .table(
      Paper.Table(
        caption: nil,
        columns: [
          column(say("Diện", "Kind"), 46), column(say("Triệu tập", "Summoned"), 18, .number),
          column(say("Có mặt", "Present"), 18, .number),
          column(say("Tỷ lệ trong số có mặt", "Share of those present"), 18, .number),
        ],
        rows: found.blocks.filter { $0.summoned > 0 }.map {
          [
            $0.block.words(language, in: grounds), "\($0.summoned)", "\($0.heads)",
            percent($0.heads, of: found.present, language),
          ]
        }))
  }

  private func heads(_ rows: [CredentialRow]) -> Paper.Block {
    .table(
      Paper.Table(
        caption: nil,
        columns: [
          column(say("Nội dung", "Item"), 60), column(say("Số lượng", "Number"), 20, .number),
          column(say("Tỷ lệ", "Share"), 20, .number),
        ], rows: rows.map { [$0.title, $0.heads, $0.share] }))
  }

  private func unitTable(_ found: Credentials) -> Paper.Block {
    .table(
      Paper.Table(
        caption: nil,
        columns: [
          column(say("TT", "No."), 8, .centred), column(unitTitle, 47), column(say("Phân bổ", "Seats"), 15, .number),
          column(say("Triệu tập", "Summoned"), 15, .number), column(say("Có mặt", "Present"), 15, .number),
        ],
        rows: found.units.enumerated().map { index, unit in
          [
            "\(index + 1)", unit.unit.details.name, unit.seats.map { "\($0)" } ?? "–", "\(unit.summoned)",
            "\(unit.present)",
          ]
        } + [["", say("Cộng", "Total")] + CredentialRows.unitSums(found)]))
  }

  private func complaintBlocks(_ found: Credentials) -> [Paper.Block] {
    guard !found.complaints.isEmpty else {
      return [.text(say("Không có đơn thư về tư cách.", "There were no complaints about credentials."))]
    }
    // All delegates get the report: what somebody was accused of stays with those who looked into it.
    let upheld = found.complaints.count { $0.answer?.isUpheld == true }
    let open = found.complaints.count { $0.answer == nil }
    let dismissed = found.complaints.count - upheld - open
    return [
      .strong(say("Đơn thư và kết luận", "Complaints and findings")),
      .list(
        [
          say("Đã nhận: \(found.complaints.count)", "Received: \(found.complaints.count)"),
          say("Kết luận là đúng: \(upheld); không đúng: \(dismissed)", "Upheld: \(upheld); not upheld: \(dismissed)"),
        ] + (open > 0 ? [say("Chưa kết luận: \(open)", "Open: \(open)")] : [])),
    ]
  }
}
