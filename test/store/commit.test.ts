import { describe, expect, test } from 'vitest'
import { tenantScope } from '../../src/model/tenant-scope.ts'
import { type Chain, emptyChain } from '../../src/store/chain.ts'
import { ATTEMPTS_MAX } from '../../src/store/retry.ts'
import { simulatedTable } from '../../src/store/simulated/simulated-table.ts'
import type { Table, TransactOutcome } from '../../src/store/table.ts'
import { tableStore } from '../../src/store/table-store.ts'
import { resource, vpcId, write } from '../support/store.ts'

const scope = tenantScope('acme')
const VPC: Chain = { kind: 'vpc', vpcId: vpcId(1) }
const create = write({
  chains: [{ base: emptyChain(VPC), puts: [resource('sub_1')], deletes: [] }],
})

type Fate = 'lostRequest' | 'lostAnswer' | 'forgottenToken' | TransactOutcome

const LOST: TransactOutcome = { kind: 'unknown', detail: 'TimeoutError' }
const BUSY: TransactOutcome = { kind: 'busy', detail: 'TransactionConflict' }

/** A store whose first transactions meet the given fates, one each; then all is well. */
function faulty(fates: readonly Fate[]) {
  const table = simulatedTable()
  const sent: string[] = []
  const pauses: number[] = []
  const withFaults: Table = {
    ...table,
    async transact(actions, token) {
      const fate = fates[sent.length]
      sent.push(JSON.stringify([token, actions]))
      if (fate === 'lostRequest') return LOST
      if (fate === 'forgottenToken') return await table.transact(actions, `${token}+`)
      const outcome = typeof fate === 'object' ? fate : await table.transact(actions, token)
      return fate === 'lostAnswer' ? LOST : outcome
    },
  }
  const pacing = {
    pause: async (ms: number) => {
      pauses.push(ms)
    },
    random: () => 1,
  }
  return { store: tableStore({ table: withFaults, pacing }), table, sent, pauses }
}

const versionOf = async (store: ReturnType<typeof faulty>['store']) => {
  const state = await store.load(scope, VPC)
  return state.ok ? [state.value.version, state.value.resources.size] : undefined
}

describe('a lost answer', () => {
  test('is asked for again with the same bytes and the same token, and takes effect once', async () => {
    const { store, sent } = faulty(['lostAnswer'])
    expect((await store.commit(scope, create)).ok).toBe(true)
    expect(sent).toHaveLength(2)
    expect(new Set(sent).size).toBe(1)
    expect(await versionOf(store)).toEqual([1, 1])
  })

  test('whose token the database forgot is found in the log', async () => {
    const { store } = faulty(['lostAnswer', 'forgottenToken'])
    expect((await store.commit(scope, create)).ok).toBe(true)
    expect(await versionOf(store)).toEqual([1, 1])
  })

  test('of each attempt is found in the log after the last', async () => {
    const { store, sent } = faulty(Array<Fate>(ATTEMPTS_MAX).fill('lostAnswer'))
    expect((await store.commit(scope, create)).ok).toBe(true)
    expect(sent).toHaveLength(ATTEMPTS_MAX)
  })

  test("does not make a rival's write ours", async () => {
    const { store, table } = faulty(['lostRequest'])
    const rival = tableStore({ table, pacing: { pause: async () => {}, random: () => 0 } })
    await rival.commit(scope, { ...create, requestId: 'req-rival' })
    expect(await store.commit(scope, create)).toEqual({
      ok: false,
      error: { kind: 'versionMoved', chain: VPC, expectedVersion: 0 },
    })
  })
})

test('a request that never arrives is unavailable in the end, and nothing was written', async () => {
  const { store } = faulty(Array<Fate>(ATTEMPTS_MAX).fill('lostRequest'))
  expect(await store.commit(scope, create)).toEqual({
    ok: false,
    error: { kind: 'unavailable', detail: 'TimeoutError' },
  })
  expect(await versionOf(store)).toEqual([0, 0])
})

test('a conflict is tried again after a growing pause', async () => {
  const { store, pauses } = faulty(Array<Fate>(ATTEMPTS_MAX - 1).fill(BUSY))
  expect((await store.commit(scope, create)).ok).toBe(true)
  expect(pauses).toEqual([20, 40, 80, 160, 320])
})

test('endless conflicts are unavailable', async () => {
  const { store } = faulty(Array<Fate>(ATTEMPTS_MAX).fill(BUSY))
  expect(await store.commit(scope, create)).toEqual({
    ok: false,
    error: { kind: 'unavailable', detail: 'TransactionConflict' },
  })
})

test('a missing right is not tried again', async () => {
  const { store, sent } = faulty([{ kind: 'denied', detail: 'AccessDeniedException' }])
  expect(await store.commit(scope, create)).toMatchObject({ error: { kind: 'unavailable' } })
  expect(sent).toHaveLength(1)
})

test('a refusal is not tried again', async () => {
  const { store, sent } = faulty([])
  await store.commit(scope, create)
  await store.commit(scope, { ...create, requestId: 'req-2' })
  expect(sent).toHaveLength(2)
})

describe('a write that we built wrong is our mistake', () => {
  const base = emptyChain(VPC)
  const wrong = {
    'a put that does not raise the revision': [
      { base, puts: [resource('sub_1', { revision: 0 })], deletes: [] },
    ],
    'a resource put twice': [{ base, puts: [resource('sub_1'), resource('sub_1')], deletes: [] }],
    'a delete of what is not there': [{ base, puts: [], deletes: ['sub_1'] }],
    'a chain named twice': [
      { base, puts: [resource('sub_1')], deletes: [] },
      { base, puts: [resource('sub_2')], deletes: [] },
    ],
    'no chain': [],
  }
  for (const [name, chains] of Object.entries(wrong)) {
    test(name, async () => {
      await expect(faulty([]).store.commit(scope, write({ chains }))).rejects.toThrow()
    })
  }
})
