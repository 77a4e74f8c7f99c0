import Synchronization

#if canImport(Glibc)
  // For `environ`, which nothing here ever changes.
  @unsafe @preconcurrency import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

extension Effects {
  /// The real system.
  package static func system() -> Effects {
    var effects = Effects(
      arguments: Array(CommandLine.arguments.dropFirst()),
      environment: variables(),
      readFile: { (path, limit) throws(FileFault) in
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw fault(path) }
        defer { _ = close(descriptor) }
        return try readAll(descriptor, path, limit)
      },
      readInput: { (limit) throws(FileFault) in try readAll(0, "<stdin>", limit) },
      write: { (stream, bytes) throws(FileFault) in
        try writeAll(
          stream.rawValue, bytes,
          stream == .output ? "standard output" : "standard error")
      },
      replaceFile: { (path, bytes) throws(FileFault) in try replace(path, bytes) },
      makeFolder: { (path) throws(FileFault) in
        guard makesFolder(path) else { throw .refused(path, errno) }
      },
      filesBelow: { (path) throws(FileFault) in try FolderWalk.files(below: path) },
      isTerminal: { isatty($0.rawValue) == 1 },
      terminalWidth: { stream in
        var size = winsize()
        guard unsafe ioctl(stream.rawValue, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else {
          return nil
        }
        return Int(size.ws_col)
      },
      readLine: { (limit) throws(FileFault) in try readLine(limit) },
      replacePrivateFile: { (path, bytes) throws(FileFault) in
        try replace(path, bytes, mode: 0o600)
      },
      lock: { (path) throws(FileFault) in
        let descriptor = unsafe open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw fault(path) }
        // The lock goes with the process, however that ends.
        if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { return true }
        let isTaken = errno == EWOULDBLOCK
        _ = close(descriptor)
        if isTaken { return false }
        throw fault(path)
      },
      removeFile: { (path) throws(FileFault) in
        guard unsafe unlink(path) == 0 || errno == ENOENT else { throw fault(path) }
      })
    effects.streams = .system
    effects.keep = { thing in kept.withLock { $0.append(thing) } }
    effects.openTerminal = { Terminal.system(lastLine: $0) }
    effects.appendFile = { (path, bytes) throws(FileFault) in
      let descriptor = unsafe open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0o644)
      guard descriptor >= 0 else { throw fault(path) }
      do throws(FileFault) { try writeAll(descriptor, bytes, path) } catch {
        _ = close(descriptor)
        throw error
      }
      guard close(descriptor) == 0 else { throw fault(path) }
    }
    return effects
  }

  /// What lives as long as the process.
  private static let kept = Mutex<[any Sendable]>([])

  /// Puts something that can neither be read nor written in the place of streams that are closed, so
  /// that no file opened later takes it and gets what was meant for the stream.
  static func reserveClosedStreams() {
    for descriptor in Int32(0)...2 where fcntl(descriptor, F_GETFD) == -1 {
      _ = unsafe open("/dev/null", descriptor == 0 ? O_WRONLY : O_RDONLY)
    }
  }

  /// The variables of the environment; of several of one name the first, as `getenv` has it.
  private static func variables() -> [String: String] {
    var variables: [String: String] = [:]
    var place = unsafe environ
    while let entry = unsafe place.pointee {
      let text = unsafe String(cString: entry)
      if let sign = text.utf8.firstIndex(of: UInt8(ascii: "=")) {
        let name = String(text[..<sign])
        let value = text[text.utf8.index(after: sign)...]
        if variables[name] == nil { variables[name] = String(value) }
      }
      unsafe place += 1
    }
    return variables
  }
}
