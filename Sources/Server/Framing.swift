// SPDX-License-Identifier: AGPL-3.0-or-later

import Assembly
import Hummingbird
import Journal
import Markup
import Packs

extension SiteResponder {
  /// A page as it is sent: inside the frame of the site, with the places its visitor may go to.
  func response(_ page: Page, _ status: HTTPResponse.Status, _ visit: Visit) async -> Response {
    var flash: Frame.Flash?
    // What is to be said once is for the page that a person opens, not for one that fetches itself meanwhile.
    if let cookie = visit.cookie, !visit.isRefresh, let text = await site.sessions.takeFlash(of: cookie) {
      flash = .init(.good, text)
    }
    let congress = await site.desk.state
    let frame = frame(visit, congress, flash)
    var page = page
    // The stream begins where this page ends, so that nothing falls between the two.
    if page.live != nil { page.live = Address(path: "live", query: ["after": "\(visit.seen)"]) }
    return Response.bytes(page.document(in: frame), type: "text/html; charset=utf-8", status: status)
  }

  private func frame(_ visit: Visit, _ congress: Congress, _ flash: Frame.Flash?) -> Frame {
    let say = visit.say
    let scene = visit.scene(now: congress.moment(of: site.clock()))
    let person = visit.session.map { session in
      Frame.Person(
        name: visit.visitor.name, role: role(visit), address: "/account",
        signOut: "/sign-out", token: FormToken(value: session.token))
    }
    return Frame(
      product: "Diên Hồng", organisation: congress.organisations.profile?.name ?? say("Chưa có tên", "Not named yet"),
      home: "/",
      assets: .init(
        stylesheet: site.assets.address(of: "dienhong.css"), icon: site.assets.address(of: "icon.svg"),
        scripts: ["live.js", "drafts.js", "reading.js", "forms.js", "print.js"].map { site.assets.address(of: $0) }),
      words: words(say), navigation: HomePage.places(scene, congress),
      // What answers something that was sent is shown this once: to fetch it again in another language would lose what
      // was typed, or codes that are told to nobody twice.
      languages: visit.isLooking
        ? Language.allCases.map { .init(code: $0.rawValue, name: $0.ownName, address: visit.address(in: $0)) } : [],
      person: person, flash: flash)
  }

  /// The first of several roles, and how many more: all of them stand on the page of one's own account.
  private func role(_ visit: Visit) -> String {
    let (roles, say) = (visit.visitor.roles, visit.say)
    guard let first = roles.first, roles.count > 1 else { return roles.first ?? "" }
    let more = roles.count - 1
    return first + say(" và \(more) vai trò khác", " and \(more, one: "other role", other: "other roles")")
  }

  private func words(_ say: Language) -> Frame.Words {
    Frame.Words(
      skip: say("Đến nội dung chính", "Skip to main content"), menu: say("Các mục chính", "Main places"),
      path: say("Bạn đang ở", "You are here"), language: say("Ngôn ngữ", "Language"),
      signOut: say("Đăng xuất", "Sign out"),
      offline: say("Mất kết nối – đang thử lại", "Offline – trying again"), uploading: say("Đang gửi", "Uploading"),
      unsaved: say("Nội dung vừa nhập chưa được gửi.", "What you typed has not been sent yet."))
  }
}
