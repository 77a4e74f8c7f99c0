/// A terminal that hands over every key, as closures: the system's own, or a test's.
struct Terminal: Sendable {
  /// Waits for what happens next, at most so many milliseconds; without a number, as long as it takes.
  var next: @Sendable (Int32?) -> Happening
  /// Writes text; false when the terminal does not take it any more.
  ///
  /// The number says how many rows down from the cursor the first row is that nothing of it stands in:
  /// where the text of whoever has the terminal next belongs if the program is stopped. 0 is right here.
  var write: @Sendable (String, Int) -> Bool
  /// Rows and columns of the window now.
  var size: @Sendable () -> (rows: Int, columns: Int)
  /// Gives the terminal back as it was.
  var close: @Sendable () -> Void

  /// What a terminal can do to a program.
  enum Happening: Hashable, Sendable {
    /// Keys were pressed.
    case bytes([UInt8])
    /// Nothing, for as long as was asked.
    case pause
    /// The window has another size, or another program had the screen in between.
    case disturbed(screenLost: Bool)
    /// Nobody is there any more.
    case ended
  }
}
