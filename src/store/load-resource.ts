import { ok, type Result } from '../base/result.ts'
import type { TenantScope } from '../model/tenant-scope.ts'
import type { Chain, StoredResource } from './chain.ts'
import { digestSum, hashedText } from './digest.ts'
import { readResource, readResourceBody, readResourceHash } from './item/resource-item.ts'
import { resourceKey } from './keys.ts'
import { loadChain } from './load.ts'
import type { LoadDeps } from './load-deps.ts'
import type { StoreFailure } from './store.ts'

/**
 * One resource by its key. Reads of one item are serializable, so it cannot be torn, and its hash tells
 * whether it is what was written. Where it is not, the whole chain is loaded, which finds out what is true.
 */
export async function loadResource(
  deps: LoadDeps,
  scope: TenantScope,
  { chain, id }: { readonly chain: Chain; readonly id: string },
): Promise<Result<StoredResource | undefined, StoreFailure>> {
  const item = await deps.reader.get(resourceKey(scope, chain, id))
  if (!item.ok || item.value === undefined) return item.ok ? ok(undefined) : item
  const body = readResourceBody(item.value)
  const hash = digestSum(await deps.hash([hashedText(id, body)]))
  if (hash === readResourceHash(item.value)) return ok(readResource(body))
  const state = await loadChain(deps, scope, chain)
  return state.ok ? ok(state.value.resources.get(id)) : state
}
