internal import DecisionModel

extension String: Archived {
  init(from archive: inout ArchiveReader) { self = archive.text() }
  func write(to archive: inout ArchiveWriter) { archive.write(self) }
}

extension Identifier: Archived {
  init(from archive: inout ArchiveReader) { self.init(archive.text()) }
  func write(to archive: inout ArchiveWriter) { archive.write(rawValue) }
}

extension Bool: Archived {
  init(from archive: inout ArchiveReader) { self = archive.number() != 0 }
  func write(to archive: inout ArchiveWriter) { archive.write(self ? 1 : 0) }
}

extension UInt64: Archived {
  init(from archive: inout ArchiveReader) { self = archive.number() }
  func write(to archive: inout ArchiveWriter) { archive.write(self) }
}

extension Int64: Archived {
  // The sign is the lowest bit, so that small numbers of either sign are short.

  init(from archive: inout ArchiveReader) {
    let number = archive.number()
    self = Int64(bitPattern: number >> 1 ^ (0 &- (number & 1)))
  }

  func write(to archive: inout ArchiveWriter) {
    archive.write(UInt64(bitPattern: self << 1 ^ self >> 63))
  }
}

extension Int: Archived {
  init(from archive: inout ArchiveReader) { self = Int(truncatingIfNeeded: Int64(from: &archive)) }
  func write(to archive: inout ArchiveWriter) { Int64(self).write(to: &archive) }
}

extension Optional: Archived where Wrapped: Archived {
  init(from archive: inout ArchiveReader) {
    self = Bool(from: &archive) ? Wrapped(from: &archive) : nil
  }

  func write(to archive: inout ArchiveWriter) {
    (self != nil).write(to: &archive)
    self?.write(to: &archive)
  }
}

extension Array: Archived where Element: Archived {
  init(from archive: inout ArchiveReader) {
    let count = archive.count()
    self.init()
    reserveCapacity(count)
    for _ in 0..<count { append(Element(from: &archive)) }
  }

  func write(to archive: inout ArchiveWriter) {
    archive.write(UInt64(count))
    for element in self { element.write(to: &archive) }
  }
}

/// A word of a few, written as its place among them.
protocol ArchivedWord: Archived, CaseIterable, Equatable where AllCases == [Self] {}

extension ArchivedWord {
  init(from archive: inout ArchiveReader) {
    let words = Self.allCases
    self = words[archive.index(below: words.count)]
  }

  func write(to archive: inout ArchiveWriter) {
    let place = Self.allCases.firstIndex(of: self)
    archive.write(UInt64(place ?? 0))
  }
}
