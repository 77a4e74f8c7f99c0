internal import DecisionModel

extension FactType: Archived {
  init(from archive: inout ArchiveReader) {
    switch archive.number() {
    case 0: self = .choice(archive.take())
    case 1: self = .set(archive.take())
    case 2: self = .number(archive.take(), archive.take())
    case 3: self = .name(table: archive.take())
    default: self = .techniques
    }
  }

  func write(to archive: inout ArchiveWriter) {
    switch self {
    case .choice(let options): archive.put(0, options)
    case .set(let options): archive.put(1, options)
    case .number(let dimension, let domain): archive.put(2, dimension, domain)
    case .name(let table): archive.put(3, table)
    case .techniques: archive.put(4)
    }
  }
}

extension FactDeclaration.Role: Archived {
  init(from archive: inout ArchiveReader) {
    switch archive.number() {
    case 0: self = .cases(archive.take())
    case 1: self = .arithmetic(archive.take(), absentAsZero: archive.take())
    case 2: self = .computed(reads: archive.take())
    default: self = .asked
    }
  }

  func write(to archive: inout ArchiveWriter) {
    switch self {
    case .cases(let cases): archive.put(0, cases)
    case .arithmetic(let expression, let absent): archive.put(1, expression, absent)
    case .computed(let reads): archive.put(2, reads)
    case .asked: archive.put(3)
    }
  }
}

extension FactDeclaration.Fallback: Archived {
  init(from archive: inout ArchiveReader) {
    switch archive.number() {
    case 0: self = .number(low: archive.take(), likely: archive.take(), high: archive.take())
    default: self = .value(archive.take())
    }
  }

  func write(to archive: inout ArchiveWriter) {
    switch self {
    case .number(let low, let likely, let high): archive.put(0, low, likely, high)
    case .value(let value): archive.put(1, value)
    }
  }
}

extension Value: Archived {
  init(from archive: inout ArchiveReader) {
    switch archive.number() {
    case 0: self = .number(archive.take())
    case 1: self = .choice(archive.take())
    case 2: self = .set(archive.take())
    default: self = .name(archive.take())
    }
  }

  func write(to archive: inout ArchiveWriter) {
    switch self {
    case .number(let range): archive.put(0, range)
    case .choice(let name): archive.put(1, name)
    case .set(let members): archive.put(2, members)
    case .name(let name): archive.put(3, name)
    }
  }
}
