import { contains, formatPrefix } from '../../net/prefix.ts'
import { intoSubnet, type Place } from '../pipeline/place.ts'
import { chainReturn } from '../pipeline/returning.ts'
import { passed, refused, type Stage } from '../pipeline/stage.ts'
import { destination } from '../pipeline/words.ts'

/** Inside the VPC of the destination: which of its subnets is the packet for? */
export const localDelivery: Stage<'localDelivery'> = {
  name: 'localDelivery',

  step({ vpc, from }, flow, context) {
    const { node } = vpc
    const { packet } = flow
    const receiver = vpc.interfaces.get(packet.destination)
    const subnet =
      receiver?.subnet ??
      vpc.subnets.find(({ cidrs }) => cidrs.some((prefix) => contains(prefix, packet.destination)))
    if (subnet === undefined) {
      const said = (): string => `no subnet of ${vpc.id} holds ${destination(packet)}`
      return { node, flow, step: refused(this.name, 'UNKNOWN_DESTINATION', said, vpc.id) }
    }
    const look: Place = { at: 'neighbourLookup', subnet }
    const next = chainReturn(receiver, from, flow, context) ?? intoSubnet(from, subnet, look)
    const said = (): string =>
      `${destination(packet)} is in ${subnet.cidrs.map(formatPrefix).join(', ')}`
    return { node, flow, step: passed(this.name, said, subnet.id), next }
  },
}
