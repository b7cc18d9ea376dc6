// SPDX-License-Identifier: AGPL-3.0-or-later

public import Assembly
public import Packs

/// Where and for whom the site is served.
public struct SiteSettings: Sendable {
  public let host: String
  /// 0 lets the system choose.
  public let port: Int
  /// The address that goes on sign-in sheets, such as "http://192.168.1.5:8080"; without a slash at its end.
  public let publicAddress: String?
  /// Whether browsers reach the site by HTTPS through a proxy: cookies are then marked secure.
  public let isSecure: Bool
  /// Whom the sign-in page offers to be: the people of a demonstration, nobody elsewhere.
  public let guests: [SignInPage.Guest]
  /// The language of pages for whoever has chosen none and whose browser asks for none that we have.
  public let language: Language

  public init(
    host: String, port: Int, publicAddress: String?, isSecure: Bool, guests: [SignInPage.Guest] = [],
    language: Language = .vietnamese
  ) {
    self.host = host
    self.port = port
    self.publicAddress = publicAddress
    self.isSecure = isSecure
    self.guests = guests
    self.language = language
  }
}
