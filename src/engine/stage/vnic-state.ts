import { isLoopback } from '../../net/special.ts'
import { passed, refused, type Stage } from '../pipeline/stage.ts'
import { destination } from '../pipeline/words.ts'

/** The guest sends. A switched-off vNIC sends nothing; what a guest sends to itself never leaves it. */
export const vnicState: Stage<'vnicState'> = {
  name: 'vnicState',

  step(place, flow) {
    const { interface: sender } = place
    const { node, role } = sender
    const { packet } = flow
    const next = { at: 'portSecurity', interface: sender } as const
    if (sender.addresses.includes(packet.destination) || isLoopback(packet.destination)) {
      const said = (): string =>
        `${destination(packet)} is its own address; the packet stays in the guest`
      return {
        node,
        flow,
        step: passed(this.name, said, sender.id),
        arrived: { kind: 'interface', interface: sender },
      }
    }
    if (role.kind !== 'vnic')
      return { node, flow, next, step: passed(this.name, () => `${sender.id} sends`, sender.id) }
    if (role.isUp) return { node, flow, next }
    const said = (): string => `${sender.id} is down`
    return { node, flow, step: refused(this.name, 'VNIC_ADMIN_DOWN', said, sender.id), next }
  },
}
