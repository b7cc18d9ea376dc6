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
    OrganisationEndpoints.all.map { $0.lifted(seeing: { $0 }, giving: CongressCommand.organisations) },
    AccessEndpoints.all.map { $0.lifted(seeing: { $0 }, giving: CongressCommand.access) },
    FigureEndpoints.all.map { $0.lifted(seeing: { $0 }, giving: CongressCommand.figures) },
    WaiverEndpoints.all.map { $0.lifted(seeing: { $0 }, giving: CongressCommand.waivers) },
    MeetingEndpoints.all.map { $0.lifted(seeing: { $0 }, giving: CongressCommand.meetings) },
    DecisionEndpoints.all.map { $0.lifted(seeing: { $0 }, giving: CongressCommand.decisions) },
    DelegateEndpoints.all.map { $0.lifted(seeing: { $0 }, giving: CongressCommand.delegates) },
    DraftingEndpoints.all.map { $0.lifted(seeing: { $0 }, giving: CongressCommand.drafting) },
    PersonnelEndpoints.all.map { $0.lifted(seeing: { $0 }, giving: CongressCommand.personnel) },
    PaperEndpoints.all.map { $0.lifted(seeing: { $0 }, giving: CongressCommand.papers) },
  ]
}
