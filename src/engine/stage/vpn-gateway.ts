import { contains, formatPrefix } from '../../net/prefix.ts'
import { refused, type Stage, unsaid } from '../pipeline/stage.ts'
import { destination } from '../pipeline/words.ts'

/** The edge to VPNs and private lines. What lies behind is not modelled. */
export const vpnGateway: Stage<'vpnGateway'> = {
  name: 'vpnGateway',

  step({ gateway }, flow, context) {
    const { node, id, cidrs, learnsRoutes } = gateway
    const { packet } = flow
    const known = cidrs.find((prefix) => contains(prefix, packet.destination))
    if (known === undefined && !learnsRoutes) {
      const said = (): string => `${id} knows no way to ${destination(packet)}`
      const reason = context.isReply ? 'RETURN_ROUTE_MISSING' : 'NO_ROUTE'
      return { node, flow, step: refused(this.name, reason, said, id) }
    }
    const said = (): string =>
      known === undefined
        ? `the far side may announce ${destination(packet)}; the snapshot does not say`
        : `${formatPrefix(known)} lies beyond ${id}, which is not modelled`
    return {
      node,
      flow,
      step: unsaid(this.name, said, id),
    }
  },
}
