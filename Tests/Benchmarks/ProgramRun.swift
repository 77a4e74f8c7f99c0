import Foundation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// One run of a program from exec to exit, its output thrown away.
struct ProgramRun {
  /// By the wall.
  let seconds: Double
  /// The exit status; -1 when it could not be started or was stopped by a signal.
  let status: Int32

  /// Why something was not measured.
  struct Failure: Error, CustomStringConvertible {
    var text: String
    var description: String { text }
  }

  init(_ program: String, _ arguments: [String]) {
    let clock = ContinuousClock()
    var status: Int32 = -1
    let words = unsafe ([program] + arguments).map { unsafe strdup($0) } + [nil]
    defer { for place in unsafe words.indices { unsafe free(words[place]) } }
    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    for descriptor: Int32 in [1, 2] {
      unsafe posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", O_WRONLY, 0)
    }
    let time = clock.measure {
      var process: pid_t = 0
      let failure = unsafe posix_spawn(&process, program, &actions, nil, words, environ)
      guard failure == 0 else { return }
      var ended: Int32 = 0
      while unsafe waitpid(process, &ended, 0) < 0 { if errno != EINTR { return } }
      status = ended & 0x7F == 0 ? (ended >> 8) & 0xFF : -1
    }
    seconds = time / .seconds(1)
    self.status = status
  }

  /// The most memory that a run takes, in KiB, as `/usr/bin/time` has it; nil where there is none.
  ///
  /// Asked of that small program, since the memory of whoever starts a program counts as its own until
  /// it is replaced.
  static func peakMemory(_ program: String, _ arguments: [String], in folder: Folder) -> Int? {
    let output = folder.path("memory")
    let run = ProgramRun("/usr/bin/time", ["-f", "%M", "-o", output, program] + arguments)
    guard run.status == 0, let data = FileManager.default.contents(atPath: output) else {
      return nil
    }
    let text = String(decoding: data, as: UTF8.self)
    return Int(text.trimmingCharacters(in: .whitespacesAndNewlines))
  }
}
