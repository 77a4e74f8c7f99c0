extension JSON {
  /// The members of an object, in the order of the bytes of their names.
  public struct Members: Hashable, Sendable {
    private var sorted: [Member] = []

    /// A member with its name as it is compared.
    private struct Member: Hashable, Sendable {
      var name: Name
      var value: JSON
    }

    /// A name with its first eight bytes as a number, which tells most names apart.
    private struct Name: Hashable, Sendable, Comparable {
      var start: UInt64 = 0
      var text: String

      init(_ text: String) {
        self.text = text
        let bytes = text.utf8.span
        for place in 0..<8 {
          start = start << 8 | (place < bytes.count ? UInt64(bytes[place]) : 0)
        }
      }

      static func < (one: Name, other: Name) -> Bool {
        guard one.start == other.start else { return one.start < other.start }
        return one.text.utf8.lexicographicallyPrecedes(other.text.utf8)
      }
    }

    /// No member.
    public init() {}

    /// Members in any order; of a name given twice the last one counts.
    public init(_ members: some Sequence<(String, JSON)>) {
      let all = members.map { Member(name: Name($0.0), value: $0.1) }
      sorted.reserveCapacity(all.count)
      for member in all.sorted(by: { $0.name < $1.name }) {
        if sorted.last?.name == member.name { sorted.removeLast() }
        sorted.append(member)
      }
    }

    /// The names, in order.
    public var keys: [String] { sorted.map(\.name.text) }

    /// The member of a name; nil for none.
    public subscript(name: String) -> JSON? {
      get {
        let name = Name(name)
        let place = place(of: name)
        guard place < sorted.count, sorted[place].name == name else { return nil }
        return sorted[place].value
      }
      set {
        let name = Name(name)
        let place = place(of: name)
        let isThere = place < sorted.count && sorted[place].name == name
        let new = newValue.map { [Member(name: name, value: $0)] } ?? []
        sorted.replaceSubrange(place..<(isThere ? place + 1 : place), with: new)
      }
    }

    /// The same with others added, which take the place of those of their names.
    public func adding(_ others: Members) -> Members {
      Members(map { ($0.key, $0.value) } + others.map { ($0.key, $0.value) })
    }

    /// The same names with other values.
    public func mapValues(_ change: (JSON) -> JSON) -> Members {
      var result = self
      for place in sorted.indices { result.sorted[place].value = change(sorted[place].value) }
      return result
    }

    /// Where a name stands, or would.
    private func place(of name: Name) -> Int {
      var (low, high) = (0, sorted.count)
      while low < high {
        let middle = (low + high) / 2
        if sorted[middle].name < name { low = middle + 1 } else { high = middle }
      }
      return low
    }
  }
}

extension JSON.Members: RandomAccessCollection, ExpressibleByDictionaryLiteral {
  /// The first place.
  public var startIndex: Int { 0 }
  /// The place after the last.
  public var endIndex: Int { sorted.count }
  /// The member at a place.
  public subscript(place: Int) -> (key: String, value: JSON) {
    (sorted[place].name.text, sorted[place].value)
  }
  /// Members by name; of a name given twice the last one counts.
  public init(dictionaryLiteral elements: (String, JSON)...) { self.init(elements) }
}
