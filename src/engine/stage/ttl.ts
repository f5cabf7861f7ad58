import type { Place } from '../pipeline/place.ts'
import { refused, type Stage } from '../pipeline/stage.ts'

/** Every router takes one off the TTL and drops what arrives with its last (RFC 1812 §5.3.1). */
export const ttl: Stage<'ttl'> = {
  name: 'ttl',

  step({ node, limitBytes, onward }, flow) {
    const { packet } = flow
    if (packet.ttl <= 1) {
      const said = (): string => `arrived with a TTL of ${packet.ttl}, and a router takes 1`
      return { node, flow, step: refused(this.name, 'TTL_EXCEEDED', said, node.id) }
    }
    const next: Place =
      packet.sizeBytes <= limitBytes
        ? onward
        : { at: 'mtu', node, limitBytes, isSilent: false, onward }
    return { node, flow: { ...flow, packet: { ...packet, ttl: packet.ttl - 1 } }, next }
  },
}
