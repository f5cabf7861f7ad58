import { writeFileSync } from 'node:fs'
import { nearest } from '../../base/nearest.ts'
import { ok } from '../../base/result.ts'
import { manifestOf } from '../../manifest/manifest-of.ts'
import { KINDS } from '../../model/kinds.ts'
import { EMPTY_SNAPSHOT, type Snapshot } from '../../model/snapshot.ts'
import { asked } from '../api-refusal.ts'
import { command } from '../command.ts'
import { connect } from '../connection.ts'
import { CONNECTION_FLAGS } from '../connection-flags.ts'
import { EXIT } from '../exit-code.ts'
import { manifestYaml } from '../manifest/write-yaml.ts'
import { wrongUsage } from '../refusal.ts'

export const exportCommand = command({
  name: 'export',
  usage: ['export [--vpc NAME] [--name NAME] [--out FILE]'],
  doc: [
    'Writes the network of the API as a manifest: references by name, no ids, and nothing that the',
    'server chooses. With --vpc, what is in this VPC alone.',
  ],
  flags: {
    vpc: { type: 'text', value: 'NAME', doc: 'Only this VPC.' },
    name: { type: 'text', value: 'NAME', doc: 'Of the manifest; absent: network.' },
    out: { type: 'text', value: 'FILE', doc: 'Where to write it; absent: stdout.' },
    ...CONNECTION_FLAGS,
  },
  examples: ['weft export --out network.yaml', 'weft export --vpc prod'],
  async run({ flags, words: [more] }, { io }) {
    if (more !== undefined) return wrongUsage(`${JSON.stringify(more)} belongs to no flag`)
    const api = connect(flags, io)
    if (!api.ok) return api
    const whole = await asked(api.value.getNetwork())
    if (!whole.ok) return whole
    const { resources } = whole.value
    const vpcs = resources.filter(({ kind }) => kind === 'vpc')
    const vpc = vpcs.find(({ id, name }) => name === flags.vpc || id === flags.vpc)
    if (flags.vpc !== undefined && vpc === undefined) {
      const [meant] = nearest(
        flags.vpc,
        vpcs.map(({ name, id }) => String(name ?? id)),
      )
      const hint = meant === undefined ? '' : `; did you mean ${meant}?`
      return wrongUsage(`there is no VPC ${flags.vpc}${hint}`)
    }
    const isAsked = (one: (typeof resources)[number]): boolean =>
      vpc === undefined || one.id === vpc.id || one['vpcId'] === vpc.id
    const lists = KINDS.map(({ name, plural }) => [
      plural,
      resources.filter((one) => one.kind === name && isAsked(one)),
    ])
    const snapshot = { ...EMPTY_SNAPSHOT, ...Object.fromEntries(lists) } as Snapshot
    const text = manifestYaml(flags.name ?? 'network', manifestOf(snapshot).resources)
    if (flags.out === undefined) io.out(text)
    else writeFileSync(flags.out, text)
    return ok(EXIT.done)
  },
})
