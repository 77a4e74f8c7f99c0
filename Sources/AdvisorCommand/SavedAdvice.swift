import DecisionModel
import Notation
import Reports

/// Files that `recommend --json` left behind.
enum SavedAdvice {
  /// The most bytes of such a file.
  private static let limit = 16 << 20

  /// Reads a file as JSON, whatever it holds.
  static func read(
    _ path: String, _ session: Session
  ) throws(CommandFailure) -> (source: SourceText, document: JSON) {
    let source = try session.source(path, limit: limit)
    if source.bytes.count > limit {
      throw failure(source, at: 0, "this is more than 16 MiB, so no result of `recommend --json`")
    }
    do throws(JSONFault) {
      return (source, try JSON(reading: String(decoding: source.bytes, as: UTF8.self)))
    } catch {
      throw failure(
        source, at: error.offset, "this is no JSON that `recommend --json` printed")
    }
  }

  /// The advice in a document that this program has just written.
  static func record(_ document: JSON) throws(CommandFailure) -> AdviceRecord {
    do throws(SavedAdviceFault) { return try AdviceRecord(document) } catch {
      throw CommandFailure(.broken, "C206", message(error))
    }
  }

  /// Says what is wrong with a document, at the start of its file.
  static func failure(_ fault: SavedAdviceFault, _ source: SourceText) -> CommandFailure {
    if case .tooNew = fault {
      return failure(source, at: 0, message(fault), help: "read it with the program that wrote it")
    }
    return failure(source, at: 0, message(fault))
  }

  private static func failure(
    _ source: SourceText, at offset: Int, _ message: String,
    help: String = "save one with `advisor recommend FILE --json -o old.json`"
  ) -> CommandFailure {
    let place = min(max(offset, 0), max(0, source.bytes.count - 1))
    let end = min(place + 1, source.bytes.count)
    let diagnostic = Diagnostic(
      "C206", .error, message, help: help, at: source.span(place..<end))
    return CommandFailure(.invalid, [diagnostic], sources: [source])
  }

  private static func message(_ fault: SavedAdviceFault) -> String {
    switch fault {
    case .foreign(let member): "no advice of ours: `\(member)` is missing or of another kind"
    case .tooNew(let version):
      "its format_version \(version) is newer than \(Envelope.formatVersion), which we read"
    case .otherCommand(let command): "`advisor \(command)` printed this, not `advisor recommend`"
    case .noResult: "it was saved from a run that ended in an error, so it holds no advice"
    }
  }
}
