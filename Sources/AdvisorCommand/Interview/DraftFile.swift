import DecisionModel
import Interview
import Notation

/// Where the answers of an interview are kept while it runs and after it.
struct DraftFile {
  /// The file that is written after every answer.
  let path: String
  /// True when the user named it; then the finished answers stay there.
  let isNamed: Bool
  private let effects: Effects

  /// The file that a command line asks for: `--answers FILE`, or one in the user's state folder.
  init(_ session: Session) throws(CommandFailure) {
    effects = session.effects
    if let path = session.invocation.value(InterviewCommand.answersOption) {
      guard path != "-" else {
        throw .usage(
          "C104", "`--answers -` names no file", help: "use `--from-stdin` to read answers")
      }
      self.path = path
      isNamed = true
      return
    }
    guard let folder = Self.stateFolder(session.effects.environment) else {
      throw .usage(
        "C105", "no place to keep the answers: neither XDG_STATE_HOME nor HOME is set",
        help: "name a file with `--answers FILE`")
    }
    path = folder + "/draft.answers"
    isNamed = false
  }

  /// The folder for what outlives a run: `$XDG_STATE_HOME/advisor`, or below the home folder.
  ///
  /// A relative `XDG_STATE_HOME` is not valid and counts as unset.
  static func stateFolder(_ environment: [String: String]) -> String? {
    if let folder = environment["XDG_STATE_HOME"], folder.hasPrefix("/") {
      return folder + "/advisor"
    }
    return environment["HOME"].flatMap { $0.isEmpty ? nil : $0 + "/.local/state/advisor" }
  }

  /// Takes the file for this interview alone.
  func take() throws(CommandFailure) {
    let isFree: Bool
    do throws(FileFault) {
      if !isNamed, let slash = path.lastIndex(of: "/") {
        try effects.makeFolder(String(path[..<slash]))
      }
      isFree = try effects.lock(path + ".lock")
    } catch { throw Self.cannotKeep(error) }
    guard isFree else {
      throw CommandFailure(
        .broken, "C205", "another interview is writing to `\(path)`",
        help: "go on there, or keep this one apart with `--answers OTHER-FILE`")
    }
  }

  /// Gives the file free.
  func release() {
    // What is left behind by a failure here is an empty file that nobody holds.
    do { try effects.removeFile(path + ".lock") } catch { return }
  }

  /// The text of the file; nil when there is none.
  func read() throws(CommandFailure) -> SourceText? {
    do {
      return SourceText(
        path: path, bytes: try effects.readFile(path, AnswersReader.largestFile))
    } catch {
      if case .missing = error { return nil }
      throw .reading(error)
    }
  }

  /// Writes the answers as they stand.
  func save(_ text: String) throws(FileFault) {
    try effects.replacePrivateFile(path, Array(text.utf8))
  }

  /// Writes the finished answers and gives their place: the named file, or a new one beside the draft,
  /// which is then taken away.
  func finish(_ text: String) throws(FileFault) -> String {
    if isNamed {
      try save(text)
      return path
    }
    let place = try unusedPath()
    try effects.replacePrivateFile(place, Array(text.utf8))
    try effects.removeFile(path)
    return place
  }

  /// The first of `interview-1.answers`, `interview-2.answers` ... that is not there yet.
  private func unusedPath() throws(FileFault) -> String {
    let folder = path.lastIndex(of: "/").map { path[...$0] } ?? ""
    var number = 1
    while true {
      let place = "\(folder)interview-\(number).answers"
      do throws(FileFault) { _ = try effects.readFile(place, 1) } catch {
        if case .missing = error { return place }
        throw error
      }
      number += 1
    }
  }

  /// The answers can't be kept, so the interview doesn't begin.
  static func cannotKeep(_ fault: FileFault) -> CommandFailure {
    CommandFailure(
      .broken, "C202", "cannot keep the answers: \(fault.message)",
      help: "name another place with `--answers FILE`")
  }
}
