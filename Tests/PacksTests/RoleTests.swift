// SPDX-License-Identifier: AGPL-3.0-or-later
import Packs
import Testing

/// Who may do what, written out once more: whoever changes a pack's roles changes this table too, and is seen doing it.
@Suite("The roles of a pack")
struct RoleTests {
  /// The roles that every pack of this repository has, under the same rights.
  static let shared: [String: Set<Right>] = [
    "leader": [.read, .readRestricted, .chair, .contribute, .decideDrafts],
    "deputyLeader": [.read, .readRestricted, .chair, .contribute, .decideDrafts],
    "standingMember": [.read, .readRestricted, .contribute, .decideDrafts],
    "member": [.read, .readRestricted, .contribute],
    "inspector": [.read, .contribute],
    "officeChief": [
      .read, .readRestricted, .manageOrganisation, .planMeetings, .recordAttendance, .recordDiscussion,
      .prepareQuestions, .issuePapers, .compileDrafts,
    ],
    "office": [
      .read, .manageOrganisation, .planMeetings, .recordAttendance, .recordDiscussion, .prepareQuestions,
      .issuePapers, .compileDrafts,
    ],
    "personnel": [.read, .readRestricted, .contribute, .managePersonnel],
    "documents": [.read, .compileDrafts],
    "recordingSecretary": [.read, .readRestricted, .recordAttendance, .recordDiscussion],
    "teller": [.read, .count],
    "headTeller": [.read, .count, .declareResults],
    "credentials": [.read, .recordAttendance],
    "unitContact": [.read, .proposeDelegates, .contribute],
    "superior": [.read],
    "delegate": [.read, .contribute],
    "guest": [.read],
    "auditor": [.read, .audit],
    "admin": [.manageAccess],
  ]

  /// What a pack has beside or instead of those.
  static let own: [String: [String: Set<Right>]] = [
    "vn-party-2025": [
      "presidium": [.read, .chair], "secretariat": [.read, .recordDiscussion],
      "leader": [.read, .readRestricted, .convene, .chair, .contribute, .decideDrafts], "superior": [.read, .approve],
    ],
    "assembly": [:],
  ]

  @Test("give these rights and no others", arguments: PackFolder.names)
  func table(name: String) throws {
    let pack = try PackFolder.pack(name)
    let own = try #require(Self.own[name])
    let table = Self.shared.merging(own) { $1 }
    #expect(pack.roles.map(\.id).sorted() == table.keys.sorted())
    for role in pack.roles {
      let wanted = table[role.id] ?? []
      #expect(Self.words(role.rights) == Self.words(wanted), "\(role.id)")
    }
  }

  @Test("keep the accounts away from what is said and counted", arguments: PackFolder.names)
  func apart(name: String) throws {
    for role in try PackFolder.pack(name).roles where role.rights.contains(.manageAccess) {
      #expect(role.rights == [.manageAccess], "\(role.id): whoever gives accounts could give itself everything else")
    }
  }

  /// In one order, so that a difference can be read.
  private static func words(_ rights: Set<Right>) -> [String] { rights.map(\.rawValue).sorted() }
}
