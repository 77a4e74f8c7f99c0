/// A terminal that hands over every key, as closures: the system's own, or a test's.
package struct Terminal: Sendable {
  /// Waits for what happens next, at most so many milliseconds; without a number, as long as it takes.
  package var next: @Sendable (Int32?) -> Happening
  /// Writes text; false when the terminal does not take it any more.
  ///
  /// The number says how many rows down from the cursor the first row is that nothing of it stands in:
  /// where the text of whoever has the terminal next belongs if the program is stopped. 0 is right here.
  package var write: @Sendable (String, Int) -> Bool
  /// Rows and columns of the window now.
  package var size: @Sendable () -> (rows: Int, columns: Int)
  /// Gives the terminal back as it was.
  package var close: @Sendable () -> Void

  /// Gathers the closures.
  package init(
    next: @escaping @Sendable (Int32?) -> Happening,
    write: @escaping @Sendable (String, Int) -> Bool,
    size: @escaping @Sendable () -> (rows: Int, columns: Int),
    close: @escaping @Sendable () -> Void
  ) {
    self.next = next
    self.write = write
    self.size = size
    self.close = close
  }

  /// What a terminal can do to a program.
  package enum Happening: Hashable, Sendable {
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
