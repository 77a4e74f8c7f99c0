internal import DecisionModel

extension Atom.Comparison: ArchivedWord {}
extension Destination.Outcome: ArchivedWord {}
extension Dimension: ArchivedWord {}
extension Expression.Function: ArchivedWord {}
extension Expression.Operator: ArchivedWord {}
extension PriceBook.Line.Kind: ArchivedWord {}

extension Rule.Direction: Archived {
  init(from archive: inout ArchiveReader) {
    self = Bool(from: &archive) ? .supports : .opposes
  }

  func write(to archive: inout ArchiveWriter) { (self == .supports).write(to: &archive) }
}

extension Diagnostic.Severity: Archived {
  init(from archive: inout ArchiveReader) { self = Bool(from: &archive) ? .error : .warning }
  func write(to archive: inout ArchiveWriter) { (self == .error).write(to: &archive) }
}
