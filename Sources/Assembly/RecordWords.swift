// SPDX-License-Identifier: AGPL-3.0-or-later

import Packs

/// What an entry of the record tells, in a few words, for those who read it without knowing how it is kept.
enum RecordWords {
  /// The words for a kind of event; a kind without words of its own is named by its feature.
  static func words(for kind: String, _ say: Language) -> String {
    if let phrase = phrases[kind] { return phrase[say] }
    let feature = kind.split(separator: ".").first.map(String.init) ?? kind
    return features[feature]?[say] ?? say("Việc khác", "Something else")
  }

  private static let features: [String: Phrase] = [
    "set-up": Phrase("Thiết lập chương trình", "The program set up"),
    "organisations": Phrase("Tổ chức, nhân sự", "Organisation and people"),
    "access": Phrase("Tài khoản", "Accounts"),
    "figures": Phrase("Số liệu", "Figures"),
    "meetings": Phrase("Cuộc họp", "Meetings"),
    "decisions": Phrase("Biểu quyết", "Votes"),
    "delegates": Phrase("Đại biểu", "Delegates"),
    // What the team did, and how often, is nobody else's business.
    "personnel": Phrase("Việc của Tổ Nhân sự", "Personnel team at work"),
    "papers": Phrase("Văn bản", "Papers"),
  ]

  private static let phrases: [String: Phrase] = [
    "set-up.packPinned": Phrase("Chốt bộ quy tắc", "Rule pack fixed"),
    "organisations.founded": Phrase("Thiết lập tổ chức", "Organisation set up"),
    "organisations.profileChanged": Phrase("Sửa thông tin tổ chức", "Organisation changed"),
    "organisations.predecessorAdded": Phrase("Ghi tổ chức trước khi hợp nhất", "Merged organisation entered"),
    "organisations.predecessorRenamed": Phrase("Sửa tên tổ chức trước khi hợp nhất", "Merged organisation renamed"),
    "organisations.predecessorRemoved": Phrase("Bỏ tổ chức trước khi hợp nhất", "Merged organisation removed"),
    "organisations.unitMoved": Phrase("Chuyển đơn vị sang cấp trên khác", "Unit moved"),
    "organisations.unitAdded": Phrase("Thêm đơn vị", "Unit added"),
    "organisations.unitChanged": Phrase("Sửa đơn vị", "Unit changed"),
    "organisations.personAdded": Phrase("Thêm người", "Person added"),
    "organisations.personChanged": Phrase("Sửa thông tin người", "Person changed"),
    "organisations.personForgotten": Phrase("Xóa dữ liệu cá nhân", "Personal data erased"),
    "organisations.bodyFormed": Phrase("Lập ban", "Body formed"),
    "organisations.postGiven": Phrase("Giao chức vụ", "Post given"),
    "organisations.postEnded": Phrase("Thôi giữ chức vụ", "Post ended"),
    "access.opened": Phrase("Mở tài khoản", "Account opened"),
    "access.rolesChanged": Phrase("Đổi vai trò", "Roles changed"),
    "access.closed": Phrase("Khóa tài khoản", "Account closed"),
    "access.reopened": Phrase("Mở lại tài khoản", "Account opened again"),
    "access.passwordSet": Phrase("Đặt mật khẩu", "Password set"),
    "access.sheetPrinted": Phrase("In phiếu đăng nhập", "Sign-in sheet printed"),
    "figures.noted": Phrase("Ghi số liệu", "Figure noted"),
    "meetings.planned": Phrase("Lập cuộc họp", "Meeting planned"),
    "meetings.planChanged": Phrase("Sửa kế hoạch cuộc họp", "Meeting changed"),
    "meetings.paperTabled": Phrase("Trình tài liệu", "Paper tabled"),
    "meetings.itemAdded": Phrase("Thêm nội dung chương trình", "Agenda item added"),
    "meetings.itemChanged": Phrase("Sửa nội dung chương trình", "Agenda item changed"),
    "meetings.itemRemoved": Phrase("Bỏ nội dung chương trình", "Agenda item removed"),
    "meetings.itemMoved": Phrase("Đổi thứ tự chương trình", "Agenda item moved"),
    "meetings.summoned": Phrase("Gửi triệu tập", "Summons sent"),
    "meetings.guestsInvited": Phrase("Mời thêm khách", "Guests invited"),
    "meetings.guestUninvited": Phrase("Thôi mời khách", "Guest no longer invited"),
    "meetings.agendaAmended": Phrase("Thay đổi chương trình sau triệu tập", "Agenda changed after the summons"),
    "meetings.reconvened": Phrase("Triệu tập lại", "Convened again"),
    "meetings.excused": Phrase("Ghi vắng mặt có lý do", "Absence excused"),
    "meetings.moved": Phrase("Điểm danh", "Coming or going noted"),
    "meetings.opened": Phrase("Khai mạc", "Meeting opened"),
    "meetings.contributed": Phrase("Ghi ý kiến", "Contribution noted"),
    "meetings.discussionClosed": Phrase("Kết thúc thảo luận", "Discussion closed"),
    "meetings.concluded": Phrase("Ghi kết luận", "Conclusion recorded"),
    "meetings.assigned": Phrase("Giao nhiệm vụ", "Task assigned"),
    "meetings.assignmentPostponed": Phrase("Gia hạn nhiệm vụ", "Task put off"),
    "meetings.assignmentDone": Phrase("Báo cáo hoàn thành nhiệm vụ", "Task reported done"),
    "meetings.closed": Phrase("Bế mạc", "Meeting closed"),
    "decisions.drafted": Phrase("Soạn nội dung biểu quyết", "Vote prepared"),
    "decisions.changed": Phrase("Sửa nội dung biểu quyết", "Vote changed"),
    "decisions.withdrawn": Phrase("Rút nội dung biểu quyết", "Vote withdrawn"),
    "decisions.opened": Phrase("Bắt đầu biểu quyết", "Vote opened"),
    "decisions.answered": Phrase("Ghi ý kiến khi gọi tên", "Answer to the roll noted"),
    "decisions.entered": Phrase("Nhập bản đếm", "Count entered"),
    "decisions.settled": Phrase("Xử lý chênh lệch", "Difference settled"),
    "decisions.counted": Phrase("Kiểm phiếu xong", "Count finished"),
    "decisions.recountOrdered": Phrase("Kiểm lại từ đầu", "Recount ordered"),
    "decisions.declared": Phrase("Công bố kết quả", "Result declared"),
    "delegates.allocated": Phrase("Lập phương án phân bổ", "Allocation worked out"),
    "delegates.adopted": Phrase("Thông qua phương án phân bổ", "Allocation adopted"),
    "delegates.requested": Phrase("Yêu cầu cơ cấu", "Composition asked for"),
    "delegates.proposed": Phrase("Giới thiệu đại biểu", "Delegate proposed"),
    "delegates.withdrawn": Phrase("Rút đại biểu", "Delegate withdrawn"),
    "delegates.chosen": Phrase("Ghi đại biểu đã có quyết định", "Delegates chosen"),
    "delegates.summoned": Phrase("Triệu tập đại biểu", "Delegate summoned"),
    "delegates.replaced": Phrase("Thay đại biểu", "Delegate replaced"),
    "delegates.absent": Phrase("Ghi đại biểu vắng mặt", "Delegate absent"),
    "delegates.arrived": Phrase("Ghi đại biểu có mặt", "Delegates present"),
    "delegates.complained": Phrase("Nhận đơn thư về tư cách", "Complaint received"),
    "delegates.answered": Phrase("Kết luận đơn thư", "Complaint answered"),
    "delegates.refused": Phrase("Không công nhận tư cách", "Credentials refused"),
    "delegates.recognised": Phrase("Công nhận tư cách đại biểu", "Credentials recognised"),
    "delegates.forgotten": Phrase("Xóa dữ liệu đại biểu", "Data of a delegate erased"),
    "papers.issued": Phrase("Phát hành văn bản", "Paper issued"),
  ]
}
