import Foundation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

#if os(Linux)
  /// The program in a terminal of its own, as a person at a keyboard has it.
  final class PseudoTerminal {
    private let master: Int32
    let process: pid_t
    private(set) var screen: ScreenDump
    /// Every byte the program wrote.
    private(set) var bytes: [UInt8] = []
    private var status: Int32?

    struct Failure: Error {
      var message: String
      init(_ message: String) { self.message = "\(message): errno \(errno)" }
    }

    /// Starts a program with a window of so many columns and rows.
    init(
      _ words: [String], columns: Int = 80, rows: Int = 24, environment: [String: String] = [:],
      folder: String
    ) throws {
      master = unsafe open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
      guard master >= 0 else { throw Failure("no pseudo terminal") }
      var unlocked: Int32 = 0
      guard unsafe ioctl(master, UInt(0x4004_5431), &unlocked) == 0 else { throw Failure("locked") }
      var number: UInt32 = 0
      guard unsafe ioctl(master, UInt(0x8004_5430), &number) == 0 else { throw Failure("unnamed") }
      screen = ScreenDump(width: columns)
      var size = winsize(
        ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
      _ = unsafe ioctl(master, UInt(TIOCSWINSZ), &size)
      process = try Self.spawn(words, on: "/dev/pts/\(number)", environment, folder)
    }

    private static func spawn(
      _ words: [String], on terminal: String, _ environment: [String: String], _ folder: String
    ) throws -> pid_t {
      var actions = unsafe posix_spawn_file_actions_t()
      unsafe posix_spawn_file_actions_init(&actions)
      defer { unsafe posix_spawn_file_actions_destroy(&actions) }
      for descriptor in Int32(0)...2 {
        unsafe posix_spawn_file_actions_addopen(&actions, descriptor, terminal, O_RDWR, 0)
      }
      var attributes = posix_spawnattr_t()
      unsafe posix_spawnattr_init(&attributes)
      defer { unsafe posix_spawnattr_destroy(&attributes) }
      // A session of its own, so that the terminal becomes its controlling one.
      unsafe posix_spawnattr_setflags(
        &attributes, 0x80 | Int16(POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK))
      // Threads of a test run block signals, and a child would go on doing so.
      var none = sigset_t()
      unsafe sigemptyset(&none)
      unsafe posix_spawnattr_setsigmask(&attributes, &none)
      var all = sigset_t()
      unsafe sigfillset(&all)
      unsafe posix_spawnattr_setsigdefault(&attributes, &all)
      // A sanitizer is told there what to look for; what a program keeps for its whole life is no leak.
      let sanitizer = ProcessInfo.processInfo.environment.filter {
        ["ASAN_OPTIONS", "TSAN_OPTIONS"].contains($0.key)
      }
      let variables = ["PATH": "/usr/bin:/bin", "TERM": "xterm", "LANG": "C.UTF-8"]
        .merging(sanitizer) { $1 }.merging(environment) { $1 }
      var child = pid_t()
      let start = ["/bin/sh", "-c", "cd \"$1\" && shift && exec \"$@\"", "sh", folder]
      var arguments = unsafe (start + words).map { unsafe strdup($0) } + [nil]
      var settings =
        unsafe variables.map { unsafe strdup("\($0)=\($1)") } + [nil]
      defer {
        unsafe release(arguments)
        unsafe release(settings)
      }
      let failure = unsafe posix_spawn(
        &child, start[0], &actions, &attributes, &arguments, &settings)
      guard failure == 0 else { throw Failure("not started (\(failure))") }
      return child
    }

    private static func release(_ words: [UnsafeMutablePointer<CChar>?]) {
      for place in unsafe words.indices { unsafe free(words[place]) }
    }

    deinit {
      if status == nil {
        kill(process, SIGKILL)
        _ = waitpid(process, nil, 0)
      }
      close(master)
    }

    /// Presses keys.
    func type(_ text: String) {
      let bytes = Array(text.utf8)
      _ = unsafe write(master, bytes, bytes.count)
    }

    /// Reads until a text stands on the screen, some seconds at most; gives whether it does.
    @discardableResult
    func wait(for text: String, seconds: Double = 20) -> Bool {
      read(seconds: seconds) { $0.screen.count(text) > 0 }
    }

    /// Reads until something holds, some seconds at most; gives whether it does.
    @discardableResult
    func read(seconds: Double = 20, until holds: (PseudoTerminal) -> Bool) -> Bool {
      let end = ContinuousClock.now + .seconds(seconds)
      while !holds(self) {
        guard ContinuousClock.now < end else { return false }
        var watched = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
        guard unsafe poll(&watched, 1, 50) > 0 else { continue }
        var chunk = [UInt8](repeating: 0, count: 65_536)
        let count = unsafe Glibc.read(master, &chunk, chunk.count)
        guard count > 0 else { return holds(self) }
        bytes += chunk[..<count]
        screen.take(Array(chunk[..<count]))
      }
      return true
    }

    /// Reads whatever comes until nothing has come for a moment.
    func settle(milliseconds: Int32 = 150) {
      while true {
        var watched = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
        guard unsafe poll(&watched, 1, milliseconds) > 0 else { return }
        var chunk = [UInt8](repeating: 0, count: 65_536)
        let count = unsafe Glibc.read(master, &chunk, chunk.count)
        guard count > 0 else { return }
        bytes += chunk[..<count]
        screen.take(Array(chunk[..<count]))
      }
    }

    /// Makes the window narrower or wider.
    func resize(columns: Int, rows: Int = 24) {
      settle()
      screen.resize(to: columns)
      var size = winsize(
        ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
      _ = unsafe ioctl(master, UInt(TIOCSWINSZ), &size)
      settle()
    }

    /// Sends a signal.
    func send(_ number: Int32) { kill(process, number) }

    /// Whether lines are edited and echoed, as a shell leaves the terminal.
    var isSane: Bool {
      var state = termios()
      guard unsafe tcgetattr(master, &state) == 0 else { return false }
      let both = tcflag_t(ICANON | ECHO)
      return state.c_lflag & both == both && screen.isCursorShown
    }

    /// Waits for the end: the exit status, or 128 and the number of the signal, as shells count.
    func finish(seconds: Double = 60) -> Int32? {
      if let status { return status }
      let end = ContinuousClock.now + .seconds(seconds)
      var word: Int32 = 0
      while unsafe waitpid(process, &word, WNOHANG) == 0 {
        guard ContinuousClock.now < end else { return nil }
        settle(milliseconds: 20)
      }
      settle(milliseconds: 20)
      let signal = word & 0x7F
      status = signal == 0 ? (word >> 8) & 0xFF : 128 + signal
      return status
    }

    /// Waits until the program stands still; gives whether it does.
    func isStopped(seconds: Double = 5) -> Bool {
      let end = ContinuousClock.now + .seconds(seconds)
      var word: Int32 = 0
      while unsafe waitpid(process, &word, WUNTRACED | WNOHANG) == 0 {
        guard ContinuousClock.now < end else { return false }
        settle(milliseconds: 20)
      }
      return word & 0xFF == 0x7F
    }
  }
#endif
