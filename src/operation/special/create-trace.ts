import { fail, ok, type Result } from '../../base/result.ts'
import { type Answer, type Network, trace } from '../../engine/index.ts'
import type { Question } from '../../model/contract/question.ts'
import type { Problem } from '../../model/problem.ts'
import type { ChainHead } from '../../store/chain.ts'
import type { StoreFailure } from '../../store/store.ts'
import type { Context } from '../context.ts'
import { digestOf, loadCut, loadHeads, loadOwn, stampOf, versionsOf, vpcChains } from '../cut.ts'
import type { NetworkCache } from '../network-cache.ts'
import { storeProblem } from '../store-problem.ts'
import { viewOf } from '../view.ts'

export interface Traced {
  readonly answer: Answer
  /** What the answer is about: the versions of all chains, and one digest for their contents. */
  readonly network: {
    readonly versions: Readonly<Record<string, number>>
    readonly digest: string
  }
}

/** Asks the tenant's network as it is stored now. */
export async function createTrace(
  context: Context,
  networks: NetworkCache,
  question: Question,
): Promise<Result<Traced, Problem>> {
  const current = await currentNetwork(context, networks)
  if (!current.ok) return fail(storeProblem(current.error))
  const { network, heads } = current.value
  const answer = trace(network, question)
  if (!answer.ok) return answer
  const about = { versions: versionsOf(heads), digest: digestOf(heads) }
  return ok({ answer: answer.value, network: about })
}

interface Current {
  readonly network: Network
  readonly heads: readonly ChainHead[]
}

/** Heads first: an unchanged network costs one small read per VPC. */
async function currentNetwork(
  { store, principal }: Context,
  networks: NetworkCache,
): Promise<Result<Current, StoreFailure>> {
  const { scope } = principal
  const own = await loadOwn(store, scope)
  if (!own.ok) return own
  const vpcs = await loadHeads(store, scope, vpcChains(own.value))
  if (!vpcs.ok) return vpcs
  const heads = [...own.value, ...vpcs.value]
  const known = networks.find(stampOf(scope.tenantId, heads))
  if (known !== undefined) return ok({ network: known, heads })
  const cut = await loadCut(store, scope)
  if (!cut.ok) return cut
  const stamp = stampOf(scope.tenantId, cut.value)
  const network = networks.compiled(stamp, () => viewOf(cut.value).network)
  return ok({ network, heads: cut.value })
}
