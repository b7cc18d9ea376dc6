// SPDX-License-Identifier: AGPL-3.0-or-later

public import Journal
public import Markup
public import Packs

/// Everything beside the congress itself that a page may depend on: who looks, in which language, when, and what they
/// asked for.
public struct Scene: Sendable {
  public let say: Language
  public let visitor: Visitor
  /// The hall's clock.
  public let now: Moment
  /// What the placeholders of the path stand for.
  public let parameters: [String: String]
  public let query: [String: String]
  public let token: FormToken
  /// The form that was sent and not accepted, if this page shows it again.
  public let attempt: Attempt?

  public init(
    say: Language, visitor: Visitor, now: Moment, parameters: [String: String] = [:], query: [String: String] = [:],
    token: FormToken, attempt: Attempt? = nil
  ) {
    self.say = say
    self.visitor = visitor
    self.now = now
    self.parameters = parameters
    self.query = query
    self.token = token
    self.attempt = attempt
  }

  /// The identifier in the path under this name.
  public func id<Subject>(_ name: String) -> Identifier<Subject> { Identifier(parameters[name] ?? "") }

  /// Whether the visitor holds one of these rights.
  func may(anyOf rights: Set<Right>) -> Bool { !visitor.rights.isDisjoint(with: rights) }

  public func may(_ right: Right) -> Bool { visitor.rights.contains(right) }

  /// What a field shows: what was typed if the form came back, otherwise `value`.
  public func typed(_ field: FieldName, else value: String = "") -> String {
    guard let attempt else { return value }
    return attempt.submission.fields[field.text]?.first ?? ""
  }

  /// The choices a field shows as made.
  public func chosen(_ field: FieldName, else values: Set<String> = []) -> Set<String> {
    guard let attempt else { return values }
    return Set(attempt.submission.fields[field.text] ?? [])
  }

  /// What is wrong with a field, problem and mend in one sentence.
  public func error(_ field: FieldName) -> String? { faults[field] }

  /// The faults of the form, for the summary at the head of the page.
  public var faults: FieldFaults {
    FieldFaults(
      (attempt?.faults ?? []).map { fault in
        FieldFault(fault.field.map { FieldName($0) }, "\(fault.problem[say]) \(fault.mend[say])")
      })
  }
}

/// Who looks at a page.
public struct Visitor: Sendable {
  /// Nil before signing in.
  public let account: AccountKey?
  public let name: String
  public let roles: [String]
  public let rights: Set<Right>

  /// The account, and the person behind it.
  public struct AccountKey: Hashable, Sendable {
    public let account: String
    public let person: String?
    public init(account: String, person: String?) {
      self.account = account
      self.person = person
    }
  }

  public init(account: AccountKey?, name: String, roles: [String], rights: Set<Right>) {
    self.account = account
    self.name = name
    self.roles = roles
    self.rights = rights
  }

  public static let nobody = Visitor(account: nil, name: "", roles: [], rights: [])
}

/// A form as it arrived: texts in NFC by field, and files.
public struct Submission: Sendable {
  public let fields: [String: [String]]
  /// By field, in the order in which they were chosen.
  public let files: [String: [SentFile]]

  public init(fields: [String: [String]] = [:], files: [String: [SentFile]] = [:]) {
    self.fields = fields
    self.files = files
  }

  /// A file that came with a form. `blob` is the name its bytes will have in the journal.
  public struct SentFile: Sendable {
    public let name: String
    public let bytes: [UInt8]
    public let blob: String
    /// The tables in it, when it is one the office's programs write; read by the shell.
    public let tables: SentTables
    /// Its words with all marks, where the form asks for them; read by the shell.
    public let words: SentWords
    /// How its bytes are stored where others may not read them, or where it must be possible to forget them. Every file
    /// has it, whatever the form reads, so that none is ever stored open for the want of it.
    public let shut: Shut

    /// A key that was drawn for a file, and the box that it makes of the bytes.
    public struct Shut: Sendable {
      public let key: DocumentKey
      public let box: Blob
      public init(key: DocumentKey, box: Blob) {
        self.key = key
        self.box = box
      }
    }

    public init(
      name: String, bytes: [UInt8], blob: String, tables: SentTables = .none, words: SentWords = .none, shut: Shut
    ) {
      self.name = name
      self.bytes = bytes
      self.blob = blob
      self.tables = tables
      self.words = words
      self.shut = shut
    }
  }
}

/// A form that was refused, shown again with what was typed and what is wrong.
public struct Attempt: Sendable {
  public let submission: Submission
  public let faults: [Fault]
  /// Why a rule said no, and what would help.
  public let refusal: Refused?

  public struct Refused: Hashable, Sendable {
    public let problem: String
    public let mend: String
    public init(problem: String, mend: String) {
      self.problem = problem
      self.mend = mend
    }
  }

  public init(submission: Submission, faults: [Fault], refusal: Refused?) {
    self.submission = submission
    self.faults = faults
    self.refusal = refusal
  }
}
