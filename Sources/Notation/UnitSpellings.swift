internal import DecisionModel

/// A stretch of time with its spellings; its length is in seconds of calendar time.
struct Time: Sendable {
  var spellings: [String]
  var seconds: Int

  static let second = Time(spellings: ["s", "sec", "secs", "second", "seconds"], seconds: 1)
  static let minute = Time(spellings: ["m", "min", "mins", "minute", "minutes"], seconds: 60)
  static let hour = Time(spellings: ["h", "hr", "hrs", "hour", "hours"], seconds: 3_600)
  static let day = Time(spellings: ["d", "day", "days"], seconds: 86_400)
  static let week = Time(spellings: ["w", "wk", "wks", "week", "weeks"], seconds: 604_800)
  static let month = Time(spellings: ["mo", "mos", "month", "months"], seconds: 2_592_000)
  static let quarter = Time(spellings: ["quarter", "quarters"], seconds: 7_776_000)
  static let year = Time(spellings: ["y", "yr", "yrs", "year", "years"], seconds: 31_104_000)
  static let all = [second, minute, hour, day, week, month, quarter, year]

  /// The length as a multiple of another one.
  func factor(in unit: Time) -> Factor { Factor(Int128(seconds), Int128(unit.seconds)) }
}

extension UnitTable {
  typealias Row = (spellings: [String], factor: Factor)

  /// The written units of a dimension.
  static func units(of dimension: Dimension) -> [Row] {
    switch dimension {
    case .count: counted
    case .rate: rates
    case .duration: durations
    case .period: [Time.minute, .hour, .day, .week, .month, .quarter, .year].map(asDays)
    case .labor: labor
    case .hours: machineHours
    case .money: [(["$"], Factor(1))]
    case .moneyPerMonth:
      [Time.day, .week, .month, .quarter, .year].map(asMoneyPerMonth)
        + [(["$"], Factor(1))]
    case .moneyPerHour:
      [(["$"], Factor(1)), (["$/gpu-hour", "$/gpu-h", "$/gpu hour"], Factor(1))]
        + [Time.hour].map { (per($0, of: ["$"]), Factor(1)) }
    case .moneyPerToken: moneyByToken
    case .moneyPerExample: [(["$"] + each(["example", "label", "pair", "record"]), Factor(1))]
    case .moneyPerRequest: moneyByRequest
    case .bytes: byteSizes.map { ([$0.name], $0.gigabytes) }
    case .moneyPerByteMonth: moneyByGigabyteMonth
    case .percent: [(["%", "percent"], Factor(1, 100))]
    case .parameters: parameterCounts
    case .teraflops:
      [
        (["tflops", "tflop/s"], Factor(1)), (["gflops"], Factor(1, 1_000)),
        (["pflops"], Factor(1_000)),
      ]
    case .bandwidth: [(["tb/s"], Factor(1)), (["gb/s"], Factor(1, 1_000))]
    case .ratio: [(["x"], Factor(1))]
    }
  }

  private static func per(_ time: Time, of nouns: [String]) -> [String] {
    nouns.flatMap { noun in time.spellings.map { "\(noun)/\($0)" } }
  }

  private static func each(_ nouns: [String]) -> [String] {
    nouns.flatMap { ["$/\($0)", "$/\($0)s"] }
  }

  private static let counted: [Row] = [
    (
      [
        "tokens", "token", "tok", "examples", "example", "requests", "request", "classes",
        "class", "labels", "label", "pairs", "pair", "rows", "row", "documents", "document",
        "pages", "page", "chunks", "chunk", "words", "word", "people", "gpus", "gpu",
      ], Factor(1)
    ),
    (["ktok"], Factor(1_000)), (["mtok"], Factor(1_000_000)), (["btok"], Factor(1_000_000_000)),
  ]

  private static let rates: [Row] =
    Time.all.map { time in
      (
        per(time, of: ["", "requests", "request", "req", "calls", "call", "queries", "messages"]),
        Time.month.factor(in: time)
      )
    } + [
      (["rps", "qps"], Time.month.factor(in: .second)), (["rpm"], Time.month.factor(in: .minute)),
    ]

  private static let durations: [Row] =
    [(["ms", "msec", "millisecond", "milliseconds"], Factor(1))]
    + [Time.second, .minute, .hour, .day].map { ($0.spellings, Factor(Int128($0.seconds) * 1_000)) }

  private static func asDays(_ time: Time) -> Row {
    // `5m` may be minutes or months, so a period takes no single letter m.
    (time.spellings.filter { $0 != "m" }, time.factor(in: .day))
  }

  /// Working time: a day has 8 hours and a week 5 days.
  private static let labor: [Row] = [
    (Time.minute.spellings, Factor(1, 60)), (Time.hour.spellings, Factor(1)),
    (Time.day.spellings, Factor(8)), (Time.week.spellings, Factor(40)),
  ]

  private static let machineHours: [Row] =
    [Time.second, .minute, .hour, .day, .week].map { ($0.spellings, $0.factor(in: .hour)) }
    + [(["gpu-h", "gpu-hour", "gpu-hours", "gpu hour", "gpu hours"], Factor(1))]

  private static func asMoneyPerMonth(_ time: Time) -> Row {
    (per(time, of: ["$"]), Time.month.factor(in: time))
  }

  private static let moneyByToken: [Row] = [
    (
      [
        "$", "$/mtok", "$/mtoken", "$/mtokens", "$/m tokens", "$/1m tokens", "$/1m", "$/1mtok",
        "$/million tokens",
      ], Factor(1)
    ),
    (
      [
        "$/ktok", "$/k tokens", "$/1k tokens", "$/1k", "$/1000 tokens", "$/thousand tokens",
      ], Factor(1_000)
    ),
    (["$/token", "$/tok"], Factor(1_000_000)),
  ]

  private static let moneyByRequest: [Row] = [
    (["$"] + each(["request", "req", "call", "search"]) + ["$/query", "$/queries"], Factor(1)),
    (
      ["$/1k requests", "$/1000 requests", "$/1k searches", "$/1k queries", "$/1k calls"],
      Factor(1, 1_000)
    ),
    (["$/1m requests", "$/1m queries", "$/1m calls", "$/million requests"], Factor(1, 1_000_000)),
  ]

  private static let byteSizes: [(name: String, gigabytes: Factor)] = [
    ("bytes", Factor(1, 1_000_000_000)), ("byte", Factor(1, 1_000_000_000)),
    ("kb", Factor(1, 1_000_000)), ("mb", Factor(1, 1_000)), ("gb", Factor(1)),
    ("tb", Factor(1_000)),
    ("kib", Factor(1 << 10, 1_000_000_000)), ("mib", Factor(1 << 20, 1_000_000_000)),
    ("gib", Factor(1 << 30, 1_000_000_000)), ("tib", Factor(1 << 40, 1_000_000_000)),
    ("ki", Factor(1 << 10, 1_000_000_000)), ("mi", Factor(1 << 20, 1_000_000_000)),
    ("gi", Factor(1 << 30, 1_000_000_000)),
  ]

  private static let moneyByGigabyteMonth: [Row] =
    [(["$"], Factor(1))]
    + byteSizes.filter { $0.name.hasSuffix("b") }.map { size in
      (
        ["$/\(size.name)-month", "$/\(size.name)/month", "$/\(size.name) month"],
        size.gigabytes.inverse
      )
    }

  /// Here the suffixes are units of their own, so that `7..70B` shares the last one.
  private static let parameterCounts: [Row] = [
    (["b", "billion", "b parameters", "b params", "billion parameters"], Factor(1)),
    (["m", "million", "m parameters", "m params", "million parameters"], Factor(1, 1_000)),
    (["k", "thousand"], Factor(1, 1_000_000)),
    (["parameters", "params"], Factor(1, 1_000_000_000)),
  ]
}
