extension ArchiveReader {
  /// The next value of a case.
  mutating func take<Item: Archived>() -> Item { Item(from: &self) }
}

extension ArchiveWriter {
  /// Writes which case it is, and what that holds.
  mutating func put<each Item: Archived>(_ number: UInt64, _ items: repeat each Item) {
    write(number)
    for item in repeat each items { item.write(to: &self) }
  }
}
