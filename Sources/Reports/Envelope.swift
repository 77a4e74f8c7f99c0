public import DecisionModel

/// What surrounds the JSON of every command: who made it, how it went, and what to put right.
public struct Envelope: Hashable, Sendable {
  /// The format of our JSON; a minor version adds members, a major one breaks readers.
  public static let formatVersion = "1.0"

  /// The command, such as `recommend` or `rules check`.
  public var command: String
  /// How it went.
  public var status: Status
  /// The exit status of the process.
  public var exitCode: Int
  /// The program and the data it ran on.
  public var tool: Tool
  /// What to put right, in order.
  public var diagnostics: [Diagnostic]
  /// The members the command adds; null on error.
  public var members: JSON.Members

  /// How a command went.
  public enum Status: String, Hashable, Sendable {
    /// A result that open answers cannot change.
    case ok
    /// A result that open answers may change.
    case provisional
    /// No result.
    case error
  }

  /// The program and the data it ran on.
  public struct Tool: Hashable, Sendable {
    /// The version of the program.
    public var version: String
    /// The packs of rules that were read.
    public var packs: [PackName]
    /// The digest of every rule file that was read.
    public var sha256: String
    /// The date of the prices, as `2026-11-01`, or nil without any.
    public var pricesAsOf: String?

    /// Names the program and its data.
    public init(version: String, packs: [PackName], sha256: String, pricesAsOf: String?) {
      self.version = version
      self.packs = packs
      self.sha256 = sha256
      self.pricesAsOf = pricesAsOf
    }
  }

  /// Wraps what a command has to say.
  public init(
    command: String, status: Status, exitCode: Int, tool: Tool, diagnostics: [Diagnostic] = [],
    members: JSON.Members = [:]
  ) {
    self.command = command
    self.status = status
    self.exitCode = exitCode
    self.tool = tool
    self.diagnostics = diagnostics
    self.members = members
  }

  /// The whole document.
  public var json: JSON {
    var all = members
    all["format_version"] = .string(Self.formatVersion)
    all["command"] = .string(command)
    all["status"] = .string(status.rawValue)
    all["exit_code"] = .integer(exitCode)
    all["tool"] = [
      "name": "advisor",
      "version": .string(tool.version),
      "rules": [
        "packs": .strings(tool.packs.map(\.rawValue)),
        "sha256": .string(tool.sha256),
      ],
      "prices_as_of": .optional(tool.pricesAsOf),
    ]
    all["diagnostics"] = .array(diagnostics.map(JSON.init))
    return .object(all)
  }
}

extension JSON {
  /// A diagnostic with its place.
  public init(_ diagnostic: Diagnostic) {
    self = [
      "code": .string(diagnostic.code),
      "severity": .string(diagnostic.severity.rawValue),
      "message": .string(diagnostic.message),
      "help": .optional(diagnostic.help),
      "location": JSON(diagnostic.span),
    ]
  }

  /// A place: null outside any file and without a name, the bare name for a flag or a variable.
  public init(_ span: Span) {
    if span.file.isEmpty {
      self = .null
    } else if span.line == 0 {
      self = ["file": .string(span.file)]
    } else {
      self = [
        "file": .string(span.file),
        "line": .integer(span.line),
        "column": .integer(span.column),
        "end_column": .integer(span.endColumn),
        "byte_offset": .integer(span.byteOffset),
      ]
    }
  }
}
