import { SortedMap } from '../base/sorted-map.ts'
import { canonicalJson } from './canonical-json.ts'
import type { ChainState } from './chain.ts'
import { countsOf } from './content.ts'
import { digestSum, type Hash, hashedText } from './digest.ts'
import { readResource } from './item/resource-item.ts'
import type { LogEntry } from './store.ts'

/** Resources as they were read, by id: canonical JSON and its hash. */
export type Read = ReadonlyMap<string, { readonly body: string; readonly hash: bigint }>

/**
 * Makes one version of a load that met commits: `read` is of several versions from some version on, and
 * `entries` are all that followed it. Undefined where even the last entry does not make it whole.
 */
export async function carryForward(
  hash: Hash,
  read: Read,
  entries: readonly LogEntry[],
): Promise<ChainState | undefined> {
  const now = new Map(read)
  for (const entry of entries) {
    for (const id of entry.deletes) now.delete(id)
    const bodies = entry.puts.map(canonicalJson)
    const hashes = await hash(entry.puts.map((put, i) => hashedText(put.id, bodies[i] ?? '')))
    for (const [i, put] of entry.puts.entries()) {
      now.set(put.id, { body: bodies[i] ?? '', hash: hashes[i] ?? 0n })
    }
    if (digestSum([...now.values()].map((one) => one.hash)) === entry.digestAfter) {
      return stateAt(entry, now)
    }
  }
  return undefined
}

function stateAt(entry: LogEntry, read: Read): ChainState {
  const resources = SortedMap.of(
    [...read].map(([id, { body }]) => [id, readResource(body)] as const),
  )
  return {
    chain: entry.chain,
    version: entry.version,
    digest: entry.digestAfter,
    changedAtMs: entry.atMs,
    counts: countsOf(resources),
    seen: entry.seen,
    resources,
  }
}
