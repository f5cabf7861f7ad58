/** The shells themselves, reading what `weft completion` prints. */
import { spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join, resolve } from 'node:path'
import { expect, test } from 'vitest'

const folder = mkdtempSync(join(tmpdir(), 'weft-completion-'))
writeFileSync(
  join(folder, 'weft'),
  `#!/bin/sh\nexec "${process.execPath}" "${resolve('src/node.ts')}" "$@"\n`,
)
chmodSync(join(folder, 'weft'), 0o755)

const env = { ...process.env, PATH: [folder, process.env['PATH']].join(delimiter), HOME: folder }
const has = (shell: string): boolean => spawnSync(shell, ['--version']).status === 0

test.skipIf(!has('bash'))('bash completes commands, verbs, flags and values', () => {
  const words = (...some: string[]): string[] => {
    const script = [
      'source <(weft completion bash)',
      `COMP_WORDS=(weft ${some.map((word) => `'${word}'`).join(' ')})`,
      `COMP_CWORD=${some.length}`,
      '_weft',
      'printf "%s\\n" "${COMPREPLY[@]}"',
    ]
    const { stdout } = spawnSync('bash', ['-ec', script.join('\n')], { env, encoding: 'utf8' })
    return stdout.split('\n').filter((word) => word !== '')
  }
  expect(words('vnic', 'cr')).toEqual(['create'])
  expect(words('vnic', 'create', '--admin-state', '')).toEqual(['down', 'up'])
  expect(words('vnic', 'create', '--mtu')).toEqual(['--mtu-bytes'])
  const registered = 'source <(weft completion bash); complete -p weft'
  expect(spawnSync('bash', ['-ec', registered], { env, encoding: 'utf8' }).stdout).toBe(
    'complete -o default -F _weft weft\n',
  )
})

test.skipIf(!has('zsh'))('zsh reads its script', () => {
  const script =
    'autoload -U compinit; compinit -u; source <(weft completion zsh); echo $_comps[weft]'
  expect(spawnSync('zsh', ['-ec', script], { env, encoding: 'utf8' }).stdout).toBe('_weft\n')
})

test.skipIf(!has('fish'))('fish completes commands', () => {
  const script = 'weft completion fish | source; complete -C "weft vnic cr"'
  expect(spawnSync('fish', ['-c', script], { env, encoding: 'utf8' }).stdout).toBe('create\n')
})
