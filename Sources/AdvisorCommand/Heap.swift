#if canImport(Glibc)
  import Glibc
#endif

/// The heap of the whole process.
enum Heap {
  /// Lets the heap take so many bytes from the system at a time, and keep as many that are free. glibc takes
  /// them page by page for all threads but the first, and gives them back as soon. Other libraries have no
  /// such setting, and nothing happens.
  static func grows(by bytes: Int32) {
    #if canImport(Glibc)
      // Looked up by its name, since no module of the toolchain declares it.
      guard let found = unsafe dlsym(nil, "mallopt") else { return }
      typealias Setting = @convention(c) (_ parameter: Int32, _ value: Int32) -> Int32
      let set = unsafe unsafeBitCast(found, to: Setting.self)
      _ = set(topPad, bytes)
    #endif
  }

  #if canImport(Glibc)
    /// `M_TOP_PAD` of glibc's `malloc.h`.
    private static let topPad: Int32 = -2
  #endif
}
