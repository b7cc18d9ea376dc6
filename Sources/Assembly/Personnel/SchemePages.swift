// SPDX-License-Identifier: AGPL-3.0-or-later

import Journal
import Markup
import Packs
import Slates

/// The schemes, how one begins, and its size.
enum SchemePages {
  static func all(_ scene: Scene, _ grounds: any PersonnelGrounds) -> Page? {
    let say = scene.say
    let title = say("Nhân sự", "Personnel")
    return scene.page(title, at: "/personnel", width: .wide) {
      scene.problems()
      H1(title)
      Notice(
        say(
          "Chỉ Tiểu ban Nhân sự thấy trang này; số liệu, tệp và văn bản ở đây là tài liệu hạn chế.",
          "Only the personnel team sees this page; its figures, files and papers are restricted."), .attention)
      DataTable(
        say("Đề án nhân sự", "Schemes"), grounds.personnel.schemes,
        columns: [
          .rowLink(say("Cơ quan", "Body")) {
            grounds.title(of: $0, say)
          } to: {
            SlateBoard.address(of: $0.id)
          },
          .number(say("Số lượng", "Size")) { "\($0.frame.seats)" },
          .number(say("Nguồn nhân sự", "Candidates")) { scheme in "\(scheme.candidates.count { !$0.isWithdrawn })" },
          .number(say("Phương án", "Versions")) { "\($0.drafts.count)" },
          .content(say("Trạng thái", "State")) { scheme in
            if let adopted = scheme.adopted {
              Tag(say("đã thông qua phương án \(adopted.number)", "version \(adopted.number) adopted"), .good)
            } else {
              Tag(say("đang chuẩn bị", "in preparation"), .neutral)
            }
          },
        ],
        empty: EmptyState(
          say(
            "Chưa có đề án nhân sự nào. Hãy bắt đầu ở mẫu dưới đây.",
            "There is no scheme yet. Begin one with the form below.")))
      begin(scene, grounds)
    }
  }

  private static func begin(_ scene: Scene, _ grounds: any PersonnelGrounds) -> HTML {
    let say = scene.say
    let open = grounds.pack.bodies.filter { body in
      body.sizeFigure != nil && body.gathering == .committee && grounds.personnel.scheme(for: body.id) == nil
    }
    guard !open.isEmpty, grounds.organisations.profile != nil else { return HTML() }
    // Size and outgoing body are those of one body: it is chosen before they are asked for.
    let asked = scene.attempt?.submission.fields["body"]?.first ?? scene.query["for"]
    let chosen = open.first { $0.id == asked } ?? (open.count == 1 ? open.first : nil)
    let others = open.filter { $0.id != chosen?.id }
    return HTML {
      H2(say("Bắt đầu đề án nhân sự", "Begin a scheme"))
      if let chosen {
        H3(chosen.name[say])
        Form(to: "/personnel/new", token: scene.token) {
          HiddenField("body", value: chosen.id)
          frameFields(
            nil, chosen.sizeFigure.flatMap { grounds.figures.number($0, asOf: scene.now.day) }, chosen.id, scene,
            grounds)
          Buttons { Button(say("Bắt đầu", "Begin")) }
        }
      }
      if !others.isEmpty {
        P(
          chosen == nil
            ? say("Chọn cơ quan sẽ được bầu hoặc chỉ định:", "Choose the body to be elected or designated:")
            : say("Hoặc chọn cơ quan khác:", "Or choose another body:"))
        Ul {
          others.map { body in
            Li { A(body.name[say], to: Address(path: "personnel", query: ["for": body.id])) }
          }
        }
      }
    }
  }

  /// Size, length of the list, month of ages and outgoing body.
  @HTMLBuilder static func frameFields(
    _ frame: SlateFrame?, _ decided: Int?, _ body: String, _ scene: Scene, _ grounds: any PersonnelGrounds
  ) -> HTML {
    let say = scene.say
    let seats = frame?.seats ?? decided
    let month = frame.map(\.agesAt) ?? grounds.pack.composition?.ages.flatMap { Day(iso: $0.day) } ?? scene.now.day
    let bodies = grounds.organisations.bodies.filter { $0.kind == body }
    NumberField(
      say("Số người của cơ quan", "Seats"), scene.field("seats", else: seats.map { "\($0)" } ?? ""),
      hint: say("Theo biểu quyết, nếu đã có", "As it was voted, where it was"), width: .short)
    if grounds.surplus(on: scene.now.day) != nil {
      NumberField(
        say("Số người trong danh sách bầu cử", "Names on the list"),
        scene.field("names", else: frame.map { "\($0.names)" } ?? ""), hint: surplusHint(seats, scene, grounds),
        width: .short)
    }
    TextField(
      say("Tháng tính tuổi", "Ages are counted at"), scene.field("month", else: "\(month.month)/\(month.year)"),
      hint: say("Ví dụ: 6/2025", "For example 6/2025"), width: .short)
    Select(
      say("Khóa đương nhiệm", "Outgoing body"),
      scene.field("outgoing", else: frame.map { $0.outgoing?.text ?? "" } ?? bodies.first?.id.text ?? ""),
      bodies.map { Choice($0.id.text, grounds.name(of: $0, say)) }, prompt: say("Không có", "None"))
  }

  /// "10–15% của 34: từ 4 đến 5 người ngoài số được bầu; không quá 10."
  private static func surplusHint(_ seats: Int?, _ scene: Scene, _ grounds: any PersonnelGrounds) -> String {
    let say = scene.say
    guard let (rule, surplus) = grounds.surplus(on: scene.now.day) else { return "" }
    guard let seats, seats > 0, seats <= Composition.peopleLimit else {
      return say("Nhiều hơn số được bầu.", "More than the seats.") + " " + rule.source.words(say)
    }
    return SurplusWords(surplus, seats, say).rule + " " + rule.source.words(say)
  }
}

/// The rule about the surplus of a list, with its figures.
struct SurplusWords {
  let surplus: ListSurplus
  let seats: Int
  let say: Language

  init(_ surplus: ListSurplus, _ seats: Int, _ say: Language) {
    self.surplus = surplus
    self.seats = seats
    self.say = say
  }

  /// What the rule comes to for so many seats, rounding said.
  var rule: String {
    let prepared = surplus.prepared(for: seats)
    let (least, most) = (surplus.preparedLeast.words(say), surplus.preparedMost.words(say))
    let count =
      prepared.lowerBound == prepared.upperBound
      ? "\(prepared.lowerBound)"
      : say(
        "từ \(prepared.lowerBound) đến \(prepared.upperBound)", "\(prepared.lowerBound) to \(prepared.upperBound)")
    return say(
      "Số dư \(least) đến \(most) của \(seats): \(count) người\(rounding); không quá \(surplus.cap.words(say)): \(surplus.atMost(for: seats)).",
      "A surplus of \(least) to \(most) of \(seats): \(count)\(rounding); never more than \(surplus.cap.words(say)): \(surplus.atMost(for: seats))."
    )
  }

  /// Which way it went where no whole number lies between the two shares; nothing where one does.
  private var rounding: String {
    if surplus.preparedLeast.ceiling(of: seats) > surplus.atMost(for: seats) {
      return say(" (mức tối đa không cho phép nhiều hơn)", " (the limit allows no more)")
    }
    guard surplus.preparedLeast.ceiling(of: seats) > surplus.preparedMost.floor(of: seats) else { return "" }
    return surplus.rounding == .up
      ? say(" (không có số nguyên trong khoảng, làm tròn lên)", " (no whole number lies between, rounded up)")
      : say(" (không có số nguyên trong khoảng, làm tròn xuống)", " (no whole number lies between, rounded down)")
  }

  /// How a list of some length stands by the rule.
  func verdict(on names: Int) -> String {
    let extra = names - seats
    let prepared = surplus.prepared(for: seats)
    if extra > surplus.atMost(for: seats) {
      return say("Số dư \(extra): vượt mức cho phép.", "Surplus \(extra): above what is allowed.")
    }
    if extra > prepared.upperBound {
      return say(
        "Số dư \(extra): nhiều hơn mức cấp ủy chuẩn bị, đại hội xem xét.",
        "Surplus \(extra): more than is prepared; the congress decides.")
    }
    if extra < prepared.lowerBound {
      return say("Số dư \(extra): thấp hơn mức chuẩn bị.", "Surplus \(extra): less than is prepared.")
    }
    return say("Số dư \(extra): đúng mức chuẩn bị.", "Surplus \(extra): as it is prepared.")
  }
}
