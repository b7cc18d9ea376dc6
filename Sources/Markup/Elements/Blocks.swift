// SPDX-License-Identifier: AGPL-3.0-or-later
// swift-format-ignore-file: AlwaysUseLowerCamelCase
// Elements are functions written with a capital, so that a local `table` or `form` never hides one.

/// A group without meaning of its own.
public func Div(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  element("div", attributes, content())
}

/// A thing that stands on its own, such as one notice.
public func Article(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  element("article", attributes, content())
}

/// A side note.
public func Aside(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  element("aside", attributes, content())
}

/// What somebody said or wrote.
public func Blockquote(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  element("blockquote", attributes, content())
}

/// The heading of the page; exactly one.
public func H1(_ attributes: Attribute..., @InlineBuilder content: () -> Inline) -> HTML {
  element("h1", attributes, content())
}

/// The heading of the page; exactly one. With text only.
public func H1(_ text: String, _ attributes: Attribute...) -> HTML {
  element("h1", attributes, Inline(keepingRanges: text))
}

/// The heading of a part.
public func H2(_ attributes: Attribute..., @InlineBuilder content: () -> Inline) -> HTML {
  element("h2", attributes, content())
}

/// The heading of a part. With text only.
public func H2(_ text: String, _ attributes: Attribute...) -> HTML {
  element("h2", attributes, Inline(keepingRanges: text))
}

/// The heading of a part of a part.
public func H3(_ attributes: Attribute..., @InlineBuilder content: () -> Inline) -> HTML {
  element("h3", attributes, content())
}

/// The heading of a part of a part. With text only.
public func H3(_ text: String, _ attributes: Attribute...) -> HTML {
  element("h3", attributes, Inline(keepingRanges: text))
}

/// The lowest heading.
public func H4(_ attributes: Attribute..., @InlineBuilder content: () -> Inline) -> HTML {
  element("h4", attributes, content())
}

/// The lowest heading. With text only.
public func H4(_ text: String, _ attributes: Attribute...) -> HTML {
  element("h4", attributes, Inline(text))
}

/// A paragraph.
public func P(_ attributes: Attribute..., @InlineBuilder content: () -> Inline) -> HTML {
  element("p", attributes, content())
}

/// A paragraph. With text only.
public func P(_ text: String, _ attributes: Attribute...) -> HTML {
  element("p", attributes, Inline(keepingRanges: text))
}

/// Text whose line breaks count.
public func Pre(_ attributes: Attribute..., @InlineBuilder content: () -> Inline) -> HTML {
  element("pre", attributes, content())
}

/// A part of a page that bears the name of its heading.
///
///     Section("agenda", heading: "Agenda") { … }
public func Section(
  _ id: ID, heading: String, _ attributes: Attribute..., @HTMLBuilder content: () -> HTML
) -> HTML {
  let title = id["title"]
  return element(
    "section", [.id(id), .labelled(by: title)] + attributes,
    HTML {
      H2(heading, .id(title))
      content()
    })
}

/// Ways to other places, named for screen readers.
public func Nav(label: String, _ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  element("nav", [.label(label)] + attributes, content())
}

/// A fine line between two subjects.
public func Hr(_ attributes: Attribute...) -> HTML { void("hr", attributes) }

/// A list without order.
public func Ul(_ attributes: Attribute..., @Content<ListItems> items: () -> Fragment<ListItems>) -> HTML {
  // Safari forgets that a list without bullets is a list unless it is told.
  element("ul", attributes + [.role(.list)], items())
}

/// A list in order.
public func Ol(_ attributes: Attribute..., @Content<ListItems> items: () -> Fragment<ListItems>) -> HTML {
  element("ol", attributes + [.role(.list)], items())
}

/// An item of a list.
public func Li(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> Fragment<ListItems> {
  element("li", attributes, content())
}

/// An item of a list. With text only.
public func Li(_ text: String, _ attributes: Attribute...) -> Fragment<ListItems> {
  element("li", attributes, Inline(text))
}

/// Terms with their descriptions.
public func Dl(_ attributes: Attribute..., @Content<Definitions> pairs: () -> Fragment<Definitions>) -> HTML {
  element("dl", attributes, pairs())
}

/// One term and its description.
public func Definition(
  _ term: String, _ attributes: Attribute..., @HTMLBuilder description: () -> HTML
) -> Fragment<Definitions> {
  element(
    "div", attributes,
    Fragment<Definitions>([
      element("dt", [], Inline(term)), element("dd", [], description()),
    ]))
}
