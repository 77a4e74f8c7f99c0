/// A file or standard input, read piece by piece.
struct ByteInput: Sendable {
  /// The next bytes, at most so many: as many as are there, waiting only for the first; empty at the
  /// end, and when a signal asks to stop.
  var read: @Sendable (_ limit: Int) throws(FileFault) -> [UInt8]
}

/// A file that is put in place at once when it is whole.
struct ByteOutput: Sendable {
  /// Adds bytes.
  var write: @Sendable ([UInt8]) throws(FileFault) -> Void
  /// Puts the file in place, or leaves nothing of it.
  var finish: @Sendable () throws(FileFault) -> Void
  /// Takes back what was written, before it is finished.
  var discard: @Sendable () -> Void
}

/// What long runs ask of the system: pieces instead of whole files, and a word when they shall stop.
struct StreamEffects: Sendable {
  /// Opens a file to be read.
  var openInput: @Sendable (_ path: String) throws(FileFault) -> ByteInput
  /// Opens a file to be put in place.
  var openOutput: @Sendable (_ path: String) throws(FileFault) -> ByteOutput
  /// From now on signals that end a program only ask it to stop; a second one ends it.
  var catchSignals: @Sendable () -> Void
  /// The signal that asked to stop.
  var caughtSignal: @Sendable () -> Int32?
  /// Ends the program as that signal would have.
  var die: @Sendable (Int32) -> Void
}
