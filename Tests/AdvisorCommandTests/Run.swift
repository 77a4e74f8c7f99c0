import AdvisorCommand
import Synchronization

/// What one run of the program left behind.
struct Run {
  var output: String
  var errors: String
  var status: Int32
  /// Files written, by path.
  var written: [String: String]
  /// What private files held, one write after the other.
  var saves: [String] = []

  /// The lines of standard output.
  var lines: [Substring] { output.split(separator: "\n", omittingEmptySubsequences: false) }
}

/// A world for the program to run in: nothing in it is real.
struct World: Sendable {
  var files: [String: [UInt8]] = [:]
  var folders: [String: [String]] = [:]
  var input: [UInt8] = []
  var environment: [String: String] = [:]
  var terminals: Set<Effects.Stream> = []
  var terminalWidth: Int?
  /// What writing to standard output ends in.
  var outputFault: FileFault?
  /// What writing a file ends in.
  var fileFault: FileFault?
  /// How many private files are written before the disk is full, and how many attempts later it has room
  /// again; nil when it is never full.
  var diskIsFull: Range<Int>?
  /// Files that another program has taken.
  var locked: Set<String> = []

  /// A world with some text files.
  init(_ texts: [String: String] = [:]) {
    files = texts.mapValues { Array($0.utf8) }
  }

  /// The small rulebook of these tests as a folder `small`, and some answers.
  static let small: World = {
    var world = World([
      "good.conf": "examples = 500\nfacts_needed = yes\n", "few.conf": "speed = 5s\n",
    ])
    for (path, text) in SmallRules.files { world.files["small/" + path] = Array(text.utf8) }
    world.folders["small"] = SmallRules.files.keys.sorted()
    return world
  }()

  /// Runs the program with a command line, words separated by blanks.
  func run(_ line: String) -> Run { run(line.split(separator: " ").map(String.init)) }

  /// Runs the program.
  func run(_ arguments: [String]) -> Run {
    let record = Record()
    let status = Program.run(effects(arguments, record))
    return record.state.withLock { state in
      Run(
        output: String(decoding: state.output, as: UTF8.self),
        errors: String(decoding: state.errors, as: UTF8.self), status: status,
        written: state.written.mapValues { String(decoding: $0, as: UTF8.self) },
        saves: state.saves)
    }
  }

  private final class Record: Sendable {
    struct State {
      var output: [UInt8] = []
      var errors: [UInt8] = []
      var written: [String: [UInt8]] = [:]
      var saves: [String] = []
      var read = 0
      var attempts = 0
    }

    let state = Mutex(State())
  }

  private func effects(_ arguments: [String], _ record: Record) -> Effects {
    var effects = Effects(
      arguments: arguments, environment: environment,
      readFile: { (path, limit) throws(FileFault) in
        if folders[path] != nil { throw .isFolder(path) }
        let written = record.state.withLock { $0.written[path] }
        guard let bytes = written ?? files[path] else { throw .missing(path) }
        return Array(bytes.prefix(limit + 1))
      },
      readInput: { (limit) throws(FileFault) in Array(input.prefix(limit + 1)) },
      write: { (stream, bytes) throws(FileFault) in
        if stream == .output, let outputFault { throw outputFault }
        record.state.withLock { state in
          if stream == .output { state.output += bytes } else { state.errors += bytes }
        }
      },
      replaceFile: { (path, bytes) throws(FileFault) in
        if let fileFault { throw fileFault }
        record.state.withLock { $0.written[path] = bytes }
      },
      makeFolder: { (_) throws(FileFault) in },
      filesBelow: { (path) throws(FileFault) in
        if let names = folders[path] { return names }
        throw files[path] == nil ? .missing(path) : .isNoFolder(path)
      },
      isTerminal: { terminals.contains($0) },
      terminalWidth: { terminals.contains($0) ? terminalWidth : nil },
      readLine: { (limit) throws(FileFault) in
        record.state.withLock { state in
          let rest = input.dropFirst(state.read)
          guard !rest.isEmpty else { return nil }
          let line = rest.prefix { $0 != UInt8(ascii: "\n") }
          state.read += line.count + 1
          return Array(line.prefix(limit + 1))
        }
      },
      replacePrivateFile: { (path, bytes) throws(FileFault) in
        if let fileFault { throw fileFault }
        let attempt = record.state.withLock { state in
          state.attempts += 1
          return state.attempts - 1
        }
        if diskIsFull?.contains(attempt) ?? false { throw .refused(path, 28) }
        record.state.withLock {
          $0.written[path] = bytes
          $0.saves.append(String(decoding: bytes, as: UTF8.self))
        }
      },
      lock: { (path) throws(FileFault) in !locked.contains(path) },
      removeFile: { (path) throws(FileFault) in
        record.state.withLock { $0.written[path] = nil }
      })
    effects.appendFile = { (path, bytes) throws(FileFault) in
      if let fileFault { throw fileFault }
      record.state.withLock { $0.written[path] = ($0.written[path] ?? files[path] ?? []) + bytes }
    }
    return effects
  }
}
