public import Notation

extension SHA256 {
  /// The digest of rule files, in the order of their paths, each with its path.
  public static func digest(ofRules files: [SourceText]) -> String {
    var bytes: [UInt8] = []
    for file in files { bytes += Array(file.path.utf8) + [0] + file.bytes + [0] }
    return digest(bytes)
  }
}
