/**
 * The headers that a question asks for, checked against each other.
 *
 * @module
 */
import { fail, ok, type Result } from '../../base/result.ts'
import {
  type Question,
  SIZE_BYTES_DEFAULT,
  SOURCE_PORT_DEFAULT,
  TTL_DEFAULT,
} from '../../model/contract/question.ts'
import type { FieldProblem, Problem } from '../../model/problem.ts'
import { type Address, type Family, familyOf, parseAddress } from '../../net/address.ts'
import { L4_PORT_LAST } from '../../net/l4-port.ts'
import {
  hasPorts,
  ICMP,
  ICMPV6,
  isIcmp,
  PROTOCOL_NAMES,
  protocolNumber,
} from '../../net/protocol.ts'
import type { Packet } from '../packet.ts'

export interface PacketFields {
  readonly protocol: number | undefined
  readonly sourceAddress: Address | undefined
  readonly question: Question
}

export function readPacketFields(question: Question): Result<PacketFields, Problem> {
  const protocol = question.protocol === 'any' ? undefined : protocolNumber(question.protocol)
  const source =
    question.sourceAddress === undefined ? undefined : parseAddress(question.sourceAddress)
  const errors = [
    ...protocolErrors(question, protocol),
    ...boundErrors(question),
    ...branchErrors(question),
    ...(source?.ok === false
      ? [
          wrong(
            '/sourceAddress',
            'address_malformed',
            `${question.sourceAddress} is not an address`,
            question.sourceAddress,
          ),
        ]
      : []),
  ]
  const [first] = errors
  if (first !== undefined) {
    return fail({
      code: 'question_invalid',
      detail: errors.map(({ detail }) => detail).join('; '),
      errors,
    })
  }
  return ok({ protocol, sourceAddress: source?.ok === true ? source.value : undefined, question })
}

const wrong = (pointer: string, code: string, detail: string, value: unknown): FieldProblem => ({
  pointer,
  code,
  detail,
  value,
})

function protocolErrors(question: Question, protocol: number | undefined): FieldProblem[] {
  const { port, sourcePort, icmpType, icmpCode } = question
  if (protocol === undefined && question.protocol !== 'any') {
    const detail = `protocol ${question.protocol} is not known; write any, a number from 0 to 255, or one of ${PROTOCOL_NAMES.join(', ')}`
    return [wrong('/protocol', 'protocol_unknown', detail, question.protocol)]
  }
  const carriesPorts = protocol !== undefined && hasPorts(protocol)
  const carriesIcmp = protocol !== undefined && isIcmp(protocol)
  const errors: FieldProblem[] = []
  const forbid = (name: string, value: unknown, isAllowed: boolean, who: string): void => {
    if (value === undefined || isAllowed) return
    errors.push(
      wrong(
        `/${name}`,
        'not_with_protocol',
        `${name} goes with ${who}, not with ${question.protocol}`,
        value,
      ),
    )
  }
  forbid('port', port, carriesPorts, 'tcp, udp or sctp')
  forbid('sourcePort', sourcePort, carriesPorts, 'tcp, udp or sctp')
  forbid('icmpType', icmpType, carriesIcmp, 'icmp')
  forbid('icmpCode', icmpCode, carriesIcmp && icmpType !== undefined, 'icmp and an icmpType')
  return errors
}

const BOUNDS = [
  ['port', 0, L4_PORT_LAST],
  ['sourcePort', 0, L4_PORT_LAST],
  ['icmpType', 0, 255],
  ['icmpCode', 0, 255],
  ['ttl', 1, 255],
  ['sizeBytes', 20, 65_535],
] as const

function boundErrors(question: Question): FieldProblem[] {
  return BOUNDS.flatMap(([name, min, max]) => {
    const value = question[name]
    if (value === undefined || (Number.isInteger(value) && min <= value && value <= max)) return []
    return [
      wrong(
        `/${name}`,
        'out_of_range',
        `${name} ${value} is not a whole number from ${min} to ${max}`,
        value,
      ),
    ]
  })
}

function branchErrors({ branch = [] }: Question): FieldProblem[] {
  if (branch.every((way) => Number.isInteger(way) && way >= 0)) return []
  const detail = `branch ${branch.join(',')} is not a list of whole numbers from 0 on, one per fork`
  return [wrong('/branch', 'out_of_range', detail, branch)]
}

/** The packet that leaves the sender, in one family. */
export function packetOf(fields: PacketFields, source: Address, destination: Address): Packet {
  const { question, protocol } = fields
  const { sizeBytes = SIZE_BYTES_DEFAULT, doNotFragment = false, ttl = TTL_DEFAULT } = question
  const payload = payloadOf(question, protocol, familyOf(source))
  return { source, destination, ...payload, sizeBytes, doNotFragment, ttl }
}

const BARE = {
  sourcePort: undefined,
  destinationPort: undefined,
  icmpType: undefined,
  icmpCode: undefined,
}

type Payload = Pick<Packet, 'protocol' | keyof typeof BARE>

/** ICMP means ICMPv6 to IPv6, and an echo request where nothing is said (RFC 792, RFC 4443 §4.1). */
function payloadOf(question: Question, protocol: number | undefined, family: Family): Payload {
  if (protocol === undefined) return { protocol, ...BARE }
  if (isIcmp(protocol)) {
    const { icmpType = family === 4 ? 8 : 128, icmpCode = 0 } = question
    return { ...BARE, protocol: family === 4 ? ICMP : ICMPV6, icmpType, icmpCode }
  }
  if (!hasPorts(protocol)) return { protocol, ...BARE }
  const { sourcePort = SOURCE_PORT_DEFAULT, port: destinationPort } = question
  return { ...BARE, protocol, sourcePort, destinationPort }
}
