// SPDX-License-Identifier: AGPL-3.0-or-later

/// How the composition of delegations and slates is counted, each way with the place where it is written.
public struct CompositionMarks: Hashable, Sendable {
  public let young: Young
  public let minority: Quality
  /// The month at which ages of those put forward are counted; nil where no rule names one.
  public let ages: AgesAt?
  /// By which science and technology is told; nil where the organisation does not count it.
  public let science: Quality?
  /// Days that lists tell of, and what the years since then are called.
  public let since: [Since]

  public init(
    young: Young, minority: Quality, ages: AgesAt? = nil, science: Quality? = nil, since: [Since] = []
  ) {
    self.young = young
    self.minority = minority
    self.ages = ages
    self.science = science
    self.since = since
  }

  /// Young is who has not reached an age.
  public struct Young: Hashable, Sendable {
    public let under: Int
    public let source: Rule.Source
    public init(under: Int, source: Rule.Source) {
      self.under = under
      self.source = source
    }
  }

  /// A quality of a person, as lists head it, and the values that decide: those of the majority where a minority is told,
  /// those that count where anything else is.
  public struct Quality: Hashable, Sendable {
    public let field: Phrase
    public let values: [String]
    public let source: Rule.Source
    public init(_ field: Phrase, _ values: [String], source: Rule.Source) {
      self.field = field
      self.values = values
      self.source = source
    }
  }

  /// A day as lists head it, such as of joining, and what the years since then are called.
  public struct Since: Hashable, Sendable {
    public let field: Phrase
    public let name: Phrase
    public init(_ field: Phrase, name: Phrase) {
      self.field = field
      self.name = name
    }
  }

  /// The first day of the month at which ages are counted (ISO 8601).
  public struct AgesAt: Hashable, Sendable {
    public let day: String
    public let source: Rule.Source
    public init(_ day: String, source: Rule.Source) {
      self.day = day
      self.source = source
    }
  }
}
