/**
 * Endpoint groups: the vNICs of a VPC that their tags select.
 *
 * @module
 */
import type { Tags } from '../../model/field.ts'
import type { EndpointGroup } from '../../model/kind/endpoint-group.ts'
import { selects } from '../../model/selector.ts'
import type { Snapshot } from '../../model/snapshot.ts'
import type { Interface, Members, Vpc } from './network.ts'
import { groupBy } from './parsed.ts'

export const emptyEndpointGroups = (
  snapshot: Snapshot,
  vpcs: ReadonlyMap<string, Vpc>,
): Map<string, Members> =>
  new Map(
    snapshot.endpointGroups.map(({ id, name, vpcId }) => [
      id,
      { id, name, vpc: vpcs.get(vpcId), members: new Set(), addresses: new Set() },
    ]),
  )

/** vNICs with the same tags are in the same groups, so each set of tags is looked at once. */
export function fillEndpointGroups(
  snapshot: Snapshot,
  groups: ReadonlyMap<string, Members>,
  interfaces: ReadonlyMap<string, Interface>,
): void {
  const vnics = groupBy(snapshot.vnics, ({ vpcId }) => vpcId)
  for (const [vpcId, own] of groupBy(snapshot.endpointGroups, (group) => group.vpcId)) {
    for (const alike of groupBy(vnics.get(vpcId) ?? [], keyOf).values()) {
      const tags = alike[0]?.tags ?? {}
      const members = alike.flatMap(({ id }) => interfaces.get(id) ?? [])
      for (const group of selecting(own, tags, groups)) join(group, members)
    }
  }
}

const keyOf = ({ tags = {} }: { readonly tags?: Tags }): string =>
  JSON.stringify(Object.entries(tags).sort(([a], [b]) => (a < b ? -1 : 1)))

const selecting = (
  own: readonly EndpointGroup[],
  tags: Tags,
  groups: ReadonlyMap<string, Members>,
): Members[] =>
  own.filter(({ selector }) => selects(selector, tags)).flatMap(({ id }) => groups.get(id) ?? [])

function join(group: Members, members: readonly Interface[]): void {
  for (const one of members) {
    group.members.add(one)
    for (const address of one.addresses) group.addresses.add(address)
  }
}
