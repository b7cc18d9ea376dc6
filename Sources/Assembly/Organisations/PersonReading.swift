// SPDX-License-Identifier: AGPL-3.0-or-later

import Markup
import Packs

extension FormReader {
  /// The day of an act, which most forms ask for.
  mutating func dayOfAct(_ scene: Scene) -> Day {
    let name = Phrase("ngày", "the day")
    let day = day("day", name)
    refuseFuture("day", day, of: name, today: scene.now.day)
    return day ?? scene.now.day
  }

  mutating func reason() -> String { text("reason", Phrase("lý do", "the reason")) }

  /// Somebody who is entered by hand.
  mutating func details(on today: Day) -> PersonDetails {
    let name = name("name", Phrase("họ và tên", "the name"))
    let sex = optionalChoice("sex", Phrase("giới tính", "the sex"), of: ["female", "male"])
    let bornName = Phrase("ngày sinh", "the birth date")
    let born = optionalDay("born", bornName)
    refuseFuture("born", born, of: bornName, today: today)
    return PersonDetails(name: name, sex: sex.flatMap(PersonDetails.Sex.init), born: born, qualities: qualityLines())
  }

  /// Further qualities, a line each.
  mutating func qualityLines() -> [String: String] {
    var qualities: [String: String] = [:]
    for line in lines("qualities").prefix(Headings.mostQualities) {
      let parts = line.split(separator: ":", maxSplits: 1).map { String($0).trimmed }
      guard parts.count == 2, let key = CleanText.lineOrNil(parts[0]), let value = CleanText.lineOrNil(parts[1]) else {
        fault(
          "qualities",
          Phrase("Dòng “\(line.prefix(40))” chưa đúng mẫu.", "The line “\(line.prefix(40))” is not as asked."),
          mend: Phrase("Hãy viết như: Trình độ: Thạc sĩ", "Write it as: Degree: Master"))
        continue
      }
      qualities[key] = value
    }
    return qualities
  }

  /// The box by which somebody says that they are sure.
  mutating func confirmation(_ field: FieldName) {
    guard !isTicked(field) else { return }
    fault(
      field, Phrase("Chưa xác nhận.", "It is not confirmed."),
      mend: Phrase("Hãy đánh dấu ô này nếu chắc chắn.", "Tick the box if you are sure."))
  }

  /// The tables of a spreadsheet that was sent.
  func tables(_ field: FieldName) throws(Faults) -> [SentTable] {
    switch file(field)?.tables ?? .none {
    case .tables(let tables): return tables
    case .unreadable(let fault): throw Faults(fault)
    case .none:
      throw Faults(
        Fault(
          .field(field.text), problem: Phrase("Chưa có tệp bảng tính nào.", "There is no spreadsheet."),
          mend: Phrase("Hãy chọn tệp .xlsx hoặc .csv.", "Choose a .xlsx or .csv file.")))
    }
  }
}

extension Scene {
  /// What is wrong in a list that was sent, cell by cell.
  func faultyCells() -> HTML {
    let faults = (attempt?.faults ?? []).filter { if case .cell = $0.place { true } else { false } }
    guard !faults.isEmpty else { return HTML() }
    return DataTable(
      say("Chỗ sai trong tệp; chưa ghi gì", "Errors in the file; nothing was taken in"), Array(faults.prefix(200)),
      columns: [
        .rowHeading(say("Ở đâu", "Where")) { $0.place.words(say) }, .text(say("Sai gì", "Problem")) { $0.problem[say] },
        .text(say("Cách sửa", "How to fix it")) { $0.mend[say] },
      ], empty: EmptyState(""))
  }
}
