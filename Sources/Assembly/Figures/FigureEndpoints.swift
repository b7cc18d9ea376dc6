// SPDX-License-Identifier: AGPL-3.0-or-later

import Markup
import Packs

/// The addresses of the register of figures.
public enum FigureEndpoints {
  public typealias FigureEndpoint = Endpoint<any FigureGrounds, FigureCommand>

  public static let all: [FigureEndpoint] = register + ApprovalEndpoints.all

  private static let register: [FigureEndpoint] = [
    .page("/figures", [.read], FigurePages.register),
    .page("/figures/of/{figure}", [.read], FigurePages.history),
    .form("/figures/new", [.manageOrganisation], again: FigurePages.new) { reader, scene, grounds throws(Faults) in
      let kinds = grounds.typedFigures
      let id = reader.choice("figure", Phrase("số liệu", "the figure"), of: kinds.map(\.id))
      let kind = kinds.first { $0.id == id }
      let value = reader.figureValue("value", of: kind?.form ?? .text)
      let statuses = FigureStatus.allCases.map(\.rawValue)
      let status = reader.choice("status", Phrase("trạng thái", "the status"), of: statuses)
      let day = reader.day("day", Phrase("ngày", "the day"))
      let source = reader.text("source", Phrase("nguồn", "the source"))
      try reader.finish()
      let record = FigureRecord(
        figure: id ?? "", value: value, status: status.flatMap(FigureStatus.init) ?? .planned,
        day: day ?? scene.now.day, source: source)
      return Order(.note(record), done: Phrase("Đã ghi số liệu.", "The figure is noted.")) { _ in "/figures" }
    },
  ]
}

extension FormReader {
  /// A figure in the form its kind asks for; nil when the field is empty, because a figure may be unreported.
  mutating func figureValue(_ field: FieldName, of form: FigureKind.Form) -> FigureValue? {
    guard let text = optionalText(field, Phrase("giá trị", "the value")) else { return nil }
    switch form {
    case .text: return .text(text)
    case .number:
      let number = number(field, Phrase("giá trị", "the value"), in: 0...9_999_999)
      return .number(number)
    case .days:
      if let window = Day.window(typed: text) {
        if window.from <= window.to { return .days(from: window.from, to: window.to) }
        fault(
          field, Phrase("“\(text)”: ngày cuối ở trước ngày đầu.", "“\(text)”: the last day lies before the first."),
          mend: Phrase("Hãy nhập ngày đầu trước, như 24-28/7/2025.", "Enter the first day first, like 24-28/7/2025."))
        return nil
      }
      fault(
        field, Phrase("“\(text)” không phải hai ngày.", "“\(text)” is not two days."),
        mend: Phrase(
          "Hãy nhập theo mẫu 24-28/7/2025 hoặc 28/7-2/8/2025.", "Enter them as 24-28/7/2025 or 28/7-2/8/2025."))
      return nil
    }
  }
}
