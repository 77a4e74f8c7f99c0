#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

extension Terminal {
  /// The terminal on standard input and standard error, with each key handed over at once; nil when it
  /// can't be set that way.
  ///
  /// Only line editing and echo are switched off, so Ctrl-C and Ctrl-Z stay signals. Every way out of
  /// the program that can be caught gives the terminal back first, says a last line, and then dies of
  /// the same signal.
  static func system(lastLine: String) -> Terminal? {
    guard TerminalSignals.take(lastLine: lastLine) else { return nil }
    return Terminal(
      next: { timeout in
        if let disturbance = TerminalSignals.disturbance() { return disturbance }
        var watched = pollfd(fd: 0, events: Int16(POLLIN), revents: 0)
        let count = unsafe poll(&watched, 1, timeout ?? -1)
        if count == 0 { return .pause }
        if count < 0 { return TerminalSignals.disturbance() ?? .pause }
        var bytes = [UInt8](repeating: 0, count: 1_024)
        let length = unsafe read(0, &bytes, bytes.count)
        if length > 0 { return .bytes(Array(bytes[..<length])) }
        if length < 0, errno == EINTR { return TerminalSignals.disturbance() ?? .pause }
        return .ended
      },
      write: { text, rowsToLeave in
        // A signal in between finds the larger number and leaves a few blank rows.
        TerminalSignals.leave(atLeast: rowsToLeave)
        defer { TerminalSignals.leave(rowsToLeave) }
        do throws(FileFault) {
          try Effects.writeAll(2, Array(text.utf8), "standard error")
          return true
        } catch { return false }
      },
      size: {
        var size = winsize()
        let isKnown = unsafe ioctl(2, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
        return isKnown ? (max(1, Int(size.ws_row)), Int(size.ws_col)) : (24, 80)
      },
      close: { TerminalSignals.giveBack() })
  }
}

/// The state that signal handlers need, which therefore belongs to the whole process.
///
/// Handlers only set the terminal, write bytes that were laid out before, and raise signals.
private enum TerminalSignals {
  // Swift 6.3 lays out a global `termios` three bytes short, so both have room of their own.
  nonisolated(unsafe) private static let before = unsafe room()
  nonisolated(unsafe) private static let raw = unsafe room()
  nonisolated(unsafe) private static var wasResized: sig_atomic_t = 0
  nonisolated(unsafe) private static var lostScreen: sig_atomic_t = 0
  nonisolated(unsafe) private static var rowsToLeave: sig_atomic_t = 0
  /// What is said before dying; laid out once and never freed.
  nonisolated(unsafe) private static var lastLine =
    unsafe UnsafeBufferPointer<UInt8>(start: nil, count: 0)
  private static let opening: StaticString = "\u{1B}[?2004h"
  private static let nextRow: StaticString = "\r\n"
  private static let closing: StaticString = "\u{1B}[J\u{1B}[?2004l\u{1B}[?25h\u{1B}[0m"
  private static let deadly = [SIGINT, SIGTERM, SIGHUP, SIGQUIT]

  private static func room() -> UnsafeMutablePointer<termios> { .allocate(capacity: 1) }

  static func take(lastLine: String) -> Bool {
    guard unsafe tcgetattr(0, before) == 0 else { return false }
    unsafe raw.initialize(to: before.pointee)
    unsafe raw.pointee.c_lflag &= ~tcflag_t(ICANON | ECHO)
    // Keys that were pressed before the first question are dropped.
    guard unsafe tcsetattr(0, TCSAFLUSH, raw) == 0 else { return false }
    unsafe wasResized = 0
    unsafe lostScreen = 0
    unsafe rowsToLeave = 0
    let line = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: lastLine.utf8.count)
    _ = unsafe line.initialize(fromContentsOf: Array(lastLine.utf8))
    unsafe Self.lastLine = UnsafeBufferPointer(line)
    for number in deadly { signal(number, die) }
    signal(SIGTSTP, stop)
    signal(SIGWINCH, { _ in unsafe TerminalSignals.wasResized = 1 })
    say(opening)
    return true
  }

  static func giveBack() {
    restore()
    for number in deadly + [SIGTSTP, SIGWINCH] { signal(number, SIG_DFL) }
  }

  static func disturbance() -> Terminal.Happening? {
    guard unsafe wasResized != 0 || lostScreen != 0 else { return nil }
    let isLost = unsafe lostScreen != 0
    unsafe wasResized = 0
    unsafe lostScreen = 0
    return .disturbed(screenLost: isLost)
  }

  /// The rows between the cursor and the first one below what is drawn.
  static func leave(_ rows: Int) { unsafe rowsToLeave = sig_atomic_t(clamping: rows) }

  /// The same while it is not sure how much of it is on the screen yet.
  static func leave(atLeast rows: Int) {
    unsafe rowsToLeave = max(rowsToLeave, sig_atomic_t(clamping: rows))
  }

  /// Gives the terminal back, with the cursor below what is drawn and nothing under it.
  private static func restore() {
    _ = unsafe tcsetattr(0, TCSANOW, before)
    while unsafe rowsToLeave > 0 {
      say(nextRow)
      unsafe rowsToLeave -= 1
    }
    say(closing)
  }

  private static func say(_ text: StaticString) {
    _ = unsafe Effects.writeBytes(2, text.utf8Start, text.utf8CodeUnitCount)
  }

  /// Gives the terminal back and lets the signal do what it does to every program.
  private static let die: @convention(c) (Int32) -> Void = { number in
    TerminalSignals.restore()
    if let start = unsafe TerminalSignals.lastLine.baseAddress {
      _ = unsafe Effects.writeBytes(2, start, TerminalSignals.lastLine.count)
    }
    signal(number, SIG_DFL)
    raise(number)
  }

  /// Gives the terminal back, stops, and takes it again once the program may go on.
  private static let stop: @convention(c) (Int32) -> Void = { number in
    TerminalSignals.restore()
    signal(number, SIG_DFL)
    raise(number)
    var only = sigset_t()
    unsafe sigemptyset(&only)
    unsafe sigaddset(&only, number)
    unsafe sigprocmask(SIG_UNBLOCK, &only, nil)
    // The program stands still here until somebody continues it.
    signal(number, TerminalSignals.stop)
    _ = unsafe tcsetattr(0, TCSANOW, TerminalSignals.raw)
    TerminalSignals.say(TerminalSignals.opening)
    unsafe TerminalSignals.lostScreen = 1
  }
}
