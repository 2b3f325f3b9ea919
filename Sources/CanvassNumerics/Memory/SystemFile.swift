#if canImport(Glibc)
  private import Glibc
#elseif canImport(Musl)
  private import Musl
#endif

/// The small files in which the system tells about itself; their size is not known beforehand.
enum SystemFile {
  /// The text of a file; `nil` where there is none to read.
  static func text(_ path: String) -> String? {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var bytes: [UInt8] = []
    var part = [UInt8](repeating: 0, count: 4096)
    while true {
      let count = read(file, &part, part.count)
      guard count >= 0 else { return nil }
      if count == 0 { return String(decoding: bytes, as: UTF8.self) }
      bytes += part.prefix(count)
    }
  }

  /// The numbers of a file with lines like `MemFree:  1024 kB`, by their first word.
  static func values(_ path: String) -> [String: Int] {
    var values: [String: Int] = [:]
    for line in text(path)?.split(separator: "\n") ?? [] {
      let words = line.split(separator: " ")
      if words.count >= 2, let value = Int(words[1]) { values[String(words[0])] = value }
    }
    return values
  }
}
