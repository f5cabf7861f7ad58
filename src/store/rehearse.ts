/**
 * A commit that stops before it is sent: the same transaction is built, and each of its conditions is
 * looked up. What would be refused is refused in the same order, and nothing is written.
 *
 * @module
 */
import { fail, ok, type Result } from '../base/result.ts'
import type { TenantScope } from '../model/tenant-scope.ts'
import { holds } from './condition.ts'
import type { LoadDeps } from './load-deps.ts'
import type { CommitRefusal, StoreFailure, Write } from './store.ts'
import { keyOf } from './table.ts'
import { transactionOf } from './transaction.ts'
import { transitionsOf } from './transition.ts'

export async function rehearse(
  { hash, reader }: LoadDeps,
  scope: TenantScope,
  write: Write,
): Promise<Result<void, CommitRefusal | StoreFailure>> {
  const guards = transactionOf(scope, write, await transitionsOf(hash, write))
  if (!guards.ok) return guards
  const found = await Promise.all(guards.value.map(({ action }) => reader.get(keyOf(action))))
  for (const [i, { action, refusal }] of guards.value.entries()) {
    const item = found[i]
    if (item?.ok === false) return item
    const stored = item?.value
    if (!holds(action.condition, stored?.attributes)) return fail(refusal(stored))
  }
  return ok(undefined)
}
