/**
 * What every store promises, run on each of them.
 *
 * Each test has tenants of its own, so that one database serves all tests and nothing is cleaned up.
 */
import { describe, expect, test } from 'vitest'
import { type TenantScope, tenantScope } from '../../src/model/tenant-scope.ts'
import { type Chain, type ChainState, DIGEST_NONE, emptyChain } from '../../src/store/chain.ts'
import type { ListedPool } from '../../src/store/claim.ts'
import { resourceKey } from '../../src/store/keys.ts'
import type { LogEntry, Store } from '../../src/store/store.ts'
import type { Item, Table } from '../../src/store/table.ts'
import { IDEMPOTENCY, NOW_MS, resource, taken, vpcId, write } from '../support/store.ts'

export interface Subject {
  readonly store: Store
  /** The same data as `store` sees it, to damage it. */
  readonly table: Table
  everything(): Promise<readonly Item[]>
}

export function storeContract(name: string, open: () => Promise<Subject>): void {
  describe(name, () => {
    versions(open)
    claims(open)
    idempotency(open)
    integrity(open)
    isolation(open)
    history(open)
  })
}

let tenants = 0
const someone = (): TenantScope => {
  tenants += 1
  return tenantScope(`ten${Date.now().toString(36)}${tenants}`)
}

const VPC: Chain = { kind: 'vpc', vpcId: vpcId(1) }
const OTHER_VPC: Chain = { kind: 'vpc', vpcId: vpcId(2) }
const TENANT: Chain = { kind: 'tenant' }

const subnetPool = (chain = VPC): ListedPool => ({
  kind: 'address',
  vpcId: chain.kind === 'vpc' ? chain.vpcId : '',
  subnetId: 'sub_1',
})

async function load(store: Store, scope: TenantScope, chain = VPC): Promise<ChainState> {
  const state = await store.load(scope, chain)
  if (!state.ok) throw new Error(state.error.kind)
  return state.value
}

function versions(open: () => Promise<Subject>): void {
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
    const other = await taken(store, scope, OTHER_VPC, [resource('sub_1')])
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
    await taken(store, scope, TENANT, [resource('vpc_1')])
    expect(await store.commit(scope, conditioned('req-b', state))).toEqual({
      ok: false,
      error: { kind: 'versionMoved', chain: TENANT, expectedVersion: 0 },
    })
  })

  test('an empty chain that was written meanwhile refuses a condition, even when it is empty again', async () => {
    const { store } = await open()
    const scope = someone()
    const state = await taken(store, scope, OTHER_VPC, [resource('sub_1')])
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
    const base = await taken(store, scope, VPC, [resource('sub_1')])
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

function claims(open: () => Promise<Subject>): void {
  const claim = (owner: string, value = '10.0.0.5') => ({ pool: subnetPool(), value, owner })

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
    expect(await store.claims(scope, subnetPool())).toEqual({
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
    let base = await taken(store, scope, VPC, [resource('vnic_1')], [claim('vnic_1')])
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
    const base = await taken(store, scope, VPC, [resource('vnic_1')], [claim('vnic_1')])
    const freed = await store.commit(
      scope,
      write({
        chains: [{ base, puts: [resource('vnic_2')], deletes: ['vnic_1'] }],
        releases: [{ ...claim('vnic_1'), coolMs: 60_000 }],
        requestId: 'req-2',
      }),
    )
    const freeAtMs = NOW_MS + 60_000
    expect(await store.claims(scope, subnetPool())).toEqual({
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
    const base = await taken(store, scope, VPC, [resource('vnic_1')], [claim('vnic_1')])
    const handover = write({
      chains: [{ base, puts: [resource('vnic_2')], deletes: ['vnic_1'] }],
      claims: [claim('vnic_2')],
      releases: [{ ...claim('vnic_1'), coolMs: 60_000 }],
      requestId: 'req-2',
    })
    expect((await store.commit(scope, handover)).ok).toBe(true)
    expect(await store.claims(scope, subnetPool())).toEqual({ ok: true, value: [claim('vnic_2')] })
  })

  test('addresses of a pool are listed in their order, IPv4 before IPv6', async () => {
    const { store } = await open()
    const scope = someone()
    const values = ['fd00::1', '10.0.0.10', '10.0.0.9', 'fd00::a:0']
    await taken(
      store,
      scope,
      VPC,
      [resource('vnic_1')],
      values.map((value) => claim('vnic_1', value)),
    )
    const listed = await store.claims(scope, subnetPool())
    expect(listed.ok && listed.value.map((one) => one.value)).toEqual([
      '10.0.0.9',
      '10.0.0.10',
      'fd00::1',
      'fd00::a:0',
    ])
  })
}

function idempotency(open: () => Promise<Subject>): void {
  const record = IDEMPOTENCY

  test('an outcome is stored with its effect, or not at all', async () => {
    const { store } = await open()
    const scope = someone()
    const refused = write({
      chains: [{ base: emptyChain(VPC), puts: [resource('sub_1')], deletes: [] }],
      releases: [{ pool: subnetPool(), value: '10.0.0.5', owner: 'vnic_1', coolMs: 0 }],
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
    const base = await taken(store, scope, VPC, [resource('sub_1')], [], record)
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

function integrity(open: () => Promise<Subject>): void {
  const damage = async (subject: Subject, scope: TenantScope, body: string) => {
    const key = resourceKey(scope, VPC, 'sub_1')
    const outcome = await subject.table.transact(
      [
        {
          kind: 'put',
          item: { key, attributes: { kind: 'subnet', revision: 1, body } },
          condition: { kind: 'equals', attributes: { revision: 1 } },
        },
      ],
      `damage-${scope.tenantId}`.slice(0, 36),
    )
    expect(outcome).toEqual({ kind: 'done' })
  }

  test('one changed character of a stored resource is found, and not given out', async () => {
    const subject = await open()
    const scope = someone()
    await taken(subject.store, scope, VPC, [resource('sub_1'), resource('vnic_1')])
    await damage(subject, scope, JSON.stringify(resource('sub_1', { note: 'x' })))
    expect(await subject.store.load(scope, VPC)).toEqual({
      ok: false,
      error: { kind: 'corrupt', chain: VPC },
    })
  })

  test('text that is no JSON is found as damage too', async () => {
    const subject = await open()
    const scope = someone()
    await taken(subject.store, scope, VPC, [resource('sub_1')])
    await damage(subject, scope, '{')
    expect(await subject.store.load(scope, VPC)).toMatchObject({ error: { kind: 'corrupt' } })
  })

  test('a resource that is missing is found', async () => {
    const subject = await open()
    const scope = someone()
    await taken(subject.store, scope, VPC, [resource('sub_1'), resource('vnic_1')])
    const outcome = await subject.table.transact(
      [
        {
          kind: 'delete',
          key: resourceKey(scope, VPC, 'vnic_1'),
          condition: { kind: 'equals', attributes: { revision: 1 } },
        },
      ],
      `lose-${scope.tenantId}`,
    )
    expect(outcome).toEqual({ kind: 'done' })
    expect(await subject.store.load(scope, VPC)).toMatchObject({ error: { kind: 'corrupt' } })
  })

  test('loads beside writers are always one version', async () => {
    const { store } = await open()
    const scope = someone()
    let base = await taken(
      store,
      scope,
      VPC,
      Array.from({ length: 60 }, (_, i) => resource(`vnic_${i}`, { round: 1 })),
    )
    let isWriting = true
    const writer = async () => {
      for (let round = 2; round <= 12; round++) {
        const puts = [...base.resources.values()].map((one) => ({ ...one, revision: round, round }))
        const made = await store.commit(
          scope,
          write({ chains: [{ base, puts, deletes: [] }], requestId: `req-${round}` }),
        )
        base = made.ok ? (made.value[0] ?? base) : base
      }
      isWriting = false
    }
    const watch = async () => {
      while (isWriting) {
        const state = await load(store, scope)
        const rounds = new Set([...state.resources.values()].map((one) => one['round']))
        expect([...rounds]).toEqual([state.version])
        await new Promise((resolve) => setTimeout(resolve, 0))
      }
    }
    await Promise.all([writer(), watch(), watch()])
    expect((await load(store, scope)).version).toBe(12)
  })
}

function isolation(open: () => Promise<Subject>): void {
  test("another tenant's scope sees nothing, under equal ids, names and keys", async () => {
    const { store } = await open()
    const [scope, other] = [someone(), someone()]
    const pool = { kind: 'name', chain: VPC, resourceKind: 'subnet' } as const
    const claimed = [{ pool, value: 'web', owner: 'sub_1' }]
    const record = IDEMPOTENCY
    await taken(store, scope, VPC, [resource('sub_1')], claimed, record)
    expect(await load(store, other)).toEqual(emptyChain(VPC))
    expect(await store.claims(other, pool)).toEqual({ ok: true, value: [] })
    expect(await store.idempotency(other, record.key, NOW_MS)).toEqual({
      ok: true,
      value: undefined,
    })
    expect(await store.log(other, VPC, { after: 0, limit: 10 })).toEqual({ ok: true, value: [] })
    await taken(store, other, VPC, [resource('sub_1')], claimed, record)
    expect((await load(store, other)).version).toBe(1)
  })

  test('the platform chain is one for all tenants', async () => {
    const { store } = await open()
    const platform: Chain = { kind: 'platform' }
    const base = await load(store, someone(), platform)
    await taken(store, someone(), base, [resource(`fab_${Date.now().toString(36)}`)])
    expect((await load(store, someone(), platform)).version).toBe(base.version + 1)
  })
}

function history(open: () => Promise<Subject>): void {
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
    const address = { pool: subnetPool(), value: '10.0.0.5', owner: 'vnic_1' }
    const name = {
      pool: { kind: 'name', chain: VPC, resourceKind: 'vnic' } as const,
      value: 'web',
      owner: 'vnic_1',
    }
    const base = await taken(store, scope, VPC, [resource('vnic_1')], [address, name], IDEMPOTENCY)
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
    const first = await taken(store, scope, VPC, [resource('sub_1')])
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
    await taken(store, scope, emptied, [resource('sub_2')])
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
