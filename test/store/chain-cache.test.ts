import { expect, test } from 'vitest'
import { SortedMap } from '../../src/base/sorted-map.ts'
import { tenantScope } from '../../src/model/tenant-scope.ts'
import { type Chain, type ChainState, emptyChain } from '../../src/store/chain.ts'
import { chainCache } from '../../src/store/chain-cache.ts'
import { simulatedTable } from '../../src/store/simulated/simulated-table.ts'
import type { Table } from '../../src/store/table.ts'
import { tableStore } from '../../src/store/table-store.ts'
import { resource, vpcId, written } from '../support/store.ts'

const VPC: Chain = { kind: 'vpc', vpcId: vpcId(1) }
const scope = tenantScope('acme')

function stateOf(size: number, version = 1): ChainState {
  const ids = Array.from({ length: size }, (_, i) => `vnic_${i}`)
  return {
    ...emptyChain(VPC),
    version,
    resources: SortedMap.of(ids.map((id) => [id, resource(id)])),
  }
}

test('what was unused longest goes first, by the number of resources', () => {
  const cache = chainCache(10)
  cache.keep('a', stateOf(4))
  cache.keep('b', stateOf(4))
  expect(cache.find('a')).toBeDefined()
  cache.keep('c', stateOf(3))
  expect(['a', 'b', 'c'].map((name) => cache.find(name) !== undefined)).toEqual([true, false, true])
})

test('a chain larger than the whole memory is kept while it is the last one used', () => {
  const cache = chainCache(10)
  cache.keep('a', stateOf(3))
  cache.keep('large', stateOf(50))
  expect([cache.find('a'), cache.find('large')?.resources.size]).toEqual([undefined, 50])
  cache.keep('b', stateOf(3))
  expect(cache.find('large')).toBeUndefined()
  expect(cache.find('b')).toBeDefined()
})

test('room that is given back counts as free', () => {
  const cache = chainCache(10)
  cache.keep('a', stateOf(8))
  cache.keep('a', stateOf(2, 2))
  cache.keep('b', stateOf(5))
  cache.drop('b')
  cache.keep('c', stateOf(5))
  expect(cache.find('a')?.version).toBe(2)
  expect(cache.find('c')).toBeDefined()
})

test('an older state does not replace a newer one', () => {
  const cache = chainCache(10)
  cache.keep('a', stateOf(1, 5))
  cache.keep('a', stateOf(1, 4))
  expect(cache.find('a')?.version).toBe(5)
})

/** A table that counts what is asked of it. */
function counted(table: Table): { readonly table: Table; reads(): string[] } {
  let reads: string[] = []
  return {
    table: {
      ...table,
      get(key) {
        reads.push(`get ${key.sk}`)
        return table.get(key)
      },
      query(query) {
        reads.push(`query ${query.pk.split('#').at(-1)}`)
        return table.query(query)
      },
    },
    reads() {
      const seen = reads
      reads = []
      return seen
    },
  }
}

test('a known chain costs one read, one that moved two, and a write none before it', async () => {
  const plain = simulatedTable()
  const { table, reads } = counted(plain)
  const pacing = { pause: async () => {}, random: () => 0 }
  const store = tableStore({ table, pacing })
  const other = tableStore({ table: plain, pacing })
  const base = await written({ store, scope }, VPC, [resource('sub_1')])
  expect(reads()).toEqual([])
  await store.load(scope, VPC)
  expect(reads()).toEqual(['get !VERSION'])
  await written({ store: other, scope }, base, [resource('sub_2')])
  await store.load(scope, VPC)
  expect(reads()).toEqual(['get !VERSION', 'query LOG'])
  expect(store.recall(scope, VPC)?.version).toBe(2)
  expect(reads()).toEqual([])
})

test('more versions than the chain has resources are not caught up one by one', async () => {
  const plain = simulatedTable()
  const { table, reads } = counted(plain)
  const pacing = { pause: async () => {}, random: () => 0 }
  const store = tableStore({ table, pacing })
  const other = tableStore({ table: plain, pacing })
  let base = await written({ store, scope }, VPC, [resource('sub_1')])
  for (let n = 2; n <= 30; n++) {
    base = await written({ store: other, scope }, base, [resource('sub_1', { revision: n })])
  }
  const state = await store.load(scope, VPC)
  expect(state.ok && state.value.version).toBe(30)
  expect(reads()).toEqual(['get !VERSION', `query ${vpcId(1)}`])
})
