internal import DecisionModel

extension Expression: Archived {
  /// An expression that is still to be read.
  static var blank: Expression { .constant(.zero) }

  init(from archive: inout ArchiveReader) {
    switch archive.number() {
    case 1: self = .name(archive.take())
    case 2: self = .binary(archive.take(), archive.take(), archive.take())
    case 3: self = .call(archive.take(), archive.take())
    default: self = .constant(archive.take())
    }
  }

  func write(to archive: inout ArchiveWriter) {
    switch self {
    case .constant(let quantity): archive.put(0, quantity)
    case .name(let name): archive.put(1, name)
    case .binary(let sign, let left, let right): archive.put(2, sign, left, right)
    case .call(let function, let arguments): archive.put(3, function, arguments)
    }
  }
}
