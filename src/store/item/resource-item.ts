import type { TenantScope } from '../../model/tenant-scope.ts'
import type { Chain, StoredResource } from '../chain.ts'
import { formatDigest, type Hashed } from '../digest.ts'
import { resourceKey } from '../keys.ts'
import type { Item } from '../table.ts'
import { readText } from './read-attribute.ts'

/**
 * A resource is stored as the very text that its digest was taken of, so a load hashes what was read
 * and parses it once. `hash` lets a reader of this item alone see damage; `kind` and `revision` stand
 * beside it for conditions and for people.
 */
export const resourceItem = (
  scope: TenantScope,
  chain: Chain,
  { resource, body, hash }: Hashed,
): Item => ({
  key: resourceKey(scope, chain, resource.id),
  attributes: {
    kind: resource.kind,
    revision: resource.revision,
    hash: formatDigest(hash),
    body,
  },
})

export const readResourceBody = (item: Item): string => readText(item, 'body')

export const readResourceHash = (item: Item): string => readText(item, 'hash')

/** Trusts `body`: its digest has matched what `resourceItem` wrote. */
export const readResource = (body: string): StoredResource => JSON.parse(body) as StoredResource
