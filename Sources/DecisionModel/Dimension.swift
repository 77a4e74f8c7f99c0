/// What a number measures. Each dimension has one base unit; thresholds compare in it.
public enum Dimension: String, Hashable, Sendable, CaseIterable {
  /// A plain count: examples, tokens, classes. Base unit: one.
  case count
  /// Requests over time. Base unit: requests per month of 30 days.
  case rate
  /// How long a request may take. Base unit: milliseconds.
  case duration
  /// A stretch of calendar time. Base unit: days; a month is 30 days, a year 360.
  case period
  /// Working time of people. Base unit: hours.
  case labor
  /// Running time of machines. Base unit: hours.
  case hours
  /// An amount of money. Base unit: US dollars.
  case money
  /// Money each month. Base unit: US dollars per month.
  case moneyPerMonth = "money_per_month"
  /// Money each hour. Base unit: US dollars per hour.
  case moneyPerHour = "money_per_hour"
  /// Money by tokens. Base unit: US dollars per million tokens.
  case moneyPerToken = "money_per_token"
  /// Money by labelled example. Base unit: US dollars per example.
  case moneyPerExample = "money_per_example"
  /// Money by request. Base unit: US dollars per request.
  case moneyPerRequest = "money_per_request"
  /// Memory or storage. Base unit: gigabytes (10^9 bytes).
  case bytes
  /// Money by stored gigabyte and month. Base unit: US dollars per GB-month.
  case moneyPerByteMonth = "money_per_gb_month"
  /// A share. Base unit: one, so that 95 % is 0.95.
  case percent
  /// Model parameters. Base unit: billions.
  case parameters
  /// Compute speed. Base unit: 10^12 operations per second.
  case teraflops
  /// Memory bandwidth. Base unit: 10^12 bytes per second.
  case bandwidth
  /// A bare ratio or multiplier. Base unit: one.
  case ratio
}
