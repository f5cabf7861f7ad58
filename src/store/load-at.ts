/**
 * A chain as it was at an older version.
 *
 * What no later version touched is as it is now. The rest is what the log has put last, at or before
 * that version. The digest in the log proves the outcome.
 *
 * @module
 */
import { fail, ok, type Result } from '../base/result.ts'
import type { TenantScope } from '../model/tenant-scope.ts'
import { type Chain, type ChainState, emptyChain, type StoredResource } from './chain.ts'
import { contentAfter } from './content.ts'
import { readLogItem } from './item/log-item.ts'
import { logKey, logPartition, logSortKey } from './keys.ts'
import { loadChain } from './load.ts'
import type { LoadDeps } from './load-deps.ts'
import { logAfter } from './load-head.ts'
import { ATTEMPTS_MAX, pauseBefore } from './retry.ts'
import type { LogEntry, StoreFailure } from './store.ts'

interface Moment {
  readonly chain: Chain
  readonly version: number
}

export async function loadAt(
  deps: LoadDeps,
  scope: TenantScope,
  moment: Moment,
): Promise<Result<ChainState | undefined, StoreFailure>> {
  if (moment.version === 0) return ok(emptyChain(moment.chain))
  for (let attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
    await pauseBefore(deps.pacing, attempt)
    const state = await tryLoadAt(deps, scope, moment)
    if (!state.ok) return state
    if (state.value !== 'torn') return ok(state.value)
  }
  return fail({ kind: 'corrupt', chain: moment.chain })
}

/** The log was not whole, or does not lead to the digest of the version. */
type Torn = typeof TORN
const TORN = { ok: true, value: 'torn' } as const

async function tryLoadAt(
  deps: LoadDeps,
  scope: TenantScope,
  { chain, version }: Moment,
): Promise<Result<ChainState | undefined, StoreFailure> | Torn> {
  const now = await loadChain(deps, scope, chain)
  if (!now.ok || now.value.version === version) return now
  if (now.value.version < version) return ok(undefined)
  const item = await deps.reader.get(logKey(scope, chain, version))
  if (!item.ok || item.value === undefined) return item.ok ? ok(undefined) : item
  return await goBack(deps, scope, { now: now.value, entry: readLogItem(chain, item.value) })
}

async function goBack(
  deps: LoadDeps,
  scope: TenantScope,
  { now, entry }: { readonly now: ChainState; readonly entry: LogEntry },
): Promise<Result<ChainState, StoreFailure> | Torn> {
  const { chain, version } = entry
  const read = await logAfter(deps.reader, scope, entry)
  if (!read.ok) return read
  const later = read.value.filter((one) => one.version <= now.version)
  if (later.length !== now.version - version) return TORN
  const { touched, sought } = changesSince(later)
  const found = await lastPuts(deps, scope, { chain, version, sought })
  if (!found.ok) return found
  const isFound = (id: string): boolean => found.value.some((one) => one.id === id)
  const change = { puts: found.value, deletes: [...touched].filter((id) => !isFound(id)) }
  const { content } = await contentAfter(deps.hash, now, change)
  if (content.digest !== entry.digestAfter) return TORN
  return ok({ chain, version, changedAtMs: entry.atMs, seen: entry.seen, ...content })
}

interface Changes {
  readonly touched: ReadonlySet<string>
  /** Those of them that may have been there before: their first revision is not among the changes. */
  readonly sought: ReadonlySet<string>
}

function changesSince(later: readonly LogEntry[]): Changes {
  const touched = new Set<string>()
  const sought = new Set<string>()
  const touch = (id: string, isFirst: boolean): void => {
    if (!touched.has(id) && !isFirst) sought.add(id)
    touched.add(id)
  }
  for (const { puts, deletes } of later) {
    for (const { id, revision } of puts) touch(id, revision === 1)
    for (const id of deletes) touch(id, false)
  }
  return { touched, sought }
}

const PAGE = 100

/** Each sought resource as it was at a version, from the log backwards. What was never put was not there. */
async function lastPuts(
  { reader }: LoadDeps,
  scope: TenantScope,
  { chain, version, sought }: Moment & Pick<Changes, 'sought'>,
): Promise<Result<readonly StoredResource[], StoreFailure>> {
  const pk = logPartition(scope, chain)
  const missing = new Set(sought)
  const found: StoredResource[] = []
  let after = logSortKey(version + 1)
  while (missing.size > 0) {
    const items = await reader.items({ pk, after, limit: PAGE, isBackward: true })
    if (!items.ok) return items
    for (const item of items.value) {
      const { puts, deletes } = readLogItem(chain, item)
      found.push(...puts.filter(({ id }) => missing.delete(id)))
      for (const id of deletes) missing.delete(id)
    }
    const last = items.value.at(-1)
    if (last === undefined || items.value.length < PAGE) break
    after = last.key.sk
  }
  return ok(found)
}
