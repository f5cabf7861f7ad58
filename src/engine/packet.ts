import type { Address } from '../net/address.ts'

/** The headers that decisions are made on. Never changed: a rewrite makes a new packet. */
export interface Packet {
  readonly source: Address
  readonly destination: Address
  /** Absent: unspecified; only rules for all protocols match. */
  readonly protocol: number | undefined
  readonly sourcePort: number | undefined
  /** Absent: unspecified; only rules for all ports match. */
  readonly destinationPort: number | undefined
  readonly icmpType: number | undefined
  readonly icmpCode: number | undefined
  readonly sizeBytes: number
  readonly doNotFragment: boolean
  readonly ttl: number
}
