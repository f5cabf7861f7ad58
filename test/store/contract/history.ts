import { expect, test } from 'vitest'
import { type ChainState, DIGEST_NONE, emptyChain } from '../../../src/store/chain.ts'
import type { LogEntry } from '../../../src/store/store.ts'
import { IDEMPOTENCY, NOW_MS, resource, vpcId, write, written } from '../../support/store.ts'
import { ADDRESSES, load, type Open, someone, VPC } from './subject.ts'

export function history(open: Open): void {
  const replay = (entries: readonly LogEntry[]) => {
    const resources = new Map<string, unknown>()
    for (const entry of entries) {
      for (const id of entry.deletes) resources.delete(id)
      for (const put of entry.puts) resources.set(put.id, put)
    }
    return resources
  }

  test('the log has every version once, its digests join, and its replay is the state', async () => {
    const { store } = await open()
    const scope = someone()
    let base: ChainState = emptyChain(VPC)
    for (let n = 1; n <= 30; n++) {
      const deletes = n % 3 === 0 ? [`vnic_${n - 1}`] : []
      const changed = base.resources.get('vnic_1')
      const puts = [
        resource(`vnic_${n}`),
        ...(changed ? [{ ...changed, revision: changed.revision + 1, round: n }] : []),
      ]
      const made = await store.commit(
        scope,
        write({ chains: [{ base, puts, deletes }], requestId: `req-${n}`, nowMs: NOW_MS + n }),
      )
      base = made.ok ? (made.value[0] ?? base) : base
    }
    const log = await store.log(scope, VPC, { after: 0, limit: 100 })
    const entries = log.ok ? log.value : []
    expect(entries.map((entry) => entry.version)).toEqual(
      Array.from({ length: 30 }, (_, i) => i + 1),
    )
    entries.reduce((digest, entry) => {
      expect(entry.digestBefore).toBe(digest)
      return entry.digestAfter
    }, DIGEST_NONE)
    const state = await load(store, scope)
    expect(replay(entries)).toEqual(new Map(state.resources))
    expect(entries.at(-1)).toMatchObject({
      digestAfter: state.digest,
      operation: 'createVnic',
      actor: 'usr_1',
      requestId: 'req-30',
      atMs: NOW_MS + 30,
    })
    const middle = await store.log(scope, VPC, { after: 10, limit: 3 })
    expect(middle.ok && middle.value.map((entry) => entry.version)).toEqual([11, 12, 13])
  })

  test('after everything is deleted only log, idempotency and quarantine records are left', async () => {
    const { store, everything } = await open()
    const scope = someone()
    const address = { pool: ADDRESSES, value: '10.0.0.5', owner: 'vnic_1' }
    const name = {
      pool: { kind: 'name', chain: VPC, resourceKind: 'vnic' } as const,
      value: 'web',
      owner: 'vnic_1',
    }
    const base = await written({ store, scope }, VPC, [resource('vnic_1')], {
      claims: [address, name],
      idempotency: IDEMPOTENCY,
    })
    await store.commit(
      scope,
      write({
        chains: [{ base, puts: [], deletes: ['vnic_1'] }],
        releases: [
          { ...address, coolMs: 60_000 },
          { ...name, coolMs: 0 },
        ],
        requestId: 'req-2',
      }),
    )
    const prefix = `T#${scope.tenantId}`
    const left = (await everything()).filter(
      (item) => item.key.pk.split('#', 2).join('#') === prefix,
    )
    expect(left.map((item) => item.key.pk).sort()).toEqual([
      `${prefix}#IDEMPOTENCY#usr_1:abc`,
      `${prefix}#V#${vpcId(1)}#ADDRESS#sub_1`,
      `${prefix}#V#${vpcId(1)}#LOG`,
      `${prefix}#V#${vpcId(1)}#LOG`,
    ])
  })

  test('a chain that became empty goes on counting its versions', async () => {
    const { store } = await open()
    const scope = someone()
    const first = await written({ store, scope }, VPC, [resource('sub_1')])
    await store.commit(
      scope,
      write({ chains: [{ base: first, puts: [], deletes: ['sub_1'] }], requestId: 'req-2' }),
    )
    const emptied = await load(store, scope)
    expect(emptied).toMatchObject({ version: 2, digest: DIGEST_NONE, changedAtMs: NOW_MS })
    expect(await store.head(scope, VPC)).toMatchObject({ value: { version: 2 } })
    const stale = write({
      chains: [{ base: emptyChain(VPC), puts: [resource('sub_2')], deletes: [] }],
      requestId: 'req-3',
    })
    expect(await store.commit(scope, stale)).toMatchObject({ error: { kind: 'versionMoved' } })
    await written({ store, scope }, emptied, [resource('sub_2')])
    expect((await load(store, scope)).version).toBe(3)
  })

  test('a write without changes makes a version that fences off older bases', async () => {
    const { store } = await open()
    const scope = someone()
    const fence = { base: emptyChain(VPC), puts: [], deletes: [] }
    expect((await store.commit(scope, write({ chains: [fence] }))).ok).toBe(true)
    const stale = write({
      chains: [{ base: emptyChain(VPC), puts: [resource('sub_1')], deletes: [] }],
      requestId: 'req-2',
    })
    expect(await store.commit(scope, stale)).toMatchObject({ error: { kind: 'versionMoved' } })
  })

  test('the database answers a ping', async () => {
    const { store } = await open()
    expect(await store.ping()).toBe(true)
  })
}
