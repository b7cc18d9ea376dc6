// SPDX-License-Identifier: AGPL-3.0-or-later
// swift-format-ignore-file: AlwaysUseLowerCamelCase

/// A square code to photograph, from its modules row by row (true is dark), with the quiet zone that readers need
/// and the same content written below for those who cannot scan it.
///
///     QRFigure(modules: code.modules, width: 29, name: "Mã đăng nhập", text: "K7PM-3QXD")
public func QRFigure(modules: [Bool], width: Int, name: String, text: String) -> HTML {
  var drawing = Drawing()
  let quiet = 4
  let side = width + 2 * quiet
  var dark: [(x: Int, y: Int)] = []
  for (index, isDark) in modules.enumerated() where isDark && width > 0 {
    dark.append((x: index % width + quiet, y: index / width + quiet))
  }
  drawing.rectangle(x: 0, y: 0, width: side, height: side, .track)
  drawing.squares(dark, .fill)
  return element(
    "figure", [.class(.qr)],
    HTML {
      drawing.finished(width: side, height: side, stretches: false, name: name, .qr)
      element("figcaption", [], Inline { Code(text) }) as HTML
    })
}
