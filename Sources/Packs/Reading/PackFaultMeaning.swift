// SPDX-License-Identifier: AGPL-3.0-or-later

extension PackFault {
  /// What is wrong although every value is well written: together they cannot hold.
  public enum Meaning: Hashable, Sendable {
    case duplicateID(String, firstLine: Int)
    case unknownReference(Kind, String, nearest: String?)
    case wrongForm(String, expected: FigureKind.Form, found: FigureKind.Form)
    case missingName(Kind, String)
    case missingRule(String, Demand.Gathering)
    case backwardBounds
    case precedesInstrument(Phrase, first: String)
    case outlivesInstrument(Phrase, last: String)
    case overlappingValidity(with: String)
    case more(Int)
  }
}

extension PackFault.Meaning {
  func sentence(_ language: Language) -> String {
    switch self {
    case .duplicateID(let id, let line):
      language("Mã “\(id)” đã dùng ở dòng \(line).", "The identifier “\(id)” is already used on line \(line).")
    case .unknownReference(let kind, let id, _):
      language("Không có \(kind.name(language)) nào mang mã “\(id)”.", "There is no \(kind.name(language)) “\(id)”.")
    case .wrongForm(let id, let expected, let found):
      language(
        "Số liệu “\(id)” thuộc dạng \(found.rawValue), chỗ này cần dạng \(expected.rawValue).",
        "The figure “\(id)” has the form \(found.rawValue); \(expected.rawValue) is needed here.")
    case .missingName(let kind, let id):
      language("Thiếu \(kind.name(language)) “\(id)”.", "The \(kind.name(language)) “\(id)” is missing.")
    case .missingRule(let key, let gathering):
      language(
        "Chưa có quy tắc \(key) cho \(gathering.rawValue).", "There is no \(key) rule for the \(gathering.rawValue).")
    case .backwardBounds: language("Mốc đầu sau mốc cuối.", "The first bound is beyond the last.")
    case .precedesInstrument(let name, let first):
      language(
        "Quy tắc có hiệu lực trước \(name[language]) (\(first)).",
        "The rule is in force before \(name[language]), which began on \(first).")
    case .outlivesInstrument(let name, let last):
      language(
        "Quy tắc còn hiệu lực sau khi \(name[language]) hết hiệu lực (\(last)).",
        "The rule is in force longer than \(name[language]), which ended on \(last).")
    case .overlappingValidity(let other):
      language(
        "Cùng một việc, cùng một ngày mà có hai quy tắc: quy tắc này và “\(other)”.",
        "Two rules hold for the same matter on the same day: this one and “\(other)”.")
    case .more(let count): language("Còn \(count) lỗi nữa.", "There are \(count) more faults.")
    }
  }

  func mend(_ language: Language) -> String {
    switch self {
    case .duplicateID: language("đặt mã khác cho một trong hai mục.", "give one of the two another identifier.")
    case .unknownReference(let kind, _, let nearest):
      (nearest.map { language("có phải là “\($0)”? Nếu không, ", "did you mean “\($0)”? If not, ") } ?? "")
        + language("thêm mã này vào \(kind.file).", "add it to \(kind.file).")
    case .wrongForm(_, let expected, _):
      language("dẫn một số liệu dạng \(expected.rawValue).", "name a figure of the form \(expected.rawValue).")
    case .missingName(let kind, let id):
      language("thêm mục có “id: \(id)” vào \(kind.file).", "add an item with “id: \(id)” to \(kind.file).")
    case .missingRule(let key, let gathering):
      language(
        "thêm vào rules.yaml một quy tắc có “\(key):” với “of: \(gathering.rawValue)”.",
        "add a rule with “\(key):” and “of: \(gathering.rawValue)” to rules.yaml.")
    case .backwardBounds: language("đổi chỗ hai mốc.", "swap the two bounds.")
    case .precedesInstrument(_, let first):
      language(
        "ghi “from: \(first)” hoặc muộn hơn, hoặc dẫn văn bản khi ấy đang có hiệu lực.",
        "write “from: \(first)” or later, or cite the instrument then in force.")
    case .outlivesInstrument(_, let last):
      language(
        "ghi “to: \(last)” hoặc sớm hơn, hoặc dẫn văn bản đang có hiệu lực.",
        "write “to: \(last)” or earlier, or cite the instrument then in force.")
    case .overlappingValidity:
      language(
        "ghi ngày hết hiệu lực cho quy tắc cũ, sớm hơn ngày quy tắc mới có hiệu lực.",
        "end the older rule on a day before the newer one begins.")
    case .more: language("sửa các lỗi trên rồi đọc lại.", "correct the ones above and read the pack again.")
    }
  }
}
