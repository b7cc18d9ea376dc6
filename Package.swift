// swift-tools-version: 6.2
// SPDX-License-Identifier: AGPL-3.0-or-later
import PackageDescription

let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .treatAllWarnings(as: .error),
]

/// A room of the house: its arrows are what it needs, and ARCHITECTURE.md draws them.
func part(_ name: String, needs: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: needs, swiftSettings: strict)
}

/// A room that reckons: fast in every build, because the sample, the tests and whoever tries it wait for what it does.
func engine(_ name: String, needs: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: needs, swiftSettings: strict + [.unsafeFlags(["-O"], .when(configuration: .debug))])
}

/// Tests of a room; `files` lie beside them and are read where they lie.
func tests(_ name: String, needs: [Target.Dependency], beside files: [String] = []) -> Target {
  .testTarget(name: name, dependencies: needs, exclude: files, swiftSettings: strict)
}

func debian(_ name: String, library: String, package: String) -> Target {
  .systemLibrary(name: name, pkgConfig: library, providers: [.apt([package])])
}

let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let sqlite = Target.Dependency.product(name: "GRDBSQLite", package: "GRDB.swift")
let hummingbird = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let lifecycle = Target.Dependency.product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let nio = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
let httpTypes = Target.Dependency.product(name: "HTTPTypes", package: "swift-http-types")
let arguments = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")

let package = Package(
  name: "DienHong",
  platforms: [.macOS(.v15)],
  products: [.executable(name: "dienhong", targets: ["dienhong"])],
  dependencies: [
    .package(url: "https://github.com/hummingbird-project/hummingbird", exact: "2.28.1", traits: []),
    .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
    .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
    .package(url: "https://github.com/apple/swift-nio", exact: "2.101.2"),
    .package(url: "https://github.com/apple/swift-http-types", exact: "1.8.0"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", exact: "2.13.0"),
  ],
  targets: [
    debian("CSodium", library: "libsodium", package: "libsodium-dev"),
    debian("CQRencode", library: "libqrencode", package: "libqrencode-dev"),
    debian("CXlsxWriter", library: "xlsxwriter", package: "libxlsxwriter-dev"),
    debian("CZlib", library: "zlib", package: "zlib1g-dev"),
    debian("CLibXML2", library: "libxml-2.0", package: "libxml2-dev"),
    // Debian's package brings no file for pkg-config.
    .systemLibrary(name: "CGLPK", providers: [.apt(["libglpk-dev"])]),
    .target(name: "CAssets", exclude: ["files"]),

    engine("Journal", needs: ["CSodium"]),
    part("JournalSQLite", needs: ["Journal", grdb, sqlite]),
    part("Markup"),
    engine("Apportionment"),
    engine("Slates"),
    part("SlatesGLPK", needs: ["Slates", "CGLPK"]),
    part("Packs", needs: ["Yams"]),
    engine("Drafts"),
    engine("Office", needs: ["Drafts", "CZlib", "CLibXML2", "CXlsxWriter", "CQRencode"]),
    part("Assembly", needs: ["Apportionment", "Drafts", "Journal", "Markup", "Packs", "Slates"]),
    part("Clerk", needs: ["Assembly", "Drafts", "Office"]),
    part(
      "Server",
      needs: [
        "Assembly", "Clerk", "Journal", "Markup", "Packs", "CAssets", "CSodium", hummingbird, httpTypes, logging,
        lifecycle, nio,
      ]),
    .executableTarget(
      name: "dienhong",
      dependencies: [
        "Server", "Apportionment", "Assembly", "Clerk", "Drafts", "Journal", "JournalSQLite", "Office", "Packs",
        "Slates",
        "SlatesGLPK", "CAssets", "Yams",
        arguments, logging,
      ],
      swiftSettings: strict),
    part("TestKit", needs: ["Assembly", "Journal"]),
    part("Seeded"),
    part("KnownCases"),

    .target(name: "Measures", path: "Benchmarks/Measures", swiftSettings: strict),
    .executableTarget(
      name: "JournalBenchmarks", dependencies: ["Journal", "JournalSQLite", "Measures", grdb],
      path: "Benchmarks/Journal", swiftSettings: strict),
    .executableTarget(
      name: "ApportionmentBenchmarks", dependencies: ["Apportionment", "Measures"], path: "Benchmarks/Apportionment",
      exclude: ["peers.py"], swiftSettings: strict),
    .executableTarget(
      name: "GroupingBenchmarks", dependencies: ["Drafts", "Measures"], path: "Benchmarks/Grouping",
      exclude: ["peers.py"], swiftSettings: strict),
    .target(name: "Invented", dependencies: ["Office", "Seeded"], path: "Benchmarks/Invented", swiftSettings: strict),
    .executableTarget(
      name: "ImportBenchmarks", dependencies: ["Drafts", "Invented", "Measures", "Office", "Seeded"],
      path: "Benchmarks/Import",
      swiftSettings: strict),
    .executableTarget(
      name: "ComparisonBenchmarks", dependencies: ["Drafts", "Invented", "Measures"], path: "Benchmarks/Comparison",
      exclude: ["office.py", "peers.py"], swiftSettings: strict),
    .executableTarget(
      name: "SynthesisBenchmarks",
      dependencies: [
        "Assembly", "Clerk", "Drafts", "Invented", "Journal", "Markup", "Measures", "Office", "Packs", "Seeded",
      ],
      path: "Benchmarks/Synthesis", swiftSettings: strict),
    .executableTarget(
      name: "SlatesBenchmarks", dependencies: ["Measures", "Slates", "SlatesGLPK"], path: "Benchmarks/Slates",
      exclude: ["peers.py"], swiftSettings: strict),

    tests(
      "JournalTests", needs: ["Journal", "JournalSQLite", "dienhong", grdb, "Seeded"], beside: ["check_export.py"]),
    tests("MarkupTests", needs: ["Markup", "Seeded"]),
    tests("ApportionmentTests", needs: ["Apportionment", "Seeded"], beside: ["Fixtures"]),
    tests("DraftsTests", needs: ["Drafts", "Seeded"], beside: ["Fixtures"]),
    tests("SlatesTests", needs: ["Slates", "SlatesGLPK", "Seeded"], beside: ["Fixtures"]),
    tests("PacksTests", needs: ["Packs", "Seeded"]),
    tests("OfficeTests", needs: ["Office", "KnownCases", "Seeded"]),
    tests(
      "AssemblyTests", needs: ["Apportionment", "Assembly", "Drafts", "Slates", "TestKit", "Seeded"],
      beside: ["Papers/Fixtures", "Drafting/Fixtures", "Personnel/Fixtures"]),
    tests(
      "ClerkTests", needs: ["Clerk", "Drafts", "Office", "KnownCases", "TestKit", "Seeded"], beside: ["Fixtures"]),
    tests(
      "ServerTests",
      needs: [
        "Drafts", "Server", "dienhong", "Assembly", "Clerk", "Journal", "JournalSQLite", "Office", "Packs", "TestKit",
        hummingbird, logging, "Seeded",
      ]),
    tests(
      "DienHongTests",
      needs: [
        "dienhong", "Apportionment", "Assembly", "Clerk", "Journal", "Office", "Packs", "Slates", "SlatesGLPK",
        "KnownCases", "TestKit",
      ],
      beside: ["Fixtures", "check_drafts.py"]),
    tests("TidyTests", needs: []),
  ]
)
