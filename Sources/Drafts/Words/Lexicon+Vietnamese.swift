// SPDX-License-Identifier: AGPL-3.0-or-later

extension Lexicon {
  /// Vietnamese as offices and citizens write it about drafts. Units that only one kind of organisation counts in are added by
  /// its pack.
  public static let vietnamese = Lexicon(
    acts: [
      Act(
        "add", negated: "keep", against: ["remove"],
        phrases: words("bổ sung; thêm; đưa vào; đưa thêm; chèn; ghi thêm; nêu thêm")),
      Act(
        "remove", negated: "keep",
        phrases: words("bỏ; lược bỏ; bãi bỏ; hủy bỏ; loại bỏ; bỏ đi; xóa; xóa bỏ; cắt bỏ; gạch bỏ; rút bỏ; lược đi")),
      Act(
        "keep", against: words("remove; amend; raise; lower; merge; split; move"),
        phrases: words("giữ; giữ nguyên; giữ lại; để nguyên; duy trì")),
      Act(
        "amend", negated: "keep",
        phrases: words(
          """
          sửa; sửa lại; sửa đổi; chỉnh sửa; sửa thành; chỉnh lý; chỉnh lại; điều chỉnh; thay; thay đổi; thay bằng; thay thế; \
          thay vì; thay cho; đổi; đổi thành; chuyển thành; chuyển sang; viết lại; diễn đạt lại
          """)),
      Act(
        "clarify", negated: "keep",
        phrases: words(
          """
          làm rõ; nói rõ; ghi rõ; nêu rõ; quy định rõ; xác định rõ; giải thích rõ; nêu cụ thể; ghi cụ thể; quy định cụ thể; \
          làm rõ thêm; cụ thể hóa thêm
          """)),
      Act(
        "raise", negated: "keep", against: ["lower"],
        phrases: words("nâng; nâng lên; nâng cao; tăng; tăng lên; tăng thêm; kéo dài")),
      Act(
        "lower", negated: "keep", phrases: words("giảm; giảm xuống; hạ; hạ xuống; rút xuống; rút ngắn; cắt giảm; bớt")),
      Act(
        "merge", negated: "keep", against: ["split"], phrases: words("gộp; gộp lại; nhập; nhập lại; ghép; lồng ghép")),
      Act("split", negated: "keep", phrases: words("tách; tách ra; tách riêng; chia tách")),
      Act("move", negated: "keep", phrases: words("chuyển lên; chuyển xuống; đưa lên; đưa xuống; chuyển về; đảo")),
      Act("weigh", phrases: words("cân nhắc; nghiên cứu lại; xem lại; rà soát lại")),
      Act("oppose", opposes: true, phrases: words("phản đối; bác bỏ; bác")),
    ],
    notActs: words(
      """
      tăng cường; tăng trưởng; tăng tốc; gia tăng; giảm nghèo; đổi mới; trao đổi; biến đổi; chuyển đổi; nhập khẩu; thu nhập; \
      hội nhập; gia nhập; sáp nhập; xâm nhập; sửa chữa; tháo bỏ; bộ phận; bỏ phiếu; bỏ qua; giữ gìn; giữ vững; giữ vai trò; hạ tầng; \
      thiên hạ; thêm nữa; tách rời; chia sẻ; bất bình đẳng; thay mặt; đảo lộn; biển đảo; hải đảo
      """),
    negators: words("không; chẳng; chả; đừng; chớ; không phải; không được; không nên; không cần; chưa nên; chưa cần"),
    doubts: words("chưa"),
    numerals: ["hai": 2, "ba": 3, "bốn": 4, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10],
    places: words("phần; chương; mục; tiểu mục; điều; khoản; điểm; phụ lục; bảng; biểu; đoạn; gạch đầu dòng"),
    paperPlaces: words("trang; dòng; tr"),
    courtesies: words(
      """
      đề nghị; kiến nghị; đề xuất; mong; mong muốn; kính mong; mong rằng; kính đề nghị; xin; kính; kính thưa; thưa; kính gửi; \
      trân trọng; xin trân trọng; cảm ơn; cám ơn; xin cảm ơn; xin chân thành cảm ơn; chân thành; tôi; tôi xin; em; chúng tôi; \
      chúng em; cá nhân tôi; theo tôi; theo chúng tôi; đơn vị; đơn vị chúng tôi; đơn vị tôi; cơ quan tôi; ý kiến; góp ý; có ý kiến; \
      xin góp ý; tham gia ý kiến; ban soạn thảo; ban biên tập; tổ biên tập; ban tổ chức; cơ quan soạn thảo; tiểu ban; tiểu ban văn kiện; \
      tiếp thu; đề nghị tiếp thu; xem xét; nghiên cứu; quan tâm; lưu ý; nhận thấy; cho rằng; nghĩ rằng; thấy rằng
      """),
    functionWords: words(
      """
      và; hoặc; hay; của; là; thì; mà; ở; tại; trong; ngoài; trên; dưới; với; cùng; cho; để; về; đến; tới; từ; bởi; do; vì; bằng; \
      theo; như; cũng; rất; được; bị; đã; đang; sẽ; sắp; vẫn; đều; ngay; các; những; mọi; mỗi; từng; cả; một; hằng; hàng; \
      này; kia; đó; đây; ấy; khi; vào; ra; lên; xuống; lần; cụm từ; từ ngữ; chữ; câu; rằng; cái; việc; sự; nội dung
      """),
    urgings: words(
      """
      cần; phải; nên; hãy; quá; lắm; hơi; còn; lại; chỉ; càng; nhiều; ít; hơn; nhất; cụ thể; rõ; ngắn
      """),
    requests: words(
      """
      đề nghị; kính đề nghị; kiến nghị; đề xuất; mong; mong muốn; kính mong; mong rằng; tiếp thu; đề nghị tiếp thu; xem xét; nghiên cứu; \
      quan tâm; lưu ý
      """),
    pointers: words(
      """
      cụm từ này; từ này; từ ngữ này; chữ này; câu này; câu chữ này; đoạn này; đoạn văn này; chỗ này; ý này; vế này; dòng này; \
      gạch đầu dòng này; điểm này; mục này; khoản này; phần này; nội dung này; chỉ tiêu này; con số này; số này; số liệu này; \
      tại đây; ở đây
      """),
    signs: ["%": "phần trăm"],
    opinions: words(
      """
      ý kiến của; góp ý của; ý kiến góp ý của; ý kiến tham gia của; ý kiến đóng góp của; ý kiến phát biểu của; phát biểu của; \
      nhận xét của; ý kiến đồng chí; góp ý đồng chí
      """),
    assents: words(
      """
      nhất trí; đồng ý; tán thành; đồng tình; ủng hộ; thống nhất; hoan nghênh; tán đồng; nhất trí cao; hoàn toàn nhất trí; \
      hoàn toàn đồng ý; cơ bản nhất trí; nhất trí cơ bản; không có ý kiến gì; không có ý kiến gì thêm; không có ý kiến khác; \
      không có ý kiến; không ý kiến; không có gì bổ sung; không bổ sung gì thêm; không góp ý gì thêm
      """),
    assentScope: words(
      """
      dự thảo; bản dự thảo; văn kiện; báo cáo; báo cáo chính trị; nghị quyết; chương trình hành động; tài liệu; văn bản; bố cục; kết cấu; \
      chủ đề; phương châm; mục tiêu; nhiệm vụ; giải pháp; phương hướng; quan điểm; đánh giá; nhận định; toàn văn; toàn bộ; toàn thể; \
      đoạn; mục; phần; điểm; trình bày; đã nêu; nêu; nêu trên; như trên; trên; ban hành; thông qua; trình; đại hội; hoàn toàn; cơ bản; \
      tuyệt đối; cao; sâu sắc; chung; khác; thêm; gì; chuẩn bị; công phu; đầy đủ; tốt; hợp lý; phù hợp; đúng; \
      đã nghiên cứu; đã xem xét; đã tiếp thu; qua nghiên cứu; sau khi nghiên cứu; sau khi xem xét; đề nghị thông qua; đề nghị ban hành; \
      đề nghị xem xét thông qua; đề nghị đại hội thông qua; đề nghị đại hội xem xét thông qua; đề nghị trình đại hội
      """),
    turns: words(
      "tuy nhiên; nhưng; song; song le; tuy vậy; dù vậy; nếu; với điều kiện; trừ; ngoại trừ; riêng; một phần; phần nào; phần lớn; ngoài ra; bên cạnh đó; đồng thời"
    ),
    abbreviations: words(
      "TP; Tp; tp; Q; P; TS; ThS; PGS; GS; BS; Ths; KS; Ô; Bà; v.v; vv; tr; Tr; St; Nxb; NXB; T/M; TM; KT; Th; Ng; Đ/c; đ/c; đc"
    ),
    units: [
      FigureUnit("%"), FigureUnit("phần trăm", unit: "%"), FigureUnit("đồng"), FigureUnit("USD"),
      FigureUnit("đô la", unit: "USD"), FigureUnit("đô la Mỹ", unit: "USD"), FigureUnit("EUR"),
      FigureUnit("euro", unit: "EUR"), FigureUnit("ơ rô", unit: "EUR"), FigureUnit("kWh"), FigureUnit("m3"),
      // Money is often written without its unit.
      FigureUnit("tỷ", unit: "đồng", factor: 1_000_000_000), FigureUnit("tỉ", unit: "đồng", factor: 1_000_000_000),
      FigureUnit("nghìn tỷ", unit: "đồng", factor: 1_000_000_000_000),
      FigureUnit("nghìn tỉ", unit: "đồng", factor: 1_000_000_000_000),
      FigureUnit("triệu", unit: "", factor: 1_000_000), FigureUnit("vạn", unit: "", factor: 10_000),
      FigureUnit("nghìn", unit: "", factor: 1000), FigureUnit("ngàn", unit: "", factor: 1000),
      FigureUnit("người"), FigureUnit("đại biểu"), FigureUnit("hội viên"),
      FigureUnit("đoàn viên"),
      FigureUnit("ủy viên"), FigureUnit("đồng chí"), FigureUnit("cán bộ"), FigureUnit("hộ"),
      FigureUnit("hộ gia đình", unit: "hộ"),
      FigureUnit("tổ chức"), FigureUnit("đơn vị"), FigureUnit("lượt"), FigureUnit("lượt người"),
      FigureUnit("ý kiến"),
      FigureUnit("hội nghị"), FigureUnit("cuộc"), FigureUnit("lớp"), FigureUnit("lần"), FigureUnit("xã"),
      FigureUnit("huyện"), FigureUnit("ha"),
      FigureUnit("km"), FigureUnit("m2"), FigureUnit("tấn"), FigureUnit("tháng"), FigureUnit("ngày"),
      FigureUnit("tuổi"), FigureUnit("điểm"),
      FigureUnit("ban"), FigureUnit("giờ"), FigureUnit("phiếu"), FigureUnit("doanh nghiệp"), FigureUnit("dự án"),
    ],
    dateWords: words("năm; ngày; tháng; quý; nhiệm kỳ; giai đoạn; khóa; thế kỷ; từ năm; đến năm"),
    terms: ["nhiệm kỳ"], totals: words("tổng; tổng số; tổng cộng"), wholes: words("gồm; bao gồm; gồm có"),
    ratios: words("trên; trong; trên tổng số; trong tổng số; trong số"),
    partings: words("trong đó; trong đó có; trong số đó; trong số đó có"),
    measureWords: words(
      """
      đạt; gồm; có; là; khoảng; gần; trên; hơn; ước; ước đạt; tổng; tổng số; tổng cộng; trong đó; chiếm; còn; tương đương; bình quân; \
      ít nhất; tối thiểu; tối đa; không quá; dưới; xấp xỉ
      """),
    leeways: [
      .above: words("hơn; trên; ít nhất; tối thiểu"), .below: words("gần; dưới; không quá; tối đa"),
      .around: words("khoảng; ước; ước đạt; xấp xỉ"),
    ])

  /// "a; b; c" as a list: a table of words is read more easily so.
  static func words(_ list: String) -> [String] {
    list.split(separator: ";").map { word in String(word.drop { $0 == " " || $0 == "\n" }) }
  }
}
