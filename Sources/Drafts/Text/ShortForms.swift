// SPDX-License-Identifier: AGPL-3.0-or-later

// How the small values of drafts are written down: as short texts that a person can read in a record.

extension BlockID: Codable {
  /// Reads "1.12".
  init?(_ text: some StringProtocol) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 2, let version = Int(parts[0]), let number = Int(parts[1]) else { return nil }
    self.init(version: version, number: number)
  }

  /// Reads the form that `description` writes: "1.12".
  public init?(written text: String) { self.init(text) }

  public init(from decoder: any Decoder) throws { self = try decoder.short(BlockID.init(written:)) }
  public func encode(to encoder: any Encoder) throws { try encoder.short(description) }
}

extension TextOffset: Codable {
  public init(from decoder: any Decoder) throws {
    self.init(try decoder.singleValueContainer().decode(Int.self))
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(units)
  }
}

extension BlockStory: Codable {
  /// Reads "body", "footnote 2".
  init?(written text: some StringProtocol) {
    let parts = text.split(separator: " ", omittingEmptySubsequences: false)
    let number = parts.count == 2 ? Int(parts[1]) : nil
    switch (parts.first, number) {
    case ("body", nil) where parts.count == 1: self = .body
    case ("header", let number?): self = .header(number)
    case ("footer", let number?): self = .footer(number)
    case ("footnote", let number?): self = .footnote(number)
    case ("endnote", let number?): self = .endnote(number)
    case ("textBox", let number?): self = .textBox(number)
    default: return nil
    }
  }

  var written: String {
    switch self {
    case .body: "body"
    case .header(let number): "header \(number)"
    case .footer(let number): "footer \(number)"
    case .footnote(let number): "footnote \(number)"
    case .endnote(let number): "endnote \(number)"
    case .textBox(let number): "textBox \(number)"
    }
  }

  public init(from decoder: any Decoder) throws { self = try decoder.short { BlockStory(written: $0) } }
  public func encode(to encoder: any Encoder) throws { try encoder.short(written) }
}

extension BlockKind: Codable {
  /// Reads "paragraph", "heading 2".
  init?(written text: String) {
    let parts = text.split(separator: " ", omittingEmptySubsequences: false)
    let number = parts.count == 2 ? Int(parts[1]) : nil
    switch (parts.first, number) {
    case ("paragraph", nil) where parts.count == 1: self = .paragraph
    case ("heading", let number?): self = .heading(number)
    case ("listItem", let number?): self = .listItem(number)
    default: return nil
    }
  }

  var written: String {
    switch self {
    case .paragraph: "paragraph"
    case .heading(let level): "heading \(level)"
    case .listItem(let level): "listItem \(level)"
    }
  }

  public init(from decoder: any Decoder) throws { self = try decoder.short(BlockKind.init(written:)) }
  public func encode(to encoder: any Encoder) throws { try encoder.short(written) }
}

extension Decoder {
  /// A value out of its written form.
  func short<Value>(_ read: (String) -> Value?) throws -> Value {
    let text = try singleValueContainer().decode(String.self)
    guard let value = read(text) else {
      throw DecodingError.dataCorrupted(.init(codingPath: codingPath, debugDescription: "not a \(Value.self): \(text)"))
    }
    return value
  }
}

extension Encoder {
  func short(_ text: String) throws {
    var container = singleValueContainer()
    try container.encode(text)
  }
}
