// SPDX-License-Identifier: AGPL-3.0-or-later

public import Drafts
public import Journal
public import Packs

/// What the shell reads of the files that come with a form.
public enum SentContent: Hashable, Sendable {
  case tables
  case words
  case nothing
}

/// What a text that was sent is as a file.
public enum SentForm: Hashable, Sendable {
  /// The words are those of the very file that was sent, so that it can go out and be drawn into. `hidden` are words that
  /// Word shows only to those who ask for them; nil for none.
  case word(hidden: String?)
  /// Another format, which LibreOffice turned into Word.
  case converted
  /// Nothing but the words can be trusted, as of a PDF.
  case wordsOnly
}

/// What the shell found in a text that was sent: its words with everybody's marks, or why it could not be read.
public enum SentWords: Hashable, Sendable {
  /// `notices` say what should be known of how it was read: converted, words only.
  case text(MarkedText, notices: [Phrase], from: SentForm)
  case unreadable(Fault)
  /// Nobody asked for it to be read.
  case none
}

/// A version to be drawn into the Word file of another.
public struct Drawing: Hashable, Sendable {
  /// The file of the base, by its SHA-256.
  public let blob: String
  /// Opens that file where it is stored shut.
  public let key: DocumentKey?
  /// Whether what is drawn into it is stored shut: always where the file itself is.
  public let isShut: Bool
  public let base: DraftText
  public let next: NextVersion
  /// Without a trace of what was changed; otherwise as tracked changes.
  public let isClean: Bool

  public init(
    blob: String, key: DocumentKey? = nil, isShut: Bool = false, base: DraftText, next: NextVersion, isClean: Bool
  ) {
    self.blob = blob
    self.key = key
    self.isShut = isShut || key != nil
    self.base = base
    self.next = next
    self.isClean = isClean
  }
}

/// A file that was drawn and read again.
public struct DrawnFile: Sendable {
  public let name: String
  public let bytes: [UInt8]
  /// The name that its bytes will have in the journal.
  public let blob: String
  /// Opens them there, where they are to be stored shut.
  public let key: DocumentKey?
  public let text: MarkedText

  public init(name: String, bytes: [UInt8], blob: String, key: DocumentKey? = nil, text: MarkedText) {
    self.name = name
    self.bytes = bytes
    self.blob = blob
    self.key = key
    self.text = text
  }
}
