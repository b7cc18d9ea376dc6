// SPDX-License-Identifier: AGPL-3.0-or-later

extension XMLText {
  /// §17.3.2.25 `r`: words, with tabs, line ends and hyphens that do not break as elements of their own.
  mutating func run(_ text: String, _ look: TextLook) {
    element("w:r") { xml in
      xml.textLook(look)
      var words = String.UnicodeScalarView()
      for scalar in text.unicodeScalars {
        switch scalar {
        case "\t", "\n":
          xml.words(of: &words)
          xml.element(scalar == "\t" ? "w:tab" : "w:br")
        case "\u{2011}":
          // Few faces have the sign; a word processor draws its own.
          xml.words(of: &words)
          xml.element("w:noBreakHyphen")
        case "\r": break
        case _: words.append(scalar)
        }
      }
      xml.words(of: &words)
    }
  }

  private mutating func words(of scalars: inout String.UnicodeScalarView) {
    guard !scalars.isEmpty else { return }
    element("w:t", ["xml:space": "preserve"], words: String(scalars))
    scalars = String.UnicodeScalarView()
  }

  /// §17.16.19: a value that the word processor keeps up to date.
  mutating func field(_ instruction: String) {
    element("w:r") { $0.element("w:fldChar", ["w:fldCharType": "begin"]) }
    element("w:r") { $0.element("w:instrText", ["xml:space": "preserve"], words: " \(instruction) ") }
    element("w:r") { $0.element("w:fldChar", ["w:fldCharType": "separate"]) }
    element("w:r") { $0.element("w:t", words: "1") }
    element("w:r") { $0.element("w:fldChar", ["w:fldCharType": "end"]) }
  }

  /// §20.4.2.8 `inline`: a picture that stands in the line like a letter.
  mutating func picture(_ image: WordImage, relation: String, number: Int) {
    let wide = Measure.emu(millimetres: image.width)
    let high = Measure.emu(millimetres: image.height)
    let name = "Picture \(number)"
    element("w:r") {
      $0.element("w:drawing") {
        $0.element("wp:inline", ["distT": "0", "distB": "0", "distL": "0", "distR": "0"]) { xml in
          xml.element("wp:extent", ["cx": wide, "cy": high])
          xml.element("wp:docPr", ["id": String(number), "name": name, "descr": image.description])
          xml.element("wp:cNvGraphicFramePr") { $0.element("a:graphicFrameLocks", ["noChangeAspect": "1"]) }
          xml.element("a:graphic") {
            $0.element("a:graphicData", ["uri": "http://schemas.openxmlformats.org/drawingml/2006/picture"]) {
              $0.element("pic:pic") { xml in
                xml.element("pic:nvPicPr") { xml in
                  xml.element("pic:cNvPr", ["id": String(number), "name": name, "descr": image.description])
                  xml.element("pic:cNvPicPr")
                }
                xml.element("pic:blipFill") { xml in
                  xml.element("a:blip", ["r:embed": relation])
                  xml.element("a:stretch") { $0.element("a:fillRect") }
                }
                xml.element("pic:spPr") { xml in
                  xml.element("a:xfrm") { xml in
                    xml.element("a:off", ["x": "0", "y": "0"])
                    xml.element("a:ext", ["cx": wide, "cy": high])
                  }
                  xml.element("a:prstGeom", ["prst": "rect"]) { $0.element("a:avLst") }
                }
              }
            }
          }
        }
      }
    }
  }
}
