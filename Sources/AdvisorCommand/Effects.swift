/// Everything that reaches outside the program, as closures: the system's own, or a test's.
public struct Effects: Sendable {
  /// The words after the program's name.
  public var arguments: [String]
  /// The environment.
  public var environment: [String: String]
  /// Reads a file up to so many bytes; one more byte than that says that there are more.
  public var readFile: @Sendable (String, Int) throws(FileFault) -> [UInt8]
  /// Reads standard input up to so many bytes.
  public var readInput: @Sendable (Int) throws(FileFault) -> [UInt8]
  /// Writes all bytes to a stream.
  public var write: @Sendable (Stream, [UInt8]) throws(FileFault) -> Void
  /// Puts a whole file in place at once, folders included when asked.
  public var replaceFile: @Sendable (String, [UInt8]) throws(FileFault) -> Void
  /// Makes a folder and those above it.
  public var makeFolder: @Sendable (String) throws(FileFault) -> Void
  /// The paths of all files below a folder, relative to it.
  public var filesBelow: @Sendable (String) throws(FileFault) -> [String]
  /// Whether a stream is a terminal.
  public var isTerminal: @Sendable (Stream) -> Bool
  /// The width of a stream's terminal.
  public var terminalWidth: @Sendable (Stream) -> Int?

  /// The next line of standard input without its end, at most so many bytes and one more; nil when
  /// there is none.
  public var readLine: @Sendable (Int) throws(FileFault) -> [UInt8]?
  /// Puts a whole file in place at once that only its owner may read.
  public var replacePrivateFile: @Sendable (String, [UInt8]) throws(FileFault) -> Void
  /// Takes a file for this program alone as long as it runs; false when another one has it.
  public var lock: @Sendable (String) throws(FileFault) -> Bool
  /// Takes a file away; one that is not there is fine.
  public var removeFile: @Sendable (String) throws(FileFault) -> Void

  /// Streams of any length; nil where there are whole files only.
  var streams: StreamEffects?

  /// Keeps something until the process ends: to let go of rules piece by piece, when all of its memory is
  /// about to go, would take as long as to decide by them. Nothing is kept where one process runs many
  /// commands.
  package var keep: @Sendable (any Sendable) -> Void = { _ in }

  /// Adds bytes at the end of a file, which need not be there yet.
  public var appendFile: @Sendable (String, [UInt8]) throws(FileFault) -> Void = {
    (path, _) throws(FileFault) in throw .missing(path)
  }

  /// Takes the terminal so that each key is handed over; nil where there is none. The text is what a
  /// signal that ends the program leaves on the screen.
  package var openTerminal: @Sendable (String) -> Terminal? = { _ in nil }

  /// The streams a result or a message goes to, and the one that answers come from.
  public enum Stream: Int32, Hashable, Sendable {
    /// Answers.
    case input = 0
    /// Results.
    case output = 1
    /// Everything else.
    case errors = 2
  }

  /// Gathers the closures.
  public init(
    arguments: [String], environment: [String: String],
    readFile: @escaping @Sendable (String, Int) throws(FileFault) -> [UInt8],
    readInput: @escaping @Sendable (Int) throws(FileFault) -> [UInt8],
    write: @escaping @Sendable (Stream, [UInt8]) throws(FileFault) -> Void,
    replaceFile: @escaping @Sendable (String, [UInt8]) throws(FileFault) -> Void,
    makeFolder: @escaping @Sendable (String) throws(FileFault) -> Void,
    filesBelow: @escaping @Sendable (String) throws(FileFault) -> [String],
    isTerminal: @escaping @Sendable (Stream) -> Bool,
    terminalWidth: @escaping @Sendable (Stream) -> Int?,
    readLine: @escaping @Sendable (Int) throws(FileFault) -> [UInt8]?,
    replacePrivateFile: @escaping @Sendable (String, [UInt8]) throws(FileFault) -> Void,
    lock: @escaping @Sendable (String) throws(FileFault) -> Bool,
    removeFile: @escaping @Sendable (String) throws(FileFault) -> Void
  ) {
    self.arguments = arguments
    self.environment = environment
    self.readFile = readFile
    self.readInput = readInput
    self.write = write
    self.replaceFile = replaceFile
    self.makeFolder = makeFolder
    self.filesBelow = filesBelow
    self.isTerminal = isTerminal
    self.terminalWidth = terminalWidth
    self.readLine = readLine
    self.replacePrivateFile = replacePrivateFile
    self.lock = lock
    self.removeFile = removeFile
  }
}

/// Why a file or a stream could not be read or written.
public enum FileFault: Error, Hashable, Sendable {
  /// There is no such file.
  case missing(String)
  /// It is a folder.
  case isFolder(String)
  /// It is no folder.
  case isNoFolder(String)
  /// The system refused, with its number for the reason.
  case refused(String, Int32)
  /// The reader of a pipe went away.
  case closed
}
