import type { TenantScope } from '../../model/tenant-scope.ts'
import { canonicalJson } from '../canonical-json.ts'
import type { Chain, ChainHead } from '../chain.ts'
import { versionKey } from '../keys.ts'
import type { Item } from '../table.ts'
import { readCounts, readNumber, readText } from './read-attribute.ts'

/** A chain's version item. It exists while the chain holds a resource; after that, its log tells. */
export const versionItem = (scope: TenantScope, head: ChainHead): Item => ({
  key: versionKey(scope, head.chain),
  attributes: {
    version: head.version,
    digest: head.digest,
    changedAtMs: head.changedAtMs,
    counts: canonicalJson(head.counts),
    seen: canonicalJson(head.seen),
  },
})

export const readVersionItem = (chain: Chain, item: Item): ChainHead => ({
  chain,
  version: readNumber(item, 'version'),
  digest: readText(item, 'digest'),
  changedAtMs: readNumber(item, 'changedAtMs'),
  counts: readCounts(item, 'counts'),
  seen: readCounts(item, 'seen'),
})
