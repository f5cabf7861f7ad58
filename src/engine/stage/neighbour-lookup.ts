import { arriveAt } from '../pipeline/place.ts'
import { passed, refused, type Stage } from '../pipeline/stage.ts'
import { destination } from '../pipeline/words.ts'

/** On the wire of the destination's subnet: who has the address? (RFC 826, RFC 4861 §7.2) */
export const neighbourLookup: Stage<'neighbourLookup'> = {
  name: 'neighbourLookup',

  step({ subnet }, flow) {
    const { node, vpc } = subnet
    const receiver = vpc.interfaces.get(flow.packet.destination)
    if (receiver !== undefined) {
      const said = (): string => `${destination(flow.packet)} is ${receiver.id}`
      return { node, flow, step: passed(this.name, said, receiver.id), next: arriveAt(receiver) }
    }
    const said = (): string => `nobody in ${subnet.id} has ${destination(flow.packet)}`
    return { node, flow, step: refused(this.name, 'UNKNOWN_DESTINATION', said, subnet.id) }
  },
}
