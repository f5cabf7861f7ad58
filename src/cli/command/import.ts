import { writeFileSync } from 'node:fs'
import { ok } from '../../base/result.ts'
import { manifestOf } from '../../manifest/manifest-of.ts'
import { settled } from '../../manifest/settled.ts'
import { command } from '../command.ts'
import { EXIT } from '../exit-code.ts'
import { manifestYaml } from '../manifest/write-yaml.ts'
import { readAws } from '../read-aws.ts'
import { wrongUsage } from '../refusal.ts'

export const importCommand = command({
  name: 'import',
  usage: ['import aws DIR [--name NAME] [--out FILE]'],
  doc: [
    'Writes the network of an AWS account as a manifest, for `weft apply` and `weft trace --network`.',
    'DIR holds output of the AWS CLI, as infra/aws/collect.sh fetches it. What was left out is said on',
    'stderr. Public addresses are of a fabric of their own, so that applying it needs fabrics:write.',
  ],
  flags: {
    name: { type: 'text', value: 'NAME', doc: 'Of the manifest and its fabric; absent: aws.' },
    out: { type: 'text', value: 'FILE', doc: 'Where to write it; absent: stdout.' },
  },
  examples: ['weft import aws my-network --out network.yaml'],
  async run({ flags, words: [source, directory, more] }, { io }) {
    if (source !== 'aws') return wrongUsage('say from where: import aws DIR')
    if (directory === undefined) return wrongUsage('say which directory: import aws DIR')
    if (more !== undefined) return wrongUsage(`${JSON.stringify(more)} belongs to no flag`)
    const imported = readAws(directory)
    if (!imported.ok) return imported
    const { snapshot, notModelled, notes } = imported.value
    const name = flags.name ?? 'aws'
    const whole = settled(snapshot, name)
    const text = manifestYaml(name, manifestOf(whole.snapshot).resources)
    const said = [
      ...notModelled.map(({ type, id, file }) => `${file}: ${type} ${id} is not modelled`),
      ...notes,
      ...whole.notes,
    ]
    io.err(said.map((line) => `note: ${line}\n`).join(''))
    if (flags.out === undefined) io.out(text)
    else writeFileSync(flags.out, text)
    return ok(EXIT.done)
  },
})
