import { fail, ok, type Result } from '../../base/result.ts'
import type { Usage, UsageItem } from '../../model/contract/usage.ts'
import { vpc } from '../../model/kind/vpc.ts'
import type { Kind, KindScope } from '../../model/kind.ts'
import { API_KINDS } from '../../model/kinds.ts'
import type { Problem } from '../../model/problem.ts'
import { chainName, type StoredResource } from '../../store/chain.ts'
import type { Context } from '../context.ts'
import { loadHeads, loadOwn, vpcChains } from '../cut.ts'
import { kindOf } from '../kind-of.ts'
import { isPossible, NOT_FOUND } from '../read.ts'
import { shown } from '../shown.ts'
import { storeProblem } from '../store-problem.ts'
import { loadChains, viewOf } from '../view.ts'

type Counts = Readonly<Record<string, number>>

/**
 * What is used of every limit: of the tenant and each of its VPCs, or, where one VPC is named, of
 * this one and of everything in it that has limits of its own.
 */
export async function getUsage(
  context: Context,
  vpcId: string | undefined,
): Promise<Result<Usage, Problem>> {
  return vpcId === undefined ? usageOfTenant(context) : usageOfVpc(context, vpcId)
}

async function usageOfTenant({ store, principal }: Context): Promise<Result<Usage, Problem>> {
  const own = await loadOwn(store, principal.scope)
  if (!own.ok) return fail(storeProblem(own.error))
  const vpcs = await loadHeads(store, principal.scope, vpcChains(own.value))
  if (!vpcs.ok) return fail(storeProblem(vpcs.error))
  const tenant = own.value.find(({ chain }) => chain.kind === 'tenant')
  return ok({
    items: [
      ...counted('tenant', tenant?.counts ?? {}),
      ...vpcs.value.flatMap(({ chain, counts }) => counted('vpc', counts, chainName(chain))),
    ],
  })
}

async function usageOfVpc(
  { store, principal }: Context,
  vpcId: string,
): Promise<Result<Usage, Problem>> {
  if (!isPossible({ kind: vpc, id: vpcId })) return fail(NOT_FOUND)
  const loaded = await loadChains(store, principal.scope, [
    { kind: 'vpc', vpcId },
    { kind: 'tenant' },
  ])
  if (!loaded.ok) return fail(storeProblem(loaded.error))
  const view = viewOf(loaded.value)
  if (view.find(vpcId)?.kind !== 'vpc') return fail(NOT_FOUND)
  const counts = view.chains.get(vpcId)?.counts ?? {}
  const inside = view
    .all()
    .filter((one) => one['vpcId'] === vpcId && kindOf(one).derive !== undefined)
    .sort((a, b) => (a.id < b.id ? -1 : 1))
  const own = inside.flatMap((one) => ownLimits(shown(view.network, one)))
  return ok({ items: [...counted('vpc', counts, vpcId), ...own] })
}

const counted = (scope: KindScope, counts: Counts, id?: string): UsageItem[] =>
  API_KINDS.filter((kind) => kind.scope === scope).map(({ plural, name, limit }: Kind) => ({
    name: plural,
    scope,
    ...(id === undefined ? {} : { id }),
    used: counts[name] ?? 0,
    limit,
  }))

/** Limits that a resource shows itself: every `used` and `limit` in it, named by the way to them. */
function ownLimits({ id, kind, ...members }: StoredResource): UsageItem[] {
  const found = limitsIn(members['usage'], '')
  return found.map(({ name, used, limit }) => ({ name, scope: kind, id, used, limit }))
}

interface Found {
  readonly name: string
  readonly used: number
  readonly limit: number
}

function limitsIn(value: unknown, name: string): Found[] {
  if (typeof value !== 'object' || value === null) return []
  const { used, limit, ...rest } = value as Readonly<Record<string, unknown>>
  if (typeof used === 'number' && typeof limit === 'number') return [{ name, used, limit }]
  return Object.entries(rest).flatMap(([member, inner]) =>
    limitsIn(inner, name === '' ? member : `${name}.${member}`),
  )
}
