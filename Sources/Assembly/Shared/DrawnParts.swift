// SPDX-License-Identifier: AGPL-3.0-or-later

public import Packs

/// What a drawing is made of, in order: for whoever has to say which part cannot be drawn.
public struct DrawnParts: Sendable {
  public let count: Int
  /// The drawing of the first so many parts; nil where they make no version.
  public let drawing: @Sendable (Int) -> Drawing?
  /// What people call a part, by its index.
  public let name: @Sendable (Int) -> Phrase

  public init(
    count: Int, drawing: @escaping @Sendable (Int) -> Drawing?, name: @escaping @Sendable (Int) -> Phrase
  ) {
    self.count = count
    self.drawing = drawing
    self.name = name
  }
}

/// Looks for the first of several things that cannot be done together with all before it; all together cannot.
public struct CulpritSearch: Sendable {
  private var fitting = 0
  private var failing: Int

  /// Nil where there is nothing to look among.
  public init?(among count: Int) {
    guard count > 0 else { return nil }
    failing = count
  }

  /// How many of the first to try next; nil once the culprit is known.
  public var trial: Int? { failing - fitting > 1 ? (fitting + failing) / 2 : nil }
  /// The index of the one that was found.
  public var culprit: Int { failing - 1 }

  /// Takes in how a trial of the first so many went.
  public mutating func note(_ count: Int, isFitting: Bool) {
    if isFitting { fitting = count } else { failing = count }
  }
}
