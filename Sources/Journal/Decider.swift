// SPDX-License-Identifier: AGPL-3.0-or-later

/// A pure model that a journal remembers: it decides what happens and takes in what did.
public protocol Decidable: Sendable {
  associatedtype Command: Sendable
  associatedtype Event: Codable & Sendable
  associatedtype Refusal: Error & Sendable

  /// What would happen, or why not; reads no clock, no chance, no file.
  func decide(_ command: Command, by act: Act) throws(Refusal) -> [Event]
  /// Takes in what did happen; never refuses.
  mutating func evolve(_ event: Event, by act: Act)
}
