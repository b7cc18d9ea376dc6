// SPDX-License-Identifier: AGPL-3.0-or-later
import Markup

extension Gallery {
  var record: Page {
    Page(
      say("Kết quả biểu quyết", "Result of the vote"), language: language, place: "/meetings",
      breadcrumbs: [
        Link(say("Hội nghị", "Conferences"), to: "/meetings"), Link(say("Lần thứ hai", "Second"), to: "/meetings/2"),
      ],
      width: .wide
    ) {
      H1(say("Kết quả biểu quyết", "Result of the vote"))
      Tabs(
        label: say("Các phần của hội nghị", "Parts of the conference"),
        [
          Link(say("Chương trình", "Agenda"), to: "/meetings/2"),
          Link(say("Điểm danh", "Attendance"), to: "/meetings/2/attendance"),
          Link(say("Biểu quyết", "Votes"), to: "/meetings/2/votes"),
          Link(say("Văn bản", "Papers"), to: "/meetings/2/papers"),
        ], current: "/meetings/2/votes")
      result
      attendance
      DataTable(
        say("Ý kiến", "Comments"), [GalleryMember](), columns: [.rowHeading(say("Họ và tên", "Name"), \.name)],
        empty: EmptyState(
          say(
            "Chưa ghi ý kiến nào. Thư ký ghi ý kiến khi có người phát biểu.",
            "No comments yet. The secretary notes them as people speak."),
          action: Link(say("Ghi ý kiến đầu tiên", "Note the first comment"), to: "/comments/new")))
      Pagination(
        previous: "?page=1", next: "?page=3",
        words: PaginationWords(
          label: say("Các trang", "Pages"), previous: say("Trước", "Previous"), next: say("Sau", "Next"),
          place: say("Trang 2 trên 3", "Page 2 of 3")))
      Grid {
        Card(heading: say("Biên bản", "Minutes")) {
          P(say("Số 03-BB/ĐU, ngày 15/7/2025", "No. 03-BB/ĐU, 15/7/2025"));
          Row {
            Download("DOCX", from: "/papers/3.docx", as: "bien-ban.docx");
            Download("PDF", from: "/papers/3.pdf", as: "bien-ban.pdf")
          }
        }
        Card(heading: say("Mã đăng nhập", "Sign-in code")) {
          QRFigure(modules: Self.modules, width: 21, name: say("Mã QR đăng nhập", "QR sign-in code"), text: "K7PM-3QXD")
        }
      }
      Confirmation(
        say("Đã ban hành thông báo kết luận", "The notice of conclusions has been issued"),
        result: say("Số 05-TB/ĐU", "No. 05-TB/ĐU"))
    }
  }

  @HTMLBuilder private var result: HTML {
    Split {
      BarChart(
        say("Số lượng Ban Chấp hành: 34", "Size of the executive committee: 34"),
        headings: (label: say("Phương án", "Option"), count: say("Phiếu", "Votes")),
        [
          Bar(say("Đồng ý", "For"), 45), Bar(say("Không đồng ý", "Against"), 3, emphasised: false),
          Bar(say("Ý kiến khác", "Other"), 2, emphasised: false),
        ], of: 51, threshold: NeededLine(26, say("Vạch: cần 26 trên 51", "Line: 26 of 51 needed")))
      SummaryList([
        SummaryRow(say("Phát ra", "Issued"), "51"), SummaryRow(say("Thu về", "Returned"), "50"),
        SummaryRow(say("Hợp lệ", "Valid"), "50", change: Link(say("Sửa", "Change"), to: "/count")),
        SummaryRow(say("Quy tắc", "Rule")) {
          Code("majority.committee"); Tag(say("Chưa đối chiếu", "Unverified"), .attention)
        },
      ])
      Details(say("Cách tính", "How it is counted")) {
        P(say("Quá nửa số ủy viên được triệu tập: 26 trên 51.", "More than half of those summoned: 26 of 51."))
      }
    } side: {
      Timeline([
        TimelineEntry("08:05", machine: "2025-07-15T08:05:00+07:00") {
          P(say("Khai mạc, 41 ủy viên có mặt", "Opened, 41 members present"))
        },
        TimelineEntry("10:30", machine: "2025-07-15T10:30:00+07:00") {
          P(say("Phát phiếu biểu quyết", "Voting papers issued"))
        },
        TimelineEntry("10:52", machine: "2025-07-15T10:52:00+07:00") {
          P(say("Hai kiểm phiếu viên nhập khớp nhau", "Both tellers entered the same count"))
        },
      ])
      PersonCard(
        name: "Trần Thị Hoài Thương", post: say("Người kết luận", "Concludes"), initials: "HT", to: "/people/2")
    }
  }

  private var attendance: HTML {
    DataTable(
      say("Ủy viên", "Members"), members,
      columns: [
        .rowLink(say("Họ và tên", "Name"), \.name, to: { Address(path: "people", $0.name) }),
        .text(say("Chức vụ", "Post"), \.post),
        .content(say("Có mặt", "Attendance")) { member in
          if member.isPresent { Tag(say("Có mặt", "Present"), .good) } else { Tag(say("Vắng", "Absent"), .neutral) }
        },
        .number(say("Số phiếu", "Papers")) { "\($0.papers)" },
        .actions(say("Thao tác", "Actions")) { member in
          ActionButton(
            say("Điểm danh", "Check in"), about: member.name, to: "/attendance", token: token,
            sends: ["member": member.name])
        },
      ], total: [say("Cộng", "Total"), "", "", "18", ""], empty: EmptyState(say("Chưa có ai.", "Nobody yet.")))
  }

  /// Not a real code: the three finders and a pattern, enough to look at.
  static var modules: [Bool] {
    (0..<441).map { index in
      let (x, y) = (index % 21, index / 21)
      let (a, b) = (x < 7 ? x : x > 13 ? x - 14 : 9, y < 7 ? y : y > 13 ? y - 14 : 9)
      guard a < 7, b < 7, !(x > 13 && y > 13) else { return (x * 7 + y * 5 + x * y) % 3 == 0 }
      return a == 0 || a == 6 || b == 0 || b == 6 || ((2...4).contains(a) && (2...4).contains(b))
    }
  }

  var paper: Page {
    Page(
      say("Biên bản", "Minutes"), language: language, place: "/papers",
      breadcrumbs: [Link(say("Văn kiện", "Papers"), to: "/papers")],
      width: .wide
    ) {
      H1(say("Xem trước biên bản", "Preview of the minutes"))
      Buttons {
        PrintButton(say("In", "Print"), .primary)
        ButtonLink("DOCX", to: "/papers/3.docx", .secondary)
      }
      PaperSheet(language: "vi", label: say("Tờ văn bản", "The paper")) {
        Letterhead(
          left: [
            PaperLine("ĐẢNG BỘ TỈNH", size: 14), PaperLine("ĐẢNG ỦY CÁC CƠ QUAN ĐẢNG TỈNH", size: 14, .bold),
            PaperLine("*", size: 14),
            PaperLine("Số 03-BB/ĐU", size: 14),
          ],
          right: [
            PaperLine("ĐẢNG CỘNG SẢN VIỆT NAM", size: 15, .bold, .ruled),
            PaperLine("Ngày 15 tháng 7 năm 2025", size: 14, .italic),
          ])
        PaperTitle(
          "BIÊN BẢN", abstract: "Hội nghị lần thứ hai Ban Chấp hành Đảng bộ các cơ quan Đảng tỉnh, nhiệm kỳ 2020-2025")
        PaperText(
          """
          Hội nghị khai mạc lúc 8 giờ, ngày 15 tháng 7 năm 2025, tại Trung tâm Hội nghị tỉnh. \
          Tổng số ủy viên được triệu tập: 51; có mặt: 41; vắng: 10.
          """
        )
        PaperText(
          """
          Hội nghị đã thảo luận, cho ý kiến vào dự thảo các văn kiện trình Đại hội đại biểu lần thứ I, \
          nhiệm kỳ 2025-2030, và biểu quyết như sau:
          """
        )
        PaperTable(
          headings: ["TT", "Nội dung", "Đồng ý", "Tỷ lệ"],
          rows: [
            ["1", "Số lượng Ban Chấp hành: 34 đồng chí", "45/51", "88,2 %"],
            ["2", "Số lượng Ban Thường vụ: 11 đồng chí", "44/51", "86,3 %"],
          ], numeric: [2, 3])
        SignatureBlocks([
          SignatureBlock(lines: ["THƯ KÝ"], name: "Đỗ Thị Ngọc Ánh"),
          SignatureBlock(lines: ["T/M BAN CHẤP HÀNH", "CHỦ TRÌ"], name: "Nguyễn Đức Thắng"),
        ])
      }
      PaperSheet(language: "vi", label: say("Phiếu biểu quyết", "Voting paper")) {
        Slips([ballot, ballot])
        VotingPaperTable(
          headings: (number: "TT", question: "Nội dung"),
          [
            VotingPaperRow(number: "1", question: "Số lượng Ban Chấp hành khóa mới là 34 đồng chí"),
            VotingPaperRow(number: "2", question: "Số lượng Ban Thường vụ khóa mới là 11 đồng chí"),
          ], options: ["Đồng ý", "Không đồng ý", "Ý kiến khác"])
      }
    }
  }

  private var ballot: HTML {
    HTML {
      PaperText(PaperLine("PHIẾU ĐĂNG NHẬP", size: 13, .bold, .centred))
      P("Nguyễn Đức Thắng")
      QRFigure(modules: Self.modules, width: 21, name: "Mã QR", text: "K7PM-3QXD")
    }
  }

  var hall: HallPage {
    HallPage(
      say("Hội nghị lần thứ hai", "Second conference"), language: language,
      organisation: say("Ban Chấp hành Đảng bộ các cơ quan Đảng tỉnh", "Executive Committee, Provincial Agencies"),
      live: "/events",
      foot: say("Theo dõi trên máy tính bảng: dienhong.lan", "Follow on your tablet: dienhong.lan")
    ) {
      HallMessage(
        say("Số ủy viên có mặt", "Members present"), number: "41/51",
        note: say("Đủ điều kiện tiến hành (cần 34)", "Quorum reached (34 needed)"))
    }
  }

  /// Every page by the name of its file.
  var documents: [(name: String, bytes: [UInt8])] {
    let pages = [("home", home), ("form", form), ("record", record), ("paper", paper)]
    return pages.map { ("\($0.0)-\(language)", $0.1.document(in: frame)) }
      + [("hall-\(language)", hall.document(assets: frame.assets, words: frame.words))]
  }
}
