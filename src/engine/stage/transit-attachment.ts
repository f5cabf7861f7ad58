import type { Subnet, Transit, TransitAttachment } from '../compile/network.ts'
import type { Place } from '../pipeline/place.ts'
import { refused, type Stage } from '../pipeline/stage.ts'

/**
 * From a subnet to the transit gateway, by the interface of the attachment in the zone of that subnet;
 * the inward ACL of the interface's own subnet is asked on the way, even if that is the subnet of the
 * sender (AWS "Network ACLs for transit gateways").
 */
export const transitAttachment: Stage<'transitAttachment'> = {
  name: 'transitAttachment',

  step({ transit, vpc, from }, flow) {
    const { node } = vpc
    const attachment = transit.attachments.find((candidate) => candidate.vpc === vpc)
    if (attachment === undefined) {
      const said = (): string => `${vpc.id} has no attachment to ${transit.id}`
      return { node, flow, step: refused(this.name, 'TRANSIT_NOT_ATTACHED', said, transit.id) }
    }
    const door = doorOf(attachment, from)
    if (from !== undefined && door === undefined) {
      const zones = attachment.subnets.map(({ zone }) => zone ?? '?').join(', ') || 'none'
      const said = (): string =>
        `${from.id} is in zone ${from.zone ?? '?'}; ${attachment.id} has interfaces in ${zones}`
      return {
        node,
        flow,
        step: refused(this.name, 'TRANSIT_NO_ATTACHMENT_IN_ZONE', said, attachment.id),
      }
    }
    const router = through(transit, attachment)
    const next: Place =
      door === undefined ? router : { at: 'networkAclIn', subnet: door, onward: router }
    const zone = from?.zone ?? flow.zone
    return { node, flow: { ...flow, zone }, next }
  },
}

const through = (transit: Transit, attachment: TransitAttachment): Place => ({
  at: 'transitGateway',
  transit,
  attachment,
})

/** A subnet without a zone (they are optional) may use any interface of the attachment. */
function doorOf({ subnets }: TransitAttachment, from: Subnet | undefined): Subnet | undefined {
  if (from === undefined) return undefined
  const own = subnets.find((subnet) => subnet === from)
  return (
    own ??
    subnets.find(({ zone }) => zone === undefined || from.zone === undefined || zone === from.zone)
  )
}
