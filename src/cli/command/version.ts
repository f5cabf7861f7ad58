import { readFileSync } from 'node:fs'
import { ok } from '../../base/result.ts'
import { command } from '../command.ts'
import { EXIT } from '../exit-code.ts'
import { projectFile } from '../project-file.ts'

export const version = command({
  name: 'version',
  usage: ['version'],
  doc: ['Prints the version of Weft, and of the Node that runs it.'],
  flags: {},
  examples: [],
  async run(_given, { io }) {
    const { version } = JSON.parse(readFileSync(projectFile('package.json'), 'utf8')) as {
      readonly version: string
    }
    io.out(`weft ${version} (node ${process.versions.node})\n`)
    return ok(EXIT.done)
  },
})
