import { expect, test } from 'vitest'
import { emptyChain } from '../../../src/store/chain.ts'
import { IDEMPOTENCY, NOW_MS, resource, write, written } from '../../support/store.ts'
import { ADDRESSES, type Open, someone, VPC } from './subject.ts'

export function idempotency(open: Open): void {
  const record = IDEMPOTENCY

  test('an outcome is stored with its effect, or not at all', async () => {
    const { store } = await open()
    const scope = someone()
    const refused = write({
      chains: [{ base: emptyChain(VPC), puts: [resource('sub_1')], deletes: [] }],
      releases: [{ pool: ADDRESSES, value: '10.0.0.5', owner: 'vnic_1', coolMs: 0 }],
      idempotency: record,
    })
    expect((await store.commit(scope, refused)).ok).toBe(false)
    expect(await store.idempotency(scope, record.key, NOW_MS)).toEqual({
      ok: true,
      value: undefined,
    })
    const { releases: _, ...good } = refused
    expect((await store.commit(scope, good)).ok).toBe(true)
    expect(await store.idempotency(scope, record.key, NOW_MS)).toEqual({ ok: true, value: record })
  })

  test('of 16 copies of one request, one takes effect and the others hear its outcome', async () => {
    const { store } = await open()
    const scope = someone()
    const outcomes = await Promise.all(
      Array.from({ length: 16 }, (_, i) =>
        store.commit(
          scope,
          write({
            chains: [{ base: emptyChain(VPC), puts: [resource(`vnic_${i}`)], deletes: [] }],
            idempotency: record,
            requestId: `req-${i}`,
          }),
        ),
      ),
    )
    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1)
    for (const outcome of outcomes) {
      if (!outcome.ok) expect(outcome.error).toEqual({ kind: 'idempotencyTaken', record })
    }
  })

  test('an expired outcome is not given, and its key is free', async () => {
    const { store } = await open()
    const scope = someone()
    const late = record.expiresAtMs
    const base = await written({ store, scope }, VPC, [resource('sub_1')], { idempotency: record })
    expect(await store.idempotency(scope, record.key, late)).toEqual({ ok: true, value: undefined })
    const again = write({
      chains: [{ base, puts: [resource('vnic_1')], deletes: [] }],
      idempotency: { ...record, expiresAtMs: late + 1_000 },
      nowMs: late,
      requestId: 'req-2',
    })
    expect((await store.commit(scope, again)).ok).toBe(true)
  })
}
