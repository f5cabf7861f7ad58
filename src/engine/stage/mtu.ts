import { passed, refused, type Stage } from '../pipeline/stage.ts'

/**
 * Drops or splits what does not fit. A frame inside a subnet and a tunnel cannot say "too big"; a
 * router can (RFC 1191 §4, RFC 8201 §3), and splits IPv4 packets that allow it (RFC 791 §2.3).
 */
export const mtu: Stage<'mtu'> = {
  name: 'mtu',

  step({ node, limitBytes, isSilent, onward: next }, flow) {
    const { packet } = flow
    if (packet.sizeBytes <= limitBytes) return { node, flow, next }
    const sum = `${packet.sizeBytes} bytes > ${limitBytes}`
    if (isSilent) {
      const said = (): string => `${sum}; nobody inside a subnet tells the sender`
      return { node, flow, next, step: refused(this.name, 'MTU_BLACK_HOLE', said, node.id) }
    }
    if (packet.doNotFragment || typeof packet.source === 'bigint') {
      const said = (): string => `${sum}; the router answers that ${limitBytes} would fit`
      return { node, flow, next, step: refused(this.name, 'MTU_EXCEEDED', said, node.id) }
    }
    const said = (): string =>
      `${sum}; split into ${Math.ceil(packet.sizeBytes / limitBytes)} fragments`
    return { node, flow, next, step: passed(this.name, said, node.id, 'MTU_FRAGMENTED') }
  },
}
