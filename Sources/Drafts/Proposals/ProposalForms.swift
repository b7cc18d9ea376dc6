// SPDX-License-Identifier: AGPL-3.0-or-later

// How places and names of changes are written down.

extension ChangeID: Codable {
  /// Reads the form that `description` writes: "r-1#3".
  public init?(written text: String) {
    guard let mark = text.lastIndex(of: "#"), let number = Int(text[text.index(after: mark)...]) else { return nil }
    self.init(source: String(text[..<mark]), number: number)
  }

  public init(from decoder: any Decoder) throws { self = try decoder.short(ChangeID.init(written:)) }
  public func encode(to encoder: any Encoder) throws { try encoder.short(description) }
}

extension Place: Codable {
  /// Reads "1.12:5".
  init?(written text: String) {
    guard let mark = text.lastIndex(of: ":"), let block = BlockID(text[..<mark]),
      let units = Int(text[text.index(after: mark)...])
    else { return nil }
    self.init(block, TextOffset(units))
  }

  public init(from decoder: any Decoder) throws { self = try decoder.short(Place.init(written:)) }
  public func encode(to encoder: any Encoder) throws { try encoder.short("\(block):\(offset.units)") }
}

extension Gap: Codable {
  /// Reads "after 1.12", "start of body".
  init?(written text: String) {
    if text.hasPrefix("after "), let id = BlockID(text.dropFirst("after ".count)) {
      self = .after(id)
    } else if text.hasPrefix("start of "), let story = BlockStory(written: text.dropFirst("start of ".count)) {
      self = .start(story)
    } else {
      return nil
    }
  }

  public init(from decoder: any Decoder) throws { self = try decoder.short(Gap.init(written:)) }

  public func encode(to encoder: any Encoder) throws {
    switch self {
    case .after(let id): try encoder.short("after \(id)")
    case .start(let story): try encoder.short("start of \(story.written)")
    }
  }
}
