// SPDX-License-Identifier: AGPL-3.0-or-later

/// A page for the screen of a hall: one message at a time, readable from the last row, no menus. It follows the
/// meeting by itself when `live` names the event stream.
///
///     HallPage("Hội nghị lần thứ hai", language: "vi", organisation: "Hợp tác xã …", live: "/events") {
///       HallMessage("Số ủy viên có mặt", number: "41/51", note: "Đủ số có mặt tối thiểu (cần 34)")
///     }
public struct HallPage: Sendable {
  /// What the meeting is called, above the message.
  public var title: String
  /// BCP 47 code of the words inside.
  public var language: String
  /// Whose meeting it is.
  public var organisation: String
  /// An event stream that keeps the message true.
  public var live: Address?
  /// The line at the foot, such as the address under which members follow on their own screens.
  public var foot: String?
  /// The message.
  public var content: HTML

  /// A screen that shows one message.
  public init(
    _ title: String, language: String, organisation: String, live: Address? = nil, foot: String? = nil,
    @HTMLBuilder content: () -> HTML
  ) {
    self.title = title
    self.language = language
    self.organisation = organisation
    self.live = live
    self.foot = foot
    self.content = content()
  }

  /// The whole document as UTF-8; `words` supplies the offline badge.
  public func document(assets: Frame.Assets, words: Frame.Words) -> [UInt8] {
    var out: [UInt8] = []
    out.appendHead(title: title, language: language, assets: assets)
    var body = [Attribute.class(.hall)]
    if let live { body.append(Attribute("data-live-source", live.isLocal ? live.text : "")) }
    out.appendOpening("body", body)
    out +=
      (element(
        "header", [.class(.hallTitle)],
        HTML {
          P(organisation)
          H1(title)
        }) as HTML).bytes
    out += (element("main", [.id("main")], Live("hall") { content }) as HTML).bytes
    if let foot { out += (element("footer", [.class(.hallFoot)], P(foot)) as HTML).bytes }
    out +=
      (element("p", [.id("offline"), .class(.offline), .role(.status), .hidden], Inline(words.offline)) as HTML).bytes
    out.appendLiteral("</body></html>\n")
    return out
  }
}
