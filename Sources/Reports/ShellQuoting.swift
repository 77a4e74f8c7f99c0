extension String {
  /// The text as one word of a shell.
  public var quotedForShell: String {
    let isPlain =
      !isEmpty
      && utf8.allSatisfy {
        $0 >= 0x80 || ($0 >= 0x30 && $0 <= 0x39) || ($0 >= 0x41 && $0 <= 0x5A)
          || ($0 >= 0x61 && $0 <= 0x7A) || "-_./+:,@%=".utf8.contains($0)
      }
    return isPlain
      ? self
      : "'"
        + split(separator: "'", omittingEmptySubsequences: false)
        .joined(separator: "'\\''") + "'"
  }
}
