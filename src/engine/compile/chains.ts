/**
 * Service functions and the chains that send traffic through them.
 *
 * @module
 */

import { prefixOf } from '../../model/canonical.ts'
import type { Classifier as ClassifierResource } from '../../model/kind/classifier.ts'
import type { Snapshot } from '../../model/snapshot.ts'
import { compileMatch } from './match.ts'
import type { Chain, Classifier, Interface, Members, ServiceFunction, Vpc } from './network.ts'
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
  groups: ReadonlyMap<string, Members>,
): void {
  const classifiers = new Map(
    snapshot.classifiers.map((one) => [one.id, compileClassifier(one, groups)]),
  )
  const hops = new Map(
    snapshot.serviceFunctionGroups.map(({ id, serviceFunctionIds }) => [
      id,
      [...serviceFunctionIds].sort().flatMap((member) => functions.get(member) ?? []),
    ]),
  )
  for (const chain of snapshot.serviceChains) {
    vpcs.get(chain.vpcId)?.chains.push({
      id: chain.id,
      priority: chain.priority,
      classifiers: [...chain.classifierIds].sort().flatMap((id) => classifiers.get(id) ?? []),
      hops: chain.hops.map(({ serviceFunctionGroupId, onFailure }) => ({
        functions: hops.get(serviceFunctionGroupId) ?? [],
        failsOpen: onFailure === 'open',
      })),
      isSymmetric: chain.symmetric,
    })
  }
  for (const vpc of vpcs.values()) vpc.chains.sort(byPriority)
}

const byPriority = (a: Chain, b: Chain): number => a.priority - b.priority || byId(a, b)

function compileClassifier(
  resource: ClassifierResource,
  groups: ReadonlyMap<string, Members>,
): Classifier {
  const { sourceCidr, sourceSecurityGroupId, destinationCidr } = resource
  return {
    ...compileMatch(resource),
    source: sourceCidr === undefined ? undefined : prefixOf(sourceCidr),
    sourceGroup:
      sourceSecurityGroupId === undefined
        ? undefined
        : (groups.get(sourceSecurityGroupId) ?? EMPTY_GROUP),
    destination: destinationCidr === undefined ? undefined : prefixOf(destinationCidr),
  }
}

/** A classifier that names a group which is gone matches nothing, rather than everything. */
const EMPTY_GROUP: Members = {
  id: '',
  name: undefined,
  vpc: undefined,
  members: new Set(),
  addresses: new Set(),
}
