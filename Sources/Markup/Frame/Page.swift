// SPDX-License-Identifier: AGPL-3.0-or-later

/// A page as a value: a feature makes it from state, the shell puts it in a `Frame` and sends it.
///
///     Page("Conference 2", language: "en", place: "/meetings",
///          breadcrumbs: [Link("Meetings", to: "/meetings")]) {
///       H1("Conference 2")
///       P("Tuesday, 15 July 2025")
///     }
public struct Page: Sendable {
  /// Whether it is for the screen of a hall: shown alone, as a `HallPage`, without the site's frame.
  public var isForHall = false
  /// What the tab of the browser shows; begin it with the heading, and with "Error: " when a form comes back.
  public var title: String
  /// BCP 47 code of the words inside.
  public var language: String
  /// The item of the main navigation to mark as current.
  public var place: Address?
  /// The way from the first page to here, without here.
  public var breadcrumbs: [Link]
  /// An event stream; on each event the page fetches itself and replaces its `Live` parts.
  public var live: Address?
  /// How much of a wide screen the page takes.
  public var width: Width
  /// What stands between the head and the foot of the page.
  public var content: HTML

  /// A page with the head and foot still open.
  public init(
    _ title: String, language: String, place: Address? = nil, breadcrumbs: [Link] = [], live: Address? = nil,
    width: Width = .reading, @HTMLBuilder content: () -> HTML
  ) {
    self.title = title
    self.language = language
    self.place = place
    self.breadcrumbs = breadcrumbs
    self.live = live
    self.width = width
    self.content = content()
  }

  /// Text and forms read best in a column; tables and sheets may take the whole screen.
  public enum Width: Sendable { case reading, wide }

  /// The whole document as UTF-8, ready to send.
  public func document(in frame: Frame) -> [UInt8] {
    if isForHall {
      return HallPage(title, language: language, organisation: frame.organisation, live: live) { content }
        .document(assets: frame.assets, words: frame.words)
    }
    var out: [UInt8] = []
    out.reserveCapacity(content.bytes.count + 6_000)
    let words = frame.words
    out.appendHead(title: "\(title) – \(frame.product)", language: language, assets: frame.assets)
    var body = [Attribute("data-uploading", words.uploading), Attribute("data-unsaved", words.unsaved)]
    if let live { body.append(Attribute("data-live-source", live.isLocal ? live.text : "")) }
    out.appendOpening("body", body)
    out += A(words.skip, to: Address(fragment: "main"), .class(.skip)).bytes
    out += frame.top(language: language, place: place).bytes
    out += frame.path(breadcrumbs).bytes
    out.appendOpening("main", [.id("main"), .focusable, .class(width == .wide ? .wide : .main)])
    if let flash = frame.flash {
      out += (element("div", [.class(.flash, flash.tone.style), .role(.status)], P(flash.text)) as HTML).bytes
    }
    out += content.bytes
    out.appendClosing("main")
    out += frame.foot().bytes
    out.appendLiteral("</body></html>\n")
    return out
  }
}

extension [UInt8] {
  mutating func appendHead(title: String, language: String, assets: Frame.Assets) {
    appendLiteral("<!doctype html>\n")
    appendOpening("html", [.lang(language)])
    appendLiteral("<head><meta charset=\"utf-8\"><title>")
    appendEscaped(title)
    appendLiteral("</title><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")
    appendLiteral("<meta name=\"color-scheme\" content=\"light dark\">")
    appendOpening("link", [Attribute("rel", "stylesheet"), Attribute("href", assets.stylesheet.text)])
    appendOpening(
      "link",
      [
        Attribute("rel", "icon"), Attribute("type", "image/svg+xml"), Attribute("href", assets.icon.text),
      ])
    for script in assets.scripts where script.isLocal {
      appendOpening("script", [Attribute("type", "module"), Attribute("src", script.text)])
      appendClosing("script")
    }
    appendLiteral("</head>")
  }
}

extension Frame {
  func top(language: String, place: Address?) -> HTML {
    element(
      "header", [.class(.top)],
      HTML {
        A(to: home, .class(.brand)) {
          Span(organisation, .class(.mark))
          Span(product, .class(.product))
        }
        if languages.count > 1 { languageSwitch(current: language) }
        if let person { signedIn(person) }
        if !navigation.isEmpty {
          Nav(label: words.menu, .class(.menu)) {
            Ul { navigation.map { item in Li { A(item.text, to: item.address, marks: item.address == place) } } }
          }
        }
      })
  }

  private func languageSwitch(current: String) -> HTML {
    Nav(label: words.language, .class(.languages)) {
      Ul {
        languages.map { link in
          Li {
            element(
              "a",
              linkAttributes(link.address) + [.lang(link.code), Attribute("hreflang", link.code)]
                + (link.code == current ? [.current(.isTrue)] : []), Inline(link.name)) as Inline
          }
        }
      }
    }
  }

  private func signedIn(_ person: Person) -> HTML {
    Div(.class(.person)) {
      P {
        if let address = person.address { A(person.name, to: address) } else { Strong(person.name) }
        Span(person.role, .class(.quiet))
      }
      Form(to: person.signOut, token: person.token) { Button(words.signOut, .plain) }
    }
  }

  func path(_ breadcrumbs: [Link]) -> HTML {
    guard !breadcrumbs.isEmpty else { return HTML() }
    return Nav(label: words.path, .class(.breadcrumbs)) {
      Ol { breadcrumbs.map { link in Li { A(to: link.address) { Inline(keepingRanges: link.text) } } } }
    }
  }

  func foot() -> HTML {
    HTML {
      element(
        "footer", [.class(.foot)],
        HTML {
          P {
            Span(product)
            footLinks.map { A($0.text, to: $0.address) }
          }
        }) as HTML
      element("p", [.id("offline"), .class(.offline), .role(.status), .hidden], Inline(words.offline)) as HTML
      // live.js says here, politely, what has changed.
      element("div", [.id("news"), .class(.unseen), Attribute("aria-live", "polite")], HTML()) as HTML
    }
  }
}

private func A(_ text: String, to address: Address, marks isCurrent: Bool) -> Inline {
  isCurrent ? A(text, to: address, .current(.page)) : A(text, to: address)
}
