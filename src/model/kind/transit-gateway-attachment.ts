import { linkedVpcs, unlinkedRules } from '../check/links.ts'
import { conflictWith, refusal } from '../check/refusal.ts'
import { refusedItem } from '../check/refused-item.ts'
import { booleanField, enumField, listField, refField, stringField } from '../field.ts'
import { type Dependent, kind, type Resource } from '../kind.ts'
import type { Problem } from '../problem.ts'
import type { Snapshot } from '../snapshot.ts'

const fields = {
  transitGatewayId: refField('Gateway that this attaches to.', ['transitGateway'], {
    access: 'createOnly',
  }),
  type: enumField(
    'What is attached. Everything but VPCs and transit gateways is an edge into the unmodelled.',
    ['vpc', 'peering', 'vpn', 'directConnect', 'connect', 'unmodelled'],
    { access: 'createOnly' },
  ),
  vpcId: refField('Attached VPC.', ['vpc'], { optional: true, access: 'createOnly' }),
  subnetIds: listField(
    'Subnets that hold the interfaces of the attachment, one per zone; a zone without one cannot use it.',
    refField('One subnet.', ['subnet']),
    { maxItems: 20, default: [] },
  ),
  peerAttachmentId: refField(
    'The same peering seen from the other transit gateway. Packets cross once each side names the other.',
    ['transitGatewayAttachment'],
    {
      optional: true,
    },
  ),
  routeTableId: refField(
    'Associated route table: it routes what enters here.',
    ['transitGatewayRouteTable'],
    {
      optional: true,
    },
  ),
  applianceMode: booleanField('True: both directions of a flow use the same zone.', {
    default: false,
  }),
  groupReferences: booleanField('True: group references may cross this attachment.', {
    default: false,
  }),
  resourceId: stringField('Id of what is attached where it is not a VPC.', {
    optional: true,
    maxLength: 128,
    example: 'vpn-0a01',
  }),
}

export type TransitGatewayAttachment = Resource<typeof fields>

export const transitGatewayAttachment = kind({
  name: 'transitGatewayAttachment',
  plural: 'transitGatewayAttachments',
  idPrefix: 'tga',
  scope: 'tenant',
  doc: 'Where a VPC, another transit gateway or a VPN meets a transit gateway.',
  fields,
  example: {
    transitGatewayId: '@transitGateway',
    type: 'vpc',
    vpcId: '@vpc',
    subnetIds: ['@subnet'],
  },
  limit: 500,

  problems: {
    write: [
      'attachment_member_wrong',
      'attachment_subnet_wrong',
      'transit_gateway_differs',
      'attachment_peer_wrong',
    ],
    create: ['missing_field', 'attachment_exists'],
  },

  dependents: (snapshot, attachment, gone) => [
    ...routesOver(snapshot, attachment),
    ...rulesOver(snapshot, attachment, gone),
  ],

  check: (snapshot, before, after) =>
    membersProblem(after) ??
    (before === undefined ? rivalProblem(snapshot, after) : undefined) ??
    subnetsProblem(snapshot, after) ??
    tableProblem(snapshot, after) ??
    peerProblem(snapshot, after),
})

/** Routes name the gateway; without the attachment their packets would never get there. */
function routesOver(snapshot: Snapshot, attachment: TransitGatewayAttachment): Dependent[] {
  const { vpcId, transitGatewayId } = attachment
  return snapshot.routes
    .filter((route) => route.vpcId === vpcId && route.target.id === transitGatewayId)
    .map((route) => ({ ...route, kind: 'route', relation: 'target' }))
}

function rulesOver(
  snapshot: Snapshot,
  { vpcId }: TransitGatewayAttachment,
  gone: ReadonlySet<string>,
): Dependent[] {
  if (vpcId === undefined) return []
  const vpcIds = new Set([vpcId, ...linkedVpcs(snapshot, vpcId)])
  return unlinkedRules(snapshot, vpcIds, gone)
}

/** Members that say something about some types only. */
const MEMBERS = ['vpcId', 'subnetIds', 'peerAttachmentId', 'resourceId'] as const

type Member = (typeof MEMBERS)[number]

const ALLOWED: Readonly<Record<TransitGatewayAttachment['type'], readonly Member[]>> = {
  vpc: ['vpcId', 'subnetIds'],
  peering: ['peerAttachmentId', 'resourceId'],
  vpn: ['resourceId'],
  directConnect: ['resourceId'],
  connect: ['resourceId'],
  unmodelled: ['resourceId'],
}

function membersProblem(after: TransitGatewayAttachment): Problem | undefined {
  const { type } = after
  if (type === 'vpc' && after.vpcId === undefined) {
    const detail = 'An attachment of type vpc names its VPC.'
    return refusal('missing_field', { pointer: '/vpcId', detail })
  }
  const wrong = MEMBERS.find((member) => isGiven(after[member]) && !ALLOWED[type].includes(member))
  if (wrong === undefined) return undefined
  const detail = `An attachment of type ${type} has no \`${wrong}\`; of these it may have ${ALLOWED[type].join(' and ')}.`
  return refusal('attachment_member_wrong', { pointer: `/${wrong}`, detail, value: after[wrong] })
}

const isGiven = (value: unknown): boolean =>
  value !== undefined && (!Array.isArray(value) || value.length > 0)

function rivalProblem(
  { transitGatewayAttachments }: Snapshot,
  after: TransitGatewayAttachment,
): Problem | undefined {
  const { id, vpcId, transitGatewayId } = after
  const rival = transitGatewayAttachments.find(
    (one) =>
      vpcId !== undefined &&
      one.vpcId === vpcId &&
      one.transitGatewayId === transitGatewayId &&
      one.id !== id,
  )
  if (rival === undefined) return undefined
  const detail = `${vpcId} is attached to ${transitGatewayId} by ${rival.id}.`
  const more = conflictWith({ id: rival.id, kind: 'transitGatewayAttachment' })
  return refusal('attachment_exists', { pointer: '/vpcId', detail, value: vpcId, more })
}

/** A subnet without a zone counts as one of a zone that has no name. */
function subnetsProblem(
  { subnets }: Snapshot,
  { vpcId, subnetIds }: TransitGatewayAttachment,
): Problem | undefined {
  const zones = new Map<string, string>()
  for (const [index, subnetId] of subnetIds.entries()) {
    const subnet = subnets.find(({ id }) => id === subnetId)
    // Nobody moves a subnet: one that is not in view was looked at when it was named.
    if (subnet === undefined) continue
    const at = { member: 'subnetIds', index }
    if (subnet.vpcId !== vpcId) {
      const detail = `${subnetId} is in ${subnet.vpcId}, not in ${vpcId}.`
      return refusedItem('attachment_subnet_wrong', { ...at, detail })
    }
    const zone = subnet.zone ?? ''
    const other = zones.get(zone)
    if (other !== undefined) {
      const where = zone === '' ? 'no zone' : `zone ${zone}`
      const detail = `${subnetId} and ${other} are both in ${where}; an attachment has one subnet per zone.`
      return refusedItem('attachment_subnet_wrong', { ...at, detail })
    }
    zones.set(zone, subnetId)
  }
  return undefined
}

function tableProblem(
  { transitGatewayRouteTables }: Snapshot,
  { transitGatewayId, routeTableId }: TransitGatewayAttachment,
): Problem | undefined {
  const table = transitGatewayRouteTables.find(({ id }) => id === routeTableId)
  if (table === undefined || table.transitGatewayId === transitGatewayId) return undefined
  const detail = `${routeTableId} belongs to ${table.transitGatewayId}, not to ${transitGatewayId}.`
  return refusal('transit_gateway_differs', { pointer: '/routeTableId', detail })
}

function peerProblem(
  { transitGatewayAttachments }: Snapshot,
  { id, transitGatewayId, peerAttachmentId }: TransitGatewayAttachment,
): Problem | undefined {
  const pointer = '/peerAttachmentId'
  const peer = transitGatewayAttachments.find((one) => one.id === peerAttachmentId)
  if (peer === undefined) return undefined
  if (peer.type !== 'peering' || peer.transitGatewayId === transitGatewayId) {
    const detail = `${peer.id} is an attachment of type ${peer.type} to ${peer.transitGatewayId}; a peering joins two gateways.`
    return refusal('attachment_peer_wrong', { pointer, detail })
  }
  const asked = transitGatewayAttachments.filter((one) => one.peerAttachmentId === peer.id)
  const sides = [peer.peerAttachmentId, ...asked.map((one) => one.id)]
  const other = sides.find((side) => side !== undefined && side !== id)
  if (other === undefined) return undefined
  const detail = `${peer.id} is the other side of ${other}.`
  const more = conflictWith({ id: other, kind: 'transitGatewayAttachment' })
  return refusal('attachment_peer_wrong', { pointer, detail, more })
}
