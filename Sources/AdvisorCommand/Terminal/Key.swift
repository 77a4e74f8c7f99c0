/// What a person pressed.
enum Key: Hashable, Sendable {
  /// A printed character.
  case character(Unicode.Scalar)
  /// A letter with Ctrl, in lower case.
  case control(Character)
  /// Text that was pasted, which is never a command.
  case paste(String)
  /// Enter.
  case enter
  /// Tab.
  case tab
  /// Shift and Tab.
  case backTab
  /// The key that deletes to the left.
  case backspace
  /// The key that deletes to the right.
  case delete
  /// Escape by itself.
  case escape
  /// An arrow.
  case up, down, left, right
  /// A key that goes far.
  case home, end, pageUp, pageDown
  /// A sequence that means nothing here.
  case other
}
