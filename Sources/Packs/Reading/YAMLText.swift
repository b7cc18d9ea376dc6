// SPDX-License-Identifier: AGPL-3.0-or-later
import Yams

/// Turns the text of one file into a tree, within limits; the only place that knows the YAML library.
enum YAMLText {
  static let mostBytes = 262_144
  static let mostLevels = 16
  static let mostBranches = 20_000

  /// Nothing when the file could not be read; the reasons are then among the faults.
  static func branch(of text: String, file: String, into faults: FaultList) -> Branch? {
    guard text.utf8.count <= mostBytes else {
      faults.add(.form(.tooLarge(bytes: text.utf8.count, limit: mostBytes)), file: file, at: .start, path: "")
      return nil
    }
    // Before the library sees it: it hashes keys, and an alias in a key makes that grow without bound.
    let refused = YAMLMarks.refused(in: text)
    for (problem, place) in refused { faults.add(problem, file: file, at: place, path: "") }
    guard refused.isEmpty else { return nil }
    do {
      guard let root = try Parser(yaml: text, resolver: .basic, encoding: .utf8).singleRoot() else {
        faults.add(.value(.emptyText), file: file, at: .start, path: "")
        return nil
      }
      var growth = Growth(file: file, faults: faults)
      return growth.branch(root, level: 1, path: "")
    } catch let error as YamlError {
      let (problem, place) = explain(error)
      faults.add(problem, file: file, at: place, path: "")
      return nil
    } catch {
      faults.add(.form(.syntax(String(describing: error))), file: file, at: .start, path: "")
      return nil
    }
  }

  private static func explain(_ error: YamlError) -> (PackFault.Problem, Place) {
    switch error {
    case .scanner(let context?, let problem, _, _) where problem.contains("end of stream"):
      // A quote that never closes: where it opens says more than where the file ends.
      return (
        .form(.syntax("\(context.text), \(problem)")), Place(line: context.mark.line, column: context.mark.column)
      )
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      return (.form(.syntax(problem)), Place(line: mark.line, column: mark.column))
    case .reader(let problem, let offset, _, let yaml):
      return (.form(.syntax(problem)), place(offset ?? 0, in: yaml))
    case .duplicatedKeysInMapping(let keys, let context):
      return (.form(.duplicateKey(keys.first ?? "")), Place(line: context.mark.line, column: context.mark.column))
    case .no, .memory, .writer, .emitter, .representer, .dataCouldNotBeDecoded:
      return (.form(.syntax(String(describing: error))), .start)
    }
  }

  private static func place(_ offset: Int, in text: String) -> Place {
    let before = text.prefix(offset)
    let line = before.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    return Place(line: max(1, line.count), column: (line.last?.count ?? 0) + 1)
  }

  /// Walks the library's tree once, within the limits.
  private struct Growth {
    let file: String
    let faults: FaultList
    var branches = 0

    mutating func branch(_ node: Node, level: Int, path: String) -> Branch? {
      let place = Place(line: node.mark?.line ?? 1, column: node.mark?.column ?? 1)
      branches += 1
      guard branches <= mostBranches else {
        if branches == mostBranches + 1 {
          faults.add(.form(.tooMany(limit: mostBranches)), file: file, at: place, path: path)
        }
        return nil
      }
      guard level <= mostLevels else {
        faults.add(.form(.tooDeep(limit: mostLevels)), file: file, at: place, path: path)
        return nil
      }
      switch node {
      case .scalar(let scalar):
        return Branch(
          place: place, content: .text(scalar.string, isQuoted: scalar.style != .plain && scalar.style != .any))
      case .sequence(let sequence):
        var items: [Branch] = []
        for (index, item) in sequence.enumerated() {
          if let item = branch(item, level: level + 1, path: "\(path)[\(index)]") { items.append(item) }
        }
        return Branch(place: place, content: .list(items))
      case .mapping(let mapping):
        return Branch(place: place, content: .mapping(entries(mapping, level: level, path: path)))
      case .alias:
        faults.add(.form(.anchorOrAlias("*")), file: file, at: place, path: path)
        return nil
      }
    }

    private mutating func entries(_ mapping: Node.Mapping, level: Int, path: String) -> [Branch.Entry] {
      var entries: [Branch.Entry] = []
      for (key, value) in mapping {
        let place = Place(line: key.mark?.line ?? 1, column: key.mark?.column ?? 1)
        guard case .scalar(let scalar) = key else {
          faults.add(.form(.keyIsNotText), file: file, at: place, path: path)
          continue
        }
        guard scalar.string != "<<" else {
          faults.add(.form(.mergeKey), file: file, at: place, path: path)
          continue
        }
        let inner = path.isEmpty ? scalar.string : "\(path).\(scalar.string)"
        if let value = branch(value, level: level + 1, path: inner) {
          entries.append(Branch.Entry(key: scalar.string, keyPlace: place, value: value))
        }
      }
      return entries
    }
  }
}
