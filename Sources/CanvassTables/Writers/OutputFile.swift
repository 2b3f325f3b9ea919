import CanvassNumerics

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Writes a file whole or not at all.
public enum OutputFile {
  /// Writes `text` beside the file first and then moves it into place, so that whoever reads the
  /// file sees the old content or the new one, and nothing is left behind where that fails. A link
  /// keeps pointing at the file behind it, and a file that is replaced keeps its permissions. A device
  /// or a pipe is written to directly.
  ///
  /// - Throws: `OutputFileError` when the folder is missing or cannot be written to; `ClosedPipe`.
  public static func write(_ text: String, to path: String) throws {
    try write([(text, path)])
  }

  /// Writes several files, or none where one of them cannot be written. Devices and pipes come last.
  ///
  /// - Throws: as `write(_:to:)`.
  public static func write(_ files: [(text: String, path: String)]) throws {
    var staged: [Staged] = []
    do {
      for file in files {
        if let place = try stage(file.text, for: file.path) { staged.append(place) }
      }
    } catch {
      for file in staged { unlink(file.temporary) }
      throw error
    }
    for (index, file) in staged.enumerated() where rename(file.temporary, file.target) != 0 {
      let reason = SystemFailure(code: errno)
      for file in staged[index...] { unlink(file.temporary) }
      throw failure(file.path, reason)
    }
    for file in files where isDevice(file.path) { try writeDirectly(file.text, to: file.path) }
  }

  /// A file that has been written beside its place.
  private struct Staged {
    let path: String
    let temporary: String
    let target: String
  }

  private static func isDevice(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT != S_IFREG
  }

  /// Writes a file beside its place; `nil` for a device or a pipe.
  private static func stage(_ text: String, for path: String) throws -> Staged? {
    guard !path.isEmpty else { throw OutputFileError("the name of the output file is empty") }
    var status = stat()
    let exists = stat(path, &status) == 0
    let kind = exists ? status.st_mode & S_IFMT : 0
    if kind == S_IFDIR {
      throw OutputFileError("\"\(path)\" is a folder; give the name of a file in it")
    }
    if exists, kind != S_IFREG { return nil }

    let target = exists ? resolved(path) : linked(path)
    let mode = exists ? status.st_mode & 0o777 : nil
    let folder = folder(of: target)
    guard stat(folder, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else {
      throw OutputFileError(
        "\"\(path)\" cannot be written: there is no folder \"\(folder)\"; make it first")
    }
    let name = target.split(separator: "/").last.map(String.init) ?? target
    let temporary = "\(folder)/.\(name).\(getpid())-\(UInt32.random(in: 0...UInt32.max))"
    do {
      if try !writeNameless(text, temporary, in: folder, mode: mode) {
        try writeNamed(text, temporary, mode: mode)
      }
      return Staged(path: path, temporary: temporary, target: target)
    } catch let reason as SystemFailure {
      throw failure(path, reason)
    }
  }

  /// Writes a file that has no name until it is whole, so that a process that is killed leaves nothing.
  ///
  /// - Returns: whether it could be written so; a file system may have no such files.
  private static func writeNameless(
    _ text: String, _ name: String, in folder: String, mode: mode_t?
  ) throws -> Bool {
    let number = open(folder, O_WRONLY | withoutName | O_CLOEXEC, mode ?? 0o666)
    guard number >= 0 else { return false }
    defer { close(number) }
    if let mode { fchmod(number, mode) }
    try writeAll(text, to: number)
    return linkat(AT_FDCWD, "/proc/self/fd/\(number)", AT_FDCWD, name, AT_SYMLINK_FOLLOW) == 0
  }

  /// Writes a file that has its name from the beginning.
  private static func writeNamed(_ text: String, _ name: String, mode: mode_t?) throws {
    let number = open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode ?? 0o666)
    guard number >= 0 else { throw SystemFailure(code: errno) }
    // The mask of the process does not touch what a file already has.
    if let mode { fchmod(number, mode) }
    do {
      try writeAll(text, to: number)
    } catch {
      close(number)
      unlink(name)
      throw error
    }
    guard close(number) == 0 else {
      let reason = SystemFailure(code: errno)
      unlink(name)
      throw reason
    }
  }

  /// `O_TMPFILE`, which has no name in the module of the C library: the flag of Linux with that of folders.
  private static let withoutName: Int32 = 0o20_000_000 | O_DIRECTORY

  /// The file that a link points at, which is not there yet; the path itself if it is no link.
  private static func linked(_ path: String) -> String {
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
    let count = readlink(path, &buffer, buffer.count - 1)
    guard count > 0 else { return path }
    let place = String(decoding: buffer[..<count].map(UInt8.init(bitPattern:)), as: UTF8.self)
    return place.hasPrefix("/") ? place : folder(of: path) + "/" + place
  }

  /// The file behind links.
  private static func resolved(_ path: String) -> String {
    guard let real = realpath(path, nil) else { return path }
    defer { free(real) }
    return String(cString: real)
  }

  private static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  private static func writeDirectly(_ text: String, to path: String) throws {
    let number = open(path, O_WRONLY | O_CLOEXEC)
    guard number >= 0 else { throw failure(path, SystemFailure(code: errno)) }
    defer { close(number) }
    do {
      try writeAll(text, to: number)
    } catch let reason as SystemFailure {
      if reason.code == EPIPE { throw ClosedPipe() }
      throw failure(path, reason)
    }
  }

  private static func failure(_ path: String, _ reason: SystemFailure) -> OutputFileError {
    switch reason.code {
    case EACCES, EPERM, EROFS:
      OutputFileError("\"\(path)\" cannot be written: you have no right to write in that folder")
    default: OutputFileError("\"\(path)\" cannot be written: \(reason.reason)")
    }
  }
}

/// Why an answer could not be written: one sentence.
public struct OutputFileError: ReasonedError {
  /// The sentence.
  public let reason: Sentence

  /// An error with that sentence.
  public init(_ reason: Sentence) { self.reason = reason }
}

/// The reader of what is written has gone, as in `canvass … | head`: end quietly.
public struct ClosedPipe: Error {
  /// A closed pipe.
  public init() {}
}
