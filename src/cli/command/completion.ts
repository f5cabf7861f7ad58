import { nearest } from '../../base/nearest.ts'
import { ok } from '../../base/result.ts'
import { command } from '../command.ts'
import { COMPLETION_SCRIPTS } from '../completion/scripts.ts'
import { EXIT } from '../exit-code.ts'
import { wrongUsage } from '../refusal.ts'

const SHELLS = Object.keys(COMPLETION_SCRIPTS)

export const completion = command({
  name: 'completion',
  usage: [`completion ${SHELLS.join('|')}`],
  doc: [
    'Prints what a shell needs to complete commands, flags, their values, and names of resources,',
    'which it asks the API for. Put it where the shell reads it when it starts.',
  ],
  flags: {},
  examples: [
    'weft completion bash > ~/.local/share/bash-completion/completions/weft',
    'weft completion zsh > ~/.zfunc/_weft',
    'weft completion fish > ~/.config/fish/completions/weft.fish',
    'weft completion powershell >> $PROFILE',
  ],
  async run({ words: [shell = '', more] }, { io }) {
    const script = Object.hasOwn(COMPLETION_SCRIPTS, shell) ? COMPLETION_SCRIPTS[shell] : undefined
    if (script === undefined || more !== undefined) {
      const [meant] = nearest(shell, SHELLS)
      const hint = meant === undefined ? SHELLS.join(', ') : `did you mean ${meant}?`
      return wrongUsage(`say one shell, not ${JSON.stringify(shell)}: ${hint}`)
    }
    io.out(script)
    return ok(EXIT.done)
  },
})
