internal import DecisionModel

extension PriceBook.Settlement.Way: Archived {
  init(from archive: inout ArchiveReader) {
    switch archive.number() {
    case 0: self = .atMost(archive.take(), archive.take())
    case 1: self = .each(measure: archive.take(), above: archive.take())
    case 2: self = .payback(archive.take())
    default: self = .breakEven(archive.take())
    }
  }

  func write(to archive: inout ArchiveWriter) {
    switch self {
    case .atMost(let left, let right): archive.put(0, left, right)
    case .each(let measure, let bound): archive.put(1, measure, bound)
    case .payback(let comparison): archive.put(2, comparison)
    case .breakEven(let comparison): archive.put(3, comparison)
    }
  }
}

extension PriceBook.Calculator.Way: Archived {
  init(from archive: inout ArchiveReader) {
    switch archive.number() {
    case 0: self = .picks(choice: archive.take())
    case 1: self = .counts(choice: archive.take())
    case 2: self = .sets(name: archive.take(), word: archive.take())
    default: self = .describes(choice: archive.take(), field: archive.take())
    }
  }

  func write(to archive: inout ArchiveWriter) {
    switch self {
    case .picks(let choice): archive.put(0, choice)
    case .counts(let choice): archive.put(1, choice)
    case .sets(let name, let word): archive.put(2, name, word)
    case .describes(let choice, let field): archive.put(3, choice, field)
    }
  }
}

extension PriceBook.Columns.Usual.Value: Archived {
  init(from archive: inout ArchiveReader) {
    switch archive.number() {
    case 0: self = .number(archive.take(), archive.take())
    default: self = .field(archive.take())
    }
  }

  func write(to archive: inout ArchiveWriter) {
    switch self {
    case .number(let dimension, let value): archive.put(0, dimension, value)
    case .field(let name): archive.put(1, name)
    }
  }
}
