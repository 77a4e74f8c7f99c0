import DecisionModel
import Notation

/// A number with its unit as a dimension that the first byte names: what is read prints, and what is
/// printed reads back equal.
@_cdecl("LLVMFuzzerTestOneInput")
public func numbers(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  guard count > 0 else { return 0 }
  let bytes = Array(UnsafeBufferPointer(start: start, count: count).dropFirst())
  do throws(NumberFault) { _ = try NumberReader.readAny(bytes[...]) } catch {
    check(error, bytes)
  }
  let dimension = Dimension.allCases[Int(start[0]) % Dimension.allCases.count]
  do throws(NumberFault) {
    let reading = try NumberReader.read(bytes[...], as: dimension)
    _ = reading.bounds(within: QuantityRange(.zero, .largest))
    guard let exact = reading.exact else { return 0 }
    _ = QuantityText.friendly(exact, as: dimension)
    let text = QuantityText.canonical(exact, as: dimension)
    do throws(NumberFault) {
      let again = try NumberReader.read(text, as: dimension)
      require(again.exact == exact, "\(dimension): `\(text)` reads back as another number")
    } catch { require(false, "\(dimension): `\(text)` doesn't read back") }
  } catch { check(error, bytes) }
  return 0
}

/// A fault names bytes of the text, and has words.
private func check(_ fault: NumberFault, _ bytes: [UInt8]) {
  require(
    fault.range.lowerBound >= 0 && fault.range.upperBound <= bytes.count, "a fault past the end")
  _ = fault.diagnostic(in: SourceText(path: "number", bytes: bytes), from: 0)
}
