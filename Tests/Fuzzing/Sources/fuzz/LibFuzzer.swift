import Foundation
import TextClaims

/// The reader that is tried: the variable READER, as libFuzzer's functions carry nothing of ours.
private let reader: TextReader = {
  let readers = TextReader.allCases.map(\.rawValue).joined(separator: ", ")
  guard let reader = ProcessInfo.processInfo.environment["READER"].flatMap(TextReader.init) else {
    say("READER names what is tried: \(readers)")
    exit(64)
  }
  return reader
}()

/// Called by libFuzzer before anything else: writes the reader's examples into the folder TEXTS, so
/// that nothing begins from nothing, and its words into TEXTS.words.
@_cdecl("LLVMFuzzerInitialize")
public func initialize(
  _ count: UnsafeMutablePointer<CInt>?, _ arguments: UnsafeMutableRawPointer?
) -> CInt {
  guard let path = ProcessInfo.processInfo.environment["TEXTS"] else { return 0 }
  let folder = URL(fileURLWithPath: path)
  do {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for (number, seed) in reader.seeds.enumerated() {
      try Data(seed.utf8).write(to: folder.appendingPathComponent("seed-\(number)"))
    }
    let words = reader.words.map { "\"\($0.utf8.map(escaped).joined())\"\n" }.joined()
    try Data(words.utf8).write(to: URL(fileURLWithPath: path + ".words"))
  } catch {
    say("\(error)")
    exit(1)
  }
  return 0
}

/// Called by libFuzzer with one text after the other.
@_cdecl("LLVMFuzzerTestOneInput")
public func examine(_ bytes: UnsafePointer<UInt8>?, _ size: Int) -> CInt {
  do {
    try reader.examine(Array(UnsafeBufferPointer(start: bytes, count: size)))
  } catch {
    say("\(reader): \(error)")
    abort()
  }
  return 0
}

/// A byte in a word of a dictionary of libFuzzer.
private func escaped(_ byte: UInt8) -> String {
  let isPlain = (0x20..<0x7F).contains(byte) && !"\"\\".utf8.contains(byte)
  let hex = String(byte, radix: 16)
  return isPlain ? String(Unicode.Scalar(byte)) : "\\x" + (hex.count == 1 ? "0" + hex : hex)
}

private func say(_ text: String) {
  FileHandle.standardError.write(Data("fuzz: \(text)\n".utf8))
}
