import DecisionModel
import Notation

/// Answers that hold for a user whatever the use case, such as an hourly rate: the weakest of all.
enum OwnDefaults {
  /// The name that reports give to the file, since nobody typed its path.
  static let name = "<config>"

  /// The file: `advisor/config` in `$XDG_CONFIG_HOME`, or in `.config` of the home folder. A relative
  /// `XDG_CONFIG_HOME` is not valid and counts as unset.
  static func path(_ environment: [String: String]) -> String? {
    if let folder = environment["XDG_CONFIG_HOME"], folder.hasPrefix("/") {
      return folder + "/advisor/config"
    }
    return environment["HOME"].flatMap { $0.hasPrefix("/") ? $0 + "/.config/advisor/config" : nil }
  }

  /// Reads the file; nil where there is none, and with `--no-env`. A folder that may not be looked into is
  /// somebody else's, as where a container runs as another user than its home folder is for.
  static func source(_ session: Session) throws(CommandFailure) -> SourceText? {
    guard !session.invocation.has(OptionSpec.noEnvironment),
      let path = path(session.effects.environment)
    else { return nil }
    do throws(FileFault) {
      let bytes = try session.effects.readFile(path, AnswersReader.largestFile)
      return SourceText(path: name, bytes: bytes)
    } catch {
      if case .missing = error { return nil }
      if case .isNoFolder = error { return nil }
      if case .refused = error, !isFolderOpen(above: path, session.effects) { return nil }
      throw .reading(error)
    }
  }

  private static func isFolderOpen(above path: String, _ effects: Effects) -> Bool {
    let folder = path.split(separator: "/").dropLast().joined(separator: "/")
    do { return try !effects.filesBelow("/" + folder).isEmpty } catch { return false }
  }

  /// What the file says; one without any line that counts says nothing.
  static func read(_ source: SourceText, _ reader: AnswersReader) -> AnswersReading {
    var reading = reader.read(source, origin: .default)
    reading.diagnostics.removeAll { $0.code == AnswersReader.noAnswers }
    return reading
  }

  /// The answers of the file, for commands that take answers from elsewhere than files; none where there
  /// is no such file.
  static func answers(
    _ session: Session, _ vocabulary: AnswersVocabulary
  ) throws(CommandFailure) -> [Answer] {
    guard let source = try source(session) else { return [] }
    let reading = read(source, AnswersReader(vocabulary))
    guard !reading.diagnostics.contains(where: { $0.severity == .error }) else {
      throw CommandFailure(.invalid, reading.diagnostics, sources: [source])
    }
    return reading.answers
  }
}
