/**
 * What a shell needs to complete `weft`: a few lines that ask `weft` itself, so that they never age.
 *
 * @module
 */
const BASH = `_weft() {
  local IFS=$'\\n'
  COMPREPLY=($(weft __complete -- "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null))
}
complete -o default -F _weft weft
`

const ZSH = `#compdef weft
_weft() {
  local -a found
  found=("\${(@f)$(weft __complete -- "\${(@)words[2,CURRENT]}" 2>/dev/null)}")
  if [[ -n "$found" ]]; then compadd -a found; else _files; fi
}
compdef _weft weft
`

const FISH = `function __weft_complete
  set -l found (weft __complete -- (commandline -opc)[2..-1] (commandline -ct) 2>/dev/null)
  if test (count $found) -gt 0
    string join \\n $found
  else
    __fish_complete_path (commandline -ct)
  end
end
complete -c weft -f -a '(__weft_complete)'
`

const POWERSHELL = `Register-ArgumentCompleter -Native -CommandName weft -ScriptBlock {
  param($wordToComplete, $commandAst, $cursorPosition)
  $words = @($commandAst.CommandElements | Select-Object -Skip 1 | ForEach-Object { $_.ToString() })
  if ($wordToComplete -eq '') { $words += '""' }
  weft __complete -- @words 2>$null | ForEach-Object {
    [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)
  }
}
`

export const COMPLETION_SCRIPTS: Readonly<Record<string, string>> = {
  bash: BASH,
  zsh: ZSH,
  fish: FISH,
  powershell: POWERSHELL,
}
