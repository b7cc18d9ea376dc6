// SPDX-License-Identifier: AGPL-3.0-or-later

/// The words of a language that carry an opinion's stance rather than its subject, handed in by whoever knows the language.
///
/// Nothing here names a subject: with an empty lexicon grouping still works, it only knows less and merges less.
public struct Lexicon: Hashable, Sendable {
  /// An act that an opinion asks of the drafters ("add", "remove"), with every usual way to say it.
  public struct Act: Hashable, Sendable {
    public var name: String
    public var phrases: [String]
    /// What its negation asks for: not to raise is to keep. Nil leaves the negation standing.
    public var negated: String?
    /// Acts that cannot be followed beside it: whoever raises a figure does not keep it. Named on one side or on both.
    public var contraries: [String]
    /// Whoever asks for it is against the act that follows: to object to raising is to ask not to raise.
    public var opposes: Bool

    public init(
      _ name: String, negated: String? = nil, against contraries: [String] = [], opposes: Bool = false,
      phrases: [String]
    ) {
      self.name = name
      self.negated = negated
      self.contraries = contraries
      self.opposes = opposes
      self.phrases = phrases
    }
  }

  public var acts: [Act]
  /// Longer phrases that contain the words of an act without being it.
  public var notActs: [String]
  public var negators: [String]
  /// Words that call a state unfinished ("not yet") rather than turn a wish into its opposite.
  public var doubts: [String]
  /// Numbers in words that can mean nothing else.
  public var numerals: [String: Int]
  /// Words before a number that name a part of a text: Article 5 is not Clause 5.
  public var places: [String]
  /// Words before a number that name a place on paper, which differs from print to print and says nothing of the opinion.
  public var paperPlaces: [String]
  /// Salutation, thanks and modesty: what could be left out of any opinion.
  public var courtesies: [String]
  /// Words without a subject of their own.
  public var functionWords: [String]
  /// Words without a subject that still ask or judge ("should", "more"): they make no group, but no mere agreement either.
  public var urgings: [String]
  /// Words for a passage that only say that it is this one: whoever writes them has marked the words meant.
  public var pointers: [String]
  /// How a sign is read aloud.
  public var signs: [Character: String]
  /// Words that ask for something. Some are courtesies as well; but what asks is no mere agreement, whatever words of
  /// approval follow: "please agree on one figure".
  public var requests: [String]
  /// Words for what one other said: who approves of that asks for what they asked for.
  public var opinions: [String]
  /// Approval of the whole.
  public var assents: [String]
  /// What approval may name without narrowing it: the draft, its parts, degrees of warmth.
  public var assentScope: [String]
  /// Words that turn approval into a condition ("however").
  public var turns: [String]
  /// Shortened words after which a full stop ends no sentence.
  public var abbreviations: [String]
  /// Units of quantities, each spelling with the one to file it under and what it multiplies by.
  public var units: [FigureUnit]
  /// Words before a number that make it a date or a period.
  public var dateWords: [String]
  /// Words beside two years that make them a term of office.
  public var terms: [String]
  /// Words before a number that call it the sum of others.
  public var totals: [String]
  /// Words behind a sum after which all its parts follow.
  public var wholes: [String]
  /// Words between a number and the whole that it is a part of: "191 of 1,587".
  public var ratios: [String]
  /// Words between a number and one that is a part of it: "1,587, of whom 191".
  public var partings: [String]
  /// Words around a quantity that name neither its subject nor its unit ("about", "reached").
  public var measureWords: [String]
  /// Those of them that let the true number lie above, below or around the one that is written ("more than").
  public var leeways: [FigureLeeway: [String]]

  public init(
    acts: [Act] = [], notActs: [String] = [], negators: [String] = [], doubts: [String] = [],
    numerals: [String: Int] = [:],
    places: [String] = [], paperPlaces: [String] = [], courtesies: [String] = [], functionWords: [String] = [],
    urgings: [String] = [], requests: [String] = [], pointers: [String] = [], signs: [Character: String] = [:],
    opinions: [String] = [], assents: [String] = [],
    assentScope: [String] = [],
    turns: [String] = [],
    abbreviations: [String] = [], units: [FigureUnit] = [],
    dateWords: [String] = [], terms: [String] = [], totals: [String] = [], wholes: [String] = [],
    ratios: [String] = [], partings: [String] = [], measureWords: [String] = [], leeways: [FigureLeeway: [String]] = [:]
  ) {
    self.acts = acts
    self.notActs = notActs
    self.negators = negators
    self.doubts = doubts
    self.numerals = numerals
    self.places = places
    self.paperPlaces = paperPlaces
    self.courtesies = courtesies
    self.functionWords = functionWords
    self.urgings = urgings
    self.requests = requests
    self.pointers = pointers
    self.signs = signs
    self.opinions = opinions
    self.assents = assents
    self.assentScope = assentScope
    self.turns = turns
    self.abbreviations = abbreviations
    self.units = units
    self.dateWords = dateWords
    self.terms = terms
    self.totals = totals
    self.wholes = wholes
    self.ratios = ratios
    self.partings = partings
    self.measureWords = measureWords
    self.leeways = leeways
  }
}

/// Where the true number may lie beside the one that is written.
public enum FigureLeeway: Hashable, Sendable {
  case above, below, around
}

/// A spelling of a unit: "phần trăm" and "%" are one unit, "nghìn người" is a thousand of another; a unit without a name
/// only multiplies what follows.
public struct FigureUnit: Hashable, Sendable {
  /// Parts of a hundred, in every language.
  public static let share = "%"

  public var spelling: String
  public var unit: String
  public var factor: Int

  public init(_ spelling: String, unit: String? = nil, factor: Int = 1) {
    self.spelling = spelling
    self.unit = unit ?? spelling
    self.factor = factor
  }
}
