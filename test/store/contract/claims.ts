import { expect, test } from 'vitest'
import { emptyChain } from '../../../src/store/chain.ts'
import { NOW_MS, resource, vpcId, write, written } from '../../support/store.ts'
import { ADDRESSES, type Open, someone, TENANT, VPC } from './subject.ts'

export function claims(open: Open): void {
  const claim = (owner: string, value = '10.0.0.5') => ({ pool: ADDRESSES, value, owner })

  test('of 64 concurrent writers of one address, exactly one holds it', async () => {
    const { store } = await open()
    const scope = someone()
    const outcomes = await Promise.all(
      Array.from({ length: 64 }, (_, i) =>
        store.commit(
          scope,
          write({
            chains: [
              {
                base: emptyChain({ kind: 'vpc', vpcId: vpcId(100 + i) }),
                puts: [resource(`vnic_${i}`)],
                deletes: [],
              },
            ],
            claims: [claim(`vnic_${i}`)],
            requestId: `req-${i}`,
          }),
        ),
      ),
    )
    const winner = outcomes.findIndex((outcome) => outcome.ok)
    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1)
    for (const outcome of outcomes) {
      if (outcome.ok) continue
      expect(outcome.error).toMatchObject({ kind: 'claimTaken', heldBy: `vnic_${winner}` })
    }
    expect(await store.claims(scope, ADDRESSES)).toEqual({
      ok: true,
      value: [claim(`vnic_${winner}`)],
    })
  })

  test('one write that claims a value twice is refused', async () => {
    const { store } = await open()
    const twice = write({
      chains: [{ base: emptyChain(VPC), puts: [resource('vnic_1')], deletes: [] }],
      claims: [claim('vnic_1'), claim('vnic_2')],
    })
    expect(await store.commit(someone(), twice)).toEqual({
      ok: false,
      error: { kind: 'claimTaken', claim: claim('vnic_2'), heldBy: 'vnic_1' },
    })
  })

  test('a VNI is unique on its fabric for all tenants, and the refusal does not tell the holder', async () => {
    const { store } = await open()
    const pool = { kind: 'vni', fabricId: `fab_${Date.now().toString(36)}` } as const
    const vni = { pool, value: '5001', owner: vpcId(1) }
    const asks = write({
      chains: [{ base: emptyChain(TENANT), puts: [resource('vpc_1')], deletes: [] }],
      claims: [vni],
    })
    const first = someone()
    expect((await store.commit(first, asks)).ok).toBe(true)
    const rival = someone()
    expect(await store.commit(rival, asks)).toEqual({
      ok: false,
      error: { kind: 'claimTaken', claim: vni },
    })
    const steal = write({
      chains: [{ base: emptyChain(TENANT), puts: [resource('vpc_2')], deletes: [] }],
      releases: [{ ...vni, coolMs: 0 }],
    })
    expect(await store.commit(rival, steal)).toMatchObject({
      ok: false,
      error: { kind: 'claimNotHeld' },
    })
  })

  test('only the owner gives a value back, and only once', async () => {
    const { store } = await open()
    const scope = someone()
    let base = await written({ store, scope }, VPC, [resource('vnic_1')], {
      claims: [claim('vnic_1')],
    })
    const release = async (owner: string, coolMs: number) => {
      const fence = { base, puts: [], deletes: [] }
      const releases = [{ ...claim(owner), coolMs }]
      const made = await store.commit(scope, write({ chains: [fence], releases, requestId: 'r' }))
      if (made.ok) base = made.value[0] ?? base
      return made
    }
    expect(await release('vnic_2', 0)).toMatchObject({ error: { kind: 'claimNotHeld' } })
    expect((await release('vnic_1', 60_000)).ok).toBe(true)
    expect(await release('vnic_1', 0)).toMatchObject({ error: { kind: 'claimNotHeld' } })
  })

  test('a released value cools: it is listed as such and refused until its instant', async () => {
    const { store } = await open()
    const scope = someone()
    const base = await written({ store, scope }, VPC, [resource('vnic_1')], {
      claims: [claim('vnic_1')],
    })
    const freed = await store.commit(
      scope,
      write({
        chains: [{ base, puts: [resource('vnic_2')], deletes: ['vnic_1'] }],
        releases: [{ ...claim('vnic_1'), coolMs: 60_000 }],
        requestId: 'req-2',
      }),
    )
    const freeAtMs = NOW_MS + 60_000
    expect(await store.claims(scope, ADDRESSES)).toEqual({
      ok: true,
      value: [{ ...claim('vnic_1'), freeAtMs }],
    })
    const state = freed.ok ? (freed.value[0] ?? base) : base
    const again = (nowMs: number) =>
      write({
        chains: [{ base: state, puts: [resource('vnic_3')], deletes: [] }],
        claims: [claim('vnic_3')],
        requestId: `req-${nowMs}`,
        nowMs,
      })
    expect(await store.commit(scope, again(freeAtMs - 1))).toEqual({
      ok: false,
      error: { kind: 'claimTaken', claim: claim('vnic_3'), coolingUntilMs: freeAtMs },
    })
    expect((await store.commit(scope, again(freeAtMs))).ok).toBe(true)
  })

  test('a value released and claimed in one write changes hands', async () => {
    const { store } = await open()
    const scope = someone()
    const base = await written({ store, scope }, VPC, [resource('vnic_1')], {
      claims: [claim('vnic_1')],
    })
    const handover = write({
      chains: [{ base, puts: [resource('vnic_2')], deletes: ['vnic_1'] }],
      claims: [claim('vnic_2')],
      releases: [{ ...claim('vnic_1'), coolMs: 60_000 }],
      requestId: 'req-2',
    })
    expect((await store.commit(scope, handover)).ok).toBe(true)
    expect(await store.claims(scope, ADDRESSES)).toEqual({ ok: true, value: [claim('vnic_2')] })
  })

  test('addresses of a pool are listed in their order, IPv4 before IPv6', async () => {
    const { store } = await open()
    const scope = someone()
    const values = ['fd00::1', '10.0.0.10', '10.0.0.9', 'fd00::a:0']
    await written({ store, scope }, VPC, [resource('vnic_1')], {
      claims: values.map((value) => claim('vnic_1', value)),
    })
    const listed = await store.claims(scope, ADDRESSES)
    expect(listed.ok && listed.value.map((one) => one.value)).toEqual([
      '10.0.0.9',
      '10.0.0.10',
      'fd00::1',
      'fd00::a:0',
    ])
  })
}
