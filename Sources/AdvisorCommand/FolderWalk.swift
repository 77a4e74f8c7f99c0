#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Finds the plain files below a folder, links followed; a folder that a link leads back to is visited
/// once on every way down, so that loops end.
struct FolderWalk {
  /// How deep folders may stand within each other, and how many files there may be.
  static let deepest = 32
  static let mostFiles = 20_000

  /// A folder as the system knows it, by whatever name it was reached.
  private struct Node: Hashable {
    var device: UInt64
    var number: UInt64
  }

  private(set) var files: [String] = []
  private var above: Set<Node> = []

  /// The paths of all files below a folder, relative to it, in order.
  static func files(below path: String) throws(FileFault) -> [String] {
    guard let found = status(path) else { throw Effects.fault(path) }
    guard found.st_mode & S_IFMT == S_IFDIR else { throw .isNoFolder(path) }
    var walk = FolderWalk()
    try walk.visit(path, below: "", found, depth: 0)
    return walk.files.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  private mutating func visit(
    _ path: String, below prefix: String, _ found: stat, depth: Int
  ) throws(FileFault) {
    let node = Node(device: UInt64(found.st_dev), number: UInt64(found.st_ino))
    guard above.insert(node).inserted else { return }
    defer { above.remove(node) }
    guard depth <= Self.deepest else { throw .refused(path, ELOOP) }
    for name in try Self.names(in: path) {
      let place = path + "/" + name
      // A link that leads nowhere is no file.
      guard let found = Self.status(place) else { continue }
      switch found.st_mode & S_IFMT {
      case S_IFDIR: try visit(place, below: prefix + name + "/", found, depth: depth + 1)
      case S_IFREG:
        guard files.count < Self.mostFiles else { throw .refused(path, EFBIG) }
        files.append(prefix + name)
      // Reading a pipe or a device might never end.
      default: continue
      }
    }
  }

  private static func status(_ path: String) -> stat? {
    var found = stat()
    return unsafe stat(path, &found) == 0 ? found : nil
  }

  private static func names(in path: String) throws(FileFault) -> [String] {
    guard let folder = unsafe opendir(path) else { throw Effects.fault(path) }
    defer { _ = unsafe closedir(folder) }
    var names: [String] = []
    errno = 0
    while let entry = unsafe readdir(folder) {
      let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != ".", name != ".." { names.append(name) }
    }
    guard errno == 0 else { throw .refused(path, errno) }
    return names.sorted()
  }
}
