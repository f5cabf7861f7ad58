import { ALL_L4_PORTS, L4_PORT_LAST, type L4PortRange } from '../../net/l4-port.ts'
import type { Element } from './element.ts'

/** A port range; `undefined` where it covers all ports, which AWS also writes as -1 or not at all. */
export function portsOf(
  element: Element | undefined,
  firstMember: string,
  lastMember: string,
): L4PortRange | undefined {
  const first = element?.maybeInteger(firstMember) ?? -1
  const last = element?.maybeInteger(lastMember) ?? first
  if (last > L4_PORT_LAST || first > last) {
    element?.refuse(lastMember, `expected a port from ${first} to ${L4_PORT_LAST}, found ${last}`)
  }
  const all = first <= ALL_L4_PORTS.first && last >= ALL_L4_PORTS.last
  return first < 0 || all ? undefined : { first, last }
}
