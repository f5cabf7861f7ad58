import { expect, test } from 'vitest'
import type { TenantScope } from '../../../src/model/tenant-scope.ts'
import { type ChainState, emptyChain } from '../../../src/store/chain.ts'
import { logKey, resourceKey, versionKey } from '../../../src/store/keys.ts'
import type { Store } from '../../../src/store/store.ts'
import type { Action, Item, Key, Table } from '../../../src/store/table.ts'
import { resource, write, written } from '../../support/store.ts'
import { load, type Open, someone, VPC } from './subject.ts'

const isAt = (version: number) => ({ kind: 'equals', attributes: { version } }) as const

async function itemAt(table: Table, key: Key): Promise<Item> {
  const item = await table.get(key)
  if (!item.ok || item.value === undefined) throw new Error(`no item ${key.sk}`)
  return item.value
}

const overwrite = async (table: Table, actions: readonly Action[]): Promise<void> => {
  const token = `o-${Math.random().toString(36).slice(2)}`
  expect(await table.transact(actions, token)).toEqual({ kind: 'done' })
}

/** What a store remembers must never show: two stores over one table are like one. */
export function memory(open: Open): void {
  async function pair() {
    const { store, cold, table } = await open()
    return { here: store, there: cold(), table, scope: someone() }
  }

  test('what another store has written is seen at once, whatever is remembered', async () => {
    const { here, there, scope } = await pair()
    for (let n = 1; n <= 12; n++) {
      const [writer, reader] = n % 3 === 0 ? [here, there] : [there, here]
      const base = await load(writer, scope)
      const first = base.resources.get('vnic_1')
      const changed = first ? [{ ...first, revision: first.revision + 1, note: n }] : []
      const chains = [
        {
          base,
          puts: [resource(`vnic_${n}`), ...changed],
          deletes: n % 4 === 0 ? [`vnic_${n - 1}`] : [],
        },
      ]
      const made = await writer.commit(scope, write({ chains, requestId: `req-${n}` }))
      const state = made.ok ? made.value[0] : undefined
      expect(state?.version).toBe(n)
      expect(await load(reader, scope)).toEqual(state)
      expect(reader.recall(scope, VPC)).toEqual(state)
    }
  })

  test('a write that is based on what is remembered is refused where that has moved', async () => {
    const { here, there, scope } = await pair()
    const base = await written({ store: here, scope }, VPC, [resource('sub_1')])
    await written({ store: there, scope }, base, [resource('sub_2')])
    const stale = here.recall(scope, VPC) ?? emptyChain(VPC)
    const onto = (state: ChainState) =>
      write({
        chains: [{ base: state, puts: [resource('sub_3')], deletes: [] }],
        requestId: 'req-3',
      })
    expect(await here.commit(scope, onto(stale))).toEqual({
      ok: false,
      error: { kind: 'versionMoved', chain: VPC, expectedVersion: 1 },
    })
    expect((await here.commit(scope, onto(await load(here, scope)))).ok).toBe(true)
    expect((await load(there, scope)).resources.size).toBe(3)
  })

  test('a chain that another store emptied and filled again is what it is now', async () => {
    const { here, there, scope } = await pair()
    const full = await written({ store: here, scope }, VPC, [resource('sub_1')])
    const chains = [{ base: full, puts: [], deletes: ['sub_1'] }]
    await there.commit(scope, write({ chains, requestId: 'req-2' }))
    expect((await load(here, scope)).resources.size).toBe(0)
    const state = await written({ store: there, scope }, await load(there, scope), [
      resource('sub_2'),
    ])
    expect(await load(here, scope)).toEqual(state)
  })

  test('a log that does not lead to the head is not believed: the chain is read anew', async () => {
    const { here, there, table, scope } = await pair()
    const base = await written({ store: here, scope }, VPC, [resource('sub_1')])
    const state = await written({ store: there, scope }, base, [resource('sub_2')])
    const { key, attributes } = await itemAt(table, logKey(scope, VPC, 2))
    const changes = String(attributes['changes']).replace('sub_2', 'sub_3')
    const item = { key, attributes: { ...attributes, changes } }
    await overwrite(table, [{ kind: 'put', item, condition: isAt(2) }])
    expect(await load(here, scope)).toEqual(state)
  })

  test('after a backup was restored the chain is what is stored, not what is remembered', async () => {
    const { here, there, table, scope } = await pair()
    const before = await written({ store: here, scope }, VPC, [resource('sub_1')])
    const version = await itemAt(table, versionKey(scope, VPC))
    await written({ store: here, scope }, before, [resource('sub_2')])
    const revision = { kind: 'equals', attributes: { revision: 1 } } as const
    await overwrite(table, [
      { kind: 'put', item: version, condition: isAt(2) },
      { kind: 'delete', key: resourceKey(scope, VPC, 'sub_2'), condition: revision },
      { kind: 'delete', key: logKey(scope, VPC, 2), condition: isAt(2) },
    ])
    expect(await load(here, scope)).toEqual(before)
    const again = await written({ store: there, scope }, before, [resource('sub_9')])
    expect(await load(here, scope)).toEqual(again)
  })

  test('beside a writer elsewhere, what is remembered is never torn and never goes back', async () => {
    const { here, there, scope } = await pair()
    const puts = (round: number) =>
      Array.from({ length: 40 }, (_, i) => resource(`vnic_${i}`, { revision: round, round }))
    await written({ store: there, scope }, VPC, puts(1))
    let acknowledged = 1
    let isWriting = true
    const writer = async (): Promise<void> => {
      for (let round = 2; round <= 15; round++) {
        const chains = [{ base: await load(there, scope), puts: puts(round), deletes: [] }]
        const made = await there.commit(scope, write({ chains, requestId: `req-${round}` }))
        if (made.ok) acknowledged = round
      }
      isWriting = false
    }
    const watch = async (store: Store, of: TenantScope): Promise<void> => {
      while (isWriting) {
        const least = acknowledged
        const state = await load(store, of)
        const rounds = new Set([...state.resources.values()].map(({ round }) => round))
        expect([...rounds]).toEqual([state.version])
        expect(state.version).toBeGreaterThanOrEqual(least)
        await new Promise((resolve) => setTimeout(resolve, 0))
      }
    }
    await Promise.all([writer(), watch(here, scope), watch(here, scope)])
    expect((await load(here, scope)).version).toBe(15)
  })

  test('a store knows nothing of what another tenant has', async () => {
    const { here, scope } = await pair()
    await written({ store: here, scope }, VPC, [resource('sub_1')])
    expect(here.recall(someone(), VPC)).toBeUndefined()
  })
}
