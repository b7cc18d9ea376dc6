// SPDX-License-Identifier: AGPL-3.0-or-later

/// Lengths as the format writes them: whole numbers of small units, cut off where it has no room for more.
enum Measure {
  /// Twentieths of a point.
  static func twips(millimetres: Double) -> String { whole(millimetres * 1440 / 25.4) }
  static func twips(points: Double) -> String { whole(points * 20) }
  static func halfPoints(_ points: Double) -> String { whole(points * 2) }
  static func eighthPoints(_ points: Double) -> String { whole(points * 8) }
  /// 240 to a line.
  static func lineParts(_ lines: Double) -> String { whole(lines * 240) }
  /// English metric units, 360 000 to a centimetre.
  static func emu(millimetres: Double) -> String { whole(millimetres * 36000) }

  private static func whole(_ value: Double) -> String {
    guard value.isFinite else { return "0" }
    return String(Int(min(max(value, -100_000_000), 100_000_000).rounded()))
  }
}
