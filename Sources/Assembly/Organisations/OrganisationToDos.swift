// SPDX-License-Identifier: AGPL-3.0-or-later

import Markup
import Packs

/// What waits for the office, from the founding to full bodies.
public enum OrganisationToDos {
  static func toDos(_ scene: Scene, _ grounds: any OrganisationGrounds & FigureGrounds) -> [ToDo] {
    guard scene.may(.manageOrganisation) else { return [] }
    let say = scene.say
    let now = grounds.organisations
    guard now.profile != nil else {
      return [
        ToDo(
          say("Thiết lập tổ chức", "Set up the organisation"),
          detail: say(
            "Tên, cấp trên, ngày thành lập, lần đại hội và nhiệm kỳ.",
            "Name, superior, founding day, number and term of the congress."),
          at: "/organisation/found", rank: 0)
      ]
    }
    return lists(now, scene, grounds) + bodies(now, scene, grounds) + crowdedPosts(now, scene, grounds)
      + unseated(now, scene, grounds)
  }

  private static func lists(_ now: Organisations, _ scene: Scene, _ grounds: any OrganisationGrounds) -> [ToDo] {
    let say = scene.say
    var found: [ToDo] = []
    if now.units.isEmpty {
      found.append(
        ToDo(
          say("Nhập danh sách đơn vị", "Import the units"),
          detail: unitsDetail(now, say), at: "/organisation/import", rank: 10))
    } else if !now.membership.unreported.isEmpty {
      let count = now.membership.unreported.count
      let members = grounds.pack.plural(.member, say)
      found.append(
        ToDo(
          say("Ghi số \(members) còn thiếu", "Enter the missing numbers of \(members)"),
          detail: say("\(count) đơn vị chưa báo cáo.", "\(count, one: "unit has", other: "units have") not reported."),
          at: "/units", rank: 60))
    }
    if now.people.isEmpty {
      found.append(
        ToDo(
          say("Nhập danh sách cá nhân", "Import the people"),
          detail: say("Tệp có thể kèm chức vụ và ngày giữ chức vụ.", "The file may hold posts and since when."),
          at: "/organisation/import", rank: 12))
    }
    return found
  }

  /// The list names the merged organisations that units came from; those have to be known before it is read.
  private static func unitsDetail(_ now: Organisations, _ say: Language) -> String {
    let file = say("Từ tệp Excel hoặc CSV của văn phòng.", "From the office's spreadsheet or CSV file.")
    guard now.predecessors.isEmpty else { return file }
    return file
      + say(
        " Nếu mới hợp nhất, hãy ghi các tổ chức trước khi sáp nhập ở trang Tổ chức trước khi nhập.",
        " After a merger, enter the merged organisations on the page of the organisation first.")
  }

  /// Nobody may hold it beside another: most often the day on which the one before left it was forgotten.
  private static func crowdedPosts(
    _ now: Organisations, _ scene: Scene, _ grounds: any OrganisationGrounds
  ) -> [ToDo] {
    let say = scene.say
    return now.bodies.flatMap { body in
      grounds.crowdedPosts(in: body.id, on: scene.now.day).map { post, holders in
        ToDo(
          say(
            "Ghi ngày thôi giữ chức vụ \(post.name[say]) của người trước",
            "Enter when the one before ceased to be \(post.name[say])"),
          detail: holders.map { now.name(of: $0, say) }.joined(separator: ", ")
            + say(" cùng đang giữ.", " hold it at once."),
          at: Address(path: "bodies", body.id.text), rank: 13)
      }
    }
  }

  /// A post that brings a seat with it is recorded, and the seat is not.
  private static func unseated(_ now: Organisations, _ scene: Scene, _ grounds: any OrganisationGrounds) -> [ToDo] {
    let say = scene.say
    return now.bodies.compactMap { body in
      let missing = grounds.unseated(in: body, on: scene.now.day)
      if missing.isEmpty { return nil }
      return ToDo(
        say(
          "Ghi \(missing.count) người còn thiếu vào \(grounds.name(of: body, say))",
          "Seat \(missing.count) who are missing in the \(grounds.name(of: body, say))"),
        detail: grounds.unseatedWords(missing, say), at: Address(path: "bodies", body.id.text), rank: 13)
    }
  }

  private static func bodies(
    _ now: Organisations, _ scene: Scene, _ grounds: any OrganisationGrounds & FigureGrounds
  ) -> [ToDo] {
    let say = scene.say
    let day = scene.now.day
    guard !now.bodies.isEmpty else {
      return [
        ToDo(
          say("Lập cơ quan sẽ chuẩn bị đại hội", "Form the body that prepares the congress"),
          detail: say("Thuộc nhiệm kỳ đang kết thúc.", "Of the term that is ending."), at: "/bodies/new", rank: 11)
      ]
    }
    guard !now.people.isEmpty else { return [] }
    return now.bodies.compactMap { body in
      let seated = grounds.votingMembers(of: body.id, on: day).count
      let decided = body.term == now.profile?.congress.term ? grounds.decidedSize(of: body, on: day) : nil
      if seated == 0, decided == nil {
        return ToDo(
          say("Giao chức vụ trong \(grounds.name(of: body, say))", "Give posts in the \(grounds.name(of: body, say))"),
          detail: say("Chưa có ai.", "Nobody sits in it yet."), at: Address(path: "bodies", body.id.text), rank: 20)
      }
      guard let decided, seated < decided else { return nil }
      return ToDo(
        say("Bổ sung \(grounds.name(of: body, say))", "Fill the \(grounds.name(of: body, say))"),
        detail: say("\(seated) trên \(decided) người.", "\(seated) of \(decided)."),
        at: Address(path: "bodies", body.id.text), rank: 50)
    }
  }
}

extension OrganisationGrounds where Self: FigureGrounds {
  /// The decided size as a number, nil while nobody reported it.
  func decidedSize(of body: Body, on day: Day) -> Int? {
    pack.body(body.kind)?.sizeFigure.flatMap { figures.number($0, asOf: day) }
  }
}
