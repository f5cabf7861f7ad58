import { parseYaml } from '../../src/cli/manifest/parse-yaml.ts'
import { manifestYaml } from '../../src/cli/manifest/write-yaml.ts'
import { compile, type Network, trace } from '../../src/engine/index.ts'
import { faultText } from '../../src/manifest/fault.ts'
import { manifestOf } from '../../src/manifest/manifest-of.ts'
import { type Planned, plan } from '../../src/manifest/plan.ts'
import { readManifest } from '../../src/manifest/read-manifest.ts'
import { settled } from '../../src/manifest/settled.ts'
import type { Question } from '../../src/model/contract/question.ts'
import type { Snapshot } from '../../src/model/snapshot.ts'
import { openLab } from './corpora.ts'
import { type AskedRow, compareVerdict, type Outcome } from './outcome.ts'

/** A foreign network, written as a manifest and read again. */
export interface RoundTrip {
  readonly text: string
  readonly planned: Planned
  readonly network: Network
  /** The name by which a question may say what it says by a foreign id. */
  nameOf(id: string): string
}

export function roundTrip(snapshot: Snapshot, name = 'lab'): RoundTrip {
  const whole = settled(snapshot, name).snapshot
  const { resources, paths } = manifestOf(whole)
  const text = manifestYaml(name, resources)
  const file = parseYaml('lab.yaml', text)
  const manifest = file.ok ? readManifest([file.value]) : file
  const planned = manifest.ok ? plan(manifest.value, []) : manifest
  if (!planned.ok) throw new Error(planned.error.map(faultText).join('\n'))
  const { network } = planned.value
  const nameOf = (id: string): string =>
    paths.get(snapshot.aliases.find((one) => one.id === id)?.of ?? id) ?? footOf(id) ?? id
  // Feet of balancers and endpoints get new ids; they are known by their addresses.
  const footOf = (id: string): string | undefined => {
    const owners = [
      ...snapshot.loadBalancers.map(({ vpcId, nodes }) => ({ vpcId, parts: nodes })),
      ...snapshot.serviceEndpoints.map(({ vpcId, interfaces }) => ({ vpcId, parts: interfaces })),
    ]
    for (const { vpcId, parts } of owners) {
      const part = parts.find((one) => one.id === id)
      if (part !== undefined) return `${paths.get(vpcId)}/${part.addresses[0]}`
    }
    return undefined
  }
  return {
    text,
    planned: planned.value,
    network: compile(network),
    nameOf,
  }
}

/** The question in the names of the manifest: ends are ids, or addresses in a VPC. */
export function inNamesOf(question: Question, nameOf: (id: string) => string): Question {
  const end = (text: string): string => {
    const slash = text.lastIndexOf('/')
    const named = nameOf(text)
    if (named !== text || slash < 0) return named
    return `${nameOf(text.slice(0, slash))}${text.slice(slash)}`
  }
  return { ...question, from: end(question.from), to: end(question.to) }
}

/** The rows asked of the networks that the manifests make. */
export function runRoundTrip(rows: readonly AskedRow[]): readonly Outcome[] {
  const trips = new Map<string, RoundTrip>()
  return rows.map((row) => {
    const trip = trips.get(row.snapshot) ?? roundTrip(openLab(row.corpus, row.snapshot).snapshot)
    trips.set(row.snapshot, trip)
    const answered = trace(trip.network, inNamesOf(row.question, trip.nameOf))
    const wrong = compareVerdict(row.expect, answered, row.mode)
    const lab = row.snapshot.split('/').at(-1) ?? ''
    return { lab, class: row.mode, case: row.case, ...(wrong === undefined ? {} : { wrong }) }
  })
}
