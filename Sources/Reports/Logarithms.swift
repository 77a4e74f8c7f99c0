#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

// For the scales of charts; no figure of an advice rests on them.
extension Double {
  /// The logarithm to a base.
  func logarithm(to base: Double) -> Double { log(self) / log(base) }

  /// The logarithm to base ten, exact for powers of ten.
  package var decimalLogarithm: Double { log10(self) }

  /// The power with an exponent that need not be whole.
  package func raised(to exponent: Double) -> Double { pow(self, exponent) }
}
