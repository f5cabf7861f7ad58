import { passed, refused, type Stage } from '../pipeline/stage.ts'
import { destination } from '../pipeline/words.ts'

/** The guest receives. */
export const delivery: Stage<'delivery'> = {
  name: 'delivery',

  step({ interface: receiver }, flow) {
    const { node, role } = receiver
    const arrived = { kind: 'interface', interface: receiver } as const
    if (role.kind === 'vnic' && !role.isUp) {
      const step = refused(
        this.name,
        'VNIC_ADMIN_DOWN',
        () => `${receiver.id} is down`,
        receiver.id,
      )
      return { node, flow, step, arrived }
    }
    const said = (): string => `the guest takes packets to ${destination(flow.packet)}`
    return { node, flow, step: passed(this.name, said, receiver.id), arrived }
  },
}
