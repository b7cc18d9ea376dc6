// SPDX-License-Identifier: AGPL-3.0-or-later

import Markup
import Packs

/// The addresses of rules and waivers.
public enum WaiverEndpoints {
  public typealias WaiverEndpoint = Endpoint<any WaiverGrounds, WaiverCommand>

  public static let all: [WaiverEndpoint] = [
    .page("/rules", [.read], WaiverPages.rules),
    .form("/rules/{rule}/waiver", [.manageOrganisation], again: WaiverPages.new) { reader, scene, _ throws(Faults) in
      let by = reader.text("by", Phrase("cấp hoặc người cho phép", "who allowed it"))
      let paper = reader.text("paper", Phrase("văn bản", "the paper"))
      let day = reader.day("day", Phrase("ngày", "the day"))
      let reason = reader.text("reason", Phrase("lý do", "the reason"), most: 2_000)
      try reader.finish()
      let waiver = Waiver(
        rule: scene.parameters["rule"] ?? "", by: by, paper: paper, reason: reason, day: day ?? scene.now.day)
      return Order(.note(waiver), done: Phrase("Đã ghi việc miễn áp dụng.", "The waiver is noted.")) { _ in "/rules" }
    },
    .page("/rules/{rule}/text", [.read], ComparisonPages.text),
    .form("/rules/{rule}/comparison", [.manageOrganisation], again: ComparisonPages.new) {
      reader, scene, grounds throws(Faults) in
      let comparison = reader.comparison(scene, grounds)
      try reader.finish()
      return Order(
        .compare(comparison), done: Phrase("Đã ghi việc đối chiếu.", "The comparison is noted.")
      ) { _ in "/rules" }
    },
    .form("/rules/{rule}/comparison/take-back", [.manageOrganisation], again: ComparisonPages.text) {
      reader, scene, _ throws(Faults) in
      let reason = reader.text("take-back-reason", Phrase("lý do", "the reason"))
      try reader.finish()
      return Order(
        .takeBackComparison(rule: scene.parameters["rule"] ?? "", reason: reason, on: scene.now.day),
        done: Phrase("Đã bỏ việc đối chiếu.", "The comparison is taken back.")
      ) { _ in "/rules" }
    },
  ]
}

extension FormReader {
  /// What was compared; an instrument or article that is the pack's own is not told a second time.
  fileprivate mutating func comparison(_ scene: Scene, _ grounds: any WaiverGrounds) -> RuleComparison {
    let id = scene.parameters["rule"] ?? ""
    let instrument = text("instrument", Phrase("văn bản", "the instrument"))
    let article = optionalText("article", Phrase("điều, khoản", "the article"))
    let words = text("text", Phrase("nguyên văn", "the words of the provision"), most: 8_000)
    let by = text("by", Phrase("người đối chiếu", "who compared"), most: 200)
    let dayName = Phrase("ngày đối chiếu", "the day")
    let day = day("day", dayName)
    refuseFuture("day", day, of: dayName, today: scene.now.day)
    let known = grounds.pack.rule(RuleID(rawValue: id))?.source
    let noted = grounds.waivers.comparison(of: RuleID(rawValue: id))
    func own(_ typed: String?, _ phrase: Phrase?, _ noted: String?) -> String? {
      typed.flatMap { $0 != noted && [phrase?.vietnamese, phrase?.english].contains($0) ? nil : $0 }
    }
    return RuleComparison(
      rule: id, instrument: own(instrument, known?.instrument, noted?.instrument),
      article: own(article, known?.article, noted?.article), text: words, by: by, day: day ?? scene.now.day)
  }
}
