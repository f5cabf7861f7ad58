/**
 * `examples/app` beside an API whose wires are cut and whose store is killed: at the end exactly what
 * it meant to make is there.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Pool } from '../../../examples/app/pool.ts'
import { startWorkerd } from '../../../src/cli/dev/workerd.ts'
import { weft } from '../../../src/sdk/index.ts'
import { type CuttingProxy, cuttingProxy } from '../../support/cutting-proxy.ts'
import { type Dynoxide, startDynoxide } from '../../support/dynoxide.ts'
import { startTestWorker, type TestWorker } from '../../support/worker.ts'

const folder = mkdtempSync(join(tmpdir(), 'weft-app-'))
const dbPath = join(folder, 'store.db')
const portOf = (url: string): number => Number(new URL(url).port)

let database: Dynoxide
let toStore: CuttingProxy
let worker: TestWorker
let toApi: CuttingProxy

beforeAll(async () => {
  database = await startDynoxide({ dbPath })
  toStore = await cuttingProxy(portOf(database.endpoint), 7)
  worker = await startTestWorker({ DYNAMODB_ENDPOINT: toStore.url })
  toApi = await cuttingProxy(portOf(worker.url), 11)
})

afterAll(async () => {
  await toApi.close()
  await worker.stop()
  await toStore.close()
  await database.stop()
})

const KILLS_MIN = 2

/** Cuts both wires and kills the store again and again while `work` goes on; then there is peace. */
async function inTrouble(work: () => Promise<void>): Promise<void> {
  let [isOver, kills] = [false, 0]
  toApi.cutting(0.15)
  toStore.cutting(0.03)
  const killing = (async () => {
    while (!isOver) {
      await new Promise((resolve) => setTimeout(resolve, 700))
      await database.stop('SIGKILL')
      database = await startDynoxide({ dbPath })
      toStore.aim(portOf(database.endpoint))
      kills++
    }
  })()
  try {
    await work()
    while (kills < KILLS_MIN) await new Promise((resolve) => setTimeout(resolve, 50))
  } finally {
    isOver = true
    await killing
    toApi.cutting(0)
    toStore.cutting(0)
  }
}

const pool = (size: number, ...l4Ports: number[]): Pool => ({
  name: 'web',
  size,
  cidr: '10.0.0.0/16',
  l4Ports,
  clients: '0.0.0.0/0',
})

/** Larger, other ports, and smaller again. */
const STEPS: readonly Pool[] = [pool(10, 80), pool(16, 80, 443), pool(6, 443)]

/** Exactly what the last step means, seen without anything in between. */
async function expectExactly({ size, l4Ports }: Pool, tenant: string): Promise<void> {
  const api = weft({ url: worker.url, token: await worker.token(tenant) })
  const vpcs = await api.listVpcs().all()
  expect(vpcs.map(({ name }) => name)).toEqual(['web'])
  const [vpc] = vpcs
  const vpcId = vpc?.id ?? ''
  expect((await api.listSubnets({ vpcId }).all()).map(({ name }) => name)).toEqual(['web'])
  const groups = await api.listSecurityGroups({ vpcId }).all()
  expect(groups.map(({ name }) => name).sort()).toEqual(['default', 'web'])
  const group = groups.find(({ name }) => name === 'web')
  const rules = await api.listSecurityGroupRules({ vpcId, securityGroupId: group?.id ?? '' }).all()
  expect(rules.map((rule) => rule.l4Ports?.first)).toEqual(l4Ports)
  const vnics = await api.listVnics({ vpcId }).all()
  expect(vnics.map(({ name }) => name).sort()).toEqual(
    Array.from({ length: size }, (_, i) => `web-${i + 1}`).sort(),
  )
  expect(new Set(vnics.flatMap(({ addresses }) => addresses)).size).toBe(size)
  expect(vnics.every((vnic) => vnic.securityGroupIds.includes(group?.id ?? ''))).toBe(true)
}

async function bundled(entry: string, outfile: string): Promise<string> {
  await build({
    entryPoints: [`examples/app/${entry}`],
    outfile: join(folder, outfile),
    bundle: true,
    format: 'esm',
    platform: 'neutral',
    conditions: ['weft-source'],
    external: ['node:*'],
    target: 'es2022',
  })
  return join(folder, outfile)
}

function inNode(file: string, env: NodeJS.ProcessEnv, wanted: Pool): ChildProcess {
  return spawn(process.execPath, [file, JSON.stringify(wanted)], {
    env: { ...process.env, ...env },
    stdio: 'ignore',
  })
}

const ended = (child: ChildProcess): Promise<number | null> =>
  new Promise((resolve) => child.once('close', (code) => resolve(code)))

test('in Node, itself killed in the middle, it leaves exactly what it meant to', async () => {
  const file = await bundled('node.ts', 'app.mjs')
  const env = { WEFT_URL: toApi.url, WEFT_TOKEN: await worker.token('in-node') }
  await inTrouble(async () => {
    for (const wanted of STEPS) {
      const killed = inNode(file, env, wanted)
      setTimeout(() => killed.kill('SIGKILL'), 900)
      await ended(killed)
      expect(await ended(inNode(file, env, wanted))).toBe(0)
    }
  })
  await expectExactly(pool(6, 443), 'in-node')
}, 240_000)

test('in a Worker, from the same source, it does the same', async () => {
  const workerFile = await bundled('worker.ts', 'app.js')
  const bindings = { WEFT_URL: toApi.url, WEFT_TOKEN: await worker.token('in-a-worker') }
  const app = await startWorkerd({ workerFile, l4Port: 0, bindings })
  if (!app.ok) throw new Error(app.error.lines.join('\n'))
  const { url, child } = app.value
  const keep = async (wanted: Pool): Promise<boolean> =>
    (await fetch(url, { method: 'POST', body: JSON.stringify(wanted) })).ok
  try {
    await inTrouble(async () => {
      for (const wanted of STEPS) while (!(await keep(wanted)));
    })
  } finally {
    await child.stop()
  }
  await expectExactly(pool(6, 443), 'in-a-worker')
}, 240_000)

test('the wires were cut at every point, so that the above means something', () => {
  for (const { cuts } of [toApi, toStore]) {
    expect(Object.entries(cuts).filter(([, count]) => count === 0)).toEqual([])
  }
})
