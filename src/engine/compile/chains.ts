/**
 * Service functions and the chains that send traffic through them.
 *
 * @module
 */

import { prefixOf } from '../../model/canonical.ts'
import type { ServiceChain } from '../../model/kind/service-chain.ts'
import type { Snapshot } from '../../model/snapshot.ts'
import { compileMatch } from './match.ts'
import type { Chain, Classifier, Group, Interface, ServiceFunction, Vpc } from './network.ts'
import { byId } from './parsed.ts'

export function compileFunctions(
  snapshot: Snapshot,
  interfaces: ReadonlyMap<string, Interface>,
): Map<string, ServiceFunction> {
  const functions = new Map<string, ServiceFunction>()
  for (const { id, ingressVnicId, egressVnicId, health } of [...snapshot.serviceFunctions].sort(
    byId,
  )) {
    const ingress = interfaces.get(ingressVnicId)
    const egress = interfaces.get(egressVnicId)
    if (ingress === undefined || egress === undefined) continue
    functions.set(id, { id, ingress, egress, isUp: health === 'up' })
  }
  return functions
}

export function compileChains(
  snapshot: Snapshot,
  vpcs: ReadonlyMap<string, Vpc>,
  functions: ReadonlyMap<string, ServiceFunction>,
  groups: ReadonlyMap<string, Group>,
): void {
  for (const chain of [...snapshot.serviceChains].sort(byId)) {
    vpcs.get(chain.vpcId)?.chains.push({
      id: chain.id,
      priority: chain.priority,
      classifiers: chain.classifiers.map((classifier, i) =>
        compileClassifier(chain, classifier, i, groups),
      ),
      hops: chain.hops.map((hop) => ({
        functions: [...hop.serviceFunctionIds].sort().flatMap((id) => functions.get(id) ?? []),
        failsOpen: hop.onFailure === 'open',
      })),
      isSymmetric: chain.symmetric,
    })
  }
  for (const vpc of vpcs.values()) vpc.chains.sort(byPriority)
}

const byPriority = (a: Chain, b: Chain): number => a.priority - b.priority || byId(a, b)

function compileClassifier(
  chain: ServiceChain,
  classifier: ServiceChain['classifiers'][number],
  index: number,
  groups: ReadonlyMap<string, Group>,
): Classifier {
  const { sourceCidr, sourceSecurityGroupId, destinationCidr } = classifier
  return {
    ...compileMatch({ ...classifier, id: `${chain.id}/classifiers/${index}` }),
    source: sourceCidr === undefined ? undefined : prefixOf(sourceCidr),
    sourceGroup:
      sourceSecurityGroupId === undefined
        ? undefined
        : (groups.get(sourceSecurityGroupId) ?? EMPTY_GROUP),
    destination: destinationCidr === undefined ? undefined : prefixOf(destinationCidr),
  }
}

/** A classifier that names a group which is gone matches nothing, rather than everything. */
const EMPTY_GROUP: Group = {
  id: '',
  name: undefined,
  vpc: undefined,
  members: new Set(),
  addresses: new Set(),
  ingress: [],
  egress: [],
}
