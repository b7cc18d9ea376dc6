// SPDX-License-Identifier: AGPL-3.0-or-later

import Markup
import Packs

/// Asks once more before somebody's data is destroyed, and says what goes and what stays.
struct ErasurePage {
  let name: String
  /// The place of the site that it belongs to, and the way there.
  let place: Address
  let under: [Link]
  /// What is destroyed, what stays, and what else to think of, each in its sentence.
  let consequences: [String]
  let mentions: [Mention]
  /// The person's own page, which whoever thinks better of it goes back to.
  let home: Address
  /// Where the form is sent.
  let form: Address

  func page(_ scene: Scene) -> Page {
    let say = scene.say
    return scene.page(say("Xóa dữ liệu cá nhân", "Erase personal data"), at: place, under: under) {
      scene.problems()
      H1(say("Xóa dữ liệu cá nhân của \(name)?", "Erase the personal data of \(name)?"))
      Warning(say("Việc này không thể làm lại.", "This cannot be undone."), sign: say("Chú ý", "Warning"))
      Ul { for sentence in consequences { Li(sentence) } }
      Mention.list(mentions, say)
      Form(to: form, token: scene.token) {
        Checkbox(
          say("Tôi đã đọc và muốn xóa dữ liệu của người này", "I have read this and want the data erased"), "sure",
          error: scene.error("sure"))
        Buttons {
          Button(say("Xóa dữ liệu", "Erase the data"), .danger)
          ButtonLink(say("Không xóa", "Keep it"), to: home, .secondary)
        }
      }
    }
  }

  /// What is printed is beyond reach.
  static func printed(_ say: Language) -> String {
    say("Văn bản đã phát hành và bản đã in không thay đổi.", "Papers that were issued or printed do not change.")
  }
}
