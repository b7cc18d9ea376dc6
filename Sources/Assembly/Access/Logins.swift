// SPDX-License-Identifier: AGPL-3.0-or-later

extension Access {
  /// A free sign-in name made of a person's name: "Nguyễn Văn An" becomes nguyen.van.an, the second one nguyen.van.an2.
  /// `proposed` are names that are spoken for, though not recorded yet.
  func freshLogin(for name: String, beside proposed: Set<String> = []) -> String {
    let letters = PlainText(name).text.utf8.map { byte -> Character in
      let isPlain = (97...122).contains(byte) || (48...57).contains(byte)
      return isPlain ? Character(UnicodeScalar(byte)) : "."
    }
    var base = String(String(letters).split(separator: ".").joined(separator: ".").prefix(34))
    if base.utf8.count < 2 { base = "user" }
    let taken = proposed.union(accounts.map(\.login))
    guard taken.contains(base) else { return base }
    var number = 2
    while taken.contains("\(base)\(number)") { number += 1 }
    return "\(base)\(number)"
  }
}
