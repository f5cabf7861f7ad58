/**
 * The body of a trace, as {@link Question} has it.
 *
 * @module
 */
import type { Question } from '../../model/contract/question.ts'
import {
  addressField,
  booleanField,
  enumField,
  type Field,
  integerField,
  listField,
  stringField,
} from '../../model/field.ts'
import { L4_PORT_LAST } from '../../net/l4-port.ts'

const END = 'An id, a name, an address, `VPC/ADDRESS`, `internet` or `internet:ADDRESS`.'

const octet = { min: 0, max: 255 }
const l4Port = { min: 0, max: L4_PORT_LAST }
const optional = { optional: true } as const

export const questionFields: Readonly<Record<keyof Question, Field>> = {
  from: stringField(`Who sends. ${END}`, { example: 'web-1' }),
  to: stringField(`Who is sent to. ${END}`, { example: 'internet' }),
  protocol: stringField('Name or number of an IP protocol, or `any`.', {
    maxLength: 8,
    example: 'tcp',
  }),
  port: integerField('Destination port.', l4Port, { optional: true, example: 443 }),
  sourcePort: integerField('Source port; absent: 49152.', l4Port, optional),
  sourceAddress: addressField('Address that the sender writes, if not its own.', optional),
  icmpType: integerField('ICMP type; absent for ICMP: echo request.', octet, optional),
  icmpCode: integerField('ICMP code.', octet, optional),
  sizeBytes: integerField('IP packet size; absent: 64.', { min: 20, max: 65_535 }, optional),
  doNotFragment: booleanField('May not be split on the way.', optional),
  ttl: integerField('Hops that the packet may pass; absent: 64.', { min: 1, max: 255 }, optional),
  family: integerField(
    '4 or 6; absent: every family that both ends have.',
    { min: 4, max: 6 },
    optional,
  ),
  state: enumField(
    '`established`: of a connection that `from` opened before; groups that revalidate still ask their rules.',
    ['new', 'established'],
    optional,
  ),
  explain: enumField('`all`: list every blocker, not only the first.', ['first', 'all'], optional),
  branch: listField(
    'Which way to take at each fork; absent: all ways.',
    integerField('One index.', { min: 0, max: 100_000 }),
    { optional: true, maxItems: 64 },
  ),
  forwardOnly: booleanField('The request alone, without the reply.', optional),
}
