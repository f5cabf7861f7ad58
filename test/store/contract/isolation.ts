import { expect, test } from 'vitest'
import { type Chain, emptyChain } from '../../../src/store/chain.ts'
import { IDEMPOTENCY, NOW_MS, resource, written } from '../../support/store.ts'
import { load, type Open, someone, VPC } from './subject.ts'

export function isolation(open: Open): void {
  test("another tenant's scope sees nothing, under equal ids, names and keys", async () => {
    const { store } = await open()
    const [scope, other] = [someone(), someone()]
    const pool = { kind: 'name', chain: VPC, resourceKind: 'subnet' } as const
    const claimed = [{ pool, value: 'web', owner: 'sub_1' }]
    const record = IDEMPOTENCY
    await written({ store, scope }, VPC, [resource('sub_1')], {
      claims: claimed,
      idempotency: record,
    })
    expect(await load(store, other)).toEqual(emptyChain(VPC))
    expect(await store.claims(other, pool)).toEqual({ ok: true, value: [] })
    expect(await store.idempotency(other, record.key, NOW_MS)).toEqual({
      ok: true,
      value: undefined,
    })
    expect(await store.log(other, VPC, { after: 0, limit: 10 })).toEqual({ ok: true, value: [] })
    await written({ store, scope: other }, VPC, [resource('sub_1')], {
      claims: claimed,
      idempotency: record,
    })
    expect((await load(store, other)).version).toBe(1)
  })

  test('the platform chain is one for all tenants', async () => {
    const { store } = await open()
    const platform: Chain = { kind: 'platform' }
    const base = await load(store, someone(), platform)
    await written({ store, scope: someone() }, base, [resource(`fab_${Date.now().toString(36)}`)])
    expect((await load(store, someone(), platform)).version).toBe(base.version + 1)
  })
}
