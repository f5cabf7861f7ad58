/**
 * Every visible AWS network as a user would take it over: imported, written as a manifest, applied to
 * a running Worker, and asked there.
 */
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Answer, trace } from '../../../src/engine/index.ts'
import { pathsOf } from '../../../src/manifest/resource-path.ts'
import type { AnswerJson } from '../../../src/render/trace-json.ts'
import { weft as clientOf, type Trace, type Weft } from '../../../src/sdk/index.ts'
import { AWSLAB, awslabRows } from '../../conformance/awslab.ts'
import { BATFISH, batfishRows } from '../../conformance/batfish.ts'
import { CORPORA, hasCorpus, openLab } from '../../conformance/corpora.ts'
import type { AskedRow, Expected } from '../../conformance/outcome.ts'
import { inNamesOf, roundTrip } from '../../conformance/round-trip.ts'
import { weft } from '../../support/cli.ts'
import { startTestWorker, type TestWorker } from '../../support/worker.ts'

const absent = !hasCorpus(AWSLAB) || !hasCorpus(BATFISH)

if (absent) process.stderr.write(`SKIPPED: no AWS networks in ${CORPORA}; set WEFT_CORPORA\n`)

const rows = absent ? [] : [...awslabRows(), ...batfishRows()]
const networks = [...new Set(rows.map(({ snapshot }) => snapshot))].map((path) => ({
  name: path.split('/').at(-1)?.replaceAll('_', '-') ?? '',
  own: rows.filter(({ snapshot }) => snapshot === path),
}))

let worker: TestWorker
const folder = mkdtempSync(join(tmpdir(), 'weft-conformance-'))

beforeAll(async () => {
  if (!absent) worker = await startTestWorker()
})

afterAll(async () => {
  await worker?.stop()
})

/** As `readAnswer` reads it, from what is on the wire. */
function readTrace({ verdict, forward }: AnswerJson, mode: AskedRow['mode']): Expected | undefined {
  if (mode === 'forward') {
    if (forward.disposition === 'unknown') return undefined
    return forward.disposition === 'dropped' ? 'deny' : 'allow'
  }
  const meetsBalancer = forward.hops.some(({ kind }) => kind === 'loadBalancer')
  if (verdict === 'unknown') return undefined
  const isAllowed = verdict === 'delivered' || (verdict === 'deliveredSometimes' && meetsBalancer)
  return isAllowed ? 'allow' : 'deny'
}

/** Ids by the paths that the manifest has for them. */
async function idsOf(api: Weft): Promise<ReadonlyMap<string, string>> {
  const { resources } = await api.getNetwork()
  const byId = new Map(resources.map((one) => [one.id, one]))
  const { pathOf } = pathsOf((id) => byId.get(id))
  return new Map(resources.map((one) => [pathOf(one), one.id]))
}

const hopsOf = (hops: Answer['shown']['forward']['hops'] | Trace['forward']['hops']): string[] =>
  hops.map(({ kind, name }) => `${kind} ${name ?? ''}`)

test.skipIf(absent).each(networks)(
  '$name, imported and applied over HTTP, answers every row',
  async ({ name, own }) => {
    const [{ corpus, snapshot } = { corpus: '', snapshot: '' }] = own
    const trip = roundTrip(openLab(corpus, snapshot).snapshot, name)
    const file = join(folder, `${name}.yaml`)
    writeFileSync(file, trip.text)
    const token = await worker.token(name)
    const world = { env: { WEFT_URL: worker.url, WEFT_TOKEN: token } }
    expect(await weft(['apply', file, '--yes'], world)).toMatchObject({ exitCode: 0, err: '' })
    const again = await weft(['plan', file, '--exit-code'], world)
    expect(again).toMatchObject({ exitCode: 0, err: '' })
    const api = clientOf({ url: worker.url, token })
    const ids = await idsOf(api)
    const wrong: string[] = []
    for (const row of own) {
      const offline = inNamesOf(row.question, trip.nameOf)
      const question = inNamesOf(offline, (path) => ids.get(path) ?? path)
      const answer = await api.createTrace(question)
      const found = readTrace(answer, row.mode)
      if (found !== row.expect)
        wrong.push(`${row.case}: expected ${row.expect}, got ${answer.verdict}`)
      const before = trace(trip.network, offline)
      if (!before.ok) throw new Error(before.error.detail)
      // Where several ways are open, either may be the one that is shown.
      if (answer.branches.length > 1) continue
      expect(hopsOf(answer.forward.hops), row.case).toEqual(hopsOf(before.value.shown.forward.hops))
    }
    expect(wrong).toEqual([])
  },
  300_000,
)
