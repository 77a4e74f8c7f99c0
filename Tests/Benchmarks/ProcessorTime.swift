import Foundation

/// Time of the processor, so that a shared machine disturbs little.
struct ProcessorTime: Comparable, CustomStringConvertible {
  private var ticks: Int

  /// What this process took so far.
  static var now: ProcessorTime { ProcessorTime(ticks: Int(clock())) }

  static func - (left: ProcessorTime, right: ProcessorTime) -> ProcessorTime {
    ProcessorTime(ticks: left.ticks - right.ticks)
  }

  static func < (left: ProcessorTime, right: ProcessorTime) -> Bool { left.ticks < right.ticks }

  var description: String {
    let tenths = ticks * 10_000 / Int(CLOCKS_PER_SEC)
    return "\(tenths / 10).\(tenths % 10) ms"
  }
}

/// The value below which a share of sorted ones lies.
func quantile<Value>(_ share: Double, _ sorted: [Value]) -> String {
  sorted.isEmpty ? "-" : "\(sorted[min(sorted.count - 1, Int(Double(sorted.count) * share))])"
}
