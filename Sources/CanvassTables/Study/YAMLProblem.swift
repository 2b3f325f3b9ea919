import CanvassNumerics

/// What is wrong with a text that is not YAML, from what the parser (libyaml) says of it; its own words where it says
/// something rare.
func yamlProblem(_ said: String) -> Sentence {
  if said.hasPrefix("found a tab character") {
    return "a tab stands before the text; YAML wants blanks there, such as two per level"
  }
  return switch said {
  case "did not find expected ',' or ']'":
    "the list that [ opens is not closed, or lacks a comma"
  case "did not find expected ',' or '}'":
    "the mapping that { opens is not closed, or lacks a comma"
  case "did not find expected key":
    "a key such as data: should stand here; look at the blanks before it"
  case "did not find expected '-' indicator":
    "another item of the list should stand here, behind a - and a blank; look at the blanks before it"
  case "did not find expected node content": "a value should stand here"
  case "did not find expected <document start>":
    "this does not go on with what stands above; look at the blanks before it"
  case "did not find expected alphabetic or numeric character":
    "& and * begin names here; set the text in quotes"
  case "mapping values are not allowed in this context":
    "no colon can stand here; set the text in quotes, or look at the blanks before the key"
  case "block sequence entries are not allowed in this context":
    "no list can begin here; set each - on a line of its own"
  case "could not find expected ':'": "a key lacks its colon, or a quote before it is not closed"
  case "found unexpected end of stream": "a quote is not closed"
  case "found character that cannot start any token":
    "no value begins with this sign; set the text in quotes"
  case "found unknown escape character":
    "a backslash between double quotes begins something that does not exist; take single quotes"
  default: "\(said)"
  }
}
