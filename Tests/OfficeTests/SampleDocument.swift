// SPDX-License-Identifier: AGPL-3.0-or-later

import Office

/// A paper as an office sends it: letterhead, title, text, table, signatures; all names are invented.
enum SampleDocument {
  static let page = WordPage(width: 210, height: 297, top: 20, bottom: 20, left: 30, right: 15)

  static let body = WordBody(
    font: "Times New Roman", size: 14,
    paragraph: ParagraphLook(alignment: .justified, spaceAfter: 6, lineSpacing: .lines(1.1)))

  static let styles = [
    WordStyle(
      id: "Title", name: "Title",
      paragraph: ParagraphLook(alignment: .centre, spaceBefore: 18, keepsWithNext: true, headingLevel: 1),
      text: TextLook(isBold: true, isUpperCase: true, size: 16)),
    WordStyle(
      id: "Abstract", name: "Subtitle", paragraph: ParagraphLook(alignment: .centre, spaceAfter: 12),
      text: TextLook(isBold: true, size: 15)),
    WordStyle(id: "Text", name: "Body Text", paragraph: ParagraphLook(alignment: .justified, firstLine: 12.7)),
    WordStyle(
      id: "Section", name: "heading 1",
      paragraph: ParagraphLook(firstLine: 12.7, spaceBefore: 6, keepsWithNext: true, headingLevel: 2),
      text: TextLook(isBold: true)),
  ]

  static var letterhead: WordTable {
    let (left, right) = (75.0, 90.0)
    let motto = "ĐOÀN KẾT - DÂN CHỦ - KỶ CƯƠNG"
    return .sideBySide([
      (
        left,
        [
          .paragraph(.line("Liên hiệp hội tỉnh Sông Xanh", text: TextLook(isUpperCase: true, size: 13))),
          .paragraph(
            .line("Ban Thường vụ", text: TextLook(isBold: true, isUpperCase: true, size: 13))),
          .paragraph(.line("*")),
          .paragraph(.line("Số 07-TB/BTV", text: TextLook(size: 14))),
        ]
      ),
      (
        right,
        [
          .paragraph(.line(motto, text: TextLook(isBold: true, size: 13))),
          .paragraph(.rule(length: TextWidth.estimate(motto, size: 13, isBold: true), in: right)),
          .paragraph(
            .line("Sông Xanh, ngày 15 tháng 7 năm 2025", text: TextLook(isItalic: true, size: 14), spaceBefore: 12)),
        ]
      ),
    ])
  }

  static var figures: WordTable {
    let header = TextLook(isBold: true, size: 13)
    func row(_ number: String, _ unit: String, _ planned: String, _ note: String) -> WordTable.Row {
      .init([
        .init(number, alignment: .centre, verticalAlignment: .centre), .init(unit, verticalAlignment: .centre),
        .init(planned, alignment: .right, verticalAlignment: .centre), .init(note, verticalAlignment: .centre),
      ])
    }
    return WordTable(
      columns: [12, 78, 30, 45],
      rows: [
        .init(
          [
            .init("TT", alignment: .centre, text: header, verticalAlignment: .centre, shading: "E7E6E6"),
            .init("Đơn vị", alignment: .centre, text: header, verticalAlignment: .centre, shading: "E7E6E6"),
            .init("Đại biểu", alignment: .centre, text: header, verticalAlignment: .centre, shading: "E7E6E6"),
            .init("Ghi chú", alignment: .centre, text: header, verticalAlignment: .centre, shading: "E7E6E6"),
          ], isHeader: true),
        row("1", "Hội Làm vườn Nguyễn Ái Sơn", "51", "đương nhiên"),
        row("2", "Hội Nghề cá đầm Ông Thượng", "74", "bầu"),
        row("3", "Hội Thủ công mỹ nghệ Quỳnh Lưu", "61", "bầu"),
        .init([
          .init("Cộng", alignment: .centre, text: .bold, columnSpan: 2), .init("186", alignment: .right, text: .bold),
          .init(""),
        ]),
      ], title: "Số đại biểu theo đơn vị")
  }

  static var signatures: WordTable {
    .sideBySide([
      (
        82,
        [
          .paragraph(.line("Nơi nhận:", alignment: .left, text: TextLook(isBold: true, isItalic: true, size: 12))),
          .paragraph(.line("- Các hội thành viên,", alignment: .left, text: TextLook(size: 12))),
          .paragraph(.line("- Lưu Văn phòng.", alignment: .left, text: TextLook(size: 12))),
        ]
      ),
      (
        83,
        [
          .paragraph(.line("T/M Ban Thường vụ", text: TextLook(isBold: true, isUpperCase: true, size: 14))),
          .paragraph(.line("Chủ tịch", text: TextLook(isUpperCase: true, size: 14), spaceAfter: 54)),
          .paragraph(.line("Đặng Thị Hồng Vỹ", text: TextLook(isBold: true, size: 14))),
        ]
      ),
    ])
  }

  static let sentence =
    "Hội nghị nghe báo cáo về công tác chuẩn bị đại hội, thảo luận và thống nhất cao với các nội dung được trình; "
    + "các ý kiến phát biểu được ghi lại đầy đủ, mọi số liệu đều kèm theo nguồn và ngày chốt."

  static func document() throws -> WordDocument {
    var blocks: [WordBlock] = [
      .table(letterhead), .paragraph(Paragraph("Thông báo", style: "Title")),
      .paragraph(Paragraph("Kết luận Hội nghị Ban Chấp hành lần thứ hai", style: "Abstract")),
    ]
    blocks.append(.paragraph(Paragraph("1. Về công tác chuẩn bị", style: "Section")))
    blocks += (0..<3).map { _ in .paragraph(Paragraph(sentence, style: "Text")) }
    blocks.append(.table(figures))
    blocks.append(.paragraph(Paragraph("2. Về phân công", style: "Section", look: ParagraphLook(spaceBefore: 12))))
    blocks.append(
      .paragraph(
        Paragraph(
          style: "Text",
          content: [
            .text("Giao Văn phòng hoàn thành trước "), .text("ngày 20/7/2025", .bold),
            .text("; diện tích hội trường 450 m"),
            .text("2", TextLook(position: .superscript)), .text(", mã tra cứu trên từng tờ: "),
          ])))
    blocks += (0..<6).map { _ in .paragraph(Paragraph(sentence, style: "Text")) }
    blocks.append(.table(signatures))
    let code = try QRCode(text: "https://dien-hong.example/p/07-TB-BTV")
    let picture = WordImage(
      png: code.png(), width: 22, height: 22, description: "Mã QR dẫn tới bản gốc của thông báo")
    blocks.append(.paragraph(Paragraph(content: [.image(picture)])))
    return WordDocument(
      properties: WordProperties(
        title: "Thông báo kết luận Hội nghị", author: "Văn phòng Liên hiệp hội", language: "vi-VN",
        created: "2025-07-15T08:00:00Z"),
      body: body, styles: styles,
      sections: [
        WordSection(page: page, pageNumber: .topCentre, blocks: blocks),
        WordSection(
          page: page.landscape, pageNumber: .topCentre,
          blocks: [.paragraph(Paragraph("Phụ lục", style: "Title")), .table(figures)]),
      ])
  }
}
