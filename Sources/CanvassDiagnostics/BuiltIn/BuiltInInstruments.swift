extension BuiltInFile {
  /// The instruments of `datasets/instruments`, in the order in which they are listed to people.
  package static let instruments: [BuiltInFile] = [
    BuiltInFile("par-2020", PackageResources.par_2020_yml),
    BuiltInFile("par-2024", PackageResources.par_2024_yml),
    BuiltInFile("sipas-2017", PackageResources.sipas_2017_yml),
    BuiltInFile("sipas-2022", PackageResources.sipas_2022_yml),
    BuiltInFile("papi", PackageResources.papi_yml),
    BuiltInFile("index-766", PackageResources.index_766_yml),
    BuiltInFile("hanoi-subprovincial", PackageResources.hanoi_subprovincial_yml),
  ]
}
