import { expect, test } from 'vitest'
import { type ChainState, emptyChain } from '../../../src/store/chain.ts'
import { NOW_MS, resource, vpcId, write, written } from '../../support/store.ts'
import { load, type Open, OTHER_VPC, someone, TENANT, VPC } from './subject.ts'

export function versions(open: Open): void {
  test('a chain that was never written is empty, at version 0', async () => {
    const { store } = await open()
    expect(await load(store, someone())).toEqual(emptyChain(VPC))
  })

  test('what is written is read back, and the commit gives the state that a load gives', async () => {
    const { store } = await open()
    const scope = someone()
    const made = await store.commit(
      scope,
      write({
        chains: [
          { base: emptyChain(VPC), puts: [resource('sub_1'), resource('vnic_1')], deletes: [] },
        ],
      }),
    )
    const state = await load(store, scope)
    expect(state).toMatchObject({ version: 1, changedAtMs: NOW_MS, counts: { subnet: 1, vnic: 1 } })
    expect(state.resources.get('vnic_1')).toEqual(resource('vnic_1'))
    expect(made).toEqual({ ok: true, value: [state] })
    const { resources: _, ...head } = state
    expect(await store.head(scope, VPC)).toEqual({ ok: true, value: head })
  })

  test('more resources than a page holds are loaded whole', async () => {
    const { store } = await open()
    const scope = someone()
    let state = emptyChain(VPC)
    for (const batch of [1, 2, 3]) {
      const puts = Array.from({ length: 90 }, (_, i) =>
        resource(`vnic_${batch}x${i}`, { note: 'x'.repeat(4_000) }),
      )
      const made = await store.commit(
        scope,
        write({ chains: [{ base: state, puts, deletes: [] }] }),
      )
      state = made.ok ? (made.value[0] ?? state) : state
    }
    const loaded = await load(store, scope)
    expect(loaded.resources.size).toBe(270)
    expect(loaded.digest).toBe(state.digest)
  })

  test('of many writers with one base, exactly one wins', async () => {
    const { store } = await open()
    const scope = someone()
    const base = emptyChain(VPC)
    const writers = Array.from({ length: 16 }, (_, i) =>
      store.commit(
        scope,
        write({
          chains: [{ base, puts: [resource(`vnic_${i}`)], deletes: [] }],
          requestId: `req-${i}`,
        }),
      ),
    )
    const outcomes = await Promise.all(writers)
    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1)
    const refusals = outcomes.flatMap((outcome) => (outcome.ok ? [] : [outcome.error]))
    for (const refusal of refusals) {
      expect(refusal).toEqual({ kind: 'versionMoved', chain: VPC, expectedVersion: 0 })
    }
    expect((await load(store, scope)).resources.size).toBe(1)
  })

  test('a write of several chains applies to all or to none', async () => {
    const { store } = await open()
    const scope = someone()
    const base = emptyChain(VPC)
    await store.commit(scope, write({ chains: [{ base, puts: [resource('sub_1')], deletes: [] }] }))
    const torn = await store.commit(
      scope,
      write({
        chains: [
          { base: emptyChain(TENANT), puts: [resource('vpc_1')], deletes: [] },
          { base, puts: [resource('vnic_1')], deletes: [] },
        ],
        requestId: 'req-2',
      }),
    )
    expect(torn).toMatchObject({ ok: false, error: { kind: 'versionMoved', chain: VPC } })
    expect((await load(store, scope, TENANT)).version).toBe(0)
  })

  test('a condition on another chain refuses when that chain moved, and never moves it', async () => {
    const { store } = await open()
    const scope = someone()
    const other = await written({ store, scope }, OTHER_VPC, [resource('sub_1')])
    const conditioned = (requestId: string, base: ChainState) =>
      write({
        chains: [{ base, puts: [resource(`vnic_${base.version}`)], deletes: [] }],
        conditions: [other, emptyChain(TENANT)],
        requestId,
      })
    expect((await store.commit(scope, conditioned('req-a', emptyChain(VPC)))).ok).toBe(true)
    expect((await load(store, scope, OTHER_VPC)).version).toBe(1)
    const state = await load(store, scope)
    expect(state.seen).toEqual({ [vpcId(2)]: 1 })
    await written({ store, scope }, TENANT, [resource('vpc_1')])
    expect(await store.commit(scope, conditioned('req-b', state))).toEqual({
      ok: false,
      error: { kind: 'versionMoved', chain: TENANT, expectedVersion: 0 },
    })
  })

  test('a condition refuses when its chain moved on and still holds something', async () => {
    const { store } = await open()
    const scope = someone()
    const old = await written({ store, scope }, OTHER_VPC, [resource('sub_1')])
    await written({ store, scope }, old, [resource('sub_2')])
    const late = write({
      chains: [{ base: emptyChain(VPC), puts: [resource('sub_1')], deletes: [] }],
      conditions: [old],
      requestId: 'req-3',
    })
    expect(await store.commit(scope, late)).toEqual({
      ok: false,
      error: { kind: 'versionMoved', chain: OTHER_VPC, expectedVersion: 1 },
    })
  })

  test('an empty chain that was written meanwhile refuses a condition, even when it is empty again', async () => {
    const { store } = await open()
    const scope = someone()
    const state = await written({ store, scope }, OTHER_VPC, [resource('sub_1')])
    await store.commit(
      scope,
      write({ chains: [{ base: state, puts: [], deletes: ['sub_1'] }], requestId: 'req-2' }),
    )
    const late = write({
      chains: [{ base: emptyChain(VPC), puts: [resource('sub_1')], deletes: [] }],
      conditions: [emptyChain(OTHER_VPC)],
      requestId: 'req-3',
    })
    expect(await store.commit(scope, late)).toMatchObject({
      ok: false,
      error: { kind: 'versionMoved', chain: OTHER_VPC, expectedVersion: 0 },
    })
  })

  test('chains written together have seen each other', async () => {
    const { store } = await open()
    const scope = someone()
    await store.commit(
      scope,
      write({
        chains: [
          { base: emptyChain(TENANT), puts: [resource('vpc_1')], deletes: [] },
          { base: emptyChain(VPC), puts: [resource('rtb_1')], deletes: [] },
        ],
      }),
    )
    expect((await load(store, scope, TENANT)).seen).toEqual({ [vpcId(1)]: 1 })
    expect((await load(store, scope)).seen).toEqual({ tenant: 1 })
  })

  test('the time of a version is never before that of the version it follows', async () => {
    const { store } = await open()
    const scope = someone()
    const base = await written({ store, scope }, VPC, [resource('sub_1')])
    await store.commit(
      scope,
      write({
        chains: [{ base, puts: [resource('vnic_1')], deletes: [] }],
        nowMs: NOW_MS - 60_000,
        requestId: 'req-2',
      }),
    )
    expect((await load(store, scope)).changedAtMs).toBe(NOW_MS)
  })

  test('100 actions are a write, 101 are refused before anything is sent', async () => {
    const { store } = await open()
    const scope = someone()
    const puts = (count: number) => Array.from({ length: count }, (_, i) => resource(`vnic_${i}`))
    const base = emptyChain(VPC)
    const large = write({ chains: [{ base, puts: puts(99), deletes: [] }] })
    expect(await store.commit(scope, large)).toEqual({
      ok: false,
      error: { kind: 'tooLarge', of: 'actions', got: 101, limit: 100 },
    })
    const fitting = write({ chains: [{ base, puts: puts(98), deletes: [] }] })
    expect((await store.commit(scope, fitting)).ok).toBe(true)
  })

  test('an item over 400 KB is refused before anything is sent', async () => {
    const { store } = await open()
    const puts = [resource('sub_1', { note: 'é'.repeat(205_000) })]
    const large = write({ chains: [{ base: emptyChain(VPC), puts, deletes: [] }] })
    expect(await store.commit(someone(), large)).toMatchObject({
      ok: false,
      error: { kind: 'tooLarge', of: 'itemBytes', limit: 409_600 },
    })
  })
}
