// SPDX-License-Identifier: AGPL-3.0-or-later

import Assembly
import Foundation
import Journal
import Packs
import Slates
import Testing

@testable import dienhong

@Suite("A question about a slate")
struct SlateReckonerTests {
  /// Four people, two to be put forward, of whom one shall be among the last two.
  private func question(least: Int, of members: [Int] = [2, 3], draft: [String] = ["a", "b"]) throws -> SlateQuestion {
    let people = ["a", "b", "c", "d"].map { PoolMember($0) }
    let quota = Quota(members, from: least, through: 4)
    let composition = try Composition(
      people, support: [4, 3, 2, 1], size: 2, [Requirement(.target(TargetID("t")), "Nhóm", [quota])])
    return SlateQuestion(composition, draft: draft.map { PoolMember($0) }, proposals: 3)
  }

  @Test("is answered with the nearest slates, each counted again")
  func nearest() throws {
    guard case .answered(let answer) = SlateReckoner.reckon(try question(least: 1)) else {
      Issue.record("no answer")
      return
    }
    #expect(answer.conflicts.isEmpty && answer.areAll)
    #expect(answer.nearest.map(\.changes) == [1, 1, 1])
    #expect(answer.nearest.first?.out.map(\.rawValue) == ["b"] && answer.nearest.first?.in.map(\.rawValue) == ["c"])
  }

  @Test("that cannot be met is answered with the conflict, what gives way, and the nearest slates then")
  func conflict() throws {
    guard case .answered(let answer) = SlateReckoner.reckon(try question(least: 3)) else {
      Issue.record("no answer")
      return
    }
    #expect(answer.conflicts.count == 1)
    #expect(answer.relaxation?.gives.map(\.to) == [2])
    #expect(answer.nearest.first?.people.map(\.rawValue) == ["c", "d"])
  }

  @Test("without whom nothing goes is named")
  func irreplaceable() throws {
    guard case .answered(let answer) = SlateReckoner.reckon(try question(least: 1, of: [0], draft: ["a", "c"])) else {
      Issue.record("no answer")
      return
    }
    #expect(answer.irreplaceable.map(\.rawValue) == ["a"])
  }

  @Test("is given up when its time has passed")
  func time() throws {
    let late = TimedSolver(until: .now - .seconds(1))
    guard case .unanswered(.outOfTime) = try question(least: 1).reckoned(by: late) else {
      Issue.record("an answer after its time")
      return
    }
  }

  @Test("whose draft names somebody unknown, or more proposals than there may be, fails and says so")
  func failed() throws {
    guard case .unanswered(.failed) = SlateReckoner.reckon(try question(least: 1, draft: ["a", "x"])) else {
      Issue.record("an answer about somebody unknown")
      return
    }
  }

  /// The sample's board: the scheme that a demonstration shows has some tension, and a way out.
  @Test(
    "of the sample congress has proposals, and a conflict once a target is raised",
    arguments: ["vn-party-2025", "assembly"])
  func sample(pack: String) async throws {
    let shelf = try PackShelf(folder: nil)
    let (name, files) = try shelf.files(of: pack)
    let house = try await House.open(
      MemoryStore(), shelf: shelf, pack: name, now: Timestamp(microseconds: 0))
    try await Rehearsal(house: house, files: files).prepare()
    let congress = await house.desk.state
    let scheme = try #require(congress.personnel.schemes.first)
    #expect(scheme.frame.seats == 34 && scheme.candidates.count > 60 && scheme.drafts.count == 1)
    let question = try #require(congress.slateQuestion(of: scheme.id, in: .vietnamese))
    let begun = ContinuousClock.now
    guard case .answered(let answer) = SlateReckoner.reckon(question) else {
      Issue.record("no answer for the sample")
      return
    }
    print("slate board, \(pack): \(scheme.candidates.count) people, reckoned in \(ContinuousClock.now - begun)")
    #expect(answer.conflicts.isEmpty && answer.nearest.count == 5 && answer.nearest[0].changes > 0)
    let women = try #require(scheme.targets.first { $0.content.group == .women })
    let raised = SlateTarget.Content(
      name: women.content.name, group: .women, least: .heads(34), most: nil, isStriven: false, priority: 1)
    let act = Act(actor: .setup, time: Timestamp(microseconds: 1))
    _ = try await house.desk.perform(.personnel(.setTarget(scheme.id, women.id, raised)), by: act)
    let after = await house.desk.state
    guard
      case .answered(let told) = SlateReckoner.reckon(try #require(after.slateQuestion(of: scheme.id, in: .english)))
    else {
      Issue.record("no answer once a target is raised")
      return
    }
    #expect(!told.conflicts.isEmpty && told.relaxation != nil)
  }
}
