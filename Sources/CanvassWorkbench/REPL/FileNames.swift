import Foundation

/// Names of files for TAB.
public enum FileNames {
  /// The files and folders whose path starts with `prefix`, in alphabetical order. Folders end with
  /// a slash. Hidden files are offered only to a prefix that asks for them.
  public static func completions(of prefix: String) -> [String] {
    let slash = prefix.lastIndex(of: "/")
    let folder = slash.map { String(prefix[...$0]) } ?? ""
    let start = slash.map { String(prefix[prefix.index(after: $0)...]) } ?? prefix
    let path =
      folder.hasPrefix("~/")
      ? NSHomeDirectory() + "/" + folder.dropFirst(2) : folder.isEmpty ? "." : folder
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    return names.filter { name in
      name.hasPrefix(start) && (start.hasPrefix(".") || !name.hasPrefix("."))
    }.sorted().map { name in
      var isFolder: ObjCBool = false
      _ = FileManager.default.fileExists(atPath: path + "/" + name, isDirectory: &isFolder)
      return folder + name + (isFolder.boolValue ? "/" : "")
    }
  }
}
