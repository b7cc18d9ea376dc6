// SPDX-License-Identifier: AGPL-3.0-or-later

import Markup
import Packs

/// Every address of the site. Adding a feature adds a line here.
public enum CongressEndpoints {
  public typealias CongressEndpoint = Endpoint<Congress, CongressCommand>

  public static let all: [CongressEndpoint] = groups.flatMap { $0 }

  // A list of lists with its type in words: the compiler takes seconds to find it out.
  private static let groups: [[CongressEndpoint]] = [
    [.page("/", [], HomePage.page)],
    joined(OrganisationEndpoints.all, { $0 }, CongressCommand.organisations) { $0.organisations },
    joined(AccessEndpoints.all, { $0 }, CongressCommand.access) { $0.access },
    joined(FigureEndpoints.all, { $0 }, CongressCommand.figures) { $0.figures },
    joined(WaiverEndpoints.all, { $0 }, CongressCommand.waivers) { $0.waivers },
    joined(MeetingEndpoints.all, { $0 }, CongressCommand.meetings) { $0.meetings },
    joined(DecisionEndpoints.all, { $0 }, CongressCommand.decisions) { $0.decisions },
    joined(DelegateEndpoints.all, { $0 }, CongressCommand.delegates) { $0.delegates },
    joined(DraftingEndpoints.all, { $0 }, CongressCommand.drafting) { $0.drafting },
    joined(PersonnelEndpoints.all, { $0 }, CongressCommand.personnel) { $0.personnel },
    joined(PaperEndpoints.all, { $0 }, CongressCommand.papers) { $0.papers },
  ]

  /// The endpoints of a feature: how it sees the congress, and how its commands and events stand among all.
  private static func joined<Grounds, Command>(
    _ endpoints: [Endpoint<Grounds, Command>], _ seeing: @escaping @Sendable (Congress) -> Grounds,
    _ giving: @escaping @Sendable (Command) -> CongressCommand,
    _ telling: @escaping @Sendable (CongressEvent) -> Command.Event?
  ) -> [CongressEndpoint] { endpoints.map { $0.lifted(seeing: seeing, giving: giving, telling: telling) } }
}
