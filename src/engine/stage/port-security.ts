import { contains } from '../../net/prefix.ts'
import { isUnicast } from '../../net/special.ts'
import type { Interface } from '../compile/network.ts'
import type { Packet } from '../packet.ts'
import type { Place } from '../pipeline/place.ts'
import { passed, refused, type Stage } from '../pipeline/stage.ts'
import { destination, source } from '../pipeline/words.ts'

/** A vNIC sends from its own addresses only, unless it is a router or has allowed pairs. */
export const portSecurity: Stage<'portSecurity'> = {
  name: 'portSecurity',

  step({ interface: sender }, flow) {
    const { node } = sender
    const { packet } = flow
    const next: Place = { at: 'platformService', interface: sender }
    if (!isUnicast(packet.destination)) {
      const said = (): string =>
        `${destination(packet)} is no unicast address; only unicast is carried`
      return { node, flow, step: refused(this.name, 'MARTIAN_ADDRESS', said, sender.id) }
    }
    if (sender.addresses.includes(packet.source)) return { node, flow, next }
    const why = mayForge(sender, packet)
    if (why !== undefined) {
      const said = (): string => `${source(packet)} is not its own address; ${why}`
      return { node, flow, step: passed(this.name, said, sender.id), next }
    }
    const said = (): string => `${source(packet)} is neither its own address nor an allowed pair`
    return { node, flow, step: refused(this.name, 'VNIC_SECURITY_IP', said, sender.id), next }
  },
}

function mayForge(sender: Interface, packet: Packet): string | undefined {
  const { role } = sender
  if (role.kind === 'vnic' && !role.filters) return 'port security is off'
  if (role.kind !== 'vnic' || role.forwards) return 'the source/destination check is off'
  const isPair = sender.allowedSources.some((prefix) => contains(prefix, packet.source))
  return isPair ? 'an address pair allows it' : undefined
}
