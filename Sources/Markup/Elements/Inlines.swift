// SPDX-License-Identifier: AGPL-3.0-or-later
// swift-format-ignore-file: AlwaysUseLowerCamelCase
// Elements are functions written with a capital, so that a local `table` or `form` never hides one.

/// A piece of a line.
public func Span(_ attributes: Attribute..., @InlineBuilder content: () -> Inline) -> Inline {
  element("span", attributes, content())
}

/// A piece of a line. With text only.
public func Span(_ text: String, _ attributes: Attribute...) -> Inline {
  element("span", attributes, Inline(text))
}

/// What matters.
public func Strong(_ attributes: Attribute..., @InlineBuilder content: () -> Inline) -> Inline {
  element("strong", attributes, content())
}

/// What matters. With text only.
public func Strong(_ text: String, _ attributes: Attribute...) -> Inline {
  element("strong", attributes, Inline(text))
}

/// What is stressed.
public func Em(_ attributes: Attribute..., @InlineBuilder content: () -> Inline) -> Inline {
  element("em", attributes, content())
}

/// What is stressed. With text only.
public func Em(_ text: String, _ attributes: Attribute...) -> Inline {
  element("em", attributes, Inline(text))
}

/// Small print.
public func Small(_ attributes: Attribute..., @InlineBuilder content: () -> Inline) -> Inline {
  element("small", attributes, content())
}

/// Small print. With text only.
public func Small(_ text: String, _ attributes: Attribute...) -> Inline {
  element("small", attributes, Inline(text))
}

/// A name of the machine: a rule, a hash, a file.
public func Code(_ attributes: Attribute..., @InlineBuilder content: () -> Inline) -> Inline {
  element("code", attributes, content())
}

/// A name of the machine: a rule, a hash, a file. With text only.
public func Code(_ text: String, _ attributes: Attribute...) -> Inline {
  element("code", attributes, Inline(text))
}

/// What was searched for.
public func Mark(_ attributes: Attribute..., @InlineBuilder content: () -> Inline) -> Inline {
  element("mark", attributes, content())
}

/// What was searched for. With text only.
public func Mark(_ text: String, _ attributes: Attribute...) -> Inline {
  element("mark", attributes, Inline(text))
}

/// What a version added.
public func Ins(_ attributes: Attribute..., @InlineBuilder content: () -> Inline) -> Inline {
  element("ins", attributes, content())
}

/// What a version added. With text only.
public func Ins(_ text: String, _ attributes: Attribute...) -> Inline {
  element("ins", attributes, Inline(text))
}

/// What a version took out.
public func Del(_ attributes: Attribute..., @InlineBuilder content: () -> Inline) -> Inline {
  element("del", attributes, content())
}

/// What a version took out. With text only.
public func Del(_ text: String, _ attributes: Attribute...) -> Inline {
  element("del", attributes, Inline(text))
}

/// Raised.
public func Sup(_ attributes: Attribute..., @InlineBuilder content: () -> Inline) -> Inline {
  element("sup", attributes, content())
}

/// Raised. With text only.
public func Sup(_ text: String, _ attributes: Attribute...) -> Inline {
  element("sup", attributes, Inline(text))
}

/// A link. An address outside of this site opens without telling where the reader came from.
public func A(to address: Address, _ attributes: Attribute..., @InlineBuilder content: () -> Inline) -> Inline {
  element("a", linkAttributes(address) + attributes, content())
}

/// A link. With text only.
public func A(_ text: String, to address: Address, _ attributes: Attribute...) -> Inline {
  element("a", linkAttributes(address) + attributes, Inline(text))
}

/// A link to a file that is saved, not opened, under the given name.
public func Download(_ text: String, from address: Address, as name: String, _ attributes: Attribute...) -> Inline {
  element("a", linkAttributes(address) + [Attribute("download", name)] + attributes, Inline(text))
}

/// A moment or a day: `machine` is ISO 8601, `text` is what people read.
public func Time(_ text: String, machine: String, _ attributes: Attribute...) -> Inline {
  element("time", [Attribute("datetime", machine)] + attributes, Inline(text))
}

/// A short form and what it stands for.
public func Abbr(_ text: String, for full: String) -> Inline {
  element("abbr", [Attribute("title", full)], Inline(text))
}

/// A line break inside a paragraph.
public func Br() -> Inline { void("br", []) }

/// Text for screen readers only.
public func Unseen(_ text: String) -> Inline { element("span", [.class(.unseen)], Inline(text)) }

/// A picture of this site; `description` is empty for ornament.
public func Img(_ address: Address, description: String, width: Int, height: Int, _ attributes: Attribute...) -> Inline
{
  let source = address.isLocal ? address.text : "#"
  return void(
    "img",
    [
      Attribute("src", source), Attribute("alt", description), Attribute("width", "\(width)"),
      Attribute("height", "\(height)"), Attribute("loading", "lazy"),
    ] + attributes)
}

func linkAttributes(_ address: Address) -> [Attribute] {
  let href = Attribute("href", address.text)
  return address.isLocal ? [href] : [href, Attribute("rel", "noopener noreferrer")]
}
