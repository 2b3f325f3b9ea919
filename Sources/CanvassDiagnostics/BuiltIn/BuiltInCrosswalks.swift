extension BuiltInFile {
  /// The crosswalks of `datasets/crosswalks`. They have no quotes in them.
  package static let crosswalks: [BuiltInFile] = [
    BuiltInFile("provinces-2025", PackageResources.provinces_2025_csv)
  ]
}
