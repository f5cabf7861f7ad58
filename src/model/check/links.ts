/**
 * Which VPCs are linked, and what lives from a link without mentioning it.
 *
 * Rules may refer to groups of linked VPCs. Whoever takes a link away asks here what would be left
 * hanging, so that a group is never gone while a rule elsewhere still names it.
 *
 * @module
 */
import type { Dependent } from '../kind.ts'
import type { Snapshot } from '../snapshot.ts'

const NONE: ReadonlySet<string> = new Set()

/** Peers of a VPC, and VPCs that are attached to one of its transit gateways; `gone` links do not count. */
export function linkedVpcs(
  { peerings, transitGatewayAttachments }: Snapshot,
  vpcId: string,
  gone: ReadonlySet<string> = NONE,
): ReadonlySet<string> {
  const attachments = transitGatewayAttachments.filter(({ id }) => !gone.has(id))
  const gateways = new Set(
    attachments.filter((one) => one.vpcId === vpcId).map((one) => one.transitGatewayId),
  )
  const linked = new Set<string>()
  for (const { id, requesterVpcId, accepterVpcId } of peerings) {
    if (gone.has(id)) continue
    if (requesterVpcId === vpcId) linked.add(accepterVpcId)
    if (accepterVpcId === vpcId) linked.add(requesterVpcId)
  }
  for (const one of attachments) {
    if (one.vpcId !== undefined && gateways.has(one.transitGatewayId)) linked.add(one.vpcId)
  }
  linked.delete(vpcId)
  return linked
}

/** Rules in `vpcIds` that name a group of a VPC which they would no longer be linked to. */
export function unlinkedRules(
  snapshot: Snapshot,
  vpcIds: ReadonlySet<string>,
  gone: ReadonlySet<string>,
): Dependent[] {
  const groups = [...snapshot.securityGroups, ...snapshot.endpointGroups]
  const homes = new Map(groups.map(({ id, vpcId }) => [id, vpcId]))
  const linked = new Map([...vpcIds].map((vpcId) => [vpcId, linkedVpcs(snapshot, vpcId, gone)]))
  const rules = [
    ...snapshot.securityGroupRules.map((rule) => ({ ...rule, kind: 'securityGroupRule' })),
    ...snapshot.policyRules.map((rule) => ({ ...rule, kind: 'policyRule' })),
  ]
  return rules.flatMap((rule): Dependent[] => {
    const relation = PEER_GROUPS.find((member) => rule[member] !== undefined)
    const far = relation === undefined ? undefined : homes.get(rule[relation] ?? '')
    const isHanging = far !== rule.vpcId && linked.get(rule.vpcId)?.has(far ?? '') === false
    if (relation === undefined || far === undefined || !isHanging) return []
    return [{ ...rule, relation }]
  })
}

/** Members of rules that name groups, which may be those of a linked VPC. */
export const PEER_GROUPS = ['peerSecurityGroupId', 'peerEndpointGroupId'] as const

/** Whether rules of one VPC may name groups of the other: over a peering, or a gateway that lets them pass. */
export function passesReferences(snapshot: Snapshot, vpcId: string, farId: string): boolean {
  const isPeered = snapshot.peerings.some(
    ({ state, requesterVpcId, accepterVpcId }) =>
      state === 'active' &&
      [requesterVpcId, accepterVpcId].includes(vpcId) &&
      [requesterVpcId, accepterVpcId].includes(farId),
  )
  const open = snapshot.transitGatewayAttachments.filter((one) => one.groupReferences)
  const gateways = (id: string): string[] =>
    open.filter((one) => one.vpcId === id).map((one) => one.transitGatewayId)
  const isOpen = (gatewayId: string): boolean =>
    snapshot.transitGateways.some(({ id, groupReferences }) => id === gatewayId && groupReferences)
  return isPeered || gateways(vpcId).some((id) => isOpen(id) && gateways(farId).includes(id))
}
