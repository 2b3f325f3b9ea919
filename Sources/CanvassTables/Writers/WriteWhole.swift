#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Writes a file as a whole or not at all: into a temporary file in the same folder, which then
/// takes the name. If anything fails, nothing is left behind and an older file stays as it was.
///
/// - Throws: `TableError` when the folder does not exist or cannot be written to.
public func writeWhole(_ text: String, to path: String) throws {
  try writeWhole(Array(text.utf8), to: path)
}

/// The same for bytes.
public func writeWhole(_ bytes: [UInt8], to path: String) throws {
  var status = stat()
  var target = path
  if stat(path, &status) == 0 {
    switch status.st_mode & S_IFMT {
    case S_IFDIR: throw writeFailure(path, EISDIR)
    case S_IFREG:
      // A link keeps pointing at the file behind it.
      if let real = realpath(path, nil) {
        target = String(cString: real)
        free(real)
      }
    default:
      // A device or a pipe has no name to take.
      let descriptor = open(path, O_WRONLY | O_CLOEXEC)
      guard descriptor >= 0 else { throw writeFailure(path, errno) }
      defer { close(descriptor) }
      guard writeAll(bytes, descriptor) else { throw writeFailure(path, errno) }
      return
    }
  }
  let temporary = "\(target).\(getpid()).\(UInt32.random(in: 0 ... .max)).tmp"
  let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
  guard descriptor >= 0 else { throw writeFailure(path, errno) }
  var failure: Int32?
  if !writeAll(bytes, descriptor) { failure = errno }
  if close(descriptor) != 0, failure == nil { failure = errno }
  if failure == nil, rename(temporary, target) != 0 { failure = errno }
  if let failure {
    unlink(temporary)
    throw writeFailure(path, failure)
  }
}

/// Writes all bytes, in as many steps as the system wants.
private func writeAll(_ bytes: [UInt8], _ descriptor: Int32) -> Bool {
  bytes.withUnsafeBytes { buffer in
    guard let base = buffer.baseAddress else { return true }
    var done = 0
    while done < buffer.count {
      let written = write(descriptor, base + done, buffer.count - done)
      if written < 0 {
        if errno == EINTR { continue }
        return false
      }
      done += written
    }
    return true
  }
}

/// The sentence for a system error when a file is written.
private func writeFailure(_ path: String, _ code: Int32) -> TableError {
  let folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
  let reason =
    switch code {
    case ENOENT, ENOTDIR: "the folder \"\(folder)\" does not exist; make it first"
    case EISDIR: "it is a folder; give the name of a file"
    case EACCES, EPERM, EROFS: "you may not write into the folder \"\(folder)\""
    case ENOSPC, EDQUOT: "there is no room left on the disk"
    default: String(cString: strerror(code))
    }
  return TableError("cannot write \"\(path)\": \(reason)")
}
