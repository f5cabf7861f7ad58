/**
 * Bytes that an overlay adds to the inner IP packet (reference: RFC 7348 §5, RFC 8926 §3, RFC 7637 §3.2).
 *
 * Outer IP header, then UDP 8 + VXLAN 8 or Geneve 8 (+ 8 of options, as Open Virtual Network sends
 * them) or GRE 4 + key 4, then the inner Ethernet header of 14.
 *
 * @module
 */
export type Encapsulation = 'vxlan' | 'geneve' | 'nvgre'
export type UnderlayFamily = 'ipv4' | 'ipv6'

const IP_BYTES = { ipv4: 20, ipv6: 40 } as const
const TUNNEL_BYTES = { vxlan: 8 + 8, geneve: 8 + 8 + 8, nvgre: 4 + 4 } as const
const INNER_ETHERNET_BYTES = 14

export const overheadBytes = (encapsulation: Encapsulation, underlay: UnderlayFamily): number =>
  IP_BYTES[underlay] + TUNNEL_BYTES[encapsulation] + INNER_ETHERNET_BYTES
