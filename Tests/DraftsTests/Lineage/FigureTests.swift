// SPDX-License-Identifier: AGPL-3.0-or-later

import Drafts
import Seeded
import Testing

@Suite("Figures")
struct FigureTests {
  static func register(_ texts: (id: String, date: String?, text: String)...) -> FigureRegister {
    FigureRegister(
      of: texts.map { FigureSource(id: $0.id, date: $0.date, blocks: [$0.text]) }, lexicon: GroupingTests.lexicon)
  }

  @Test(
    "are read with their unit, exactly",
    arguments: [
      ("Kết nạp 26.000 hội viên.", "26000 hội viên"), ("Tỷ lệ nữ đạt 7,50%.", "7.5 %"),
      ("Kinh phí 1.234,5 tỷ đồng", "1234500000000 đồng"), ("Đạt 0,05 phần trăm", "0.05 %"),
      ("Có 12 nghìn người tham gia", "12000 người"), ("Kinh phí hơn 30 tỷ", "30000000000 đồng"),
      ("Kinh phí 1,2 nghìn tỷ đồng", "1200000000000 đồng"), ("Thu hút 2 triệu lượt người", "2000000 lượt người"),
      ("Membership grew by 6.5 percent", "6.5 %"), ("Membership grew by 6.5%", "6.5 %"),
      ("It cost 1.2 billion VND", "1200000000 đồng"), ("There were 2,501,265 comments", "2501265 "),
      ("Thu ngân sách 999999999999999999999 đồng", ""), ("Xem Điều 5, mục IV, trang 7", ""),
      ("Thu ngân sách năm 2025 đạt 12,5 nghìn tỷ đồng.", "12500000000000 đồng"),
      ("Năm 2025 có 1950 người tham gia.", "1950 người"), ("Kim ngạch đạt 1,2 tỷ USD", "1200000000 USD"),
      ("Sản xuất 3 tỷ kWh, thu 2 tỷ.", "3000000000 kWh; 2000000000 đồng"),
      ("Có 2020 người, từ năm 2021 đến 2025 thêm 30 người.", "2020 người; 30 người"),
      ("Ngày 28/7/2025, nhiệm kỳ 2025 - 2030, đến năm 2035", ""), ("Từ ngày 24-28/7 có 184 đại biểu", "184 đại biểu"),
    ])
  func reading(_ text: String, _ expected: String) {
    let found = Self.register(("a", nil, text)).figures.map { "\($0.value) \($0.unit)" }
    #expect(found.joined(separator: "; ") == expected)
  }

  @Test(
    "with three digits behind one sign are shares as the rest of the text writes them, and no figures where nothing tells",
    arguments: [
      ("Membership grew by 12.125%, costs by 6.5%.", "12.125 %; 6.5 %"),
      ("Tỷ lệ đạt 12,125%, trước đó 6,5%.", "12.125 %; 6.5 %"),
      ("Có 1.234.567 hội viên, tỷ lệ đạt 12.125%.", "1234567 hội viên; 12125 %"),
      ("Tỷ lệ đạt 12.125%.", ""), ("Tăng 6.5% và 6,5% và 12.125%.", "6.5 %; 6.5 %"),
      ("Tỷ lệ 6.5% trong 1.240 hội viên.", "6.5 %; 1240 hội viên"),
    ])
  func threeDecimals(_ text: String, _ expected: String) {
    let found = Self.register(("a", nil, text)).figures.map { "\($0.value) \($0.unit)" }
    #expect(found.joined(separator: "; ") == expected)
  }

  @Test(
    "behind words that only look like a part of a text without their marks are figures",
    arguments: [
      ("Tăng trưởng ở mức 12%.", "12 %"), ("Đạt 500 đồng, bằng 80% kế hoạch.", "500 đồng; 80 %"),
      ("Xem mục 12 và bảng 3, dòng 7.", ""), ("Xem muc 12 va bang 3, dong 7.", ""),
    ])
  func lookalikes(_ text: String, _ expected: String) {
    let found = Self.register(("a", nil, text)).figures.map { "\($0.value) \($0.unit)" }
    #expect(found.joined(separator: "; ") == expected)
  }

  @Test(
    "written with spaces between thousands are one number",
    arguments: [
      ("Kết nạp 12 500 hội viên.", "12500 hội viên"), ("Có 2\u{A0}501\u{202F}265 hội viên.", "2501265 hội viên"),
      ("Có 12 50 hội viên.", "12 ; 50 hội viên"), ("Có 12,5 500 hội viên.", "12.5 ; 500 hội viên"),
      ("Xem Điều 5 500 hội viên.", ""),
    ])
  func spacedThousands(_ text: String, _ expected: String) {
    let found = Self.register(("a", nil, text)).figures.map { "\($0.value) \($0.unit)" }
    #expect(found.joined(separator: "; ") == expected)
  }

  @Test(
    "with a dash between and a unit behind are one range, unless they are days or years",
    arguments: [
      ("Tăng trưởng 6,5-7%/năm.", "6.5…7 %"), ("Tăng trưởng 6,5 – 7 phần trăm.", "6.5…7 %"),
      ("Có 12.500-13.000 người.", "12500…13000 người"), ("Từ ngày 24-28 tháng 7 họp 2-3 ngày.", "2…3 ngày"),
      ("Giai đoạn 2021-2025 hỗ trợ 5-7 tỷ.", "5000000000…7000000000 đồng"), ("Biên bản số 12-15.", ""),
      ("3. Có 5 người.", "5 người"),
    ])
  func ranges(_ text: String, _ expected: String) {
    let found = Self.register(("a", nil, text)).figures.map { figure in
      "\(figure.value)" + (figure.upTo.map { "…\($0)" } ?? "") + " \(figure.unit)"
    }
    #expect(found.joined(separator: "; ") == expected)
  }

  @Test("bear their subject, the dates beside them, their source and its date")
  func particulars() throws {
    let register = Self.register(
      ("báo cáo A", "2025-07-15", "Đến năm 2030, tỷ lệ hộ nghèo còn 1,5%; thu nhập bình quân tăng."))
    let figure = try #require(register.figures.first)
    #expect(register.figures.count == 1)
    #expect(figure.subject == ["tỷ", "lệ", "hộ", "nghèo"])
    #expect(figure.dates == ["2030"])
    #expect(figure.source == "báo cáo A" && figure.sourceDate == "2025-07-15")
    #expect(figure.quote.hasPrefix("Đến năm 2030"))
  }

  @Test(
    "take the dates that stand with them, where a sentence gives several figures each its own",
    arguments: [
      ("Tỷ lệ hộ nghèo giảm từ 5,2% năm 2020 xuống còn 1,8% năm 2024.", [["2020"], ["2024"]]),
      ("Tỷ lệ hộ nghèo giảm từ 5,2% (năm 2020) xuống còn 1,8% (năm 2024).", [["2020"], ["2024"]]),
      ("Poverty fell from 5.2% in 2020 to 1.8% in 2024.", [["2020"], ["2024"]]),
      ("Năm 2020 đạt 5,2%, năm 2024 đạt 1,8%.", [["2020"], ["2024"]]),
      (
        "Năm 2020 có 10 đơn vị, 200 đoàn viên; năm 2024 có 12 đơn vị, 250 đoàn viên.",
        [["2020"], ["2020"], ["2024"], ["2024"]]
      ),
      ("Giai đoạn 2020-2024, tỷ lệ hộ nghèo giảm từ 5,2% năm 2020 xuống còn 1,8% năm 2024.", [["2020"], ["2024"]]),
      ("Năm 2020 đạt 5,2% và 1,8% năm 2024.", [["2020", "2024"], ["2020", "2024"]]),
      ("Từ năm 2020 đến năm 2024 đạt 5,2%, tăng 1,8%.", [["2020", "2024"], ["2020", "2024"]]),
    ])
  func ownDates(_ text: String, _ expected: [[String]]) {
    #expect(Self.register(("a", nil, text)).figures.map(\.dates) == expected)
  }

  @Test("of two years in one sentence do not contradict the same sentence in another text")
  func twoYears() {
    let text = "Tỷ lệ hộ nghèo giảm từ 5,2% năm 2020 xuống còn 1,8% năm 2024."
    #expect(Self.register(("a", nil, text), ("b", nil, text)).contradictions.isEmpty)
    let other = "Tỷ lệ hộ nghèo giảm từ 5,2% năm 2020 xuống còn 1,7% năm 2024."
    let found = Self.register(("a", nil, text), ("b", nil, other)).contradictions
    #expect(found.map { $0.map(\.value.description) } == [["1.8", "1.7"]])
  }

  @Test("of one subject with two values are listed, with where each stands")
  func contradictions() {
    let register = Self.register(
      ("kế hoạch", "2025-07-15", "Đại hội triệu tập 186 đại biểu chính thức. Tỷ lệ nữ đạt 15%."),
      ("tin", "2025-07-29", "Đại hội triệu tập 184 đại biểu chính thức. Tỷ lệ nữ đạt 15%."))
    #expect(register.contradictions.map { $0.map { "\($0.source) \($0.value)" } } == [["kế hoạch 186", "tin 184"]])
  }

  @Test("of one consultation, added up by channel and by document, are found not to agree")
  func consultation() {
    let register = Self.register(
      ("theo kênh", "2025-11-04", "Tổng số ý kiến góp ý vào dự thảo văn kiện là 2.501.265 ý kiến."),
      ("theo văn kiện", "2025-11-04", "Tổng số ý kiến góp ý vào dự thảo văn kiện là 2.500.743 ý kiến."))
    #expect(register.contradictions.map { $0.map(\.value.description) } == [["2501265", "2500743"]])
  }

  @Test(
    "of different times, subjects or units, or of one sentence, contradict nothing",
    arguments: [
      ("Năm 2025 kết nạp 120 đoàn viên mới.", "Năm 2026 kết nạp 150 đoàn viên mới."),
      ("Tỷ lệ hộ nghèo còn 2 phần trăm.", "Tỷ lệ che phủ rừng còn 40 phần trăm."),
      ("Kết nạp mới 120 đoàn viên.", "Kết nạp mới 120 hội viên."),
      ("Tỷ lệ nữ tăng từ 10 phần trăm lên 15 phần trăm.", "Việc khác."),
      ("Kinh phí hỗ trợ nhà ở là 2 tỷ đồng.", "Kinh phí hỗ trợ nhà ở là 2.000 triệu đồng."),
      ("Tăng trưởng kinh tế 6,5-7%/năm.", "Tăng trưởng kinh tế 6,5-7%/năm."),
      ("Tăng trưởng kinh tế 6,5-7%/năm.", "Tăng trưởng kinh tế đạt 6,8%/năm."),
      ("Kim ngạch xuất khẩu đạt 1,2 tỷ USD.", "Kim ngạch xuất khẩu đạt 28.000 tỷ đồng."),
      ("Tỷ lệ hộ nghèo còn 2%.", "Tỷ lệ hộ nghèo ở các xã miền núi, biên giới còn 9%."),
    ])
  func agreement(_ a: String, _ b: String) {
    #expect(Self.register(("a", nil, a), ("b", nil, b)).contradictions.isEmpty)
  }

  @Test(
    "that say one value in other writing, or one that the other leaves room for, contradict nothing",
    arguments: [
      ("Tỷ lệ kết nạp mới đạt 6,5%.", "Tỷ lệ kết nạp mới đạt 6.5 phần trăm."),
      ("Tỷ lệ kết nạp mới đạt 6,5%.", "Tỷ lệ kết nạp mới đạt 6,50 phần trăm."),
      ("Toàn tổ chức có 1.240 hội viên chính thức.", "Toàn tổ chức có 1240 hội viên chính thức."),
      ("Kinh phí tu sửa trụ sở hơn 30 tỷ.", "Kinh phí tu sửa trụ sở 30 tỷ đồng."),
      ("Kinh phí tu sửa trụ sở hơn 30 tỷ đồng.", "Kinh phí tu sửa trụ sở là 31.200 triệu đồng."),
      ("Kinh phí tu sửa trụ sở gần 30 tỷ đồng.", "Kinh phí tu sửa trụ sở là 29,6 tỷ đồng."),
      ("Thu hút khoảng 2.500 lượt người dự họp.", "Thu hút 2.486 lượt người dự họp."),
      ("The share of women reached 6.5 percent.", "The share of women reached 6,5%."),
      ("The union counts over 1,200 members.", "The union counts 1240 members."),
    ])
  func oneValue(_ a: String, _ b: String) {
    let register = Self.register(("a", nil, a), ("b", nil, b))
    #expect(register.figures.count == 2)
    #expect(register.contradictions.isEmpty)
  }

  @Test(
    "that no reading makes one value are listed, whatever their writing",
    arguments: [
      ("Tỷ lệ kết nạp mới đạt 6,5%.", "Tỷ lệ kết nạp mới đạt 7.2 phần trăm."),
      ("Kinh phí tu sửa trụ sở hơn 30 tỷ.", "Kinh phí tu sửa trụ sở 45 tỷ đồng."),
      ("Kinh phí tu sửa trụ sở hơn 30 tỷ.", "Kinh phí tu sửa trụ sở 29,5 tỷ đồng."),
      ("Toàn tổ chức có 1.240 hội viên chính thức.", "Toàn tổ chức có 1.420 hội viên chính thức."),
      ("Tăng trưởng kinh tế 6,5-7%/năm.", "Tăng trưởng kinh tế đạt 7,2%/năm."),
      ("Tăng trưởng GRDP 6,8%.", "Tốc độ tăng trưởng GRDP 7,2%."),
      ("Kỷ luật 125 thành viên.", "Kỷ luật 152 thành viên vi phạm."),
      ("Thu ngân sách năm 2025 đạt 12,5 nghìn tỷ đồng.", "Thu ngân sách năm 2025 đạt 11.500 tỷ đồng."),
      ("The share of women reached 6.5 percent.", "The share of women reached 7,2%."),
    ])
  func twoValues(_ a: String, _ b: String) {
    #expect(Self.register(("a", nil, a), ("b", nil, b)).contradictions.map(\.count) == [2])
  }

  // MARK: Figures of a congress that were found not to agree

  @Test(
    "of one event contradict each other though its days were moved; figures as of two days do not",
    arguments: [
      (
        "Đại hội có 186 đại biểu, diễn ra từ ngày 24 đến 28/7/2025.",
        "Đại hội có 184 đại biểu, diễn ra từ ngày 28 đến 29/7/2025.", 1
      ),
      ("186 đại biểu dự Đại hội, từ ngày 24-28/7/2025.", "184 đại biểu dự Đại hội, 28 đến 29/7/2025.", 1),
      ("186 đại biểu dự Đại hội, từ ngày 24-25/7.", "184 đại biểu dự Đại hội, từ ngày 28 đến ngày 29 tháng 7.", 1),
      (
        "186 đại biểu dự Đại hội, từ ngày 24 đến ngày 25 tháng 7 năm 2025.",
        "184 đại biểu dự Đại hội, trong các ngày 28 và 29/7/2025.", 1
      ),
      ("Từ ngày 24 đến 28/7/2025, Đại hội có 186 đại biểu.", "Ngày 28/7/2025, Đại hội có 184 đại biểu.", 1),
      (
        "Kết nạp 120 đoàn viên mới, tính đến ngày 30/6/2025.", "Kết nạp 150 đoàn viên mới, tính đến ngày 31/12/2025.", 0
      ),
      ("Tháng 6 năm 2025 kết nạp 20 đoàn viên mới.", "Năm 2025 kết nạp 150 đoàn viên mới.", 0),
      ("Đại hội có 186 đại biểu, từ ngày 24 đến 28/7/2025.", "Đại hội có 184 đại biểu, từ ngày 24 đến 28/7/2020.", 0),
      (
        "Ban Chấp hành gồm 60 đồng chí; Đại hội có 450 đại biểu.",
        "Ban Chấp hành gồm 42 đồng chí; Đại hội có 449 đại biểu.", 2
      ),
      ("Biên độ tuổi tái cử là 30 tháng.", "Biên độ tuổi tái cử là 48 tháng.", 1),
    ])
  func ofOneEvent(_ a: String, _ b: String, _ expected: Int) {
    #expect(Self.register(("a", nil, a), ("b", nil, b)).contradictions.count == expected)
  }

  @Test("that name two terms of one thing contradict each other; terms of two things do not")
  func terms() {
    let other = Self.register(
      ("tin", nil, "Nhiệm kỳ 2020-2025 của Đại hội lần thứ I."),
      ("tít", nil, "Nhiệm kỳ 2025-2030 của Đại hội lần thứ I."))
    #expect(
      other.contradictions.map { $0.map { "\($0.value)-\($0.upTo?.description ?? "")" } } == [
        ["2020-2025", "2025-2030"]
      ])
    let same = Self.register(
      ("a", nil, "Nhiệm kỳ 2025-2030 của Đại hội lần thứ I."), ("b", nil, "Đại hội lần thứ I, nhiệm kỳ 2025 – 2030."))
    #expect(same.contradictions.isEmpty)
    let two = Self.register(
      ("a", nil, "Kiểm điểm công tác lãnh đạo nhiệm kỳ 2020-2025."),
      ("b", nil, "Phương hướng xây dựng tổ chức nhiệm kỳ 2025-2030."))
    #expect(two.contradictions.isEmpty)
  }

  @Test(
    "whose parts do not make their sum are listed with it",
    arguments: [
      (
        "Tổng số ý kiến góp ý là 2.501.265 lượt. Theo kênh: 127.584 lượt, 2.131.376 lượt, 1.722 lượt và 240.583 lượt.",
        nil
      ),
      (
        "Tổng số ý kiến góp ý là 2.501.265 lượt. Theo văn kiện: 1.169.638 lượt, 792.533 lượt và 538.572 lượt.",
        "2500743"
      ),
      ("Tổng số ý kiến góp ý là 2.501.265 lượt, gồm 1.169.638, 792.533 và 538.572 lượt.", "2500743"),
      ("There were a total of 2,501,265 comments. By document: 1,169,638, 792,533 and 538,572 comments.", "2500743"),
      ("Đại hội có 186 đại biểu, gồm 51 đại biểu đương nhiên, 135 đại biểu bầu.", nil),
      ("Đại hội có 186 đại biểu, gồm 51 đại biểu đương nhiên, 133 đại biểu bầu.", "184"),
      ("Đại hội có 186 đại biểu, trong đó 60 đại biểu nữ, 20 đại biểu trẻ.", nil),
      ("Đại hội có 186 đại biểu, gồm 186 đại biểu (51 đại biểu đương nhiên, 135 đại biểu bầu).", nil),
      ("Thu 5 tỷ đồng; các khoản chi: 2 tỷ đồng, 4 tỷ đồng.", nil),
    ] as [(String, String?)])
  func sums(_ text: String, _ sum: String?) {
    let found = Self.register(("a", nil, text)).mismatches
    #expect(found.map(\.reckoned.description) == (sum.map { [$0] } ?? []))
    #expect(found.allSatisfy { $0.kind == .sum && $0.stated == $0.figures[0] })
  }

  @Test(
    "that are a share of others are reckoned again",
    arguments: [
      ("Đại biểu đương nhiên là 191 trên tổng số 1.587 đại biểu, chiếm 12,4%.", "12.04"),
      ("Đại hội có 1.587 đại biểu, trong đó 191 đại biểu đương nhiên, chiếm 12,4%.", "12.04"),
      ("Đại hội có 1.587 đại biểu, trong đó có 191 đại biểu đương nhiên (12,04%).", nil),
      ("There were 1,587 delegates, of whom 191 delegates by right (12.4%).", "12.04"),
      ("Đại biểu đương nhiên: 191/1.587 đại biểu (12,4%).", "12.04"), ("191/1.587 đại biểu, đạt 12,04%.", nil),
      ("191/1.587 đại biểu, đạt 12%.", nil), ("Có 45/60 chi bộ hoàn thành nhiệm vụ, đạt 75%.", nil),
      ("Có 45/60 chi bộ hoàn thành nhiệm vụ, đạt 70%.", "75"), ("191 trên 1.587 đại biểu, đạt khoảng 12%.", nil),
      ("Có 191/1.587 đại biểu, tăng 12,4% so với trước.", nil), ("Ngày 28/7, 90% đại biểu có mặt.", nil),
      ("Quyết định số 45/2025 tăng 3%.", nil), ("191 out of 1,587 delegates, about 12%, came.", nil),
    ] as [(String, String?)])
  func shares(_ text: String, _ share: String?) {
    let found = Self.register(("a", nil, text)).mismatches
    #expect(found.map(\.reckoned.description) == (share.map { [$0] } ?? []))
    #expect(found.allSatisfy { $0.kind == .share && $0.stated == $0.figures[2] })
  }

  @Test("are found whatever the order of the texts", arguments: 1...10 as ClosedRange<UInt64>)
  func order(_ seed: UInt64) {
    var chance = Chance(seed: seed)
    let sources = (0..<30).map { number in
      let value = Int.random(in: 1...3, using: &chance)
      return FigureSource(
        id: "\(number)", blocks: ["Đại hội bầu \(value) ủy viên phụ trách lĩnh vực thứ \(number % 5)."])
    }
    let once = FigureRegister(of: sources, lexicon: .vietnamese)
    let again = FigureRegister(of: sources.shuffled(using: &chance), lexicon: .vietnamese)
    #expect(Set(once.contradictions.map(Set.init)) == Set(again.contradictions.map(Set.init)), "seed \(seed)")
    #expect(Set(once.figures) == Set(again.figures), "seed \(seed)")
  }
}
