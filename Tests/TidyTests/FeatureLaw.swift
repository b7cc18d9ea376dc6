// SPDX-License-Identifier: AGPL-3.0-or-later

import Testing

/// Who names whom inside one part: a room is a folder, and an arrow is a name that only the other room declares.
struct Neighbours {
  struct Arrow: Hashable {
    let from: String
    let to: String
    let name: String
    let path: String
    let line: Int
  }

  let arrows: [Arrow]

  /// `room` says to which room a file belongs.
  init(of target: String, in table: FileTable, room: (SourceFile) -> String) {
    let files = table.swift(in: "Sources/\(target)").compactMap { file in file.swift.map { (file, room(file), $0) } }
    var homes: [String: Set<String>] = [:]
    var own: [String: Set<String>] = [:]
    for (_, room, swift) in files {
      own[room, default: []].formUnion((swift.types + swift.members).map(\.name))
      for declared in swift.types.filter(\.isTopLevel) + swift.freeFunctions {
        homes[declared.name, default: []].insert(room)
      }
    }
    var found: [Arrow] = []
    for (file, room, swift) in files {
      var seen = own[room] ?? []
      for word in swift.words where word.owner == nil || word.owner == target {
        guard let home = homes[word.text]?.first, homes[word.text]?.count == 1, home != room else { continue }
        // A small letter may be a variable or a label; only a call names a function.
        guard word.isCapital || word.isCall, seen.insert(word.text).inserted else { continue }
        found.append(Arrow(from: room, to: home, name: word.text, path: file.path, line: word.line))
      }
    }
    arrows = found
  }

  /// Rooms that use each other in a loop, each group sorted.
  var circles: [[String]] {
    let next = Dictionary(grouping: arrows, by: \.from).mapValues { Set($0.map(\.to)) }
    func reached(from room: String) -> Set<String> {
      var found: Set<String> = []
      var ahead = Array(next[room] ?? [])
      while let one = ahead.popLast() {
        if found.insert(one).inserted { ahead += next[one] ?? [] }
      }
      return found
    }
    let reach = Dictionary(uniqueKeysWithValues: next.keys.map { ($0, reached(from: $0)) })
    func reaches(_ from: String, _ to: String) -> Bool { reach[from]?.contains(to) ?? false }
    let groups = reach.keys.filter { reaches($0, $0) }.map { room in
      reach.keys.filter { reaches(room, $0) && reaches($0, room) }.sorted()
    }
    return Set(groups).sorted { $0.joined() < $1.joined() }
  }
}

/// A feature names its own types, those of `Shared`, and those of the features its row allows.
enum FeatureLaw {
  static let home = "Assembly"

  static func violations(in table: FileTable) -> [Violation] {
    let neighbours = Neighbours(of: home, in: table) { $0.folders.dropFirst(2).first ?? "" }
    let homeless = Set(table.swift(in: "Sources/\(home)").compactMap { $0.folders.dropFirst(2).first })
      .subtracting(House.features.keys).subtracting(["Shared"]).sorted()
      .map {
        Violation("Sources/\(home)/\($0)", "is a feature without a row in House.features (Tests/TidyTests/House.swift)")
      }
    return homeless
      + neighbours.arrows.filter { !isAllowed($0) }.map { arrow in
        let other = arrow.to.isEmpty ? "the files that join the features" : arrow.to
        return Violation(arrow.path, line: arrow.line, "\(arrow.from) may not name \(arrow.name) of \(other)")
      }
  }

  private static func isAllowed(_ arrow: Neighbours.Arrow) -> Bool {
    if arrow.from.isEmpty { return true }
    return arrow.to == "Shared" || House.features[arrow.from]?.contains(arrow.to) ?? false
  }
}

/// Folders of one part never use each other in a loop: one of them would not be understood alone.
enum CircleLaw {
  static func violations(in table: FileTable) -> [Violation] {
    table.targets.flatMap { target -> [Violation] in
      let neighbours = Neighbours(of: target, in: table, room: \.room)
      return neighbours.circles.map { circle in
        let inside = neighbours.arrows.filter { circle.contains($0.from) && circle.contains($0.to) }
        let sides = Dictionary(grouping: inside) { "\(shown($0.from)) → \(shown($0.to))" }
        let told = sides.sorted { ($0.value.count, $0.key) < ($1.value.count, $1.key) }.map(told)
        return Violation("Sources/\(target)", "folders in a circle: " + told.joined(separator: "; "))
      }
    }
  }

  /// The side with the fewest names is told first: it is the one to cut.
  private static func told(_ side: String, _ arrows: [Neighbours.Arrow]) -> String {
    let names = arrows.prefix(3).map { "\($0.name) (\($0.path):\($0.line))" }.joined(separator: ", ")
    return "\(side) by \(names)" + (arrows.count > 3 ? " and \(arrows.count - 3) more names" : "")
  }

  private static func shown(_ room: String) -> String { room.isEmpty ? "its top folder" : room }
}

@Suite("Features")
struct FeatureLawTests {
  @Test("name only what their row allows")
  func hold() { expectNone(FeatureLaw.violations(in: .project)) }

  @Test("are in a table that has no loop")
  func tableHasNoLoop() {
    let texts = House.features.map { feature, needs in
      SourceFile(
        "Sources/X/\(feature)/F.swift", "struct \(feature) {}\n" + needs.map { "let a: \($0)" }.joined(separator: "\n"))
    }
    #expect(CircleLaw.violations(in: FileTable(texts)) == [])
  }

  @Test("may not name a feature that their row does not allow")
  func planted() {
    let found = FeatureLaw.violations(in: [
      "Sources/Assembly/Meetings/Meeting.swift": "struct Meeting { let poll: Poll }",
      "Sources/Assembly/Decisions/Poll.swift": "struct Poll {}",
    ])
    #expect(found.map(\.message) == ["Meetings may not name Poll of Decisions"])
  }

  @Test("may not name the files that join them, nor Shared a feature, nor live without a row")
  func plantedUpward() {
    let found = FeatureLaw.violations(in: [
      "Sources/Assembly/Congress.swift": "struct Congress { var meeting: Meeting }",
      "Sources/Assembly/Meetings/Meeting.swift": "struct Meeting { let all: Congress }",
      "Sources/Assembly/Shared/Day.swift": "struct Day { let meeting = Assembly.Meeting() }",
      "Sources/Assembly/Gossip/Rumour.swift": "struct Rumour {}",
    ])
    #expect(
      found.map(\.path).sorted() == [
        "Sources/Assembly/Gossip", "Sources/Assembly/Meetings/Meeting.swift", "Sources/Assembly/Shared/Day.swift",
      ])
  }

  @Test("may name what their row allows; comments, strings, members and own nested types do not count")
  func allowed() {
    let found = FeatureLaw.violations(in: [
      "Sources/Assembly/Decisions/Poll.swift": "struct Poll { let meeting: Meeting; let day: Day }",
      "Sources/Assembly/Meetings/Meeting.swift":
        "/// Before a Poll.\nstruct Meeting { let a = \"Poll\"; let b = Kind.Poll; enum Tally { case one }; let c: Tally }",
      "Sources/Assembly/Decisions/Tally.swift": "struct Tally {}",
      "Sources/Assembly/Shared/Day.swift": "struct Day {}",
    ])
    #expect(found == [])
  }

  @Test("see a name inside an interpolation")
  func interpolation() {
    let found = FeatureLaw.violations(in: [
      "Sources/Assembly/Figures/Figure.swift": #"struct Figure { let text = "so \(Poll(1)) it is" }"#,
      "Sources/Assembly/Decisions/Poll.swift": "struct Poll {}",
    ])
    #expect(found.count == 1)
  }
}

@Suite("Folders of a part")
struct CircleLawTests {
  @Test("never use each other in a loop")
  func hold() { expectNone(CircleLaw.violations(in: .project)) }

  @Test("are caught in a loop of three, with the names that make it")
  func planted() {
    let found = CircleLaw.violations(in: [
      "Sources/Office/Zip/Zip.swift": "struct Zip { var sheet: Sheet }",
      "Sources/Office/Excel/Sheet.swift": "struct Sheet { var part: Part }",
      "Sources/Office/Parts/Part.swift": "struct Part { func open() { inflateAll() } }",
      "Sources/Office/Zip/Inflate.swift": "func inflateAll() {}",
      "Sources/Office/Word/Text.swift": "struct Text { let zip: Zip }",
    ])
    #expect(found.count == 1)
    #expect(found.first?.message.contains("Parts → Zip by inflateAll") == true)
    #expect(found.first?.message.contains("Word") == false)
  }

  @Test("do not name a function by a label, a variable, or a function of their own")
  func smallLetters() {
    let found = CircleLaw.violations(in: [
      "Sources/Office/Zip/Zip.swift": "struct Zip { let sheet: Sheet }\nfunc pack() {}\nfunc fold() {}",
      "Sources/Office/Excel/Sheet.swift": "struct Sheet { let pack = 1; func fold() {}\nfunc f(pack: Int) { fold() } }",
    ])
    #expect(found == [])
  }
}
