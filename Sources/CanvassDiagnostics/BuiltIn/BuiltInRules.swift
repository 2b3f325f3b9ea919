extension BuiltInFile {
  /// The rule packs of `datasets/rules`, in the order in which they are listed to people.
  package static let rules: [BuiltInFile] = [
    BuiltInFile("nchs", PackageResources.nchs_yml),
    BuiltInFile("nchs-counts", PackageResources.nchs_counts_yml),
    BuiltInFile("nchs-rse", PackageResources.nchs_rse_yml),
    BuiltInFile("statcan", PackageResources.statcan_yml),
    BuiltInFile("abs", PackageResources.abs_yml),
    BuiltInFile("ons", PackageResources.ons_yml),
    BuiltInFile("nsduh", PackageResources.nsduh_yml),
    BuiltInFile("nsduh-substate", PackageResources.nsduh_substate_yml),
    BuiltInFile("ine-chile-household", PackageResources.ine_chile_household_yml),
    BuiltInFile("ine-chile-household-table", PackageResources.ine_chile_household_table_yml),
    BuiltInFile("ine-chile-economic", PackageResources.ine_chile_economic_yml),
    BuiltInFile("eclac-2020", PackageResources.eclac_2020_yml),
    BuiltInFile("eclac-2023", PackageResources.eclac_2023_yml),
    BuiltInFile("eu-2019-1700", PackageResources.eu_2019_1700_yml),
    BuiltInFile("dhs", PackageResources.dhs_yml),
    BuiltInFile("ess", PackageResources.ess_yml),
    BuiltInFile("acs-table", PackageResources.acs_table_yml),
  ]
}
