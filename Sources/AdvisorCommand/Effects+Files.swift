#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

extension Effects {
  /// Makes a folder, and those above it that are missing; where it can't, `errno` says why.
  static func makesFolder(_ path: String) -> Bool {
    if unsafe mkdir(path, 0o777) == 0 { return true }
    let reason = errno
    var status = stat()
    if unsafe stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR { return true }
    errno = reason
    let names = path.split(separator: "/")
    guard reason == ENOENT, names.count > 1 else { return false }
    let above = (path.hasPrefix("/") ? "/" : "") + names.dropLast().joined(separator: "/")
    return unsafe makesFolder(above) && mkdir(path, 0o777) == 0
  }

  static func fault(_ path: String) -> FileFault {
    switch errno {
    case ENOENT: .missing(path)
    case EISDIR: .isFolder(path)
    case ENOTDIR: .isNoFolder(path)
    case EPIPE: .closed
    default: .refused(path, errno)
    }
  }

  /// Reads to the end, or one byte past the limit.
  static func readAll(
    _ descriptor: Int32, _ path: String, _ limit: Int
  ) throws(FileFault) -> [UInt8] {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while bytes.count <= limit {
      let wanted = min(chunk.count, limit + 1 - bytes.count)
      let count = unsafe read(descriptor, &chunk, wanted)
      if count == 0 { break }
      if count < 0 {
        if errno == EINTR { continue }
        throw fault(path)
      }
      bytes += chunk[..<count]
    }
    return bytes
  }

  /// Reads up to the end of a line, byte by byte, so that nothing behind it is taken.
  static func readLine(_ limit: Int) throws(FileFault) -> [UInt8]? {
    var line: [UInt8] = []
    var byte: UInt8 = 0
    while line.count <= limit {
      let count = unsafe read(0, &byte, 1)
      if count == 0 { return line.isEmpty ? nil : line }
      if count < 0 {
        if errno == EINTR { continue }
        throw fault("<stdin>")
      }
      if byte == UInt8(ascii: "\n") { return line }
      line.append(byte)
    }
    return line
  }

  /// Writes every byte, going on after a signal or a partial write.
  static func writeAll(
    _ descriptor: Int32, _ bytes: [UInt8], _ name: String
  ) throws(FileFault) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = unsafe rest.withUnsafeBytes { buffer in
        unsafe Self.writeBytes(descriptor, buffer.baseAddress, buffer.count)
      }
      if count < 0 {
        if errno == EINTR { continue }
        throw fault(name)
      }
      rest = rest.dropFirst(count)
    }
  }

  /// The system's `write`, which `Effects.write` hides.
  static func writeBytes(_ descriptor: Int32, _ start: UnsafeRawPointer?, _ count: Int)
    -> Int
  {
    #if canImport(Glibc)
      unsafe Glibc.write(descriptor, start, count)
    #elseif canImport(Musl)
      unsafe Musl.write(descriptor, start, count)
    #else
      unsafe Darwin.write(descriptor, start, count)
    #endif
  }

  /// Writes a whole file, so that nobody sees half of it.
  static func replace(
    _ path: String, _ bytes: [UInt8], mode: mode_t = 0o644
  ) throws(FileFault) {
    let output = try output(path, mode: mode)
    do throws(FileFault) { try output.write(bytes) } catch {
      output.discard()
      throw error
    }
    try output.finish()
  }

  /// A file that is written beside the one it takes the place of, and renamed at the end; what is no plain
  /// file, such as `/dev/full`, is written to directly. `mode` is that of a new file.
  static func output(_ path: String, mode: mode_t = 0o644) throws(FileFault) -> ByteOutput {
    var status = stat()
    let exists = unsafe stat(path, &status) == 0
    if exists, status.st_mode & S_IFMT == S_IFDIR { throw .isFolder(path) }
    let isPlain = !exists || status.st_mode & S_IFMT == S_IFREG
    let target = isPlain ? "\(path).\(getpid()).part" : path
    let flags = O_WRONLY | O_CREAT | O_CLOEXEC | (isPlain ? O_EXCL : O_TRUNC)
    let descriptor = unsafe open(target, flags, exists ? status.st_mode & 0o777 : mode)
    guard descriptor >= 0 else {
      if errno == ENOENT { throw .missing(path) }
      throw .refused(path, errno)
    }
    return ByteOutput(
      write: { (bytes) throws(FileFault) in try writeAll(descriptor, bytes, path) },
      finish: { () throws(FileFault) in
        let isClosed = close(descriptor) == 0
        if isClosed, unsafe !isPlain || rename(target, path) == 0 { return }
        let reason = errno
        if isPlain { _ = unsafe unlink(target) }
        throw .refused(path, reason)
      },
      discard: {
        _ = close(descriptor)
        if isPlain { _ = unsafe unlink(target) }
      })
  }
}

extension FileFault {
  /// What went wrong, in words.
  var message: String {
    switch self {
    case .missing(let path): "no such file: `\(path)`"
    case .isFolder(let path): "`\(path)` is a folder, and a file is wanted"
    case .isNoFolder(let path): "`\(path)` is no folder"
    case .refused(let path, let number): "`\(path)`: \(Self.reason(number))"
    case .closed: "the reader of the output went away"
    }
  }

  /// What to write where an answer stands in the place of a file; nil for all else.
  var help: String? {
    guard case .missing(let path) = self, path.contains("=") else { return nil }
    return "an answer is given as `--set \(path)`"
  }

  private static func reason(_ number: Int32) -> String {
    unsafe String(cString: strerror(number)).lowercased()
  }
}
