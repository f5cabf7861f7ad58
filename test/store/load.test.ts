import { describe, expect, test } from 'vitest'
import { tenantScope } from '../../src/model/tenant-scope.ts'
import { type Chain, type ChainState, chainName, emptyChain } from '../../src/store/chain.ts'
import { chainPartition } from '../../src/store/keys.ts'
import { loadCut } from '../../src/store/load-cut.ts'
import { simulatedStore } from '../../src/store/simulated/simulated-store.ts'
import { simulatedTable } from '../../src/store/simulated/simulated-table.ts'
import type { Store } from '../../src/store/store.ts'
import type { Table } from '../../src/store/table.ts'
import { resource, vpcId, write, written } from '../support/store.ts'

const scope = tenantScope('acme')
const VPC: Chain = { kind: 'vpc', vpcId: vpcId(1) }
const pk = chainPartition(scope, VPC)

/** A table on which `between` runs after each page of the VPC's resources, and a count of loads begun. */
function interrupted(table: Table, between: (page: number) => Promise<void>) {
  let page = 0
  let loads = 0
  const watched: Table = {
    ...table,
    async query(query) {
      const answer = await table.query(query)
      if (query.pk === pk) {
        page += 1
        if (query.after === undefined) loads += 1
        await between(page)
      }
      return answer
    },
  }
  return { table: watched, loads: () => loads }
}

async function sixty(store: Store): Promise<ChainState> {
  const puts = Array.from({ length: 60 }, (_, i) => resource(`vnic_${String(i).padStart(2, '0')}`))
  return await written({ store, scope }, VPC, puts)
}

describe('a commit between two pages of a load', () => {
  test('is carried in from the log: the load is one version, without a second reading', async () => {
    const plain = simulatedTable()
    const writer = simulatedStore(plain)
    const history = [await sixty(writer)]
    const { table, loads } = interrupted(plain, async (page) => {
      const base = history.at(-1)
      if (page > 3 || !base) return
      const puts = ['vnic_00', 'vnic_59'].map((id) => resource(id, { revision: page + 1, page }))
      const chains = [{ base, puts, deletes: [`vnic_${20 + page * 10}`] }]
      const made = await writer.commit(scope, write({ chains, requestId: `req-${page}` }))
      history.push(...(made.ok ? made.value : []))
    })
    const loaded = await simulatedStore(table).load(scope, VPC)
    expect(history.map((state) => state.version)).toEqual([1, 2, 3, 4])
    expect(history.slice(1)).toContainEqual(loaded.ok && loaded.value)
    expect(loads()).toBe(1)
  })

  test('is noticed when it empties the chain', async () => {
    const plain = simulatedTable()
    const writer = simulatedStore(plain)
    const base = await sixty(writer)
    const { table, loads } = interrupted(plain, async (page) => {
      if (page !== 1) return
      const deletes = [...base.resources.keys()]
      await writer.commit(scope, write({ chains: [{ base, puts: [], deletes }], requestId: 'r2' }))
    })
    const loaded = await simulatedStore(table).load(scope, VPC)
    expect(loaded.ok && [loaded.value.version, loaded.value.resources.size]).toEqual([2, 0])
    expect(loads()).toBe(1)
  })

  test('is noticed when half of it is visible: the version is new, one resource is not', async () => {
    const plain = simulatedTable()
    const store = simulatedStore(plain)
    const base = await sixty(store)
    const puts = [resource('vnic_00', { revision: 2 }), resource('vnic_59', { revision: 2 })]
    const old = plain.everything().find((item) => item.key.sk === 'vnic_59')
    await store.commit(scope, write({ chains: [{ base, puts, deletes: [] }], requestId: 'r2' }))
    let isHalf = true
    const late: Table = {
      ...plain,
      async query(query) {
        const page = await plain.query(query)
        if (!page.ok || !isHalf || !page.value.items.some((i) => i.key.sk === 'vnic_59'))
          return page
        isHalf = false
        const items = page.value.items.map((i) => (i.key.sk === 'vnic_59' && old ? old : i))
        return { ok: true, value: { ...page.value, items } }
      },
    }
    const loaded = await simulatedStore(late).load(scope, VPC)
    expect(isHalf).toBe(false)
    expect(loaded.ok && loaded.value.resources.get('vnic_59')?.revision).toBe(2)
  })
})

describe('a cut', () => {
  const TENANT: Chain = { kind: 'tenant' }

  test('reloads a chain that is older than another one has seen', async () => {
    const store = simulatedStore()
    const before = await written({ store, scope }, VPC, [resource('rtb_1')])
    await store.commit(
      scope,
      write({
        chains: [
          { base: emptyChain(TENANT), puts: [resource('pcx_1')], deletes: [] },
          { base: before, puts: [resource('rtb_2')], deletes: [] },
        ],
        requestId: 'r2',
      }),
    )
    let isFirst = true
    const stale: Store = {
      ...store,
      async load(of, chain) {
        if (chain.kind !== 'vpc' || !isFirst) return await store.load(of, chain)
        isFirst = false
        return { ok: true, value: before }
      },
    }
    const cut = await loadCut(stale, scope, [TENANT, VPC])
    const versions = cut.ok ? cut.value.map((state) => [chainName(state.chain), state.version]) : []
    expect(versions).toEqual([
      ['tenant', 1],
      [vpcId(1), 2],
    ])
  })

  test('gives up, retryably, when a chain never catches up', async () => {
    const store = simulatedStore()
    const ahead = { ...emptyChain(TENANT), seen: { [vpcId(1)]: 5 } }
    const never: Store = {
      ...store,
      load: async (_, chain) => ({
        ok: true,
        value: chain.kind === 'tenant' ? ahead : emptyChain(chain),
      }),
    }
    expect(await loadCut(never, scope, [TENANT, VPC])).toMatchObject({
      ok: false,
      error: { kind: 'unavailable' },
    })
  })
})
