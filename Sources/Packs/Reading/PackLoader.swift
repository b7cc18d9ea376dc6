// SPDX-License-Identifier: AGPL-3.0-or-later

/// Reads the texts of a pack's files into a rule pack; opens no file itself.
public enum PackLoader {
  /// The files that every pack consists of.
  public static let fileNames = [
    "pack.yaml", "terms.yaml", "roles.yaml", "bodies.yaml", "posts.yaml", "modes.yaml", "delegates.yaml",
    "figures.yaml", "instruments.yaml", "rules.yaml", "papers.yaml", "layout.yaml", "drafts.yaml",
  ]

  /// A pack that a congress was pinned to before its program knew them lacks these.
  static let laterFileNames: Set = ["drafts.yaml"]

  /// Reads `files` (texts by path relative to the pack's folder) as the pack `named` like its folder.
  /// Throws everything that is wrong, in the order of files and lines. Files in sub-folders, such as a sample
  /// congress, and files that are not YAML are not part of the pack.
  ///
  /// A pack that a record pinned may have the forms of the day on which it was pinned.
  public static func load(
    files: [String: String], named: String, pinnedInRecord isPinned: Bool = false
  ) throws(PackFaults) -> RulePack {
    let faults = FaultList(takesEarlierForms: isPinned)
    checkNames(files, faults)
    var spots: [String: Spot] = [:]
    for name in fileNames {
      guard let text = files[name], let branch = YAMLText.branch(of: text, file: name, into: faults) else { continue }
      spots[name] = Spot(branch: branch, file: name, path: "", faults: faults)
    }
    let pack = PackReading(spots: spots).pack(named: named)
    faults.resolve(read: Set(spots.keys))
    guard let pack, faults.all.isEmpty else { throw PackFaults(faults.all) }
    return pack
  }

  private static func checkNames(_ files: [String: String], _ faults: FaultList) {
    for name in fileNames where files[name] == nil && !laterFileNames.contains(name) {
      faults.add(.form(.missingFile(known: fileNames)), file: name, at: .start, path: "")
    }
    for name in files.keys.sorted() where !name.contains("/") && !fileNames.contains(name) {
      guard name.hasSuffix(".yaml") || name.hasSuffix(".yml") else { continue }
      let nearest = Nearest.word(to: name, among: fileNames)
      faults.add(.form(.unknownFile(nearest: nearest, known: fileNames)), file: name, at: .start, path: "")
    }
  }
}
