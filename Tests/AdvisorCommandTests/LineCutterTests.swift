import DecisionModel
import Testing

@testable import AdvisorCommand

@Suite struct LineCutterTests {
  /// Every length, from every place, with bytes that differ from a line's end in one bit among them.
  @Test func countsLineFeedsAsTheyAre() {
    var random = SplitMix64(seed: 1)
    let near: [UInt8] = [0x0A, 0x0A, 0x8A, 0x0B, 0x00, 0xFF, 0x7F, 0x80]
    let bytes = (0..<100).map { _ in near[Int(random.next() % UInt64(near.count))] }
    for start in 0..<20 {
      for end in start...bytes.count {
        let part = bytes[start..<end]
        #expect(LineCutter.lineFeeds(part) == part.count { $0 == 0x0A })
      }
    }
  }
}
