/**
 * Sending one transaction until its outcome is known.
 *
 * A lost answer is unknown, not failed: the same bytes are sent again under the same token, and when
 * the table refuses them, the log tells whether that was because our own first sending had succeeded.
 *
 * @module
 */
import { assert } from '../base/assert.ts'
import { fail, ok, type Result } from '../base/result.ts'
import type { TenantScope } from '../model/tenant-scope.ts'
import { canonicalJson } from './canonical-json.ts'
import type { ChainState } from './chain.ts'
import { digestSum } from './digest.ts'
import { readLogItem } from './item/log-item.ts'
import { chainPartition, logKey } from './keys.ts'
import type { LoadDeps } from './load-deps.ts'
import { ATTEMPTS_MAX, pauseBefore } from './retry.ts'
import type { CommitRefusal, LogEntry, StoreFailure, Write } from './store.ts'
import type { Action, Refused, Table, TransactOutcome } from './table.ts'
import { type Guard, transactionOf } from './transaction.ts'
import { transitionsOf } from './transition.ts'

export interface CommitDeps extends LoadDeps {
  readonly table: Table
}

type Outcome = Result<void, CommitRefusal | StoreFailure>

export async function commit(
  deps: CommitDeps,
  scope: TenantScope,
  write: Write,
): Promise<Result<readonly ChainState[], CommitRefusal | StoreFailure>> {
  const transitions = await transitionsOf(deps.hash, write)
  const guards = transactionOf(scope, write, transitions)
  if (!guards.ok) return guards
  const [first] = transitions
  assert(first, 'a write changes at least one chain')
  const sent = await send(deps, guards.value, () => isOurs(deps, scope, first.entry))
  if (!sent.ok) return sent
  const states = transitions.map((transition) => transition.after)
  for (const state of states) deps.cache.keep(chainPartition(scope, state.chain), state)
  return ok(states)
}

async function send(
  deps: CommitDeps,
  guards: readonly Guard[],
  hasHappened: () => Promise<Result<boolean, StoreFailure>>,
): Promise<Outcome> {
  const actions = guards.map((guard) => guard.action)
  const token = await tokenOf(deps, actions)
  let isInDoubt = false
  let outcome: TransactOutcome = { kind: 'unknown', detail: 'never sent' }
  for (let attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
    await pauseBefore(deps.pacing, attempt)
    outcome = await deps.table.transact(actions, token)
    if (outcome.kind === 'done') return ok(undefined)
    if (outcome.kind === 'unknown') isInDoubt = true
    if (outcome.kind === 'refused' || outcome.kind === 'denied') break
  }
  if (isInDoubt) {
    const happened = await hasHappened()
    if (!happened.ok) return happened
    if (happened.value) return ok(undefined)
  }
  if (outcome.kind === 'refused') return fail(refusalOf(guards, outcome.reasons))
  return fail({ kind: 'unavailable', detail: outcome.detail })
}

function refusalOf(
  guards: readonly Guard[],
  reasons: readonly (Refused | undefined)[],
): CommitRefusal {
  const place = reasons.findIndex((reason) => reason !== undefined)
  const guard = guards[place]
  assert(guard, 'a refused transaction names the condition that did not hold')
  return guard.refusal(reasons[place]?.found)
}

/** At most 36 characters (ClientRequestToken). Equal transactions have equal tokens, others never. */
async function tokenOf(deps: CommitDeps, actions: readonly Action[]): Promise<string> {
  return digestSum(await deps.hash([canonicalJson(actions)]))
}

/** Whether the log holds exactly the entry that we tried to write. */
async function isOurs(
  deps: CommitDeps,
  scope: TenantScope,
  entry: LogEntry,
): Promise<Result<boolean, StoreFailure>> {
  const item = await deps.reader.get(logKey(scope, entry.chain, entry.version))
  if (!item.ok) return item
  if (!item.value) return ok(false)
  return ok(canonicalJson(readLogItem(entry.chain, item.value)) === canonicalJson(entry))
}
