// SPDX-License-Identifier: AGPL-3.0-or-later

public import Journal
public import Packs

public typealias AccountID = Identifier<Account>

/// Someone who may sign in: usually a person of the organisation, with roles given beside those of their posts.
public struct Account: Codable, Hashable, Sendable {
  public let id: AccountID
  /// What is typed at sign-in with a password; unique, lower case.
  public let login: String
  public let person: PersonID?
  public internal(set) var roles: Set<String>
  public internal(set) var isOpen: Bool
  public internal(set) var hasPassword: Bool
  /// How many sheets with sign-in codes were printed; only the newest sheet's codes work.
  public internal(set) var sheetsPrinted: Int
  /// When the newest sheet was printed, where the record tells.
  public internal(set) var lastSheet: Moment?

  /// How the record names this account.
  public var actor: ActorID { ActorID(rawValue: "account:\(id)") }
}

/// All accounts.
public struct Access: Sendable {
  public internal(set) var accounts: [Account] = []
  public init() {}

  public func account(_ id: AccountID) -> Account? { accounts.first { $0.id == id } }
  public func account(login: String) -> Account? { accounts.first { $0.login == login } }
  public func account(of person: PersonID) -> Account? { accounts.first { $0.person == person } }
  public func account(acting actor: ActorID) -> Account? { accounts.first { $0.actor == actor } }
}

/// What the features above may see of access.
public protocol AccessGrounds: OrganisationGrounds {
  var access: Access { get }
}

extension AccessGrounds {
  /// The roles of an account on a day: those given to it, and those of its person's posts.
  public func roles(of account: Account, on day: Day) -> [Role] {
    let posts = account.person.map { organisations.holdings(of: $0, on: day) } ?? []
    let ids = account.roles.union(posts.compactMap { pack.post($0.post) }.flatMap(\.roles))
    return pack.roles.filter { ids.contains($0.id) }
  }

  /// What an actor may do on a day. The set-up of a new congress may do everything; a closed account nothing.
  public func rights(of actor: ActorID, on day: Day) -> Set<Right> {
    if actor == .setup { return Set(Right.allCases) }
    guard let account = access.account(acting: actor), account.isOpen else { return [] }
    return roles(of: account, on: day).reduce(into: []) { $0.formUnion($1.rights) }
  }

  /// What a person who signs in may do on a day; nothing for those without an open account.
  public func rights(of person: PersonID, on day: Day) -> Set<Right> {
    access.account(of: person).map { rights(of: $0.actor, on: day) } ?? []
  }
}

extension ActorID {
  /// The set-up of a congress, before anybody has an account.
  public static let setup = ActorID(rawValue: "system:setup")
}
