import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { tenantScope } from '../../src/model/tenant-scope.ts'
import { type Chain, type ChainState, emptyChain } from '../../src/store/chain.ts'
import { type ChainCache, chainCache, NO_CACHE } from '../../src/store/chain-cache.ts'
import type { Hash } from '../../src/store/digest.ts'
import { chainPartition } from '../../src/store/keys.ts'
import type { Store } from '../../src/store/store.ts'
import type { Table } from '../../src/store/table.ts'
import { tableStore } from '../../src/store/table-store.ts'
import { skewedTable } from '../support/skewed-table.ts'
import { resource, vpcId, write } from '../support/store.ts'

const scope = tenantScope('acme')
const VPC: Chain = { kind: 'vpc', vpcId: vpcId(1) }

/** Synchronous, so that a seed decides every interleaving. */
const hash: Hash = async (texts) =>
  texts.map((text) => BigInt(`0x${createHash('sha256').update(text).digest('hex').slice(0, 32)}`))

function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return state / 2_147_483_648
  }
}

const COMMITS = 25

async function writeAll(store: Store, history: Map<number, ChainState>): Promise<void> {
  let base: ChainState = emptyChain(VPC)
  for (let n = 1; n <= COMMITS; n++) {
    const first = base.resources.get('vnic_00')
    const puts = [
      ...Array.from({ length: 8 }, (_, i) => resource(`vnic_${n}x${i}`)),
      resource('vnic_00', { revision: (first?.revision ?? 0) + 1 }),
    ]
    const deletes = n % 3 === 0 ? [`vnic_${n - 1}x0`, `vnic_${n - 2}x7`] : []
    const chains = [{ base, puts, deletes }]
    const made = await store.commit(scope, write({ chains, requestId: `r${n}` }))
    if (!made.ok) throw new Error(made.error.kind)
    base = made.value[0] ?? base
    history.set(base.version, base)
  }
}

/** Loads while `writeAll` writes; gives what was loaded and how often a chain's first page was read. */
async function runWith(seed: number, cache: ChainCache) {
  const skewed = skewedTable(seeded(seed))
  let readings = 0
  const table: Table = {
    ...skewed,
    async query(query) {
      const isFirst = query.pk === chainPartition(scope, VPC) && query.after === undefined
      if (isFirst) readings += 1
      return await skewed.query(query)
    },
  }
  const pacing = { pause: async () => {}, random: () => 0 }
  const store = tableStore({ table, hash, pacing, cache })
  // Of another process, so that what is remembered here is never what was written here.
  const writer = tableStore({ table, hash, pacing })
  const history = new Map<number, ChainState>([[0, emptyChain(VPC)]])
  const loaded: ChainState[] = []
  let isDone = false
  const watch = async () => {
    while (!isDone) {
      const state = await store.load(scope, VPC)
      if (state.ok) loaded.push(state.value)
      // A busy chain may refuse to be read for a while, but never gives out a mixture.
    }
  }
  const writing = writeAll(writer, history).finally(() => {
    isDone = true
  })
  await Promise.all([writing, watch(), watch()])
  return { history, loaded, readings }
}

async function everyLoadIsOneVersion(cacheOf: () => ChainCache) {
  let [readings, accepted] = [0, 0]
  for (let seed = 1; seed <= 40; seed++) {
    const { history, loaded, readings: begun } = await runWith(seed, cacheOf())
    accepted += loaded.length
    readings += begun
    for (const state of loaded) {
      const written = history.get(state.version)
      expect(state.digest, `seed ${seed}`).toBe(written?.digest)
      const revisions = (one: ChainState | undefined) =>
        [...(one?.resources.values() ?? [])].map(({ id, revision }) => `${id} ${revision}`).sort()
      expect(revisions(state), `seed ${seed}`).toEqual(revisions(written))
    }
  }
  expect(accepted).toBeGreaterThan(500)
  return { accepted, readings }
}

test('a load is one version, however late the items of a transaction become visible', async () => {
  const { accepted, readings } = await everyLoadIsOneVersion(() => NO_CACHE)
  expect(readings - accepted, 'the table really tears loads').toBeGreaterThan(50)
})

test('so is one that brings what is remembered up to date', async () => {
  const { accepted, readings } = await everyLoadIsOneVersion(() => chainCache())
  expect(readings, 'most loads read the log alone').toBeLessThan(accepted / 4)
})
