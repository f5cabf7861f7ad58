/**
 * Attachments of transit gateways.
 *
 * A peering of two gateways has one id on both sides; here it is two attachments, `ID@GATEWAY`, since
 * each side has a route table of its own.
 *
 * @module
 */
import type { TransitGatewayAttachment } from '../../model/kind/transit-gateway-attachment.ts'
import type { Dump } from './dump.ts'
import type { Element } from './element.ts'
import { named } from './named.ts'
import type { NetworkInterface } from './network-interface.ts'
import { present } from './present.ts'
import { CARRIES } from './transit-gateway.ts'

type Attachment = TransitGatewayAttachment

const TYPES: Readonly<Record<string, Attachment['type']>> = {
  connect: 'connect',
  'direct-connect-gateway': 'directConnect',
  peering: 'peering',
  'tgw-peering': 'peering',
  vpc: 'vpc',
  vpn: 'vpn',
}

export function importTransitGatewayAttachments(
  dump: Dump,
  interfaces: readonly NetworkInterface[],
): readonly Attachment[] {
  const details = new Map(
    dump
      .all('TransitGatewayVpcAttachments')
      .map((one) => [one.text('TransitGatewayAttachmentId'), one] as const),
  )
  const listed = dump.all('TransitGatewayAttachments')
  const ids = new Set(listed.map((one) => one.text('TransitGatewayAttachmentId')))
  const unlisted = [...details].filter(([id]) => !ids.has(id)).map(([, one]) => one)
  const made = [...listed, ...unlisted]
    .filter((one) => CARRIES.has(one.text('State')))
    .map((one) =>
      attachmentOf(one, details.get(one.text('TransitGatewayAttachmentId')), interfaces),
    )
  return withPeers([...made, ...unlistedPeerings(dump, ids)])
}

function attachmentOf(
  listed: Element,
  detail: Element | undefined,
  interfaces: readonly NetworkInterface[],
): Attachment {
  const given = listed.text('TransitGatewayAttachmentId')
  const transitGatewayId = listed.text('TransitGatewayId')
  const type = TYPES[listed.maybeText('ResourceType') ?? 'vpc'] ?? 'unmodelled'
  const resourceId = listed.maybeText('ResourceId')
  return present({
    id: type === 'peering' ? sideId(given, transitGatewayId) : given,
    ...named(listed),
    transitGatewayId,
    type,
    vpcId: type === 'vpc' ? (resourceId ?? detail?.text('VpcId')) : undefined,
    subnetIds: type === 'vpc' ? subnetsOf(given, detail, interfaces) : [],
    routeTableId: associatedTable(listed),
    applianceMode: option(detail, 'ApplianceModeSupport') === 'enable',
    groupReferences: option(detail, 'SecurityGroupReferencingSupport') !== 'disable',
    resourceId: type === 'vpc' ? undefined : resourceId,
  })
}

const option = (detail: Element | undefined, name: string): string | undefined =>
  detail?.object('Options')?.maybeText(name)

/** Subnets that hold an interface of the attachment; the interfaces tell where the detail is missing. */
function subnetsOf(
  id: string,
  detail: Element | undefined,
  interfaces: readonly NetworkInterface[],
): readonly string[] {
  if (detail) return [...detail.texts('SubnetIds')].sort()
  const own = interfaces.filter((one) => one.role === 'transitGateway' && one.owner === id)
  return [...new Set(own.map((one) => one.subnetId))].sort()
}

function associatedTable(listed: Element): string | undefined {
  const association = listed.object('Association')
  const state = association?.maybeText('State') ?? 'associated'
  return state === 'associated' ? association?.maybeText('TransitGatewayRouteTableId') : undefined
}

const sideId = (attachmentId: string, transitGatewayId: string): string =>
  `${attachmentId}@${transitGatewayId}`

/** Peerings that only `describe-transit-gateway-peering-attachments` shows: one on each side. */
function unlistedPeerings(dump: Dump, listed: ReadonlySet<string>): readonly Attachment[] {
  return dump.all('TransitGatewayPeeringAttachments').flatMap((peering) => {
    const id = peering.text('TransitGatewayAttachmentId')
    if (listed.has(id) || !CARRIES.has(peering.text('State'))) return []
    const sides = ['RequesterTgwInfo', 'AccepterTgwInfo'].flatMap(
      (member) => peering.object(member)?.maybeText('TransitGatewayId') ?? [],
    )
    return sides.map((transitGatewayId, i) =>
      present({
        id: sideId(id, transitGatewayId),
        ...named(peering),
        transitGatewayId,
        type: 'peering' as const,
        subnetIds: [],
        applianceMode: false,
        groupReferences: false,
        resourceId: sides[1 - i],
      }),
    )
  })
}

/** Links the two sides of each peering that are both shown. */
function withPeers(attachments: readonly Attachment[]): readonly Attachment[] {
  const ids = new Set(attachments.map(({ id }) => id))
  return attachments.map((one) => {
    const peer = sideId(one.id.split('@')[0] ?? '', one.resourceId ?? '')
    return one.type === 'peering' && ids.has(peer) ? { ...one, peerAttachmentId: peer } : one
  })
}

/** The id that an attachment has here, as seen from a table of one gateway. */
export function attachmentIds(
  attachments: readonly Attachment[],
): (transitGatewayId: string, attachmentId: string) => string {
  const ids = new Set(attachments.map(({ id }) => id))
  return (transitGatewayId, attachmentId) => {
    const side = sideId(attachmentId, transitGatewayId)
    return ids.has(side) ? side : attachmentId
  }
}
