import { ok } from '../../base/result.ts'
import { manifestSchema } from '../../manifest/json-schema.ts'
import { command } from '../command.ts'
import { EXIT } from '../exit-code.ts'
import { wrongUsage } from '../refusal.ts'

export const schema = command({
  name: 'schema',
  usage: ['schema'],
  doc: [
    'Prints the JSON Schema (draft 2020-12) of manifests. An editor that knows YAML completes and checks',
    'with it: # yaml-language-server: $schema=manifest.schema.json',
  ],
  flags: {},
  examples: ['weft schema > manifest.schema.json'],
  async run({ words: [more] }, { io }) {
    if (more !== undefined) return wrongUsage(`${JSON.stringify(more)} belongs to no flag`)
    io.out(`${JSON.stringify(manifestSchema(), null, 2)}\n`)
    return ok(EXIT.done)
  },
})
