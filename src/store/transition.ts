/**
 * What a write makes of each chain: the next state and the log entry. Touches no table.
 *
 * @module
 */
import { assert } from '../base/assert.ts'
import { type ChainHead, type ChainState, chainName, DIGEST_NONE } from './chain.ts'
import { contentAfter } from './content.ts'
import type { Hash, Hashed } from './digest.ts'
import type { ChainWrite, LogEntry, Write } from './store.ts'

export interface Transition {
  readonly before: ChainState
  readonly after: ChainState
  readonly entry: LogEntry
  readonly puts: readonly Hashed[]
}

export async function transitionsOf(hash: Hash, write: Write): Promise<readonly Transition[]> {
  assert(write.chains.length > 0, 'a write changes at least one chain')
  const next = await Promise.all(write.chains.map((chain) => nextState(hash, write, chain)))
  const states = next.map(({ state }) => state)
  const names = [...states, ...(write.conditions ?? [])].map((head) => chainName(head.chain))
  assert(new Set(names).size === names.length, 'a write names each chain once')
  return write.chains.map((chain, i) => {
    const { state, puts } = next[i] ?? {}
    assert(state && puts, 'each chain has a next state')
    const after = { ...state, seen: seenBy(state, states, write.conditions ?? []) }
    return { before: chain.base, after, entry: logEntry(write, chain, after), puts }
  })
}

interface Next {
  readonly state: ChainState
  readonly puts: readonly Hashed[]
}

async function nextState(hash: Hash, write: Write, change: ChainWrite): Promise<Next> {
  const { base, puts, deletes } = change
  const touched = new Set([...puts.map((put) => put.id), ...deletes])
  assert(touched.size === puts.length + deletes.length, 'a write changes each resource once')
  for (const put of puts) {
    const revision = base.resources.get(put.id)?.revision ?? 0
    assert(put.revision > revision, 'a put raises the revision')
  }
  assert(
    deletes.every((id) => base.resources.has(id)),
    'what goes was there',
  )
  const { content, puts: hashed } = await contentAfter(hash, base, change)
  const state = {
    chain: base.chain,
    version: base.version + 1,
    changedAtMs: Math.max(write.nowMs, base.changedAtMs),
    seen: base.seen,
    ...content,
  }
  return { state, puts: hashed }
}

/** Chains written together have seen each other; one that is empty now is forgotten, or the list would only grow. */
function seenBy(
  state: ChainState,
  written: readonly ChainState[],
  conditions: readonly ChainHead[],
): Readonly<Record<string, number>> {
  const seen: Record<string, number> = { ...state.seen }
  for (const other of [...written, ...conditions]) {
    if (other === state) continue
    if (isEmpty(other)) delete seen[chainName(other.chain)]
    else seen[chainName(other.chain)] = other.version
  }
  return seen
}

/** Whether a chain holds nothing, so that it has no version item. */
export const isEmpty = (head: ChainHead): boolean => head.digest === DIGEST_NONE

const logEntry = (
  write: Write,
  { base, puts, deletes }: ChainWrite,
  after: ChainHead,
): LogEntry => ({
  chain: base.chain,
  version: after.version,
  operation: write.operation,
  actor: write.actor,
  requestId: write.requestId,
  atMs: after.changedAtMs,
  digestBefore: base.digest,
  digestAfter: after.digest,
  seen: after.seen,
  puts,
  deletes,
})
