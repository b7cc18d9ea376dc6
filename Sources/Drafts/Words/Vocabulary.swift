// SPDX-License-Identifier: AGPL-3.0-or-later

/// Numbers for words, given out once a word: its plain form (marks kept) and its bare form (marks dropped).
struct Vocabulary: ~Copyable {
  struct Word {
    var plain: UInt32
    var bare: UInt32
    var isMarked: Bool
    /// 0 where it is no Roman numeral.
    var roman: UInt16
  }

  private var spellings = ByteTable(expecting: 1 << 14)
  private var words: [Word] = []
  private var forms = ByteTable(expecting: 1 << 14)

  /// Depends on the letters of the form alone.
  func hash(of form: UInt32) -> UInt64 { forms.hash(of: Int(form)) }

  var formCount: Int { forms.count }

  /// All hashes, and which forms are numbers: for passes over texts that are already read.
  func table() -> FormTable {
    FormTable(
      hashes: (0..<forms.count).map { forms.hash(of: $0) },
      isNumber: (0..<forms.count).map { forms.bytes(of: $0).first == Self.numberMark })
  }

  mutating func word(_ bytes: UnsafeBufferPointer<UInt8>) -> Word {
    let (number, isNew) = spellings.number(of: bytes, hash: Mix.hash(bytes))
    if !isNew { return words[number] }
    let (plain, bare, isMarked) = LatinLetters.table.forms(of: bytes)
    let word = Word(
      plain: UInt32(forms.number(of: plain).number), bare: UInt32(forms.number(of: bare).number), isMarked: isMarked,
      roman: isMarked ? 0 : Roman.value(of: bare))
    words.append(word)
    return word
  }

  /// A number has a form of its own, apart from all words.
  mutating func form(ofNumber digits: [UInt8]) -> UInt32 { UInt32(forms.number(of: [Self.numberMark] + digits).number) }

  private static let numberMark: UInt8 = 0x23
}

/// What is known of each form by its number.
struct FormTable {
  var hashes: [UInt64]
  var isNumber: [Bool]
}

/// Roman numerals below 4,000, written as they should be: anything else is a word.
enum Roman {
  private static let steps: [(letters: [UInt8], value: UInt16)] = [
    ("m", 1000), ("cm", 900), ("d", 500), ("cd", 400), ("c", 100), ("xc", 90), ("l", 50), ("xl", 40), ("x", 10),
    ("ix", 9), ("v", 5), ("iv", 4), ("i", 1),
  ].map { (Array($0.0.utf8), $0.1) }

  static func value(of letters: [UInt8]) -> UInt16 {
    guard (1...15).contains(letters.count), letters.allSatisfy({ "ivxlcdm".utf8.contains($0) }) else { return 0 }
    var value: UInt16 = 0
    var at = 0
    for step in steps {
      var times = 0
      while letters[at...].starts(with: step.letters), times < (step.letters.count == 1 ? 3 : 1) {
        value += step.value
        at += step.letters.count
        times += 1
      }
    }
    return at == letters.count ? value : 0
  }
}
