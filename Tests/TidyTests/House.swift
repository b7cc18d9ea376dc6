// SPDX-License-Identifier: AGPL-3.0-or-later

/// The agreed shape of the house: which part stands on which, and which feature may know which.
/// A new arrow is one reviewed line here, and never one that runs upward.
enum House {
  /// How much of the platform a part may use.
  enum Platform: Int, Comparable {
    /// The standard library alone.
    case nothing
    /// FoundationEssentials, for JSON.
    case essentials
    /// Files, clocks, sockets, processes.
    case everything

    static func < (a: Platform, b: Platform) -> Bool { a.rawValue < b.rawValue }
  }

  struct Part {
    let name: String
    /// Parts directly below; what lies below those may be named too.
    let needs: [String]
    /// Foreign modules; only the part that names them here may import them.
    let libraries: [String]
    let platform: Platform

    init(_ name: String, needs: [String] = [], libraries: [String] = [], platform: Platform) {
      self.name = name
      self.needs = needs
      self.libraries = libraries
      self.platform = platform
    }
  }

  static let parts: [Part] = [
    Part("Journal", libraries: ["CSodium"], platform: .essentials),
    Part("Markup", platform: .nothing),
    Part("Apportionment", platform: .nothing),
    Part("Slates", platform: .nothing),
    Part("SlatesGLPK", needs: ["Slates"], libraries: ["CGLPK"], platform: .nothing),
    Part("Packs", libraries: ["Yams"], platform: .nothing),
    Part("Drafts", platform: .nothing),
    Part(
      "Office", needs: ["Drafts"], libraries: ["CZlib", "CLibXML2", "CXlsxWriter", "CQRencode"], platform: .everything),
    Part("Assembly", needs: ["Apportionment", "Drafts", "Journal", "Markup", "Packs", "Slates"], platform: .nothing),
    Part("Clerk", needs: ["Assembly", "Drafts", "Office"], platform: .everything),
    Part("JournalSQLite", needs: ["Journal"], libraries: ["GRDB", "GRDBSQLite"], platform: .everything),
    Part(
      "Server", needs: ["Assembly", "Clerk"],
      libraries: [
        "CAssets", "CSodium", "Hummingbird", "HummingbirdCore", "HTTPTypes", "Logging", "NIOCore", "ServiceLifecycle",
        "UnixSignals",
      ], platform: .everything),
    Part("TestKit", needs: ["Assembly", "Journal", "Packs"], platform: .everything),
    Part("Seeded", platform: .nothing),
    Part("KnownCases", platform: .everything),
    Part(
      "dienhong", needs: ["Server", "JournalSQLite", "SlatesGLPK"],
      libraries: ["ArgumentParser", "CAssets", "Logging", "Yams"],
      platform: .everything),
  ]

  /// What each feature of Assembly may name besides itself and `Shared`.
  /// Files directly in Sources/Assembly join the features and may name them all; no feature may name those files.
  static let features: [String: [String]] = [
    "Figures": [],
    "Organisations": ["Figures"],
    "Waivers": ["Organisations", "Figures"],
    "Access": ["Organisations"],
    "Meetings": ["Organisations", "Access"],
    "Delegates": ["Organisations", "Figures"],
    "Decisions": ["Meetings", "Organisations", "Figures"],
    "Drafting": ["Organisations", "Access", "Meetings", "Figures"],
    "Personnel": ["Organisations", "Figures"],
    "Papers": [
      "Figures", "Organisations", "Access", "Meetings", "Decisions", "Delegates", "Drafting", "Personnel",
    ],
  ]

  /// Modules that come with the compiler and reach no file, clock or socket.
  static let standardModules: Set<String> = ["Swift", "Synchronization"]

  /// Modules of the platform, and how much a part must be allowed to import them.
  static let platformModules: [String: Platform] = [
    "FoundationEssentials": .essentials, "Foundation": .everything, "FoundationInternationalization": .everything,
    "FoundationNetworking": .everything, "FoundationXML": .everything, "Dispatch": .everything, "Glibc": .everything,
    "Musl": .everything, "Darwin": .everything,
  ]

  static func part(_ name: String) -> Part? { parts.first { $0.name == name } }

  /// Every part that lies below, near or far.
  static func below(_ name: String) -> Set<String> {
    var found: Set<String> = []
    var ahead = part(name)?.needs ?? []
    while let next = ahead.popLast() {
      if found.insert(next).inserted { ahead += part(next)?.needs ?? [] }
    }
    return found
  }
}
