internal import DecisionModel

extension Atom.Test: Archived {
  init(from archive: inout ArchiveReader) {
    switch archive.number() {
    case 0: self = .isOneOf(archive.take())
    case 1: self = .isNoneOf(archive.take())
    case 2: self = .has(archive.take())
    case 3: self = .lacks(archive.take())
    case 4: self = .startsWith(archive.take())
    case 5: self = .isNotEmpty
    case 6: self = .compares(archive.take(), archive.take())
    case 7: self = .between(archive.take(), archive.take())
    default: self = .isEmpty
    }
  }

  func write(to archive: inout ArchiveWriter) {
    switch self {
    case .isOneOf(let values): archive.put(0, values)
    case .isNoneOf(let values): archive.put(1, values)
    case .has(let values): archive.put(2, values)
    case .lacks(let values): archive.put(3, values)
    case .startsWith(let values): archive.put(4, values)
    case .isNotEmpty: archive.put(5)
    case .compares(let comparison, let bound): archive.put(6, comparison, bound)
    case .between(let least, let most): archive.put(7, least, most)
    case .isEmpty: archive.put(8)
    }
  }
}
