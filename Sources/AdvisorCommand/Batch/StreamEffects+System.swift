import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

extension StreamEffects {
  /// The real system.
  static let system = StreamEffects(
    openInput: { (path) throws(FileFault) in
      let name = path == "-" ? "<stdin>" : path
      let descriptor = path == "-" ? 0 : unsafe open(path, O_RDONLY | O_CLOEXEC)
      guard descriptor >= 0 else { throw Effects.fault(path) }
      return ByteInput { (limit) throws(FileFault) in try readSome(descriptor, name, limit) }
    },
    openOutput: { (path) throws(FileFault) in try Effects.output(path) },
    catchSignals: { StopSignals.take() },
    caughtSignal: { StopSignals.caught },
    die: { number in
      signal(number, SIG_DFL)
      raise(number)
    })

  /// Waits for the first bytes, then takes what is there without waiting.
  private static func readSome(
    _ descriptor: Int32, _ name: String, _ limit: Int
  ) throws(FileFault) -> [UInt8] {
    var isBroken = false
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: limit) { buffer, filled in
      while filled < buffer.count {
        if filled > 0, !isReady(descriptor) { return }
        let count = unsafe read(
          descriptor, buffer.baseAddress.map { unsafe $0 + filled }, buffer.count - filled)
        if count == 0 { return }
        if count < 0 {
          if StopSignals.caught != nil { return }
          if errno == EINTR { continue }
          isBroken = true
          return
        }
        filled += count
      }
    }
    if isBroken { throw Effects.fault(name) }
    return bytes
  }

  private static func isReady(_ descriptor: Int32) -> Bool {
    var watched = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    return unsafe poll(&watched, 1, 0) > 0
  }
}

/// The signals that ask a long run to stop, which belong to the whole process.
private enum StopSignals {
  private static let number = Atomic<Int32>(0)

  static var caught: Int32? {
    let caught = number.load(ordering: .relaxed)
    return caught == 0 ? nil : caught
  }

  static func take() {
    for one in [SIGINT, SIGTERM, SIGHUP] {
      var action = sigaction()
      #if canImport(Darwin)
        unsafe action.__sigaction_u.__sa_handler = handle
      #else
        unsafe action.__sigaction_handler.sa_handler = handle
      #endif
      // A read that waits for input is cut short, and a second signal ends the program.
      action.sa_flags = CInt(bitPattern: UInt32(truncatingIfNeeded: SA_RESETHAND))
      _ = unsafe sigaction(one, &action, nil)
    }
  }

  private static let handle: @convention(c) (Int32) -> Void = { number in
    StopSignals.number.store(number, ordering: .relaxed)
  }
}
