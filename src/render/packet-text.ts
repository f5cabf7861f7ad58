import { isIcmp, protocolName } from '../net/protocol.ts'
import type { PacketJson } from './trace-json.ts'

/** Headers on one line: `tcp 10.0.1.5:49152 -> 10.0.2.9:443`. Ports that are unspecified are left out. */
export function packetText(packet: PacketJson): string {
  const source = endText(packet.source, packet.sourcePort)
  const destination = endText(packet.destination, packet.destinationPort)
  return `${protocolText(packet)} ${source} -> ${destination}`
}

/** An address with its port; IPv6 in brackets, so that the port can be told apart (RFC 5952 §6). */
function endText(address: string, l4Port: number | undefined): string {
  if (l4Port === undefined) return address
  return address.includes(':') ? `[${address}]:${l4Port}` : `${address}:${l4Port}`
}

const ECHO: Readonly<Record<number, string>> = {
  0: 'echo reply',
  8: 'echo request',
  128: 'echo request',
  129: 'echo reply',
}

function protocolText({ protocol, icmpType, icmpCode }: PacketJson): string {
  if (protocol === undefined) return 'any protocol'
  const name = protocolName(protocol)
  if (!isIcmp(protocol) || icmpType === undefined) return name
  const echo = ECHO[icmpType]
  if (echo !== undefined) return `${name} ${echo}`
  return `${name} type ${icmpType}${icmpCode === undefined ? '' : ` code ${icmpCode}`}`
}
