/**
 * What rules, entries and classifiers have in common: a protocol, and what only some protocols have.
 *
 * @module
 */
import { hasPorts, ICMP, ICMPV6, isIcmp, protocolNumber } from '../../net/protocol.ts'
import { prefixOf } from '../canonical.ts'
import type { Problem, ProblemCode } from '../problem.ts'

export interface Traffic {
  readonly protocol: string
  readonly l4Ports?: { readonly first: number; readonly last: number }
  readonly icmpType?: number
  readonly icmpCode?: number
}

/** Codes of {@link trafficProblem}. */
export const TRAFFIC_PROBLEMS = [
  'protocol_unknown',
  'l4_ports_not_applicable',
  'l4_ports_reversed',
  'icmp_not_applicable',
  'icmp_code_without_type',
] as const satisfies readonly ProblemCode[]

/** Refuses traffic that no packet can be; `at` is the JSON pointer of the object that holds it. */
export function trafficProblem(traffic: Traffic, at = ''): Problem | undefined {
  const { protocol } = traffic
  const number = protocol === 'any' ? undefined : protocolNumber(protocol)
  if (protocol !== 'any' && number === undefined) {
    const detail = `${protocol} is neither a protocol that we know by name nor a number from 0 to 255.`
    return refusal('protocol_unknown', `${at}/protocol`, detail)
  }
  return portsProblem(traffic, number, at) ?? icmpProblem(traffic, number, at)
}

function portsProblem(
  { protocol, l4Ports }: Traffic,
  number: number | undefined,
  at: string,
): Problem | undefined {
  if (l4Ports === undefined) return undefined
  if (number === undefined || !hasPorts(number)) {
    const detail = `${protocol} has no ports; \`l4Ports\` needs tcp, udp or sctp.`
    return refusal('l4_ports_not_applicable', `${at}/l4Ports`, detail)
  }
  if (l4Ports.first <= l4Ports.last) return undefined
  const detail = `The first port, ${l4Ports.first}, is above the last, ${l4Ports.last}.`
  return refusal('l4_ports_reversed', `${at}/l4Ports`, detail)
}

function icmpProblem(
  { protocol, icmpType, icmpCode }: Traffic,
  number: number | undefined,
  at: string,
): Problem | undefined {
  if (icmpType === undefined && icmpCode === undefined) return undefined
  if (number === undefined || !isIcmp(number)) {
    const member = icmpType === undefined ? 'icmpCode' : 'icmpType'
    const detail = `${protocol} has no ICMP type and code; they need icmp or icmpv6.`
    return refusal('icmp_not_applicable', `${at}/${member}`, detail)
  }
  if (icmpType !== undefined) return undefined
  return refusal(
    'icmp_code_without_type',
    `${at}/icmpCode`,
    'A code says nothing without its type.',
  )
}

const ICMP_OF = { 4: ICMP, 6: ICMPV6 } as const
const ICMP_NAME = { 4: 'icmp', 6: 'icmpv6' } as const

/** ICMP belongs to IPv4 and ICMPv6 to IPv6: a rule for one with a prefix of the other never matches. */
export function icmpFamilyProblem(protocol: string, cidr: string | undefined): Problem | undefined {
  const number = protocolNumber(protocol)
  if (cidr === undefined || number === undefined || !isIcmp(number)) return undefined
  const { family } = prefixOf(cidr)
  if (number === ICMP_OF[family]) return undefined
  const suggestion = ICMP_NAME[family]
  const detail = `${protocol} never carries IPv${family} packets such as those of ${cidr}; write ${suggestion}.`
  return {
    code: 'family_wrong',
    detail,
    errors: [{ pointer: '/protocol', code: 'family_wrong', detail, value: protocol, suggestion }],
  }
}

const refusal = (code: ProblemCode, pointer: string, detail: string): Problem => ({
  code,
  detail,
  errors: [{ pointer, code, detail }],
})
