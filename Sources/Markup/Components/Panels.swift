// SPDX-License-Identifier: AGPL-3.0-or-later
// swift-format-ignore-file: AlwaysUseLowerCamelCase

/// A short word about a state; the word says it, the colour only helps.
///
///     Tag("Đã ký", .good)
public func Tag(_ text: String, _ tone: Tone = .neutral) -> Inline {
  element("span", [.class(.tag, tone.style)], Inline(text))
}

/// Something worth knowing before going on.
///
///     Notice("Biên bản chỉ có giá trị khi đủ hai chữ ký.")
public func Notice(_ text: String, _ tone: Tone = .accent) -> HTML {
  Div(.class(.panel, .notice, tone.style), .role(.note)) { P(text) }
}

/// Something worth knowing before going on, with a heading and any content.
public func Notice(heading: String, _ tone: Tone = .accent, @HTMLBuilder content: () -> HTML) -> HTML {
  Div(.class(.panel, .notice, .stack, tone.style), .role(.note)) {
    P { Strong(heading) }
    content()
  }
}

/// A thing that cannot be undone, or a rule that is not met. `sign` is said before it: "Warning".
///
///     Warning("Sau khi đóng phiên, không thêm được ý kiến.", sign: "Chú ý")
public func Warning(_ text: String, sign: String) -> HTML {
  Div(.class(.panel, .warning), .role(.note)) {
    Span("!", .class(.mark), .ornament)
    P {
      Unseen(sign + ": ")
      Strong(text)
    }
  }
}

/// The end of a flow: what was done, its number or result, and what follows.
///
///     Confirmation("Đã ban hành thông báo kết luận", result: "Số 05-TB/ĐU") { P("Văn phòng sẽ gửi đến các đơn vị.") }
public func Confirmation(
  _ heading: String, result: String? = nil, @HTMLBuilder next: () -> HTML = { HTML() }
) -> HTML {
  HTML {
    Div(.class(.panel, .confirmation)) {
      H1(heading)
      if let result { P(result, .class(.lead)) }
    }
    next()
  }
}

/// A quiet box around one thing.
public func Card(heading: String? = nil, _ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  element(
    "div", [.class(.card, .stack)] + attributes,
    HTML {
      if let heading { H2(heading) }
      content()
    })
}

/// More for those who want it; opens without scripts, and is open already where a field inside is at fault.
///
///     Details("Cách tính") { P("Quá nửa số ủy viên được triệu tập.") }
public func Details(
  _ summary: String, isOpen: Bool = false, _ attributes: Attribute..., @HTMLBuilder content: () -> HTML
) -> HTML {
  element(
    "details", [.class(.details)] + (isOpen ? [Attribute("open", nil)] : []) + attributes,
    HTML {
      element("summary", [], Inline(summary)) as HTML
      Div(.class(.stack)) { content() }
    })
}

/// A column with even gaps.
public func Stack(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  element("div", [.class(.stack)] + attributes, content())
}

/// Things side by side that wrap.
public func Row(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  element("div", [.class(.row)] + attributes, content())
}

/// Equal tiles, as many in a row as fit.
public func Grid(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  element("div", [.class(.grid)] + attributes, content())
}

/// A column that stays in view while a longer one beside it is gone through. On small screens it stands over it, folded to
/// one line that tells what it holds.
///
///     Abreast(label: "Chỉ tiêu", inBrief: "Đạt 13/15 chỉ tiêu") { meters } main: { cards }
public func Abreast(
  label: String, inBrief: String, @HTMLBuilder fixed: () -> HTML, @HTMLBuilder main: () -> HTML
) -> HTML {
  Div(.class(.abreast)) {
    element(
      "details", [.class(.fixed)],
      HTML {
        element("summary", [], Inline(inBrief)) as HTML
        // Where it is longer than the window it scrolls by itself, which the keyboard must reach as well.
        element("div", [.class(.stack), Attribute("tabindex", "0"), .role(.region), .label(label)], fixed()) as HTML
      }) as HTML
    Div(.class(.stack)) { main() }
  }
}

/// A main column and a side column on wide screens, one under the other on small ones.
public func Split(@HTMLBuilder main: () -> HTML, @HTMLBuilder side: () -> HTML) -> HTML {
  Div(.class(.split)) {
    Div(.class(.stack)) { main() }
    element("aside", [.class(.stack)], side()) as HTML
  }
}
