#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Opens a data file by its ending; only the header is read.
///
/// `-` is standard input. What comes from it, from a pipe or from a device has no ending to go by and
/// is read as text: CSV, or separated by tabs, compressed by gzip or not.
///
/// - Throws: `TableError` when the ending is unknown or the file cannot be opened.
public func openTable(path: String) throws -> any TableSource {
  guard !path.isEmpty else {
    throw TableError("cannot read the data: the name of the file is empty; give the path of one")
  }
  let lowered = path.lowercased()
  if InputFile.isStream(path) || CSVSource.endings.contains(where: { lowered.hasSuffix($0) }) {
    return try CSVSource(path: path)
  }
  var status = stat()
  if stat(path, &status) == 0 {
    if status.st_mode & S_IFMT == S_IFDIR {
      throw FileBytes.failure(reading: path, code: EISDIR)
    }
  } else if path.split(separator: "/").last?.contains(".") != true {
    throw FileBytes.failure(reading: path, code: errno)
  }
  throw TableError(
    "cannot read \"\(path)\": its ending is not one of \(CSVSource.endings.joined(separator: ", "))"
  )
}

/// Whether a name stands for standard input.
package func isStandardInput(_ path: String) -> Bool { InputFile.standardInput.contains(path) }

/// What a file is called in sentences.
package func inputName(_ path: String) -> String {
  isStandardInput(path) ? "standard input" : path
}

/// Whether a file can be opened without waiting for whoever writes it.
package func isPlainFile(_ path: String) -> Bool { !InputFile.isStream(path) }
