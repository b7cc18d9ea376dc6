// SPDX-License-Identifier: AGPL-3.0-or-later

import Journal
public import Packs

/// What may be asked of access.
public enum AccessCommand: Sendable {
  case open(login: String, person: PersonID?, roles: Set<String>)
  /// Accounts for several people at once, such as all members of a body: all of them, or none.
  case openSeveral([NewAccount])
  case changeRoles(AccountID, Set<String>)
  case close(AccountID)
  case reopen(AccountID)
  /// A password was set; the hash itself never enters the record.
  case notePassword(AccountID)
  /// A sheet of sign-in codes was printed; the codes themselves never enter the record.
  case noteSheet(AccountID, at: Moment? = nil)
}

extension AccessCommand: FeatureCommand {
  public typealias Event = AccessEvent

  /// The rights of which one is enough.
  public var rights: Set<Right> { [.manageAccess] }
}

/// An account to be opened for a person; its roles are those of the person's posts.
public struct NewAccount: Hashable, Sendable {
  public let login: String
  public let person: PersonID
  public init(login: String, person: PersonID) {
    self.login = login
    self.person = person
  }
}

/// What happened to it.
public enum AccessEvent: Codable, Sendable {
  case opened(account: AccountID, login: String, person: PersonID?, roles: Set<String>)
  case rolesChanged(account: AccountID, roles: Set<String>)
  case closed(account: AccountID)
  case reopened(account: AccountID)
  case passwordSet(account: AccountID)
  /// `at` is nil in records from before the time was kept.
  case sheetPrinted(account: AccountID, at: Moment? = nil)
}

/// Why not.
public enum AccessRefusal: Error, Hashable, Sendable {
  case loginTaken(String)
  case badLogin(String)
  case personHasAccount(PersonID)
  case unknownPerson(PersonID)
  case unknownRole(String)
  case unknownAccount(AccountID)
  case alreadyClosed
  case notClosed
  case lastAdministrator
  case nobodyChosen
}

/// The rules of access.
public enum AccessRules {
  /// The feature's name in the record.
  public static let name = "access"

  public static func decide(
    _ command: AccessCommand, on grounds: some AccessGrounds
  ) throws(AccessRefusal) -> [AccessEvent] {
    let access = grounds.access
    switch command {
    case .open(let login, let person, let roles):
      return [try opening(login, person, roles, after: access, on: grounds)]
    case .openSeveral(let wanted):
      guard !wanted.isEmpty else { throw .nobodyChosen }
      var ahead = access
      var events: [AccessEvent] = []
      for account in wanted {
        let event = try opening(account.login, account.person, [], after: ahead, on: grounds)
        ahead.evolve(event)
        events.append(event)
      }
      return events
    case .changeRoles(let id, let roles):
      let account = try known(id, in: access)
      try check(roles, in: grounds.pack)
      if administers(account.roles, in: grounds.pack), !administers(roles, in: grounds.pack) {
        try keepAnAdministrator(beside: account, on: grounds)
      }
      return [.rolesChanged(account: id, roles: roles)]
    case .close(let id):
      let account = try known(id, in: access)
      guard account.isOpen else { throw .alreadyClosed }
      if administers(account.roles, in: grounds.pack) { try keepAnAdministrator(beside: account, on: grounds) }
      return [.closed(account: id)]
    case .reopen(let id):
      guard try !known(id, in: access).isOpen else { throw .notClosed }
      return [.reopened(account: id)]
    case .notePassword(let id): return [.passwordSet(account: try known(id, in: access).id)]
    case .noteSheet(let id, let time): return [.sheetPrinted(account: try known(id, in: access).id, at: time)]
    }
  }

  private static func opening(
    _ login: String, _ person: PersonID?, _ roles: Set<String>, after access: Access, on grounds: some AccessGrounds
  ) throws(AccessRefusal) -> AccessEvent {
    guard isWellFormed(login) else { throw .badLogin(login) }
    guard access.account(login: login) == nil else { throw .loginTaken(login) }
    if let person {
      guard grounds.organisations.people[person]?.details.value != nil else { throw .unknownPerson(person) }
      guard access.account(of: person) == nil else { throw .personHasAccount(person) }
    }
    try check(roles, in: grounds.pack)
    return .opened(account: AccountID("a", access.accounts.count + 1), login: login, person: person, roles: roles)
  }

  /// Two to forty lower-case letters, digits, dots, hyphens or underscores: typed on any keyboard without diacritics.
  static func isWellFormed(_ login: String) -> Bool {
    (2...40).contains(login.utf8.count)
      && login.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || [45, 46, 95].contains($0) }
  }

  private static func known(_ id: AccountID, in access: Access) throws(AccessRefusal) -> Account {
    guard let account = access.account(id) else { throw .unknownAccount(id) }
    return account
  }

  private static func check(_ roles: Set<String>, in pack: RulePack) throws(AccessRefusal) {
    for role in roles.sorted() where pack.role(role) == nil { throw .unknownRole(role) }
  }

  private static func administers(_ roles: Set<String>, in pack: RulePack) -> Bool {
    roles.contains { pack.role($0)?.rights.contains(.manageAccess) == true }
  }

  private static func keepAnAdministrator(
    beside account: Account, on grounds: some AccessGrounds
  ) throws(AccessRefusal) {
    let others = grounds.access.accounts.filter { $0.id != account.id && $0.isOpen }
    guard others.contains(where: { administers($0.roles, in: grounds.pack) }) else { throw .lastAdministrator }
  }
}

extension Access {
  /// Takes in what did happen; never refuses.
  public mutating func evolve(_ event: AccessEvent) {
    switch event {
    case .opened(let id, let login, let person, let roles):
      accounts.append(
        Account(
          id: id, login: login, person: person, roles: roles, isOpen: true, hasPassword: false, sheetsPrinted: 0))
    case .rolesChanged(let id, let roles): change(id) { $0.roles = roles }
    case .closed(let id): change(id) { $0.isOpen = false }
    case .reopened(let id): change(id) { $0.isOpen = true }
    case .passwordSet(let id): change(id) { $0.hasPassword = true }
    case .sheetPrinted(let id, let time):
      change(id) {
        $0.sheetsPrinted += 1
        $0.lastSheet = time
      }
    }
  }

  private mutating func change(_ id: AccountID, _ change: (inout Account) -> Void) {
    guard let index = accounts.firstIndex(where: { $0.id == id }) else { return }
    change(&accounts[index])
  }
}
