import { fail, ok, type Result } from '../../base/result.ts'
import type { Topology, TopologyLink, TopologyNode } from '../../model/contract/topology.ts'
import { isIdOf } from '../../model/id.ts'
import type { Problem } from '../../model/problem.ts'
import { type Chain, chainName, type StoredResource } from '../../store/chain.ts'
import type { Context } from '../context.ts'
import { kindOf, textOf } from '../kind-of.ts'
import { NOT_FOUND } from '../read.ts'
import { referencesOf } from '../references-of.ts'
import { storeProblem } from '../store-problem.ts'
import { loadChains, type View, viewOf } from '../view.ts'

/**
 * A VPC as a graph: what is in it and what reaches out of it, and who mentions whom. Routes, rules
 * and entries are links of their tables, groups and lists.
 */
export async function getTopology(
  { store, principal }: Context,
  vpcId: string,
): Promise<Result<Topology, Problem>> {
  if (!isIdOf('vpc', vpcId)) return fail(NOT_FOUND)
  const chains: readonly Chain[] = [{ kind: 'tenant' }, { kind: 'vpc', vpcId }]
  const loaded = await loadChains(store, principal.scope, chains)
  if (!loaded.ok) return fail(storeProblem(loaded.error))
  const view = viewOf(loaded.value)
  const state = view.chains.get(chainName({ kind: 'vpc', vpcId }))
  if (state === undefined || view.find(vpcId)?.kind !== 'vpc') return fail(NOT_FOUND)
  const resources = resourcesOf(view, vpcId)
  const nodes = resources.filter((one) => kindOf(one).parent === undefined).map(nodeOf)
  const known = new Set(nodes.map(({ id }) => id))
  const links = resources
    .flatMap(linksOf)
    .filter(({ from, to }) => known.has(from) && known.has(to))
  return ok({ vpcId, version: state.version, digest: state.digest, nodes, links })
}

function resourcesOf(view: View, vpcId: string): StoredResource[] {
  const own = view
    .all()
    .filter(
      (one) =>
        one.id === vpcId ||
        one['vpcId'] === vpcId ||
        one['requesterVpcId'] === vpcId ||
        one['accepterVpcId'] === vpcId,
    )
  const routers = own.flatMap((one) => view.find(textOf(one, 'transitGatewayId') ?? '') ?? [])
  return [...own, ...new Set(routers)].sort((a, b) => (a.id < b.id ? -1 : 1))
}

function nodeOf(resource: StoredResource): TopologyNode {
  const { id, kind, cidrs } = resource
  const name = textOf(resource, 'name')
  const address = textOf(resource, 'address')
  const addresses = resource['addresses'] ?? (address === undefined ? undefined : [address])
  return {
    id,
    kind,
    ...(name === undefined ? {} : { name }),
    ...(cidrs === undefined ? {} : { cidrs }),
    ...(addresses === undefined ? {} : { addresses }),
  }
}

function linksOf(resource: StoredResource): TopologyLink[] {
  const kind = kindOf(resource)
  const parent = kind.parent === undefined ? undefined : textOf(resource, `${kind.parent}Id`)
  return referencesOf(kind, resource)
    .filter(({ relation, id }) => relation !== 'vpcId' && id !== parent)
    .map(({ relation, id }) =>
      parent === undefined
        ? { from: resource.id, to: id, relation }
        : { from: parent, to: id, relation, by: resource.id },
    )
}
