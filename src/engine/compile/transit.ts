/**
 * Transit gateways with their attachments and route tables.
 *
 * @module
 */

import { prefixOf } from '../../model/canonical.ts'
import type { TransitGatewayAttachment } from '../../model/kind/transit-gateway-attachment.ts'
import type { Snapshot } from '../../model/snapshot.ts'
import type {
  Subnet,
  Transit,
  TransitAttachment,
  TransitRoute,
  TransitTable,
  Vpc,
} from './network.ts'
import { byId, groupBy } from './parsed.ts'
import type { PrefixLists } from './peers.ts'
import { nodeOf } from './places.ts'
import { prefixTable, type Ranked } from './prefix-table.ts'

/** A static route beats a propagated one of the same length (AWS "Transit gateway route tables"). */
const STATIC_RANK = 0
const PROPAGATED_RANK = 1

export function compileTransits(
  snapshot: Snapshot,
  vpcs: ReadonlyMap<string, Vpc>,
  subnets: ReadonlyMap<string, Subnet>,
  lists: PrefixLists,
): Map<string, Transit> {
  const transits = new Map<string, Transit>()
  for (const gateway of snapshot.transitGateways) {
    const { id, groupReferences } = gateway
    transits.set(id, {
      id,
      node: nodeOf('transitGateway', gateway),
      groupReferences,
      attachments: [],
    })
  }
  const attachments = new Map<string, TransitAttachment>()
  for (const resource of [...snapshot.transitGatewayAttachments].sort(byId)) {
    const transit = transits.get(resource.transitGatewayId)
    if (transit === undefined) continue
    const made = compileAttachment(resource, transit, vpcs, subnets)
    attachments.set(made.id, made)
    transit.attachments.push(made)
  }
  const tables = compileTables(snapshot, attachments, lists)
  const peers = new Map(
    snapshot.transitGatewayAttachments.map(({ id, peerAttachmentId }) => [id, peerAttachmentId]),
  )
  for (const { id, peerAttachmentId = '', routeTableId } of snapshot.transitGatewayAttachments) {
    const attachment = attachments.get(id)
    if (attachment === undefined) continue
    // A side that is not named in return has not agreed to the peering.
    attachment.peer =
      peers.get(peerAttachmentId) === id ? attachments.get(peerAttachmentId) : undefined
    attachment.table = tables.get(routeTableId ?? '')
  }
  return transits
}

function compileAttachment(
  resource: TransitGatewayAttachment,
  transit: Transit,
  vpcs: ReadonlyMap<string, Vpc>,
  subnets: ReadonlyMap<string, Subnet>,
): TransitAttachment {
  const name = `${resource.type} attachment`
  return {
    id: resource.id,
    type: resource.type,
    transit,
    vpc: vpcs.get(resource.vpcId ?? ''),
    subnets: [...resource.subnetIds].sort().flatMap((id) => subnets.get(id) ?? []),
    applianceMode: resource.applianceMode,
    groupReferences: resource.groupReferences,
    far: { id: resource.resourceId ?? resource.id, kind: 'unmodelled', name },
    peer: undefined,
    table: undefined,
  }
}

function compileTables(
  snapshot: Snapshot,
  attachments: ReadonlyMap<string, TransitAttachment>,
  lists: PrefixLists,
): Map<string, TransitTable> {
  const statics = groupBy(
    snapshot.transitGatewayRoutes,
    (route) => route.transitGatewayRouteTableId,
  )
  return new Map(
    snapshot.transitGatewayRouteTables.map(({ id, propagatingAttachmentIds }) => {
      const sources = [...propagatingAttachmentIds]
        .sort()
        .flatMap((source) => attachments.get(source) ?? [])
      const own = [...(statics.get(id) ?? [])].sort(byId)
      const table: TransitTable = {
        id,
        routes: prefixTable([
          ...own.flatMap((route) => staticRoutes(route, attachments, lists)),
          ...sources.flatMap(propagated),
        ]),
        learnsFrom: sources.filter(announcesUnknown),
      }
      return [id, table]
    }),
  )
}

function staticRoutes(
  route: Snapshot['transitGatewayRoutes'][number],
  attachments: ReadonlyMap<string, TransitAttachment>,
  lists: PrefixLists,
): Ranked<TransitRoute>[] {
  const prefixes =
    route.destinationCidr === undefined
      ? (lists.get(route.destinationPrefixListId ?? '') ?? [])
      : [prefixOf(route.destinationCidr)]
  const attachment = attachments.get(route.attachmentId ?? '')
  const unlisted = attachment === undefined ? route.attachmentId : undefined
  const said = route.attachmentId ?? 'black hole'
  return prefixes.map((prefix) => ({
    prefix,
    rank: STATIC_RANK,
    value: { id: route.id, prefix, attachment, unlisted, said: `static, to ${said}` },
  }))
}

/** What VPNs and VPCs outside the snapshot announce is not in it; peerings announce nothing. */
const announcesUnknown = ({ type, vpc }: TransitAttachment): boolean =>
  type === 'vpc' ? vpc === undefined : type !== 'peering'

/** A VPC attachment propagates the blocks of the VPC. */
function propagated(attachment: TransitAttachment): Ranked<TransitRoute>[] {
  if (attachment.type !== 'vpc') return []
  return (attachment.vpc?.cidrs ?? []).map((prefix) => ({
    prefix,
    rank: PROPAGATED_RANK,
    value: {
      id: attachment.id,
      prefix,
      attachment,
      unlisted: undefined,
      said: `propagated by ${attachment.id}`,
    },
  }))
}
