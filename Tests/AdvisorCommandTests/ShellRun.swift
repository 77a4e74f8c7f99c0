import Foundation
import Testing

/// A folder with some files that is gone when nobody uses it any more.
final class ScratchFolder {
  let url: URL

  init(_ files: [String: String] = [:]) throws {
    url = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    for (path, text) in files {
      let file = url.appending(path: path)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    }
  }

  deinit {
    do { try FileManager.default.removeItem(at: url) } catch { Issue.record(error) }
  }
}

/// A line of shell that ran to its end, or was ended with all that it had started.
///
/// What it writes goes into files: a pipe holds 64 KiB, and whoever empties one stream while the other
/// is full waits for ever.
struct ShellRun {
  private(set) var output = ""
  private(set) var errors = ""
  private(set) var status: Int32 = 0

  /// Runs a line in a folder, some seconds at most.
  init(_ line: String, folder: URL, environment: [String: String], seconds: Double = 120) throws {
    let streams = try ScratchFolder(["output": "", "errors": ""])
    let files = ["output", "errors"].map { streams.url.appending(path: $0) }
    let handles = try files.map { try FileHandle(forWritingTo: $0) }
    let process = Process()
    process.executableURL = URL(filePath: "/bin/bash")
    process.arguments = ["-c", line]
    process.currentDirectoryURL = folder
    process.environment = environment.merging(Self.sanitizers) { own, _ in own }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = handles[0]
    process.standardError = handles[1]
    try Self.start(process)
    let group = process.processIdentifier
    let end = ContinuousClock.now + .seconds(seconds)
    while process.isRunning, ContinuousClock.now < end { usleep(2_000) }
    if process.isRunning {
      Issue.record("still running after \(seconds) s: \(line)")
      kill(group, SIGKILL)
      process.waitUntilExit()
    }
    // Whatever it left behind would go on writing into folders that are gone.
    kill(-group, SIGKILL)
    for handle in handles { try handle.close() }
    output = String(decoding: try Data(contentsOf: files[0]), as: UTF8.self)
    errors = String(decoding: try Data(contentsOf: files[1]), as: UTF8.self)
    status =
      process.terminationReason == .exit
      ? process.terminationStatus : 128 + process.terminationStatus
  }

  /// What sanitizers were told, such as not to look for leaks, holds for the program under test too.
  private static let sanitizers = ProcessInfo.processInfo.environment.filter {
    $0.key.hasSuffix("SAN_OPTIONS")
  }

  /// Starts a process with no signal blocked: threads of a test run block most of them, a child takes
  /// that over, and then neither `timeout` nor `kill` ends it.
  private static func start(_ process: Process) throws {
    var none = sigset_t()
    var before = sigset_t()
    unsafe sigemptyset(&none)
    unsafe pthread_sigmask(SIG_SETMASK, &none, &before)
    defer { unsafe pthread_sigmask(SIG_SETMASK, &before, nil) }
    try process.run()
  }
}
