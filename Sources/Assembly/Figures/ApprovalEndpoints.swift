// SPDX-License-Identifier: AGPL-3.0-or-later

import Markup
import Packs

/// The addresses where the level above approves figures or sends them back.
enum ApprovalEndpoints {
  static let all: [FigureEndpoints.FigureEndpoint] = [
    .page("/figures/approvals", [.read], ApprovalPages.list),
    .form("/figures/of/{figure}/approve", [.approve], again: ApprovalPages.form) {
      reader, scene, grounds throws(Faults) in
      let kind = grounds.pack.figure(scene.parameters["figure"] ?? "")
      let value = reader.figureValue("value", of: kind?.form ?? .text)
      let instrument = reader.text("instrument", Phrase("văn bản phê duyệt", "the letter"), most: 300)
      let day = reader.day("day", Phrase("ngày", "the day"))
      try reader.finish()
      return Order(
        .approve(kind?.id ?? "", value, instrument: instrument, on: day ?? scene.now.day),
        done: Phrase("Đã phê duyệt.", "Approved.")
      ) { _ in "/figures/approvals" }
    },
    .form("/figures/of/{figure}/send-back", [.approve], again: ApprovalPages.form) {
      reader, scene, grounds throws(Faults) in
      let figure = grounds.pack.figure(scene.parameters["figure"] ?? "")?.id ?? ""
      let reason = reader.text("reason", Phrase("lý do", "the reason"))
      try reader.finish()
      return Order(
        .sendBack(figure, reason: reason, on: scene.now.day), done: Phrase("Đã trả lại.", "Sent back.")
      ) { _ in "/figures/approvals" }
    },
  ]
}
