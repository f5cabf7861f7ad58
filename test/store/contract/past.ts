import { expect, test } from 'vitest'
import type { TenantScope } from '../../../src/model/tenant-scope.ts'
import { type ChainState, DIGEST_NONE, emptyChain } from '../../../src/store/chain.ts'
import { logKey } from '../../../src/store/keys.ts'
import type { Store } from '../../../src/store/store.ts'
import { NOW_MS, resource, write } from '../../support/store.ts'
import { type Open, someone, VPC } from './subject.ts'

/** Creates, changes, deletes and idles in turn; gives every version, the empty one first. */
async function grown(store: Store, scope: TenantScope, versions: number): Promise<ChainState[]> {
  const states: ChainState[] = [emptyChain(VPC)]
  for (let n = 1; n <= versions; n++) {
    const base = states.at(-1) ?? emptyChain(VPC)
    const changed = base.resources.get(`vnic_${Math.floor(n / 2)}`)
    const puts = [
      ...(n % 5 === 0 ? [] : [resource(`vnic_${n}`)]),
      ...(changed ? [{ ...changed, revision: changed.revision + 1, round: n }] : []),
    ]
    const gone = `vnic_${n - 3}`
    const deletes = n % 4 === 0 && base.resources.has(gone) ? [gone] : []
    const chains = [{ base, puts, deletes }]
    const made = await store.commit(
      scope,
      write({ chains, requestId: `req-${n}`, nowMs: NOW_MS + n }),
    )
    if (!made.ok) throw new Error(made.error.kind)
    states.push(...made.value)
  }
  return states
}

export function past(open: Open): void {
  test('every older version is given back exactly as it was', async () => {
    const { store } = await open()
    const scope = someone()
    const states = await grown(store, scope, 24)
    for (const state of states) {
      expect(await store.loadAt(scope, VPC, state.version)).toEqual({ ok: true, value: state })
    }
  })

  test('a version before the chain was emptied has what was in it', async () => {
    const { store } = await open()
    const scope = someone()
    const full = (await grown(store, scope, 6)).at(-1) ?? emptyChain(VPC)
    const deletes = [...full.resources.keys()]
    await store.commit(
      scope,
      write({ chains: [{ base: full, puts: [], deletes }], requestId: 'req-7' }),
    )
    expect(await store.loadAt(scope, VPC, 6)).toEqual({ ok: true, value: full })
    expect(await store.loadAt(scope, VPC, 7)).toMatchObject({
      value: { version: 7, digest: DIGEST_NONE, resources: emptyChain(VPC).resources },
    })
  })

  test('what changed last long ago is found, however many versions lie between', async () => {
    const { store } = await open()
    const scope = someone()
    const [, first] = await grown(store, scope, 1)
    let base = first ?? emptyChain(VPC)
    const fence = async (puts: readonly ReturnType<typeof resource>[]) => {
      const requestId = `req-${base.version + 1}`
      const chains = [{ base, puts, deletes: [] }]
      const made = await store.commit(scope, write({ chains, requestId }))
      base = made.ok ? (made.value[0] ?? base) : base
    }
    for (let n = 0; n < 120; n++) await fence([])
    await fence([resource('vnic_1', { revision: 2, round: 2 })])
    const then = await store.loadAt(scope, VPC, base.version - 1)
    expect(then.ok && then.value?.resources.get('vnic_1')).toEqual(resource('vnic_1'))
  })

  test('a version that is not there yet is none', async () => {
    const { store } = await open()
    const scope = someone()
    await grown(store, scope, 2)
    expect(await store.loadAt(scope, VPC, 3)).toEqual({ ok: true, value: undefined })
    expect(await store.loadAt(someone(), VPC, 1)).toEqual({ ok: true, value: undefined })
  })

  test('a log that does not lead to the digest of the version is damage, not a guess', async () => {
    const { store, table } = await open()
    const scope = someone()
    await grown(store, scope, 6)
    const key = logKey(scope, VPC, 1)
    const entry = await table.get(key)
    const attributes = entry.ok ? (entry.value?.attributes ?? {}) : {}
    const changes = String(attributes['changes']).replace('"revision":1', '"revision":9')
    await table.transact(
      [
        {
          kind: 'put',
          item: { key, attributes: { ...attributes, changes } },
          condition: { kind: 'equals', attributes: { version: 1 } },
        },
      ],
      `damage-${scope.tenantId}`.slice(0, 36),
    )
    expect(await store.loadAt(scope, VPC, 1)).toEqual({
      ok: false,
      error: { kind: 'corrupt', chain: VPC },
    })
  })
}
