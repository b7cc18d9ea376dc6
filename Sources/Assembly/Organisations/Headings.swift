// SPDX-License-Identifier: AGPL-3.0-or-later

import Packs

/// Which column a heading means, in Vietnamese or English, with or without diacritics, capitals or underscores.
struct Headings: Sendable {
  /// How many columns of the office's own a list of people may have.
  static let mostQualities = 30

  private let units: [String: IntakeColumn]
  private let people: [String: IntakeColumn]
  /// Whether names whose headings do not tell it begin with the family name.
  let familyNameLeads: Bool

  /// The words above columns that everybody uses, and what the pack calls a unit, its members and predecessors.
  init(_ pack: RulePack) {
    familyNameLeads = pack.familyNameLeads
    var units: [String: IntakeColumn] = [:]
    var people: [String: IntakeColumn] = [:]
    for language in Language.allCases {
      let unit = PlainText(pack.term(.unit, language)).text
      people[unit] = .unit
      units[unit] = .unitName
      for member in [pack.plural(.member, language), pack.term(.member, language)] {
        units[PlainText(member).text] = .members
        units[PlainText("số " + member).text] = .members
      }
      units[PlainText(pack.term(.predecessor, language)).text] = .predecessor
    }
    self.units = units.merging(Headings.unitWords) { _, common in common }
    self.people = people.merging(Headings.personWords) { _, common in common }
  }

  func column(_ heading: String, for kind: IntakeKind) -> IntakeColumn? {
    let plain = PlainText(heading).text
    return switch kind {
    case .units: units[plain]
    case .people: people[plain]
    }
  }

  /// The title of an office's own column, cleaned; nil when it is too long or means a column that is known.
  func quality(_ heading: String) -> String? {
    do throws(TextFault) {
      let title = try CleanText.line(heading, most: 60)
      guard !PlainText(title).isEmpty, !title.contains(":"), column(title, for: .people) == nil else { return nil }
      return title
    } catch {
      return nil
    }
  }

  private static func table(_ rows: [(IntakeColumn, String)]) -> [String: IntakeColumn] {
    var words: [String: IntakeColumn] = [:]
    for (column, list) in rows {
      for word in list.split(separator: "|") { words[PlainText(String(word)).text] = column }
    }
    return words
  }

  private static let ignored = "stt|tt|số thứ tự|no|nr|#|ghi chú|note|notes|comment"

  /// Headings of an end that name the last day on which a post is held, where others name the first day without it.
  private static let lastDays = "đến ngày|đến|đến hết ngày|to|until|last day"

  /// Whether a heading of an end means the last day on which the post is held.
  static func meansLastDay(_ heading: String) -> Bool {
    lastDays.split(separator: "|").contains { PlainText(String($0)).text == PlainText(heading).text }
  }

  private static let unitWords = table([
    (.code, "mã|mã đơn vị|mã số|ký hiệu|code|unit code|id"),
    (.unitName, "tên|tên đơn vị|đơn vị|tên tổ chức|tổ chức|name|unit|unit name"),
    (
      .parent, "đơn vị cấp trên|cấp trên|trực thuộc|thuộc|mã cấp trên|mã đơn vị cấp trên|parent|parent unit|parent code"
    ),
    (.members, "số thành viên|thành viên|số lượng|số người|tổng số|members|member count|number of members"),
    (.countedOn, "ngày thống kê|tính đến ngày|tính đến|thời điểm|counted on|as of|date of count"),
    (
      .predecessor,
      "tiền thân|tổ chức tiền thân|đơn vị tiền thân|tổ chức trước khi sáp nhập|tổ chức trước khi hợp nhất|trước hợp nhất|tổ chức trước sáp nhập|trước sáp nhập|predecessor"
    ),
    (.ignored, ignored),
  ])

  private static let personWords = table([
    (.name, "họ và tên|họ tên|họ tên đầy đủ|tên đầy đủ|full name|fullname|name"),
    (.surname, "họ|họ đệm|họ và tên đệm|họ và đệm|last name|lastname|surname|family name"),
    (.given, "tên|tên gọi|first name|firstname|given name|forename"),
    (.sex, "giới tính|giới|phái|nam nữ|sex|gender"),
    (.born, "ngày sinh|ngày tháng năm sinh|sinh ngày|date of birth|birth date|birthdate|birthday|born"),
    (.email, "email|e mail|thư điện tử|địa chỉ email|địa chỉ thư điện tử|email address|mail"),
    (.phone, "điện thoại|số điện thoại|sđt|di động|số di động|phone|telephone|mobile|phone number"),
    (.unit, "đơn vị|mã đơn vị|tên đơn vị|đơn vị công tác|tổ chức|unit|unit code|structure level|structure levels"),
    (.post, "chức vụ|các chức vụ|chức danh|post|posts|position|positions"),
    (.from, "từ ngày|giữ chức từ|giữ chức vụ từ|ngày giữ chức vụ|từ|from|from date|since|in office since"),
    (.ended, lastDays + "|thôi giữ từ ngày|thôi giữ từ|ngày thôi giữ|thôi giữ|ended on|ended|left on"),
    (.term, "nhiệm kỳ|term"),
    (.groups, "groups|group|nhóm"),
    (.secret, "default password|password|mật khẩu|initial password"),
    (
      .ignored,
      ignored + "|id|username|user name|tên đăng nhập|is active|is physical person|is present|vote weight|pronoun"
        + "|saml id|member number hash|last email sent|last login"
    ),
  ])
}
