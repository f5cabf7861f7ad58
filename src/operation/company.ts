import { groupedBy } from '../model/grouped-by.ts'
import { parentField } from '../model/kind-named.ts'
import { KINDS } from '../model/kinds.ts'
import type { StoredResource } from '../store/chain.ts'
import { textOf } from './kind-of.ts'
import { ofKind } from './snapshot-of.ts'
import type { View } from './view.ts'

/** What a VPC came with, and goes with. */
const DEFAULTS = ['mainRouteTableId', 'defaultNetworkAclId', 'defaultSecurityGroupId']

/** A resource with all that goes along when it is deleted: its children, and the defaults of a VPC. */
export function withCompany(view: View, resource: StoredResource): StoredResource[] {
  const members = resource.kind === 'vpc' ? DEFAULTS : []
  const defaults = members
    .map((member) => view.find(textOf(resource, member) ?? ''))
    .filter((one) => one !== undefined)
  return [resource, ...defaults].flatMap((one) => [one, ...childrenOf(view, one)])
}

function childrenOf({ network }: View, { kind, id }: StoredResource): StoredResource[] {
  const kinds = KINDS.filter(({ parent }) => parent === kind)
  return kinds.flatMap((child) => [
    ...groupedBy(ofKind(network, child), parentField(child) ?? '', id),
  ])
}
