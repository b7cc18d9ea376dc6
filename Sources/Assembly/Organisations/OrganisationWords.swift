// SPDX-License-Identifier: AGPL-3.0-or-later

public import Packs

extension OrganisationRefusal: Explained {
  /// What the matter is, in one sentence.
  public func problem(_ say: Language, in pack: RulePack) -> String {
    switch self {
    case .alreadyFounded: say("Tổ chức đã được thiết lập.", "The organisation is set up already.")
    case .notFounded: say("Chưa thiết lập tổ chức.", "The organisation is not set up yet.")
    case .unknownMode(let id): say("Không có hình thức đại hội “\(id)”.", "There is no congress mode “\(id)”.")
    case .codeTaken(let code):
      say("Mã “\(code)” đã dùng cho đơn vị khác.", "The code “\(code)” belongs to another unit.")
    case .unknownUnit(let id): say("Không có đơn vị “\(id)”.", "There is no unit “\(id)”.")
    case .unknownPerson: say("Không có người này trong danh sách.", "There is no such person in the list.")
    case .samePerson(let name, _): say("“\(name)” đã có trong danh sách.", "“\(name)” is in the list already.")
    case .unknownBody(let id): say("Không có cơ quan “\(id)”.", "There is no body “\(id)”.")
    case .bodyExists(let kind, let term):
      say(
        "\(name(ofBody: kind, say, pack)) nhiệm kỳ \(term) đã được lập.",
        "\(name(ofBody: kind, say, pack)), term \(term), is formed already.")
    case .unknownPost(let id): say("Không có chức vụ “\(id)”.", "There is no post “\(id)”.")
    case .postOfOtherBody(let post):
      say(
        "Chức vụ “\(name(ofPost: post, say, pack))” không thuộc cơ quan này.",
        "The post “\(name(ofPost: post, say, pack))” belongs to another body.")
    case .alreadySits, .raisesOneself, .notHeld, .endsBeforeItBegan, .heldSince, .noFirstDay:
      problemOfPost(say, in: pack)
    case .severalPeople, .emailTaken, .twiceInFile, .unitsInCircle, .nothingNew: problemOfFile(say)
    case .unknownPredecessor, .predecessorExists, .predecessorInUse: problemOfPredecessor(say)
    case .bodyInUse(let kind, let term, let ties):
      say(
        "Chưa bỏ được “\(name(ofBody: kind, say, pack)) \(term)” vì còn: \(ties.map(\.vietnamese).joined(separator: "; ")).",
        "“\(name(ofBody: kind, say, pack)) \(term)” cannot be taken away yet: \(ties.map(\.english).joined(separator: "; "))."
      )
    case .unitInUse(let code, let ties):
      say(
        "Chưa bỏ được đơn vị “\(code)” vì còn: \(ties.map(\.vietnamese).joined(separator: "; ")).",
        "The unit “\(code)” cannot be taken away yet: \(ties.map(\.english).joined(separator: "; ")).")
    }
  }

  private func problemOfPost(_ say: Language, in pack: RulePack) -> String {
    switch self {
    case .alreadySits(_, let post):
      say(
        "Người này đã giữ chức vụ “\(name(ofPost: post, say, pack))” trong cơ quan này vào thời gian đó.",
        "This person already holds the post “\(name(ofPost: post, say, pack))” in this body at that time.")
    case .raisesOneself(let post):
      say(
        "Chức vụ “\(name(ofPost: post, say, pack))” đem lại quyền mà bạn chưa có, nên bạn không tự giao cho mình được.",
        "The post “\(name(ofPost: post, say, pack))” brings rights that you do not hold, so you cannot give it to yourself."
      )
    case .notHeld(let post):
      say(
        "Người này hiện không giữ chức vụ “\(name(ofPost: post, say, pack))”.",
        "This person does not hold the post “\(name(ofPost: post, say, pack))” now.")
    case .endsBeforeItBegan(let from):
      say(
        "Ngày thôi giữ chức vụ sớm hơn ngày bắt đầu (\(from.words(say))).",
        "The post would end before it began (\(from.words(say))).")
    case .heldSince(let day, let post):
      say(
        "Trong sổ, chức vụ “\(name(ofPost: post, say, pack))” được giữ từ ngày \(day.words(say)).",
        "In the record, the post “\(name(ofPost: post, say, pack))” is held from \(day.words(say)).")
    case .noFirstDay(let post):
      say(
        "Chưa có ngày bắt đầu giữ chức vụ “\(name(ofPost: post, say, pack))”.",
        "There is no first day for the post “\(name(ofPost: post, say, pack))”.")
    case .alreadyFounded, .notFounded, .unknownMode, .codeTaken, .unknownUnit, .unknownPerson, .samePerson,
      .unknownBody, .bodyExists, .unknownPost, .postOfOtherBody, .severalPeople, .emailTaken, .twiceInFile,
      .unknownPredecessor, .predecessorExists, .predecessorInUse, .unitInUse, .bodyInUse, .unitsInCircle,
      .nothingNew:
      Phrase.elsewhere[say]
    }
  }

  private func problemOfFile(_ say: Language) -> String {
    switch self {
    case .severalPeople(let name):
      say("Có nhiều người tên “\(name)” trong danh sách.", "There are several people called “\(name)” in the list.")
    case .emailTaken(let email, let name):
      say("Địa chỉ \(email) là của “\(name)”.", "The address \(email) belongs to “\(name)”.")
    case .twiceInFile(let name, let row):
      say("“\(name)” đã có ở dòng \(row).", "“\(name)” stands in row \(row) already.")
    case .unitsInCircle(let code):
      say(
        "Đơn vị “\(code)” trực thuộc lẫn nhau với đơn vị khác.", "The unit “\(code)” and others stand under each other."
      )
    case .nothingNew: say("Tệp không có gì mới.", "There is nothing new in the file.")
    case .alreadyFounded, .notFounded, .unknownMode, .codeTaken, .unknownUnit, .unknownPerson, .samePerson,
      .unknownBody, .bodyExists, .unknownPost, .postOfOtherBody, .alreadySits, .raisesOneself, .notHeld,
      .endsBeforeItBegan,
      .unknownPredecessor, .predecessorExists, .predecessorInUse, .unitInUse, .bodyInUse, .heldSince, .noFirstDay:
      Phrase.elsewhere[say]
    }
  }

  private func problemOfPredecessor(_ say: Language) -> String {
    switch self {
    case .unknownPredecessor: say("Không có tổ chức này trong sổ.", "This organisation is not in the record.")
    case .predecessorExists(let name): say("“\(name)” đã có trong sổ.", "“\(name)” is in the record already.")
    case .predecessorInUse(let units):
      say(
        "Còn \(units) đơn vị ghi là thuộc tổ chức này trước khi sáp nhập.",
        "\(units, one: "unit is", other: "units are") still said to come from it.")
    case .alreadyFounded, .notFounded, .unknownMode, .codeTaken, .unknownUnit, .unknownPerson, .samePerson,
      .unknownBody, .bodyExists, .unknownPost, .postOfOtherBody, .alreadySits, .raisesOneself, .notHeld,
      .endsBeforeItBegan,
      .severalPeople, .emailTaken, .twiceInFile, .unitInUse, .bodyInUse, .unitsInCircle, .heldSince, .noFirstDay,
      .nothingNew:
      Phrase.elsewhere[say]
    }
  }

  /// What would help, in one sentence.
  public func mend(_ say: Language, in pack: RulePack) -> String {
    switch self {
    case .alreadyFounded: say("Hãy sửa ở trang Tổ chức.", "Change it on the page of the organisation.")
    case .notFounded: say("Hãy nhập thông tin tổ chức trước.", "Enter the organisation first.")
    case .unknownMode: say("Hãy chọn một hình thức trong danh sách.", "Choose a mode from the list.")
    case .codeTaken: say("Hãy dùng mã khác.", "Use another code.")
    case .unknownUnit:
      say("Hãy chọn trong danh sách đơn vị, hoặc thêm đơn vị trước.", "Choose a unit from the list, or add it first.")
    case .unknownPerson: say("Hãy chọn trong danh sách.", "Choose someone from the list.")
    case .samePerson:
      say(
        "Nếu là người khác trùng tên, hãy ghi ngày sinh; nếu vẫn người đó, hãy sửa ở trang của người ấy.",
        "If it is another person of this name, give the birth date; otherwise change the person's own page.")
    case .unknownBody: say("Hãy lập cơ quan trước.", "Form the body first.")
    case .bodyExists: say("Hãy mở cơ quan đã có để giao chức vụ.", "Open the body there is, and give posts in it.")
    case .unknownPost, .postOfOtherBody: say("Hãy chọn chức vụ của cơ quan này.", "Choose a post of this body.")
    case .alreadySits:
      say(
        "Mỗi người chỉ giữ một chức vụ trong một cơ quan: hãy kết thúc chức vụ cũ trước.",
        "One person holds one post in a body: end the old post first.")
    case .raisesOneself:
      say(
        "Hãy nhờ người khác cũng quản lý tổ chức ghi chức vụ này; khi nhập tệp, hãy bỏ chức vụ này ở dòng của bạn.",
        "Let another who manages the organisation enter it; in a file, leave it out of your own row.")
    case .notHeld: say("Hãy xem lại danh sách chức vụ.", "Look at the list of posts again.")
    case .endsBeforeItBegan: say("Hãy nhập ngày sau ngày bắt đầu.", "Enter a day after it began.")
    case .heldSince:
      say("Hãy sửa ngày trong tệp, hoặc để trống ô đó.", "Correct the day in the file, or leave the cell empty.")
    case .severalPeople: say("Hãy ghi ngày sinh để phân biệt.", "Give the birth date to tell them apart.")
    case .emailTaken:
      say(
        "Nếu là cùng một người, hãy ghi đúng tên trong sổ; nếu không, hãy sửa địa chỉ.",
        "If it is the same person, write the name as in the record; otherwise correct the address.")
    case .twiceInFile: say("Hãy để lại một dòng.", "Keep one of the rows.")
    case .unknownPredecessor: say("Hãy xem lại trang Tổ chức.", "See the page of the organisation.")
    case .predecessorExists: say("Hãy ghi tên khác.", "Enter another name.")
    case .predecessorInUse: say("Hãy sửa các đơn vị đó trước.", "Change those units first.")
    case .bodyInUse:
      say(
        "Chỉ bỏ được cơ quan lập nhầm mà chưa có gì liên quan đến. Với cơ quan đã làm việc, hãy ghi thôi giữ các chức vụ.",
        "Only a body formed by mistake, to which nothing refers, can be taken away. In others, end the posts.")
    case .unitInUse:
      say(
        "Hãy chuyển những điều đó sang đơn vị khác trước; nếu không chuyển được, hãy giữ đơn vị và sửa tên, mã.",
        "Move these to another unit first; where that cannot be, keep the unit and change its name and code.")
    case .unitsInCircle: say("Hãy chọn đơn vị cấp trên khác.", "Choose another parent unit.")
    case .noFirstDay: say("Hãy ghi ngày ở cột “Từ ngày”.", "Enter the day in the column “From”.")
    case .nothingNew: say("Không cần nhập lại.", "There is no need to import it again.")
    }
  }

  private func name(ofPost id: String, _ say: Language, _ pack: RulePack) -> String { pack.post(id)?.name[say] ?? id }
  private func name(ofBody id: String, _ say: Language, _ pack: RulePack) -> String { pack.body(id)?.name[say] ?? id }
}

extension PersonDetails.Sex {
  /// The word in lists.
  public func words(_ say: Language) -> String {
    switch self {
    case .female: say("Nữ", "Female")
    case .male: say("Nam", "Male")
    }
  }
}
