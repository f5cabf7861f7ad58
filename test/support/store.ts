/** Resources and writes with the values that do not matter to a test of the store. */
import type { TenantScope } from '../../src/model/tenant-scope.ts'
import {
  type Chain,
  type ChainState,
  emptyChain,
  type StoredResource,
} from '../../src/store/chain.ts'
import type { IdempotencyRecord, Store, Write } from '../../src/store/store.ts'

export const NOW_MS = 1_800_000_000_000

export const vpcId = (n: number): string => `vpc_${String(n).padStart(26, '0')}`

const KINDS: Readonly<Record<string, string>> = { sub: 'subnet', rtb: 'routeTable', fab: 'fabric' }

/** A resource of the kind that its id's prefix says, at revision 1. */
export function resource(
  id: string,
  fields: Readonly<Record<string, unknown>> = {},
): StoredResource {
  const prefix = id.split('_', 1).join()
  return { id, kind: KINDS[prefix] ?? prefix, revision: 1, tags: { b: '2', a: 'ä' }, ...fields }
}

export const write = (parts: Partial<Write> & Pick<Write, 'chains'>): Write => ({
  operation: 'createVnic',
  actor: 'usr_1',
  requestId: 'req-1',
  nowMs: NOW_MS,
  ...parts,
})

export const IDEMPOTENCY: IdempotencyRecord = {
  key: 'usr_1:abc',
  fingerprint: 'f1',
  status: 201,
  headers: { etag: '"1"' },
  body: '{"id":"vnic_1"}',
  expiresAtMs: NOW_MS + 86_400_000,
}

/** Puts resources into a chain, and gives the chain after it. */
export async function written(
  { store, scope }: { readonly store: Store; readonly scope: TenantScope },
  at: Chain | ChainState,
  puts: readonly StoredResource[],
  also: Partial<Write> = {},
): Promise<ChainState> {
  const base = 'resources' in at ? at : emptyChain(at)
  const requestId = `req-${base.version + 1}`
  const chains = [{ base, puts, deletes: [] }]
  const made = await store.commit(scope, write({ chains, requestId, ...also }))
  const state = made.ok ? made.value[0] : undefined
  if (!state) throw new Error(made.ok ? 'no state' : made.error.kind)
  return state
}
