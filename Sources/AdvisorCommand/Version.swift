/// The version of the program.
enum Version {
  /// As `advisor --version` and the JSON envelope give it.
  static let current = "0.1.0"
}
