import Reports

/// What an envelope says of the rules, worked out only where an envelope is written: the digest takes
/// a look at every byte of them.
struct RulesLabel: Sendable {
  /// All but the digest, which is empty.
  let brief: Envelope.Tool
  private let digest: @Sendable () -> String

  /// Keeps how to work the digest out.
  init(_ brief: Envelope.Tool, digest: @escaping @Sendable () -> String) {
    self.brief = brief
    self.digest = digest
  }

  /// Works it out.
  func tool() -> Envelope.Tool {
    var tool = brief
    tool.sha256 = digest()
    return tool
  }
}
