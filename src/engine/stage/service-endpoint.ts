import { foreignAtBorder } from '../pipeline/border.ts'
import type { Place } from '../pipeline/place.ts'
import { passed, type Stage } from '../pipeline/stage.ts'
import { destination } from '../pipeline/words.ts'

/** A private way to a service: a packet that comes here has arrived. */
export const serviceEndpoint: Stage<'serviceEndpoint'> = {
  name: 'serviceEndpoint',

  step({ endpoint, isOrigin }, flow) {
    const { node, id } = endpoint
    if (isOrigin && 'vpc' in endpoint) {
      const next: Place = { at: 'localDelivery', vpc: endpoint.vpc, from: undefined }
      const said = (): string => `the service answers ${destination(flow.packet)}`
      return { node, flow, next, step: passed(this.name, said, id) }
    }
    const foreign = 'vpc' in endpoint ? foreignAtBorder(this.name, endpoint, flow) : undefined
    if (foreign !== undefined) return { node, flow, step: foreign }
    const said = (): string => `${destination(flow.packet)} is served by ${id}`
    const step = passed(this.name, said, id)
    const arrived =
      'vpc' in endpoint
        ? ({ kind: 'endpoint', endpoint } as const)
        : ({ kind: 'interface', interface: endpoint } as const)
    return { node, flow, step, arrived }
  },
}
