// SPDX-License-Identifier: AGPL-3.0-or-later

import Markup
public import Packs

/// Something that refers to a unit or a body and would speak of nothing if that were taken away.
public struct RemovalTie: Hashable, Sendable {
  public let what: Phrase
  /// The page that shows it; nil where not everybody who keeps units may see that.
  let address: Address?

  init(_ what: Phrase, at address: Address?) {
    self.what = what
    self.address = address
  }
}

/// The button that takes back what was entered by mistake; while something stands in the way, a list of that instead.
struct RemovalChoice {
  let ties: [RemovalTie]
  /// What may be taken back, and what becomes of the record.
  let caution: Phrase
  /// Says that what follows stands in the way.
  let obstacle: Phrase
  let button: Phrase
  let removal: Address
  let back: Address

  @HTMLBuilder func form(_ scene: Scene) -> HTML {
    let say = scene.say
    let wayBack = say("Quay lại", "Back")
    if ties.isEmpty {
      P(caution[say])
      Form(to: removal, token: scene.token) {
        Buttons {
          Button(button[say], .danger)
          ButtonLink(wayBack, to: back, .plain)
        }
      }
    } else {
      P(obstacle[say])
      Ul {
        ties.map { tie in
          Li { if let address = tie.address { A(tie.what[say], to: address) } else { tie.what[say] } }
        }
      }
      Buttons { ButtonLink(wayBack, to: back, .secondary) }
    }
  }
}
