// The only import of a C library in the core: rounding a Double refers to its symbols, and without one
// of these lines the core doesn't link on Linux.
#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif
