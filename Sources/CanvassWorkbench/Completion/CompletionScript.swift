import CanvassNumerics

/// The scripts that make TAB work in a shell. Each asks the program for candidates and hands them on
/// as data: none is ever expanded, split or evaluated, whatever a file has for headings.
enum CompletionScript {
  /// The option that prints a script.
  static let option = "--generate-completion-script"

  /// The shell that a line of arguments asks the script of; `nil` when it asks for none.
  ///
  /// - Throws: `UsageError` for a shell that is not known.
  static func requested(_ arguments: [String]) throws -> CompletingShell? {
    guard let first = arguments.first, first == option || first.hasPrefix(option + "=") else {
      return nil
    }
    let name =
      first == option
      ? arguments.dropFirst().first ?? "" : String(first.dropFirst(option.count + 1))
    let known = CompletingShell.allCases.map(\.rawValue)
    guard let shell = CompletingShell(rawValue: name) else {
      throw UsageError(
        "for which shell? Say \(option) and one of \(known.joined(separator: ", "))"
          + "\(part: name.isEmpty ? "" : "; \"\(name)\" is none of them")")
    }
    return shell
  }

  /// The script.
  static func text(for shell: CompletingShell) -> String {
    switch shell {
    case .bash: bash
    case .zsh: zsh
    case .fish: fish
    }
  }

  private static let bash = """
    # bash completion for canvass. The program quotes its candidates for bash itself; here they are
    # only passed on, zero bytes between them.
    _canvass() {
      local answer
      COMPREPLY=()
      mapfile -d '' -t answer < <(
        command canvass \(ShellCompletion.request) bash "${COMP_LINE:0:COMP_POINT}" \\
          "$COMP_WORDBREAKS" 2>/dev/null </dev/null)
      case "${answer[0]-}" in
        files) compopt -o default ;;
        part) compopt -o nospace; COMPREPLY=("${answer[@]:1}") ;;
        word) COMPREPLY=("${answer[@]:1}") ;;
      esac
    }
    complete -F _canvass canvass
    """

  private static let zsh = """
    #compdef canvass
    # zsh completion for canvass. The program gives its candidates as they are, zero bytes between
    # them; compadd quotes them.
    _canvass() {
      emulate -L zsh
      local -a answer
      local typed=$PREFIX
      [[ $compstate[quoting] == single ]] || typed=${(Q)PREFIX}
      answer=("${(@0)$(command canvass \(ShellCompletion.request) zsh "$typed" \\
        "${(@Q)words[2,CURRENT-1]}" 2>/dev/null </dev/null)}")
      # What has no picture can be written outside of quotes only.
      [[ -z $compstate[quoting] ]] || answer=("${(@)answer:#*[[:cntrl:]]*}")
      case $answer[1] in
        files) _files ;;
        part) compadd -S '' -- "${(@)answer[2,-2]}" ;;
        word) compadd -- "${(@)answer[2,-2]}" ;;
      esac
    }
    if [[ $funcstack[1] == _canvass ]]; then _canvass "$@"; else compdef _canvass canvass; fi
    """

  private static let fish = """
    # fish completion for canvass. The program gives its candidates as they are, zero bytes between
    # them; fish quotes them.
    function __canvass_complete
      set -l token (commandline -ct | string collect)
      set -l typed (commandline -opc)
      set -l answer (command canvass \(ShellCompletion.request) fish "$token" $typed[2..] \\
        2>/dev/null </dev/null | string split0)
      switch "$answer[1]"
        case files
          __fish_complete_path "$token"
        case part word
          printf '%s\\0' $answer[2..]
      end
    end
    complete -c canvass -f -a '(__canvass_complete | string split0)'
    """
}
