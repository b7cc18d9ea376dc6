// SPDX-License-Identifier: AGPL-3.0-or-later

/// Which files a draft has been sent. The same bytes from two units are two contributions: one that forwards another's
/// file supports what it says. Only a file that does not tell whose it is counts as the one that is there already.
struct KnownFiles {
  private var files: [String: [(sender: Return.Sender, id: ReturnID)]] = [:]

  init(_ draft: DraftDocument) {
    for earlier in draft.returns where earlier.counts {
      if let digest = earlier.digest { files[digest, default: []].append((earlier.sender, earlier.id)) }
    }
  }

  /// The contribution that a file is already.
  func double(of file: ReturnDraft) -> ReturnID? {
    let same = files[file.fingerprint] ?? []
    return same.first { known in
      known.sender == file.sender || known.sender == .unnamed || file.sender == .unnamed
    }?.id
  }

  mutating func note(_ file: ReturnDraft, as id: ReturnID) {
    files[file.fingerprint, default: []].append((file.sender, id))
  }

  /// Those of some files that are not there yet, each once.
  func new(among sent: [ReturnDraft]) -> [ReturnDraft] {
    var known = self
    var found: [ReturnDraft] = []
    for file in sent where known.double(of: file) == nil {
      known.note(file, as: ReturnID("new", found.count + 1))
      found.append(file)
    }
    return found
  }
}

extension ReturnDraft {
  /// Tells files apart by what is in them.
  var fingerprint: String { digest ?? file.blob }
}
