extension TextReader {
  /// Texts that the reader reads, to begin with.
  public var seeds: [String] {
    switch self {
    case .csv: Seeds.tables
    case .expression: Seeds.expressions
    case .formula: Seeds.formulas
    case .study: Seeds.studies
    case .recipe: Seeds.recipes
    case .notebook: Seeds.notebooks
    case .line: Seeds.lines
    case .model: Seeds.models
    }
  }

  /// Words that mean something to the reader.
  public var words: [String] {
    switch self {
    case .csv:
      ["NA", "N/A", "NULL", ".", "\"\"", "\",\"", "\r\n", "1e400", "007", "TRUE", ";", "\t"]
    case .expression, .formula:
      [
        "==", "&&", "||", "in [", "not in", "is_missing(", "log(", "substr(", "replace(", "if(",
        "NA", "'", "`", "poly(x, 2)", "factor(", "levels = c(", "relevel(", "ref =", "I(",
        "offset(",
        "~", "%in%", "^2", "- 1", "raw = TRUE", "1e308",
      ]
    case .study, .recipe:
      [
        "data: ", "design: ", "strata: ", "levels: ", "labels: ", "derive: ", "types: ", "scale: ",
        "{", "[1, 2]", "&a", "*a", "!!str ", "? ", "|\n", "en: ", "share: ", "items: ", "shares: ",
        "clusters: ", "people: ", "\n  ", "- ",
      ]
    case .notebook: ["# %%", "[markdown]", "\\\n", "```", "**", "](", "> ", "1. ", "- ", "`", "_"]
    case .line:
      [
        "--by", "--where", "--derive", "--format", "--scale", "--missing", "--weights", "--strata",
        "--clusters", "regress", "diagnose", "factors", "mean", "help", "use", "describe", "'",
        "\"",
        "\\", "#", "q1-q3", "*", "--lang vi",
      ]
    case .model: ["=~", "~~", "+", ";", "#", "*", "NA*", "\n"]
    }
  }
}

/// Small texts that every reader reads.
enum Seeds {
  /// A survey of two dozen people.
  static let survey: String = {
    let fields = ["land", "health", "Hộ tịch"]
    var text = "id,stratum,cluster,weight,field,q1,q2,q3,age,two words\n"
    for row in 0..<24 {
      let answers = [row % 5 + 1, (row * 7 + row / 5) % 5 + 1, row * 3 % 4 + 1].map(String.init)
      text += "\(row + 1),s\(row % 2),c\(row / 3),\(1 + row % 3).5,\(fields[row % 3]),"
      text +=
        answers.joined(separator: ",") + ",\(row % 7 == 3 ? "" : "\(18 + row * 2)"),x\(row % 4)\n"
    }
    return text
  }()

  static let tables = [
    survey, "a,b\n1,2\n3,4\n", "a;b\n1,5;x\n2,5;\"y;z\"\n", "a\tb\n1\t2\n",
    "\u{FEFF}a\n1\n\nNA\n2\n",
    "\"a\nb\",c\n\"1\n2\",\"x\"\"y\"\n", "\"\",x\n\"1\",TRUE\n\"2\",FALSE\n",
    "a,b\r\n01,1.10\r\n1,1.1\r\n",
    "id,t\n12345678901234567,1e5\n12345678901234568,-0\n", "n\n254\n255\n-1\n",
    "a,b\n1,\n,\n\" \",.\n",
    "text\n5\" pipe\n\"é\"\ne\u{301}\n",
  ]

  static let expressions = [
    "age >= 18 && province == 'Huế'", "x in [1, 2, 'a'] or not (y not in (3))",
    "if(is_missing(x), 0, log10(x + 1) ^ 2 % 3)", "-x^-2 * max(1, y, z) - min(a, 2.5e-3)",
    "replace(lower(trim(s)), 'a', \"b\") != upper(substr(s, 2, 3))", "`two words` < 1e3 | !t",
    "length(text(x)) + number(s) / 2", "contains(s, 'a') & starts(s, 'b') || ends(s, '')",
    "NA == true", "round(sqrt(abs(floor(exp(x)))))", "'it''s' == \"so\"",
  ]

  static let formulas = [
    "y ~ a * b + log(x) + factor(z) + poly(t, 2) - 1", "y ~ (a + b + c)^2 + offset(log(w))",
    "y ~ factor(z, levels = c(\"a\", \"b\")) / x", "y ~ relevel(factor(f), ref = \"b\") + I(x^2)",
    "y ~ poly(x, 3, raw = TRUE) + a %in% b", "y ~ .", "y ~ . - x + 0", "~ a:b:c",
    "factor(y > 2) ~ `two words` + s", "y ~ relevel(s, ref = 'a') + if(x > 1, x, 0)",
  ]

  static let studies = [
    """
    title: {en: A study, vi: Một khảo sát}
    data: survey.csv
    design:
      strata: [stratum]
      clusters: [cluster, person]
      weights: weight
      fpc: [n1, n2]
      lonely: adjust
      nest: true
    scale: {values: 1-5, satisfied: [4, 5], missing: [9, unknown]}
    field: field
    target: 95
    dimensions:
      access: {items: [q1-q3], label: {en: Access, vi: "Tiếp cận"}}
      results: [q4, q5*]
    types: {id: text}
    levels: {education: [none, primary, secondary]}
    labels:
      q1: {en: Easy, vi: Dễ}
      sex: {1: male, 2: {en: female, vi: nữ}}
      age: {en: Age, values: {9: don't know}}
    derive: {young: "age < 30"}
    note: |
      A remark
      of two lines.
    simulated: yes
    """,
    "data: a.csv\nfields:\n  land: {items: [a1, a2], label: Land}\n  health: [h1, h2]\n",
    "base: &b [1, 2]\nscale: {values: *b}\n", "data: x\nlevels: {a: &l [x, y], b: *l}\n",
    "{\"data\": \"x.csv\", ? types : {a: text}}", "--- !!map\ndata: !!str x\n...\n",
  ]

  static let recipes = [
    """
    title: A small survey
    seed: 7
    columns: {stratum: district, cluster: commune}
    strata:
      a: {clusters: 3, sample: 2, subclusters: [1, 2], people: [3, 4], effect: 0.05, shares: {area: {urban: 1}}}
      b: {clusters: 2, sample: 2, subclusters: 1, people: 3}
    sample: {subclusters: 1, people: 2, response: 0.9}
    scale: {thresholds: [-1.3, -0.7, 0, 1], satisfied: 4, unknown: 9}
    variation: {cluster: 0.03, subcluster: 0.02, person: 0.3, dimension: 0.1}
    fields:
      land: {share: 0.4, satisfied: 0.7, planted: {access: -0.9}}
      health: {share: 0.6, satisfied: 0.8}
    dimensions:
      access: {unknown: 0.1, items: {q1: {offset: 0.1}, q2: {unknown: 0.2}}}
      results: {items: {q3: }}
    demographics:
      area: {of: cluster, levels: {urban: 0.5, rural: 0.5}}
      age: {levels: {young: {share: 0.4, range: [18, 29]}, old: {share: 0.6, range: [30, 80], effect: 0.1}}}
      work: {by: area, levels: {farm: [0.1, 0.7], office: [0.9, 0.3]}}
    """,
    """
    title: {en: One, vi: Một}
    seed: 18446744073709551615
    strata: {s: {clusters: 1, sample: 1, subclusters: 1, people: 1}}
    sample: {subclusters: 1, people: 1}
    scale: {thresholds: [0], satisfied: 2, unknown: 3}
    variation: {cluster: 0}
    fields: {f: {share: 1, satisfied: 0.5}}
    dimensions: {d: {items: {q: {}}}}
    """,
  ]

  static let notebooks = [
    """
    # %% [markdown]
    # # A title
    #
    # Prose with **strong**, *emphasis*, `code` and a [link](https://example.org).
    #
    # 1. one
    # 2. two
    #    more
    #
    # > a quote

    # %%
    use study.yml
    mean q1 --by field \\
      --format table

    # %% [md]
    ```
    code
    ```
    - item _one_
    * item \\*two\\*
    """,
    "mean q1\n# a remark\nmean 'q 2' --where \"a == 'b'\"\n",
    "# %%\r\nmean q1\r\n# %% note\r\nquit\r\n",
  ]

  static let lines = [
    "mean q1 q2 --by field --where \"age >= 30 && field != 'land'\"",
    "mean q1-q3 --strata stratum --clusters cluster --weights weight --level 0.9",
    "regress \"q1 ~ age + factor(field)\" --weights weight --format json",
    "regress 'I(q1 > 3) ~ age' --family logistic --clusters cluster --lang vi",
    "diagnose --field field --items q1-q3 --scale 1-5 --satisfied 4,5 --clusters cluster",
    "describe", "proportion field --by stratum --missing land", "ratio q1/q2",
    "total weight --format csv",
    "correlate q1 q2 q3 age", "reliability q1-q3", "factors q1-q3 --factors 1",
    "variance q1 --by field",
    "cfa --model 'f =~ q1 + q2 + q3'", "mean young --derive \"young=age < 30\" --lonely adjust",
    "mean \"two words\" # remark", "help mean", "use --weights weight", "_ --format markdown",
    "quit", "mean q1 --text id --by id", "describe 'two words' --format html",
  ]

  static let models = [
    "access =~ q01 + q02; procedures =~ q04 + q05",
    "f1 =~ a + b + c # remark\nf2 =~ d + e\nf1 ~~ f2",
    "f =~ q*; g =~ q01-q04", "f =~ 1*a + NA*b",
  ]
}
