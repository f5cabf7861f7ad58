import { passed, type Stage } from '../pipeline/stage.ts'
import { destination } from '../pipeline/words.ts'

/** A private way to a service: the packet has arrived. */
export const serviceEndpoint: Stage<'serviceEndpoint'> = {
  name: 'serviceEndpoint',

  step({ endpoint }, flow) {
    const { node, id } = endpoint
    const said = (): string => `${destination(flow.packet)} is served by ${id}`
    const step = passed(this.name, said, id)
    const arrived =
      'serviceName' in endpoint
        ? ({ kind: 'endpoint', endpoint } as const)
        : ({ kind: 'interface', interface: endpoint } as const)
    return { node, flow, step, arrived }
  },
}
