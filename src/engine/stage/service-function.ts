import { passed, refused, type Stage, unsaid } from '../pipeline/stage.ts'
import { destination } from '../pipeline/words.ts'

/** Inside a middlebox. One that is declared as a service function forwards; any other is unknown. */
export const serviceFunction: Stage<'serviceFunction'> = {
  name: 'serviceFunction',

  step({ fn, inward, onward: next }, flow) {
    const { node, role } = inward
    const { packet } = flow
    if (role.kind === 'vnic' && !role.forwards) {
      const said = (): string =>
        `${destination(packet)} is not an address of ${inward.id}, whose source/destination check is on`
      return { node, flow, step: refused(this.name, 'NOT_A_FORWARDER', said, inward.id) }
    }
    if (fn === undefined) {
      const said = (): string =>
        `${inward.id} may forward the packet or not; it is not declared as a service function`
      return { node, flow, step: unsaid(this.name, said, inward.id) }
    }
    if (!fn.isUp) {
      const said = (): string => `${fn.id} is down`
      return { node, flow, next, step: refused(this.name, 'CHAIN_HOP_DOWN_CLOSED', said, fn.id) }
    }
    return {
      node,
      flow,
      next,
      step: passed(this.name, () => `${fn.id} forwards what it accepts`, fn.id),
    }
  },
}
