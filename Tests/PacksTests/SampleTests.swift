// SPDX-License-Identifier: AGPL-3.0-or-later
import Foundation
import Packs
import Testing

@Suite("The sample congress of a pack")
struct SampleTests {
  private struct Congress {
    let sample: Sample
    let units: Table
    let people: Table
    let pack: RulePack

    init(_ name: String) throws {
      sample = try Sample(PackFolder.text("\(name)/sample/congress.yaml"))
      units = Table(try PackFolder.text("\(name)/sample/units.csv"))
      people = Table(try PackFolder.text("\(name)/sample/people.csv"))
      pack = try PackFolder.pack(name)
    }

    var second: Sample { get throws { try sample["conferences"].items[1] } }
    var ids: Set<String> { Set(people.rows.compactMap { $0["id"] }) }
    /// Everyone with a post in the executive, by the pack.
    var inOffice: Set<String> {
      Set(
        people.rows.filter { row in
          posts(row).contains { pack.post($0)?.body == "executive" }
        }.compactMap { $0["id"] })
    }
    func posts(_ row: [String: String]) -> [String] {
      (row["posts"] ?? "").split(separator: ";").map { $0.trimmingCharacters(in: .whitespaces) }
    }
    var absent: Set<String> {
      get throws { Set(try second["attendance"]["absent"].items.map { try $0["person"].text }) }
    }
  }

  @Test("has three predecessors, 12 units and the same members in both", arguments: PackFolder.names)
  func organisation(name: String) throws {
    let congress = try Congress(name)
    #expect(try congress.sample["pack"].text == name)
    #expect(congress.pack.mode(try congress.sample["mode"].text) != nil)
    let predecessors = try congress.sample["organisation"]["predecessors"].items
    #expect(predecessors.count == 3)
    #expect(congress.units.rows.count == 12)
    let members = congress.units.rows.compactMap { Int($0["members"] ?? "") }
    #expect(members.count == 12)
    #expect(members.reduce(0, +) == 2_716)
    #expect(try predecessors.reduce(0) { $0 + (try $1["members"].number) } == 2_716)
    #expect(Set(congress.units.rows.compactMap { $0["id"] }).count == 12)
  }

  @Test(
    "has 51 members in office, each with a post, a unit and a mail address of their own", arguments: PackFolder.names)
  func people(name: String) throws {
    let congress = try Congress(name)
    #expect(congress.inOffice.count == 51)
    #expect(congress.ids.count == congress.people.rows.count)
    let units = Set(congress.units.rows.compactMap { $0["id"] })
    let mails = congress.people.rows.compactMap { $0["email"] }
    #expect(Set(mails).count == mails.count)
    #expect(Set(congress.people.rows.compactMap { $0["name"] }).count == congress.people.rows.count)
    for row in congress.people.rows {
      #expect(mails.allSatisfy { $0.hasSuffix("@example.org") && $0.utf8.allSatisfy { $0 < 128 } })
      #expect(units.contains(row["unit"] ?? ""), "\(row)")
      #expect(
        !congress.posts(row).isEmpty && congress.posts(row).allSatisfy { congress.pack.post($0) != nil }, "\(row)")
      #expect((row["birthDate"] ?? "").wholeMatch(of: /\d\d\/\d\d\/19\d\d/) != nil, "\(row)")
    }
    for body in try congress.sample["bodies"].items {
      let id = try body["id"].text
      let holders = congress.people.rows.filter { row in
        congress.posts(row).contains { congress.pack.post($0)?.body == id }
      }
      #expect(try body["inOffice"].number == holders.count, "\(id)")
    }
    #expect(Set(congress.people.rows.compactMap { $0["sex"] }).count == 2)
  }

  @Test("bears no name of the article it is modelled on", arguments: PackFolder.names)
  func invented(name: String) throws {
    let folder = PackFolder.root.appending(path: "\(name)/sample")
    let paths = try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted()
    // What holds others is a folder.
    let files = paths.filter { path in !paths.contains { $0.hasPrefix(path + "/") } }
    // The papers, and the tables of delegates and candidates, tell of people and places too.
    let needed = ["congress.yaml", "people.csv", "units.csv", "delegates.csv", "candidates.csv", "returns.yaml"]
    #expect(Set(files).isSuperset(of: needed) && files.contains { $0.hasPrefix("papers/") })
    for file in files {
      let text = try PackFolder.text("\(name)/sample/\(file)")
      for real in ["Thanh Huyền", "Nguyễn Yến", "Phi Long", "Phú Thọ", "Vĩnh Phúc", "Hòa Bình"] {
        #expect(!text.contains(real), "\(file): \(real)")
      }
    }
  }

  @Test("names only people, papers, headings, items, posts and figures that exist", arguments: PackFolder.names)
  func references(name: String) throws {
    let congress = try Congress(name)
    let second = try congress.second
    let items = try second["agenda"].items.map { try $0["id"].text }
    var headings: [String: Set<String>] = [:]
    for paper in try congress.sample["papers"].items {
      #expect(congress.pack.paper(try paper["kind"].text)?.isRestricted == (try paper["restricted"].text == "true"))
      headings[try paper["id"].text] = Set(try paper["headings"].items.map { try $0["id"].text })
    }
    #expect(headings.count == 4)
    for item in try second["agenda"].items {
      #expect(congress.inOffice.contains(try item["presenter"].text))
      if item.has("paper") { #expect(headings[try item["paper"]["id"].text] != nil) }
    }
    let discussion = try second["discussion"].items
    #expect((10...14).contains(discussion.count))
    let present = congress.inOffice.subtracting(try congress.absent)
    for speech in discussion {
      let speaker = try speech["speaker"].text
      #expect(present.contains(speaker), "\(speaker)")
      #expect(items.contains(try speech["item"].text))
      #expect(headings[try speech["paper"].text]?.contains(try speech["heading"].text) == true)
    }
    for appointment in try second["appointments"].items {
      #expect(congress.pack.post(try appointment["post"].text) != nil)
      #expect(congress.ids.contains(try appointment["person"].text))
    }
    for question in try second["vote"]["questions"].items {
      for decision in try question["decides"].items {
        #expect(congress.pack.figure(try decision["figure"].text) != nil)
      }
    }
    for point in try second["conclusion"]["points"].items { #expect(items.contains(try point["item"].text)) }
  }

  @Test("has counts that can be true: nothing is counted twice, nothing is missing", arguments: PackFolder.names)
  func counts(name: String) throws {
    let congress = try Congress(name)
    let second = try congress.second
    let present = congress.inOffice.subtracting(try congress.absent).count
    #expect(present == 48)
    let vote = try second["vote"]
    let options = Set(try vote["options"].items.map { try $0["id"].text })
    let needed = try #require(congress.pack.majorities(of: .committee, on: "2025-07-15").first).1
    var counts: [String: [String: Int]] = [:]
    for question in try vote["questions"].items {
      let id = try question["id"].text
      let count = try question["count"]
      let votes = try count["votes"].numbers
      let (issued, returned) = (try count["issued"].number, try count["returned"].number)
      let valid = try count["valid"].number
      #expect(issued <= present && returned <= issued, "\(id)")
      #expect(valid + (try count["invalid"].number) == returned, "\(id)")
      #expect(votes.values.reduce(0, +) <= valid, "\(id)")
      #expect(Set(votes.keys) == options, "\(id)")
      let base = needed.base == .inOffice ? 51 : votes.values.reduce(0, +)
      #expect(try #require(votes["agree"]) >= needed.needed(of: base), "\(id)")
      counts[id] = votes
    }
    #expect(
      Set(counts.keys) == [
        "executive-size", "standing-size", "inspection-size", "congress-window", "delegates", "structure-allocation",
      ])
    let slips = try vote["slips"].items
    #expect(slips.count == 1)
    for slip in slips {
      let agreed = try #require(counts[try slip["question"].text])
      let typed = try slip["votes"].numbers
      #expect(typed != agreed && typed.values.reduce(0, +) <= 48)
    }
  }

  @Test("decides the figures of the reference case, and none for the inspection committee", arguments: PackFolder.names)
  func figures(name: String) throws {
    let congress = try Congress(name)
    var numbers: [String: Int] = [:]
    for question in try congress.second["vote"]["questions"].items {
      for decision in try question["decides"].items {
        let figure = try decision["figure"].text
        if decision.has("number") { numbers[figure] = try decision["number"].number }
        if figure == "congress.window" {
          #expect(try decision["days"].items.map { try $0.text } == ["2025-07-24", "2025-07-28"])
        }
        if figure == "body.inspection.size" {
          #expect(!decision.has("number") && !decision.has("text") && !decision.has("days"))
        }
      }
    }
    #expect(
      numbers == [
        "body.executive.size": 34, "body.standing.size": 11, "delegates.planned": 186, "delegates.exOfficio": 51,
      ])
    #expect(try congress.sample["congress"]["term"].text == "2025-2030")
    for paper in try congress.sample["papers"].items {
      #expect(try paper["term"].text == (try paper["kind"].text == "selfReview" ? "2020-2025" : "2025-2030"))
    }
    let report = try #require(try congress.sample["papers"].items.first { $0.has("priorityGroups") })
    #expect(try report["priorityGroups"].items.count == 5)
  }

  @Test("records the waiver that the pack asks for, because the notice cannot be kept", arguments: PackFolder.names)
  func waivers(name: String) throws {
    let congress = try Congress(name)
    let waivers = try congress.sample["waivers"].items
    #expect(waivers.count == 1)
    for waiver in waivers {
      let rule = try #require(congress.pack.rule(RuleID(rawValue: try waiver["rule"].text)))
      let allowed = try #require(rule.waiver)
      #expect(congress.pack.role(try waiver["by"].text)?.name == allowed.by)
      #expect(congress.pack.paper(try waiver["paper"].text)?.name == allowed.paper)
      guard case .deadline(let days, let counted, let relation, _) = rule.demand else {
        Issue.record("\(rule.id) is no deadline")
        continue
      }
      let latest = try #require(congress.pack.calendar.day(days, counted, relation, "2025-07-24"))
      #expect(try latest < waiver["date"].text, "the notice could be kept: \(latest)")
    }
  }

  @Test("is concluded by delegation, with assignments due before the congress", arguments: PackFolder.names)
  func conclusion(name: String) throws {
    let congress = try Congress(name)
    let conclusion = try congress.second["conclusion"]
    let (by, from) = (try conclusion["by"].text, try conclusion["delegatedBy"].text)
    func concludes(_ id: String) -> Bool {
      congress.people.rows.filter { $0["id"] == id }.flatMap(congress.posts).contains {
        congress.pack.post($0)?.concludes == true
      }
    }
    #expect(!concludes(by) && concludes(from))
    #expect(try conclusion["delegatedOn"].text <= "2025-07-15")
    let assignments = try congress.second["assignments"].items
    #expect((5...6).contains(assignments.count))
    for assignment in assignments {
      #expect(congress.ids.contains(try assignment["owner"].text))
      #expect(("2025-07-15"..."2025-07-24").contains(try assignment["due"].text))
      for helper in try assignment["coOwners"].items { #expect(congress.ids.contains(try helper.text)) }
    }
    let early = try congress.second["attendance"]["early"].items
    #expect(early.count == 1)
    for leaver in early { #expect(try leaver["at"].text > congress.second["vote"]["closes"].text) }
    for late in try congress.second["attendance"]["late"].items {
      #expect(try late["at"].text < congress.second["vote"]["opens"].text)
    }
    let dates = try congress.sample["conferences"].items.map { try $0["date"].text }
    #expect(dates == ["2025-07-03", "2025-07-15"])
  }
}
