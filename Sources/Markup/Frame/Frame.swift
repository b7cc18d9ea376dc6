// SPDX-License-Identifier: AGPL-3.0-or-later

/// What surrounds every page: the shell makes one for each request, features never see it.
public struct Frame: Sendable {
  /// The name of the program.
  public var product: String
  /// The organisation whose congress this is.
  public var organisation: String
  /// The first page.
  public var home: Address
  /// Where the static files are.
  public var assets: Assets
  /// The words of the frame in the language of the page.
  public var words: Words
  /// The main places; the one that the page names as its own is marked.
  public var navigation: [Link]
  /// The same page in each language.
  public var languages: [LanguageLink]
  /// Who is signed in, nil before.
  public var person: Person?
  /// What the last action did, said once.
  public var flash: Flash?
  /// A line at the foot of each page.
  public var footLinks: [Link]

  /// A frame with nobody signed in unless told otherwise.
  public init(
    product: String, organisation: String, home: Address, assets: Assets, words: Words, navigation: [Link] = [],
    languages: [LanguageLink] = [], person: Person? = nil, flash: Flash? = nil, footLinks: [Link] = []
  ) {
    self.product = product
    self.organisation = organisation
    self.home = home
    self.assets = assets
    self.words = words
    self.navigation = navigation
    self.languages = languages
    self.person = person
    self.flash = flash
    self.footLinks = footLinks
  }

  /// Addresses of the static files, with their hashes in the name.
  public struct Assets: Sendable {
    /// The one stylesheet.
    public var stylesheet: Address
    /// The picture in the tab of the browser.
    public var icon: Address
    /// ES modules.
    public var scripts: [Address]
    /// All addresses stay on this site.
    public init(stylesheet: Address, icon: Address, scripts: [Address]) {
      self.stylesheet = stylesheet
      self.icon = icon
      self.scripts = scripts
    }
  }

  /// The words of the frame itself, in the language of the page.
  public struct Words: Sendable {
    /// "Skip to main content"
    public var skip: String
    /// The name of the navigation: "Main places"
    public var menu: String
    /// The name of the breadcrumbs: "You are here"
    public var path: String
    /// The name of the language switch: "Language"
    public var language: String
    /// The name of the button that ends a session.
    public var signOut: String
    /// Shown while live news do not arrive: "Offline – trying again"
    public var offline: String
    /// Said while a file is being sent: "Uploading"
    public var uploading: String
    /// Asked before the reader leaves an edited form, where the browser lets us say it.
    public var unsaved: String
    /// All words in one language.
    public init(
      skip: String, menu: String, path: String, language: String, signOut: String, offline: String,
      uploading: String, unsaved: String
    ) {
      self.skip = skip
      self.menu = menu
      self.path = path
      self.language = language
      self.signOut = signOut
      self.offline = offline
      self.uploading = uploading
      self.unsaved = unsaved
    }
  }

  /// The person signed in: name, role in words, and the way out.
  public struct Person: Sendable {
    /// As the person is called.
    public var name: String
    /// In words, such as "Committee office".
    public var role: String
    /// The person's own page, if there is one.
    public var address: Address?
    /// Where the form that ends the session is sent.
    public var signOut: Address
    /// The secret of that form.
    public var token: FormToken
    /// The person of this session.
    public init(name: String, role: String, address: Address? = nil, signOut: Address, token: FormToken) {
      self.name = name
      self.role = role
      self.address = address
      self.signOut = signOut
      self.token = token
    }
  }

  /// One language of the switch.
  public struct LanguageLink: Sendable {
    /// BCP 47, such as "vi".
    public var code: String
    /// The language's own name.
    public var name: String
    /// The same page in this language.
    public var address: Address
    /// One language that the page can be read in.
    public init(code: String, name: String, address: Address) {
      self.code = code
      self.name = name
      self.address = address
    }
  }

  /// A message that is shown once, after an action.
  public struct Flash: Sendable {
    /// Whether it went well.
    public var tone: Tone
    /// One sentence.
    public var text: String
    /// A message for the next page only.
    public init(_ tone: Tone, _ text: String) {
      self.tone = tone
      self.text = text
    }
  }
}

/// A text and where it leads.
public struct Link: Hashable, Sendable {
  /// What the reader sees.
  public var text: String
  /// Where it leads.
  public var address: Address
  /// Text first, as one reads it.
  public init(_ text: String, to address: Address) {
    self.text = text
    self.address = address
  }
}

/// What a colour says; it is never said by colour alone.
public enum Tone: Hashable, Sendable, CaseIterable {
  case neutral, good, attention, bad, accent

  var style: Class {
    switch self {
    case .neutral: .neutral
    case .good: .good
    case .attention: .attention
    case .bad: .bad
    case .accent: .accent
    }
  }
}
