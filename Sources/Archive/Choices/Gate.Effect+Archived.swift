internal import DecisionModel

extension Gate.Effect: Archived {
  init(from archive: inout ArchiveReader) {
    switch archive.number() {
    case 0: self = .forbids(archive.take())
    case 1: self = .forbidsEach(archive.take(), sparesFirst: archive.take())
    default: self = .postpones(archive.take(), after: archive.take())
    }
  }

  func write(to archive: inout ArchiveWriter) {
    switch self {
    case .forbids(let techniques): archive.put(0, techniques)
    case .forbidsEach(let set, let sparesFirst): archive.put(1, set, sparesFirst)
    case .postpones(let techniques, let steps): archive.put(2, techniques, steps)
    }
  }
}
