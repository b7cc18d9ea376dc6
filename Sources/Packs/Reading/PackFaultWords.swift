// SPDX-License-Identifier: AGPL-3.0-or-later

extension PackFault {
  /// Where, what and how to mend it, in one line for the console and the page.
  public func sentence(_ language: Language) -> String {
    let key = keyPath.isEmpty ? "" : language(", khóa “\(keyPath)”", ", key “\(keyPath)”")
    let place = language("\(file), dòng \(line), cột \(column)", "\(file), line \(line), column \(column)")
    let mending = language("Cách sửa", "How to fix it")
    return "\(place)\(key): \(problem.sentence(language)) \(mending): \(mend(language))"
  }

  /// How to mend it.
  public func mend(_ language: Language) -> String { problem.mend(language) }

  /// The words to choose from, the likeliest first.
  static func choice(_ nearest: String?, _ all: [String], _ language: Language) -> String {
    let list = all.joined(separator: ", ")
    guard let nearest else { return language("dùng một trong: \(list).", "use one of: \(list).") }
    return language(
      "có phải là “\(nearest)”? Các từ dùng được: \(list).", "did you mean “\(nearest)”? Allowed: \(list).")
  }
}

extension PackFault.Shape {
  func name(_ language: Language) -> String {
    switch self {
    case .text: language("một dòng chữ", "text")
    case .list: language("một danh sách", "a list")
    case .mapping: language("một nhóm khóa – giá trị", "a group of keys and values")
    case .wholeNumber: language("một số nguyên", "a whole number")
    case .flag: language("true hoặc false", "true or false")
    }
  }
}

extension PackFault.Kind {
  func name(_ language: Language) -> String {
    switch self {
    case .role: language("vai trò", "role")
    case .body: language("cơ quan", "body")
    case .post: language("chức vụ", "post")
    case .figure: language("số liệu", "figure")
    case .paper: language("loại văn bản", "paper")
    case .rule: language("quy tắc", "rule")
    case .instrument: language("văn bản căn cứ", "instrument")
    case .mode: language("hình thức đại hội", "mode of congress")
    case .delegateKind: language("loại đại biểu", "kind of delegate")
    case .draftKind: language("loại dự thảo", "kind of draft")
    case .draftPart: language("phần của dự thảo", "part of a draft")
    case .field: language("lĩnh vực", "field of work")
    }
  }

  /// The file in which such a thing is listed.
  var file: String {
    switch self {
    case .role: "roles.yaml"
    case .body: "bodies.yaml"
    case .post: "posts.yaml"
    case .figure: "figures.yaml"
    case .paper: "papers.yaml"
    case .rule: "rules.yaml"
    case .instrument: "instruments.yaml"
    case .mode: "modes.yaml"
    case .delegateKind: "delegates.yaml"
    case .draftKind, .draftPart, .field: "drafts.yaml"
    }
  }
}
