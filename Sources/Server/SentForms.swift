// SPDX-License-Identifier: AGPL-3.0-or-later

import Journal

/// What browsers sent and the record took. A form that comes once more from the same look at its page, by a second press,
/// the browser's way back or a line that broke before the answer came, is not recorded twice.
actor SentForms {
  private enum Standing {
    case underWay
    /// Where its answer led.
    case recorded(String)
  }

  private var forms: [Hash: Standing] = [:]
  private var recorded: [Hash] = []
  private var waiting: [Hash: [CheckedContinuation<Void, Never>]] = [:]
  private let most: Int

  /// Beyond `most`, those that were recorded longest ago are forgotten.
  init(most: Int = 4_096) { self.most = most }

  /// Takes up a form; where it was recorded already, or is just now, the answer is where that led. What was taken up must
  /// be ended.
  func begin(_ form: Hash) async -> String? {
    while case .underWay? = forms[form] {
      await withCheckedContinuation { waiting[form, default: []].append($0) }
    }
    if case .recorded(let place)? = forms[form] { return place }
    forms[form] = .underWay
    return nil
  }

  /// Nothing was recorded where it led nowhere; then it may be sent again.
  func end(_ form: Hash, leadingTo place: String?) {
    forms[form] = place.map { .recorded($0) }
    if place != nil { recorded.append(form) }
    if recorded.count > most {
      for old in recorded.prefix(most / 2) { forms[old] = nil }
      recorded.removeFirst(most / 2)
    }
    for one in waiting.removeValue(forKey: form) ?? [] { one.resume() }
  }
}

extension FormBody.Parsed {
  /// The name of a form by its address and everything in it; nothing where it does not say which look at its page it is
  /// from (`FormMark`).
  func name(at path: String) -> Hash? {
    guard FormMark(fields["token"]?.first ?? "").seen != nil else { return nil }
    var bytes: [UInt8] = []
    // With its length before it, so that no two forms read the same.
    func add(_ part: some Collection<UInt8>) { bytes += Array("\(part.count):".utf8) + part }
    add(path.utf8)
    for (field, values) in fields.sorted(by: { $0.key < $1.key }) {
      for value in values {
        add(field.utf8)
        add(value.utf8)
      }
    }
    for (field, sent) in files.sorted(by: { $0.key < $1.key }) {
      for file in sent {
        add(field.utf8)
        add(file.name.utf8)
        add(Hash.of(file.bytes).description.utf8)
      }
    }
    return Hash.of(bytes)
  }
}

/// What a form carries unseen: the secret of its browser, and how far the record had come when its page was made.
struct FormMark {
  let secret: String
  let seen: Int64?

  init(secret: String, seen: Int64) { (self.secret, self.seen) = (secret, seen) }

  init(_ text: String) {
    let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    secret = parts.first.map(String.init) ?? ""
    seen = parts.count > 1 ? Int64(parts[1]) : nil
  }

  var text: String { seen.map { "\(secret).\($0)" } ?? secret }
}
