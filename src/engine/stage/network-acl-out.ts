import { askAcl } from '../pipeline/entries.ts'
import type { Stage } from '../pipeline/stage.ts'

/** Stateless filter on what leaves a subnet. A subnet without an ACL filters nothing. */
export const networkAclOut: Stage<'networkAclOut'> = {
  name: 'networkAclOut',

  step({ subnet: { node, acl }, onward: next }, flow, { isReply }) {
    if (acl === undefined) return { node, flow, next }
    const { packet } = flow
    const asked = {
      stage: this.name,
      direction: 'egress',
      remote: packet.destination,
      isReply,
    } as const
    return { node, flow, next, step: askAcl(acl, packet, asked) }
  },
}
