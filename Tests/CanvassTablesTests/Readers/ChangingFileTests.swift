import Dispatch
import Foundation
import Synchronization
import Testing

@testable import CanvassTables

/// Whether the writer is to end.
private final class Done: Sendable {
  let flag = Atomic<Bool>(false)
}

/// A file that somebody cuts or writes on while it is read gives an answer or a sentence, and never
/// ends the program.
@Suite struct ChangingFileTests {
  @Test func aFileThatShrinksAndGrowsWhileItIsRead() throws {
    let scratch = try Scratch()
    let text = "a,b\n" + String(repeating: "1,\"x\"\n", count: 200_000)
    let path = try scratch.file("t.csv", text)
    let done = Done()
    let stopped = DispatchSemaphore(value: 0)
    try withExtendedLifetime(scratch) {
      let descriptor = open(path, O_WRONLY)
      defer { close(descriptor) }
      DispatchQueue.global().async {
        while !done.flag.load(ordering: .relaxed) {
          _ = ftruncate(descriptor, 9)
          _ = pwrite(descriptor, Array(text.utf8), text.utf8.count, 0)
        }
        stopped.signal()
      }
      defer {
        done.flag.store(true, ordering: .relaxed)
        stopped.wait()
      }
      for _ in 0..<40 {
        do {
          let source = try CSVSource(path: path)
          _ = try source.read()
        } catch let error as TableError {
          #expect(error.description.contains(path) && error.description.count < 400)
        }
      }
    }
  }

  @Test func aQuotedHeaderLongerThanTheFirstStretchIsReadWhole() throws {
    let scratch = try Scratch()
    let name = String(repeating: "n", count: 70_000)
    let path = try scratch.file("t.csv", "\"a\nb\",\(name)\n1,2\n")
    #expect(try CSVSource(path: path).columnNames == ["a\nb", name])
    #expect(try CSVSource(path: path).read().rowCount == 1)
  }
}
