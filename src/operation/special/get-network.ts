import { fail, ok, type Result } from '../../base/result.ts'
import type { WholeNetwork } from '../../model/contract/whole-network.ts'
import type { Problem } from '../../model/problem.ts'
import type { Context } from '../context.ts'
import { digestOf, loadCut, versionsOf } from '../cut.ts'
import { storeProblem } from '../store-problem.ts'
import { viewOf } from '../view.ts'

/**
 * Everything that the tenant has and sees, at one moment: what plans are made on, and backups. Members
 * that are derived are left out; they follow from the rest.
 */
export async function getNetwork({
  store,
  principal,
}: Context): Promise<Result<WholeNetwork, Problem>> {
  const cut = await loadCut(store, principal.scope)
  if (!cut.ok) return fail(storeProblem(cut.error))
  const resources = [...viewOf(cut.value).all()].sort((a, b) => (a.id < b.id ? -1 : 1))
  const network = { versions: versionsOf(cut.value), digest: digestOf(cut.value) }
  return ok({ resources, network })
}
