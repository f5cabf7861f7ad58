import { expect, test } from 'vitest'
import type { TenantScope } from '../../../src/model/tenant-scope.ts'
import { emptyChain } from '../../../src/store/chain.ts'
import type { Store, Write } from '../../../src/store/store.ts'
import { IDEMPOTENCY, resource, write, written } from '../../support/store.ts'
import { ADDRESSES, load, type Open, someone, VPC } from './subject.ts'

export function rehearsal(open: Open): void {
  /** What a rehearsal says, once it is held to what the commit says after it. */
  async function both(store: Store, scope: TenantScope, asked: Write) {
    const said = await store.rehearse(scope, asked)
    const before = await load(store, scope)
    const done = await store.commit(scope, asked)
    expect(said.ok ? undefined : said.error).toEqual(done.ok ? undefined : done.error)
    if (done.ok) expect(before.version).toBe(asked.chains[0]?.base.version)
    return said
  }
  const claim = { pool: ADDRESSES, value: '10.0.0.5', owner: 'vnic_1' }

  test('a rehearsal says what the commit would, and writes nothing', async () => {
    const { store } = await open()
    const scope = someone()
    const first = write({
      chains: [{ base: emptyChain(VPC), puts: [resource('vnic_1')], deletes: [] }],
      claims: [claim],
      idempotency: IDEMPOTENCY,
    })
    expect(await both(store, scope, first)).toEqual({ ok: true, value: undefined })
    const base = await load(store, scope)
    const chains = [{ base, puts: [resource('vnic_2')], deletes: [] }]
    const rival = { ...claim, owner: 'vnic_2' }
    expect(await both(store, scope, write({ chains, claims: [rival] }))).toMatchObject({
      error: { kind: 'claimTaken', heldBy: 'vnic_1' },
    })
    const release = { ...claim, owner: 'vnic_9', coolMs: 0 }
    expect(await both(store, scope, write({ chains, releases: [release] }))).toMatchObject({
      error: { kind: 'claimNotHeld' },
    })
    expect(await both(store, scope, write({ chains, idempotency: IDEMPOTENCY }))).toMatchObject({
      error: { kind: 'idempotencyTaken', record: IDEMPOTENCY },
    })
    expect(await load(store, scope)).toEqual(base)
  })

  test('a rehearsal sees that a chain has moved, and what fits no transaction', async () => {
    const { store } = await open()
    const scope = someone()
    const base = await written({ store, scope }, VPC, [resource('sub_1')])
    await written({ store, scope }, base, [resource('sub_2')])
    const late = write({ chains: [{ base, puts: [resource('sub_3')], deletes: [] }] })
    expect(await both(store, scope, late)).toMatchObject({
      error: { kind: 'versionMoved', chain: VPC },
    })
    const puts = Array.from({ length: 100 }, (_, i) => resource(`vnic_${i}`))
    const large = write({ chains: [{ base: await load(store, scope), puts, deletes: [] }] })
    expect(await both(store, scope, large)).toMatchObject({
      error: { kind: 'tooLarge', of: 'actions', got: 102, limit: 100 },
    })
  })
}
