/// A value that an archive can hold.
protocol Archived {
  /// Takes a value out of an archive, as it was put in.
  init(from archive: inout ArchiveReader)
  /// Puts the value into an archive.
  func write(to archive: inout ArchiveWriter)
}

/// A value made of parts that are named once, for writing and reading alike.
protocol Record: Archived {
  /// A value whose parts are still to be read.
  static var blank: Self { get }
  /// Hands over every stored part, always in the same order.
  mutating func parts(_ visit: inout some PartVisitor)
}

/// What is done with each part of a record.
protocol PartVisitor {
  /// Visits one part.
  mutating func callAsFunction(_ part: inout some Archived)
}

extension Record {
  @inline(__always)
  init(from archive: inout ArchiveReader) {
    self = Self.blank
    parts(&archive)
  }

  func write(to archive: inout ArchiveWriter) {
    var copy = self
    copy.parts(&archive)
  }
}

extension ArchiveReader: PartVisitor {
  mutating func callAsFunction<Part: Archived>(_ part: inout Part) { part = Part(from: &self) }
}

extension ArchiveWriter: PartVisitor {
  mutating func callAsFunction(_ part: inout some Archived) { part.write(to: &self) }
}
