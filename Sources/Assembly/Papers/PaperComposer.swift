import Packs
struct PaperComposer<G: PaperGrounds> { let grounds: G; let language: Language; let day: Day
 func compose(_ kind: PaperKind, about: PaperSubject, number: Int?) throws(PaperRefusal) -> Paper { throw .unknownSubject } }
