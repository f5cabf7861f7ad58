/**
 * What a caller asks of a network: would this packet arrive, and would its answer come back?
 *
 * The same members in the API's body, in a line of a batch file and (in kebab case) in the flags of
 * `weft trace`.
 *
 * @module
 */
export interface Question {
  /** An id, a name, an address, `VPC/ADDRESS`, `internet` or `internet:ADDRESS`. */
  readonly from: string
  readonly to: string
  /** Name or number of an IP protocol; `any` is a packet that only rules for all protocols match. */
  readonly protocol: string
  /** Destination port; absent: a packet that only rules for all ports match. */
  readonly port?: number
  /** Source port; absent: 49152, the first ephemeral one (RFC 6335 §6). */
  readonly sourcePort?: number
  /** Address that the sender writes into the packet, if not its own. */
  readonly sourceAddress?: string
  /** ICMP type; absent for ICMP: echo request. */
  readonly icmpType?: number
  readonly icmpCode?: number
  /** IP packet size; absent: 64. */
  readonly sizeBytes?: number
  readonly doNotFragment?: boolean
  /** Absent: 64. */
  readonly ttl?: number
  /** Absent: every family that both ends have. */
  readonly family?: 4 | 6
  /** `established`: of a connection that `from` opened before; a group says whether its rules are asked again. */
  readonly state?: 'new' | 'established'
  /** `all`: go on past what refuses the packet, and list every blocker. */
  readonly explain?: 'first' | 'all'
  /** Which way to take where there are several, one index per fork in order; absent: all ways. */
  readonly branch?: readonly number[]
  /** True: the request alone. */
  readonly forwardOnly?: boolean
}

/** The host that stands for the internet when a question names none (DESIGN §4). */
export const INTERNET_HOST = { 4: '8.8.8.8', 6: '2001:4860:4860::8888' } as const

export const SOURCE_PORT_DEFAULT = 49_152
export const SIZE_BYTES_DEFAULT = 64
export const TTL_DEFAULT = 64
