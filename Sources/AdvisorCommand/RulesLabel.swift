import Reports

/// What an envelope says of the rules, worked out only where an envelope is written: the digest takes
/// a look at every byte of them.
struct RulesLabel: Sendable {
  /// Works it out.
  let tool: @Sendable () -> Envelope.Tool

  /// Keeps how to work it out.
  init(_ tool: @escaping @Sendable () -> Envelope.Tool) { self.tool = tool }
}
