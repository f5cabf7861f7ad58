import type { ChainState } from './chain.ts'
import { contentAfter } from './content.ts'
import type { Hash } from './digest.ts'
import type { LogEntry } from './store.ts'

/**
 * A known state, brought forward by the log entries that followed it. Each must follow the one before and
 * lead to the digest that it names; undefined where one does not: then the chain is read anew.
 */
export async function catchUp(
  hash: Hash,
  known: ChainState,
  entries: readonly LogEntry[],
): Promise<ChainState | undefined> {
  let state = known
  for (const entry of entries) {
    const follows = entry.version === state.version + 1 && entry.digestBefore === state.digest
    if (!follows) return undefined
    const { content } = await contentAfter(hash, state, entry)
    if (content.digest !== entry.digestAfter) return undefined
    const { chain, version, atMs: changedAtMs, seen } = entry
    state = { chain, version, changedAtMs, seen, ...content }
  }
  return state
}
