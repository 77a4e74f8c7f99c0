#if canImport(Glibc)
  import CMalloc
#endif

/// The heap of the whole process.
enum Heap {
  /// Lets the heap take so many bytes from the system at a time, and keep as many that are free. glibc takes
  /// them page by page for all threads but the first, and gives them back as soon. Other libraries have no
  /// such setting, and nothing happens.
  static func grows(by bytes: Int32) {
    #if canImport(Glibc)
      _ = mallopt(M_TOP_PAD, bytes)
    #endif
  }
}
