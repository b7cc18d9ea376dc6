public enum Sealed<Value: Codable & Hashable & Sendable>: Codable, Hashable, Sendable {
  case known(Value, for: String)
  case forgotten(for: String)
  public init(_ value: Value, for subject: String) { self = .known(value, for: subject) }
  public var value: Value? { if case .known(let v, _) = self { v } else { nil } }
}
