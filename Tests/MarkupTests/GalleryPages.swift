// SPDX-License-Identifier: AGPL-3.0-or-later
import Markup

extension FieldName {
  static let venue: FieldName = "venue"
  static let issued: FieldName = "issued"
  static let held: FieldName = "held"
  static let birth: FieldName = "birth"
  static let begins: FieldName = "begins"
  static let method: FieldName = "method"
  static let duties: FieldName = "duties"
  static let unit: FieldName = "unit"
  static let comment: FieldName = "comment"
  static let list: FieldName = "list"
  static let secret: FieldName = "secret"
  static let code: FieldName = "code"
  static let compared: FieldName = "compared"
}

/// A member in the gallery; names are invented.
struct GalleryMember {
  let name: String
  let post: String
  let papers: Int
  let isPresent: Bool
}

/// Every component with real words in both languages, to be looked at and to be tested as a whole.
struct Gallery {
  let language: String
  var isVietnamese: Bool { language == "vi" }
  func say(_ vietnamese: String, _ english: String) -> String { isVietnamese ? vietnamese : english }
  let token = FormToken(value: "t0k3n")

  var frame: Frame {
    Frame(
      product: "Diên Hồng",
      organisation: say("Đảng bộ các cơ quan Đảng tỉnh", "Party Committee of the Provincial Agencies"),
      home: "/",
      assets: Frame.Assets(
        stylesheet: "/dienhong.css", icon: "/icon.svg", scripts: ["/forms.js", "/live.js", "/print.js"]),
      words: Frame.Words(
        skip: say("Đến nội dung chính", "Skip to main content"), menu: say("Các mục chính", "Main places"),
        path: say("Vị trí của trang", "You are here"), language: say("Ngôn ngữ", "Language"),
        signOut: say("Đăng xuất", "Sign out"), offline: say("Mất kết nối – đang thử lại", "Offline – trying again"),
        uploading: say("Đang tải lên", "Uploading"), unsaved: say("Nội dung chưa được lưu", "Not saved yet")),
      navigation: [
        Link(say("Việc cần làm", "To do"), to: "/"), Link(say("Hội nghị", "Conferences"), to: "/meetings"),
        Link(say("Văn kiện", "Papers"), to: "/papers"), Link(say("Đại biểu", "Delegates"), to: "/delegates"),
        Link(say("Tổ chức", "Organisation"), to: "/units"), Link(say("Nhật ký", "Journal"), to: "/journal"),
      ],
      languages: [
        Frame.LanguageLink(code: "vi", name: "Tiếng Việt", address: "?lang=vi"),
        Frame.LanguageLink(code: "en", name: "English", address: "?lang=en"),
      ],
      person: Frame.Person(
        name: "Lê Thị Minh Nguyệt", role: say("Văn phòng Đảng ủy", "Office of the committee"), address: "/me",
        signOut: "/sign-out", token: token),
      flash: Frame.Flash(.good, say("Đã lưu chương trình hội nghị.", "The agenda has been saved.")),
      footLinks: [Link(say("Hướng dẫn", "Help"), to: "/help"), Link(say("Giấy phép", "Licence"), to: "/licence")])
  }

  var members: [GalleryMember] {
    [
      GalleryMember(name: "Nguyễn Đức Thắng", post: say("Bí thư", "Secretary"), papers: 6, isPresent: true),
      GalleryMember(
        name: "Trần Thị Hoài Thương", post: say("Phó Bí thư Thường trực", "Standing deputy"), papers: 6, isPresent: true
      ),
      GalleryMember(
        name: "Phạm Quốc Khánh", post: say("Ủy viên Ban Thường vụ", "Standing member"), papers: 0, isPresent: false),
      GalleryMember(name: "Đỗ Thị Ngọc Ánh", post: say("Ủy viên", "Member"), papers: 6, isPresent: true),
    ]
  }

  var home: Page {
    Page(say("Việc cần làm", "To do"), language: language, place: "/", live: "/events", width: .wide) {
      H1(say("Hội nghị lần thứ hai", "Second conference"))
      P(
        say(
          "Thứ Ba, ngày 15 tháng 7 năm 2025, Trung tâm Hội nghị tỉnh",
          "Tuesday, 15 July 2025, Provincial Conference Centre"), .class(.lead))
      Steps(
        label: say("Các bước", "Steps"),
        [
          Step(say("Chuẩn bị", "Prepare"), .done, status: say("xong", "done"), to: "/meetings/2/plan"),
          Step(say("Điểm danh", "Check in"), .now, status: say("đang làm", "in progress")),
          Step(say("Thảo luận", "Discuss"), .later, status: say("chưa đến", "later")),
          Step(say("Biểu quyết", "Vote"), .later, status: say("chưa đến", "later")),
          Step(say("Kết luận", "Conclude"), .later, status: say("chưa đến", "later")),
        ])
      Split {
        Live("attendance", says: say("27 ủy viên có mặt", "27 members present")) {
          QuorumBar(
            present: 27, needed: 34, of: 51,
            says: say("27 trên 51 ủy viên có mặt, cần 34", "27 of 51 members present, 34 needed"),
            label: say("Còn thiếu 7", "7 short"))
        }
        Section("next", heading: say("Việc tiếp theo", "What is next")) { tasks }
        Warning(
          say(
            "Sau khi khai mạc, không đổi được danh sách triệu tập.",
            "Once opened, the list of those summoned cannot change."),
          sign: say("Chú ý", "Warning"))
        Notice(
          say("Quy tắc này chưa được đối chiếu với văn bản gốc.", "This rule has not been compared with its source."),
          .attention)
      } side: {
        Tiles {
          Tile(
            "186", say("đại biểu dự kiến", "delegates planned"), note: say("kế hoạch, 15/7/2025", "plan, 15/7/2025"),
            to: "/delegates")
          Tile("51", say("đại biểu đương nhiên", "ex officio"))
          Tile("135", say("còn phân bổ", "left to allocate"))
        }
        ShareBar(
          say("Cơ cấu đại biểu", "Kinds of delegate"),
          [
            Share(say("Đương nhiên", "Ex officio"), 51), Share(say("Chỉ định", "Designated"), 135),
          ])
        PairChart(
          say("Phân bổ", "Allocation"),
          headings: (say("Đơn vị", "Unit"), say("Suất", "Seats"), say("Mỗi suất", "Per seat")),
          [
            PairRow(say("Báo tỉnh", "Newspaper"), 20, text: "20", 1990, text: "19,90"),
            PairRow(say("Tòa án", "Court"), 25, text: "25", 2048, text: "20,48"),
          ], even: (2012, say("Bình quân 20,12", "Average 20.12")))
      }
    }
  }

  private var tasks: HTML {
    TaskList([
      TaskItem(
        say("Lập chương trình hội nghị", "Draw up the agenda"), to: "/meetings/2/agenda", .done,
        status: say("Xong", "Done")),
      TaskItem(
        say("Điểm danh ủy viên", "Check members in"), to: "/meetings/2/attendance", .now,
        status: say("Đang làm", "In progress"),
        note: say("27 trên 51 ủy viên có mặt", "27 of 51 members are present")),
      TaskItem(
        say("In phiếu biểu quyết", "Print the voting papers"), to: "/meetings/2/papers", .later,
        status: say("Chưa làm", "Not begun")),
      TaskItem(
        say("Ban hành thông báo kết luận", "Issue the notice of conclusions"), to: nil, .blocked,
        status: say("Chờ", "Waiting"),
        note: say("Chờ người kết luận ký", "Waits for the signature of the person who concluded")),
    ])
  }

  var form: Page {
    let faults = FieldFaults([
      FieldFault(.venue, say("Hãy nhập địa điểm", "Enter the venue")),
      FieldFault(.held, say("Ngày họp phải sau ngày 01/7/2025", "The date must be after 01/7/2025")),
      FieldFault(.method, say("Hãy chọn hình thức biểu quyết", "Choose how to vote")),
    ])
    return Page(
      say("Lỗi: Kế hoạch hội nghị", "Error: Plan the conference"), language: language, place: "/meetings",
      breadcrumbs: [
        Link(say("Hội nghị", "Conferences"), to: "/meetings"), Link(say("Lần thứ hai", "Second"), to: "/meetings/2"),
      ]
    ) {
      ErrorSummary(say("Có chỗ cần sửa", "There is a problem"), faults)
      H1(say("Kế hoạch hội nghị", "Plan the conference"))
      Form(to: "/meetings/2", token: token, sends: .files) {
        TextField(
          say("Địa điểm", "Venue"), .venue, hint: say("Tên hội trường và địa chỉ", "Name and address of the hall"),
          error: faults[.venue])
        DateField(
          say("Ngày họp", "Date"), .held, value: TypedDate(day: "31", month: "6", year: "2025"),
          words: DateWords(day: say("Ngày", "Day"), month: say("Tháng", "Month"), year: say("Năm", "Year")),
          hint: say("Ví dụ: 15 7 2025", "For example: 15 7 2025"), error: faults[.held])
        TimeField(say("Giờ khai mạc", "Opens at"), .begins, value: "08:00")
        DateBox(
          say("Ngày sinh", "Born"), .birth, value: "03/02/1968",
          hint: say("Ví dụ: 03/02/1968", "For example: 03/02/1968"))
        choices(faults)
        TextArea(
          say("Ghi chú", "Notes"), .comment,
          value: say("Đề nghị chuẩn bị thêm mười bộ tài liệu.", "Please prepare ten more sets of papers."), rows: 3)
        FileField(
          say("Danh sách triệu tập", "List of those summoned"), .list,
          hint: say("Tệp .xlsx hoặc .csv, nhiều nhất 10 MB", "An .xlsx or .csv file, at most 10 MB"),
          accepts: [".xlsx", ".csv"])
        Fieldset(say("Xác nhận người lập", "Confirm who you are")) {
          PasswordField(say("Mật khẩu", "Password"), .secret)
          CodeField(
            say("Mã đăng nhập", "Sign-in code"), .code, hint: say("In trên phiếu của đồng chí", "Printed on your sheet")
          )
        }
        Checkbox(say("Tôi đã đối chiếu với giấy triệu tập", "I have compared this with the summons"), .compared)
        Buttons {
          Button(say("Lưu kế hoạch", "Save the plan"))
          ButtonLink(say("Xem trước", "Preview"), to: "/meetings/2/preview", .secondary)
          Button(say("Hủy hội nghị", "Cancel the conference"), .danger, name: "act", value: "cancel")
        }
      }
    }
  }

  @HTMLBuilder private func choices(_ faults: FieldFaults) -> HTML {
    Radios(
      say("Hình thức biểu quyết", "How to vote"), .method,
      [
        Choice("hands", say("Giơ tay", "Show of hands")),
        Choice(
          "paper", say("Bỏ phiếu", "Voting paper"),
          hint: say("Phiếu được in, hai kiểm phiếu viên nhập kết quả", "Printed; two tellers enter the count"),
          reveals: NumberField(say("Số phiếu in", "Papers to print"), .issued, value: "51")),
      ], chosen: "paper", error: faults[.method])
    Checkboxes(
      say("Thành phần mời dự", "Guests"), .duties,
      [
        Choice("a", say("Đại diện cấp trên", "Superior body")), Choice("b", say("Báo chí", "Press")),
      ], chosen: ["a"])
    Select(
      say("Đơn vị chủ trì", "Unit in charge"), .unit,
      [
        Choice("1", say("Văn phòng", "Office")), Choice("2", say("Ban Tổ chức", "Organisation board")),
      ], chosen: "2", prompt: say("Chọn đơn vị", "Choose a unit"))
  }
}
