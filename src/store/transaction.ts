/**
 * The one shape of every write: which items one transaction puts, deletes and checks, and what it
 * means when one of their conditions does not hold. Touches no table.
 *
 * @module
 */
import { fail, ok, type Result } from '../base/result.ts'
import type { TenantScope } from '../model/tenant-scope.ts'
import type { ChainHead } from './chain.ts'
import { claimGuards } from './claim-guards.ts'
import { idempotencyItem, readIdempotencyItem } from './item/idempotency-item.ts'
import { logItem } from './item/log-item.ts'
import { resourceItem } from './item/resource-item.ts'
import { versionItem } from './item/version-item.ts'
import { logKey, resourceKey, versionKey } from './keys.ts'
import { oversizeOf } from './oversize-of.ts'
import type { CommitRefusal, IdempotencyRecord, Write } from './store.ts'
import { type Action, type Condition, type Item, TRANSACTION_ACTIONS_MAX } from './table.ts'
import { isEmpty, type Transition } from './transition.ts'

/** An action, and what to tell the caller when its condition does not hold. */
export interface Guard {
  readonly action: Action
  readonly refusal: (found: Item | undefined) => CommitRefusal
}

/** In the order in which refusals count: the first action that is refused is what the caller hears. */
export function transactionOf(
  scope: TenantScope,
  write: Write,
  transitions: readonly Transition[],
): Result<readonly Guard[], CommitRefusal> {
  const claims = claimGuards(scope, write)
  if (!claims.ok) return claims
  const guards = [
    ...(write.idempotency ? [idempotencyGuard(scope, write.idempotency, write.nowMs)] : []),
    ...transitions.map((transition) => versionGuard(scope, transition)),
    ...(write.conditions ?? []).flatMap((head) => conditionGuards(scope, head)),
    ...transitions.map((transition) => logGuard(scope, transition)),
    ...claims.value,
    ...transitions.flatMap((transition) => resourceGuards(scope, transition)),
  ]
  if (guards.length > TRANSACTION_ACTIONS_MAX) {
    return fail({
      kind: 'tooLarge',
      of: 'actions',
      got: guards.length,
      limit: TRANSACTION_ACTIONS_MAX,
    })
  }
  const oversize = oversizeOf(guards.map((guard) => guard.action))
  return oversize ? fail(oversize) : ok(guards)
}

function idempotencyGuard(scope: TenantScope, record: IdempotencyRecord, nowMs: number): Guard {
  return {
    action: {
      kind: 'put',
      item: idempotencyItem(scope, record),
      condition: { kind: 'absentOrPast', attribute: 'expiresAtMs', nowMs },
    },
    refusal: (found) => ({
      kind: 'idempotencyTaken',
      record: found ? readIdempotencyItem(found) : record,
    }),
  }
}

const moved = (head: ChainHead) => (): CommitRefusal => ({
  kind: 'versionMoved',
  chain: head.chain,
  expectedVersion: head.version,
})

/** An empty chain has no version item; that no log entry follows its last one is then the condition. */
const unmoved = (head: ChainHead): Condition =>
  isEmpty(head)
    ? { kind: 'absent' }
    : { kind: 'equals', attributes: { version: head.version, digest: head.digest } }

function versionGuard(scope: TenantScope, { before, after }: Transition): Guard {
  const condition = unmoved(before)
  const key = versionKey(scope, after.chain)
  const action: Action = isEmpty(after)
    ? { kind: isEmpty(before) ? 'check' : 'delete', key, condition }
    : { kind: 'put', item: versionItem(scope, after), condition }
  return { action, refusal: moved(before) }
}

function conditionGuards(scope: TenantScope, head: ChainHead): readonly Guard[] {
  const { chain } = head
  const check = (action: Action): Guard => ({ action, refusal: moved(head) })
  const version = check({ kind: 'check', key: versionKey(scope, chain), condition: unmoved(head) })
  if (!isEmpty(head)) return [version]
  const key = logKey(scope, chain, head.version + 1)
  return [version, check({ kind: 'check', key, condition: { kind: 'absent' } })]
}

const logGuard = (scope: TenantScope, { before, entry }: Transition): Guard => ({
  action: { kind: 'put', item: logItem(scope, entry), condition: { kind: 'absent' } },
  refusal: moved(before),
})

function resourceGuards(scope: TenantScope, { before, entry, puts }: Transition): readonly Guard[] {
  const { chain } = entry
  const guard = (id: string, action: (condition: Condition) => Action): Guard => {
    const revision = before.resources.get(id)?.revision
    const condition: Condition =
      revision === undefined ? { kind: 'absent' } : { kind: 'equals', attributes: { revision } }
    const refusal = (): CommitRefusal => ({ kind: 'resourceMoved', chain, resourceId: id })
    return { action: action(condition), refusal }
  }
  return [
    ...puts.map((put) =>
      guard(put.resource.id, (condition) => ({
        kind: 'put',
        item: resourceItem(scope, chain, put),
        condition,
      })),
    ),
    ...entry.deletes.map((id) =>
      guard(id, (condition) => ({ kind: 'delete', key: resourceKey(scope, chain, id), condition })),
    ),
  ]
}
