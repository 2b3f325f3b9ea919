import Foundation
import Testing

@testable import CanvassNumerics

/// The files of a system that a test makes up.
private final class MadeUpSystem {
  let root = NSTemporaryDirectory() + "canvass-system-\(UUID().uuidString)"

  init(_ files: [String: String]) throws {
    for (path, text) in files {
      let url = URL(fileURLWithPath: root + path)
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: url)
    }
  }

  deinit { try? FileManager.default.removeItem(atPath: root) }
}

/// What the system says about memory, in the forms of the Linux documentation (`proc(5)`,
/// `cgroup-v2.rst`, `cgroup-v1/memory.rst`).
@Suite struct MemoryRoomTests {
  private let machine = "MemTotal: 4000 kB\nMemAvailable:    2000 kB\nSwapFree:  500 kB\n"

  @Test func aMachineHasWhatIsAvailableAndItsSwap() throws {
    let system = try MadeUpSystem(["/proc/meminfo": machine])
    #expect(
      MemoryRoom.now(root: system.root) == MemoryRoom(left: 2500 * 1024, bound: .machine))
  }

  /// The limit of a group around the own one holds too; cached files are given back.
  @Test func groupsOfTheSecondVersion() throws {
    let system = try MadeUpSystem([
      "/proc/meminfo": machine, "/proc/self/cgroup": "0::/batch/job\n",
      "/sys/fs/cgroup/batch/job/memory.max": "max\n",
      "/sys/fs/cgroup/batch/job/memory.current": "900000\n",
      "/sys/fs/cgroup/batch/memory.max": "1500000\n",
      "/sys/fs/cgroup/batch/memory.current": "1000000\n",
      "/sys/fs/cgroup/batch/memory.stat": "anon 600000\ninactive_file 300000\n",
    ])
    #expect(
      MemoryRoom.now(root: system.root)
        == MemoryRoom(left: 800_000, bound: .group(limit: 1_500_000)))
  }

  @Test func groupsOfTheFirstVersion() throws {
    let system = try MadeUpSystem([
      "/proc/meminfo": machine, "/proc/self/cgroup": "9:cpu:/x\n4:memory,hugetlb:/job\n",
      "/sys/fs/cgroup/memory/memory.limit_in_bytes": "9223372036854771712\n",
      "/sys/fs/cgroup/memory/memory.usage_in_bytes": "5\n",
      "/sys/fs/cgroup/memory/job/memory.limit_in_bytes": "1000000\n",
      "/sys/fs/cgroup/memory/job/memory.usage_in_bytes": "400000\n",
      "/sys/fs/cgroup/memory/job/memory.stat": "cache 9\ntotal_inactive_file 100000\n",
    ])
    #expect(
      MemoryRoom.now(root: system.root)
        == MemoryRoom(left: 700_000, bound: .group(limit: 1_000_000)))
  }

  @Test func aGroupBeyondItsLimitHasNothingLeft() throws {
    let system = try MadeUpSystem([
      "/proc/self/cgroup": "0::/\n", "/sys/fs/cgroup/memory.max": "100\n",
      "/sys/fs/cgroup/memory.current": "200\n",
    ])
    #expect(MemoryRoom.now(root: system.root) == MemoryRoom(left: 0, bound: .group(limit: 100)))
  }

  @Test func whereTheSystemSaysNothingNothingIsRefused() throws {
    let system = try MadeUpSystem([:])
    let room = MemoryRoom.now(root: system.root)
    #expect(room.bound == .unknown)
    try room.require(1 << 60, for: "a test")
  }

  @Test func thisMachineHasMemory() {
    #expect(MemoryRoom.now().left > 1_000_000)
    #expect(MemoryRoom.now().bound != .unknown)
  }

  @Test func theSentenceSaysHowMuchAndWhatToDo() {
    let room = MemoryRoom(left: 61_999_999, bound: .process(limit: 300_000_000, option: "-v"))
    let error = #expect(throws: MemoryShortage.self) {
      try room.require(250_000_001, for: "reading \"a.csv\"")
    }
    #expect(
      error?.description
        == "there is not enough memory: reading \"a.csv\" needs about 251 MB more, and 61 MB are left "
        + "of the 300 MB that the program may use (ulimit -v); allow it more memory, or ask for "
        + "fewer columns at a time or of a smaller file")
  }
}
