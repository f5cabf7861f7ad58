import { ok, type Result } from '../base/result.ts'
import type { TenantScope } from '../model/tenant-scope.ts'
import { catchUp } from './catch-up.ts'
import type { ChainHead, ChainState } from './chain.ts'
import type { LoadDeps } from './load-deps.ts'
import { loadHead, logAfter } from './load-head.ts'
import { pauseBefore } from './retry.ts'
import type { StoreFailure } from './store.ts'

/** An entry may become visible after the head that names it, but not much later. */
const ATTEMPTS_MAX = 3

/** More entries than the chain has resources cost more than reading these. */
const TAIL_MIN = 20

/**
 * What is known, if it is current, or brought up to date from the log. Undefined: there is too much to
 * catch up, or the log does not lead from what is known to the head.
 */
export async function refresh(
  deps: LoadDeps,
  scope: TenantScope,
  known: ChainState,
): Promise<Result<ChainState | undefined, StoreFailure>> {
  for (let attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
    await pauseBefore(deps.pacing, attempt)
    const head = await loadHead(deps.reader, scope, known.chain)
    if (!head.ok) return head
    if (isSame(head.value, known)) return ok(known)
    if (!isReachable(head.value, known)) return ok(undefined)
    const state = await follow(deps, scope, { known, head: head.value })
    if (!state.ok || state.value !== undefined) return state
  }
  return ok(undefined)
}

const isSame = (head: ChainHead, known: ChainHead): boolean =>
  head.version === known.version && head.digest === known.digest

/** Not where the stored chain is older, or another one: somebody has restored a backup. */
function isReachable(head: ChainHead, { version, resources }: ChainState): boolean {
  const missing = head.version - version
  return missing > 0 && missing <= Math.max(TAIL_MIN, resources.size)
}

async function follow(
  { reader, hash }: LoadDeps,
  scope: TenantScope,
  { known, head }: { readonly known: ChainState; readonly head: ChainHead },
): Promise<Result<ChainState | undefined, StoreFailure>> {
  const later = await logAfter(reader, scope, known)
  if (!later.ok) return later
  const leads = later.value.some(
    ({ version, digestAfter }) => version === head.version && digestAfter === head.digest,
  )
  return ok(leads ? await catchUp(hash, known, later.value) : undefined)
}
