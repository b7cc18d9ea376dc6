// SPDX-License-Identifier: AGPL-3.0-or-later

import Foundation

/// One measured figure, beside a peer's where there is one; the ratio is ours over the peer's.
public struct Figure: Codable, Sendable {
  public let name: String
  /// "events/s", where more is better; "µs", "ms", "s" or "MiB", where less is.
  public let unit: String
  public let ours: Double
  public let peer: Double?
  public let peerName: String?
  public let ratio: Double?

  public init(_ name: String, _ unit: String, ours: Double, peer: Double? = nil, peerName: String? = nil) {
    self.name = name
    self.unit = unit
    self.ours = ours
    self.peer = peer
    self.peerName = peerName
    ratio = peer.map { ours / $0 }
  }

  /// Every line has every key; where no peer runs, its values are null.
  public func encode(to encoder: any Encoder) throws {
    var line = encoder.container(keyedBy: CodingKeys.self)
    try line.encode(name, forKey: .name)
    try line.encode(unit, forKey: .unit)
    try line.encode(ours, forKey: .ours)
    try line.encode(peer, forKey: .peer)
    try line.encode(peerName, forKey: .peerName)
    try line.encode(ratio, forKey: .ratio)
  }

  /// So many things done in the time spent.
  public init(_ name: String, _ unit: String, count: Int, in seconds: Double) {
    self.init(name, unit, ours: Double(count) / seconds)
  }

  var row: String {
    let left = name.padding(toLength: 46, withPad: " ", startingAt: 0)
    let beside = peer.map { "  beside \(Figure.text($0)) \(peerName ?? "")  ratio \(Figure.text(ratio ?? 0))" } ?? ""
    return "\(left) \(Figure.text(ours)) \(unit)\(beside)"
  }

  /// Three digits or more that say something, from a millionth to millions.
  private static func text(_ number: Double) -> String {
    let digits = number >= 100 ? 0 : number >= 10 ? 1 : number >= 0.1 ? 2 : 6
    let plain = String(format: "%.\(digits)f", number)
    return String(repeating: " ", count: max(0, 9 - plain.count)) + plain
  }
}
