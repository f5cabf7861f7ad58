import { intoSubnet } from '../pipeline/place.ts'
import { passed, type Stage } from '../pipeline/stage.ts'

/**
 * A target that saw the client's own address answers the client; the connection table of the
 * balancer, not a route table, takes the answer (AWS "Network Load Balancers", client IP
 * preservation).
 */
export const balancerReturn: Stage<'balancerReturn'> = {
  name: 'balancerReturn',

  step({ from, balancer }, flow) {
    const { node } = from.vpc
    const said = (): string => 'answers a connection of a balancer; goes back to it'
    const next = intoSubnet(from, balancer.subnet, { at: 'loadBalancer', interface: balancer })
    return { node, flow, next, step: passed(this.name, said, balancer.id) }
  },
}
