import { containsPrefix } from '../../net/prefix.ts'
import { VNI_FIRST, VNI_LAST } from '../../net/vni.ts'
import { prefixOf } from '../canonical.ts'
import { type BlockOwner, overlapProblem, reservedBlockProblem } from '../check/overlap.ts'
import { conflictWith, refusal } from '../check/refusal.ts'
import { refusedItem } from '../check/refused-item.ts'
import { meetingBlocksProblem } from '../check/transit-overlap.ts'
import { vniProblem } from '../check/vni.ts'
import { enumField, integerField, listField, prefixField, refField, stringField } from '../field.ts'
import { groupedBy } from '../grouped-by.ts'
import { kind, type Resource } from '../kind.ts'
import type { Problem } from '../problem.ts'
import type { Snapshot } from '../snapshot.ts'

const fields = {
  cidrs: listField(
    'Address blocks of the VPC, IPv4 and IPv6; they never overlap.',
    prefixField('One block.'),
    {
      minItems: 1,
      maxItems: 10,
      example: ['10.0.0.0/16'],
    },
  ),
  fabricId: refField('Fabric that carries the VPC.', ['fabric'], {
    optional: true,
    access: 'createOnly',
  }),
  vni: integerField(
    'Virtual network identifier of the VPC on its fabric.',
    { min: VNI_FIRST, max: VNI_LAST, code: 'vni_out_of_range' },
    { optional: true, access: 'createOnly' },
  ),
  region: stringField('Region; group references do not cross it.', {
    optional: true,
    maxLength: 63,
    example: 'eu-central',
  }),
  baselineDefault: enumField(
    'What happens to a packet in a direction in which its vNIC has no security group.',
    ['deny', 'allow'],
    { default: 'deny' },
  ),
  defaultSecurityGroup: enumField(
    '`standard`: the default group trusts its members and lets everything out. `locked`: it has no rule, and gets none.',
    ['standard', 'locked'],
    { optional: true, default: 'standard', access: 'createOnly' },
  ),
  dhcpOptionsId: refField('DHCP options of subnets that name none.', ['dhcpOptions'], {
    optional: true,
  }),
  mainRouteTableId: refField('Route table of subnets that name none.', ['routeTable'], {
    optional: true,
  }),
  defaultNetworkAclId: refField('Network ACL of subnets that name none.', ['networkAcl'], {
    optional: true,
  }),
  defaultSecurityGroupId: refField('Security group of vNICs that name none.', ['securityGroup'], {
    optional: true,
  }),
}

export type Vpc = Resource<typeof fields>

export const vpc = kind({
  name: 'vpc',
  plural: 'vpcs',
  idPrefix: 'vpc',
  scope: 'tenant',
  doc: 'A private network with address blocks of its own.',
  remarks: {
    create:
      'It comes with a main route table, a network ACL that lets everything pass, and a default security group: a `standard` one trusts its members and lets everything out, a `locked` one has no rules and takes none.',
    delete: 'The defaults that it came with go along; everything else in it must be gone before.',
  },
  fields,
  example: { cidrs: ['10.0.0.0/16'] },
  limit: 20,

  chosen: ['fabricId', 'vni', 'mainRouteTableId', 'defaultNetworkAclId', 'defaultSecurityGroupId'],

  claims: (_snapshot, { fabricId, vni }) =>
    fabricId === undefined || vni === undefined
      ? []
      : [{ pool: 'vni', fabricId, value: String(vni) }],

  problems: {
    write: ['cidr_reserved', 'cidr_overlap'],
    create: ['vni_out_of_range'],
    update: ['in_use', 'missing_field', 'default_group_locked'],
  },

  check: (snapshot, before, after) =>
    (before === undefined ? vniProblem(snapshot, after.fabricId, after.vni) : undefined) ??
    defaultsProblem(before, after) ??
    lockProblem(snapshot, after) ??
    reservedBlockProblem(after.cidrs) ??
    overlapProblem(
      { ...after, kind: 'vpc' },
      peersOf(snapshot, after.id),
      'blocks of a VPC and of its peers are apart',
    ) ??
    meetingBlocksProblem(snapshot, after) ??
    (before === undefined ? undefined : swallowedProblem(snapshot, before, after)) ??
    strandedProblem(snapshot, after),
})

const DEFAULTS = ['mainRouteTableId', 'defaultNetworkAclId', 'defaultSecurityGroupId'] as const

/** What subnets and vNICs fall back to may be exchanged and never left open. */
function defaultsProblem(before: Vpc | undefined, after: Vpc): Problem | undefined {
  const lost = DEFAULTS.find(
    (member) => before?.[member] !== undefined && after[member] === undefined,
  )
  if (lost === undefined) return undefined
  const detail = `A VPC always has a \`${lost}\`; name another one instead.`
  const errors = [{ pointer: `/${lost}`, code: 'missing_field', detail }]
  return { code: 'missing_field', detail, errors }
}

/** Packets between peers are routed by their prefixes alone, so these must be distinct. */
/** What is locked stays so, whichever group becomes the default one. */
function lockProblem(snapshot: Snapshot, after: Vpc): Problem | undefined {
  const { id, defaultSecurityGroup, defaultSecurityGroupId: groupId } = after
  if (defaultSecurityGroup !== 'locked') return undefined
  const rule = snapshot.securityGroupRules.find(
    ({ securityGroupId }) => securityGroupId === groupId,
  )
  if (rule === undefined) return undefined
  const detail = `The default group of ${id} has no rules, and ${groupId} has ${rule.id}.`
  const more = conflictWith({ id: rule.id, kind: 'securityGroupRule' })
  return refusal('default_group_locked', { pointer: '/defaultSecurityGroupId', detail, more })
}

/** A new block would make local what a route leads elsewhere (AWS, "VPC CIDR blocks"). */
function swallowedProblem(snapshot: Snapshot, before: Vpc, after: Vpc): Problem | undefined {
  const leading = groupedBy(snapshot.routes, 'vpcId', after.id).filter(
    ({ target }) => target.kind !== 'local',
  )
  for (const [index, cidr] of after.cidrs.entries()) {
    if (before.cidrs.includes(cidr)) continue
    const route = leading.find(
      ({ destinationCidr }) =>
        destinationCidr !== undefined && containsPrefix(prefixOf(cidr), prefixOf(destinationCidr)),
    )
    if (route === undefined) continue
    const detail = `${cidr} holds ${route.destinationCidr}, which ${route.id} of ${route.routeTableId} leads to a ${route.target.kind}.`
    const more = { conflict: { with: route.id, kind: 'route', cidr: route.destinationCidr } }
    return refusedItem('cidr_overlap', { member: 'cidrs', index, detail, more })
  }
  return undefined
}

function peersOf(snapshot: Snapshot, id: string): BlockOwner[] {
  const ids = snapshot.peerings.flatMap(({ requesterVpcId, accepterVpcId }) => {
    if (requesterVpcId === id) return accepterVpcId
    return accepterVpcId === id ? requesterVpcId : []
  })
  return snapshot.vpcs
    .filter((other) => ids.includes(other.id))
    .map((other) => ({ kind: 'vpc', id: other.id, cidrs: other.cidrs }))
}

function strandedProblem(snapshot: Snapshot, { id, cidrs }: Vpc): Problem | undefined {
  const blocks = cidrs.map(prefixOf)
  const isHome = (cidr: string): boolean =>
    blocks.some((block) => containsPrefix(block, prefixOf(cidr)))
  const stranded = snapshot.subnets.filter((one) => one.vpcId === id && !one.cidrs.every(isHome))
  if (stranded.length === 0) return undefined
  return {
    code: 'in_use',
    detail: `${stranded.length} subnets would lie outside the blocks of ${id}.`,
    errors: [
      { pointer: '/cidrs', code: 'in_use', detail: 'Subnets lie in a block that would go.' },
    ],
    blocking: stranded.map((one) => ({
      kind: 'subnet',
      id: one.id,
      ...(one.name === undefined ? {} : { name: one.name }),
      relation: 'cidrs',
    })),
  }
}
