// SPDX-License-Identifier: AGPL-3.0-or-later

/// Figures of one text that cannot all be right: parts that do not make their sum, or a share that its two numbers do not
/// make.
public struct FigureMismatch: Hashable, Sendable {
  public enum Kind: Hashable, Sendable { case sum, share }

  public let kind: Kind
  /// What should be reckoned from the others.
  public let stated: Figure
  /// What it comes to.
  public let reckoned: FigureValue
  /// All that it was reckoned from, and the stated one, in the order of the text.
  public let figures: [Figure]
}
