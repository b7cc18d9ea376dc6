// SPDX-License-Identifier: AGPL-3.0-or-later

/// Which prefix means which namespace at the place that is being read.
struct Spaces {
  static let declaration = Array("xmlns".utf8)

  /// No word processor declares one namespace so many times over.
  private static let mostPrefixes = 64

  /// What holds now: the file's prefixes (the empty one for no prefix) and ours for them.
  struct Scope {
    fileprivate var ours: [[UInt8]: String] = [:]
    /// Scopes with one number mean the same names.
    fileprivate var number = 0
  }

  var scope = Scope()
  private var scopes = 0
  private var known: [UInt64: (name: [UInt8], tag: WordTag)] = [:]

  mutating func declare(_ attribute: Slice<UnsafeBufferPointer<UInt8>>, as value: Slice<UnsafeBufferPointer<UInt8>>) {
    let rest = attribute.dropFirst(Self.declaration.count)
    guard rest.isEmpty || rest.first == UInt8(ascii: ":") else { return }
    let prefix = Array(rest.dropFirst())
    let meaning = WordTag.prefix(of: ArraySlice(Array(value)))
    // Drawings declare their own namespace again and again; only a new meaning opens a new scope.
    guard scope.ours[prefix] != meaning, scope.ours.count < Self.mostPrefixes else { return }
    scope.ours[prefix] = meaning
    scopes += 1
    scope.number = scopes
  }

  mutating func tag(of name: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>) -> WordTag {
    // FNV-1a; what it finds is compared, so that two names with one hash are still two.
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325 ^ UInt64(truncatingIfNeeded: scope.number) &* 0x9E37_79B9_7F4A_7C15
    for place in name { hash = (hash ^ UInt64(bytes[place])) &* 0x0000_0100_0000_01B3 }
    if let found = known[hash], found.name.elementsEqual(bytes[name]) { return found.tag }
    let tag = find(bytes[name])
    if known[hash] == nil { known[hash] = (Array(bytes[name]), tag) }
    return tag
  }

  private func find(_ name: Slice<UnsafeBufferPointer<UInt8>>) -> WordTag {
    let parts = name.split(separator: UInt8(ascii: ":"), maxSplits: 1, omittingEmptySubsequences: false)
    let prefix = parts.count == 2 ? Array(parts[0]) : []
    guard let local = parts.last, let ours = scope.ours[prefix] else { return .other }
    return WordTag.byName[ours + ":" + String(decoding: local, as: UTF8.self)] ?? .other
  }
}
