import { addressPlus, familyOf } from '../../net/address.ts'
import { isPlatform } from '../../net/special.ts'
import type { Vpc } from '../compile/network.ts'
import type { Packet } from '../packet.ts'
import { egress, type Place } from '../pipeline/place.ts'
import { type Stage, unsaid } from '../pipeline/stage.ts'
import { destination } from '../pipeline/words.ts'

/**
 * Name resolution, metadata and time of the platform: they answer beside the network, past groups,
 * ACLs and routes (AWS "Amazon DNS server", "Network ACL basics"), and are not modelled.
 */
export const platformService: Stage<'platformService'> = {
  name: 'platformService',

  step({ interface: sender }, flow) {
    const { node, subnet } = sender
    const { packet } = flow
    const classify: Place = { at: 'chainClassifier', interface: sender }
    const next = egress(sender, classify)
    if (!isPlatform(packet.destination) && !isResolver(packet, subnet.vpc))
      return { node, flow, next }
    const said = (): string => `${destination(packet)} is a service of the platform`
    return { node, flow, step: unsaid(this.name, said, sender.id) }
  },
}

/** The resolver answers at the third address of the first IPv4 block of the VPC. */
function isResolver({ destination: address }: Packet, { cidrs, interfaces }: Vpc): boolean {
  const [first] = cidrs.filter(({ family }) => family === 4)
  if (first === undefined || familyOf(address) === 6 || interfaces.has(address)) return false
  return addressPlus(first.first, 2) === address
}
