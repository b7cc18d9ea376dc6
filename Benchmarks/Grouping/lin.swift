import Drafts
import Foundation
func lin() throws {
  let d = try JSONSerialization.jsonObject(with: Data(contentsOf: URL(fileURLWithPath: "/work/shared/cases/documents/set6_lineage/truth.json"))) as! [String: Any]
  let blocks = (d["blocks"] as! [[String: Any]]).map { $0["text"] as! String }
  let preds = d["predecessors"] as! [String: [[String: String]]]
  let cov = d["coverage"] as! [String: [String: Any]]
  let l = Lineage(of: blocks, from: preds.keys.sorted().map { LineageText(id: $0, blocks: preds[$0]!.map { $0["text"]! }) }, lexicon: .vietnamese)
  for c in l.coverage { for b in c.blocks {
    let id = preds[c.source]![b.block]["id"]!
    let t = cov[id]!
    let into = b.into.map { String(format: "b%03d", $0 + 1) }
    let st = b.fate == .carried ? "carried" : b.fate == .partly ? "partly" : "left_out"
    if st != t["status"] as! String || into != t["carried_to"] as! [String] { print("DIFF", id, st, into, t, b.wordsCarried, b.words) }
  } ; print(c.source, c.wordsCarried, c.words) }
  for e in l.edges { print(e) }
  print(l.newBlocks, l.newBlocks.map { $0 + 1 })
}
