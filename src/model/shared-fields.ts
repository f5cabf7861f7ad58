/**
 * Fields that several kinds share word for word.
 *
 * @module
 */

import { L4_PORT_LAST } from '../net/l4-port.ts'
import { enumField, integerField, objectField, refField, stringField } from './field.ts'

export const vpcIdField = refField('VPC that the resource belongs to.', ['vpc'], {
  access: 'createOnly',
})

export const directionField = enumField('Seen from the filtered side.', ['ingress', 'egress'], {
  access: 'createOnly',
})

export const protocolField = stringField(
  'Protocol by name (`tcp`, `udp`, `icmp`, `icmpv6`, `sctp`, …), by number, or `any`.',
  { maxLength: 8, pattern: '^([a-z][a-z0-9]*|[0-9]{1,3})$', example: 'tcp' },
)

const l4Port = (doc: string) => integerField(doc, { min: 0, max: L4_PORT_LAST })

export const l4PortsField = objectField(
  'Destination ports, inclusive; absent: all. Only for tcp, udp and sctp.',
  { first: l4Port('Lowest port.'), last: l4Port('Highest port.') },
  { optional: true, example: { first: 443, last: 443 } },
)

const count = (doc: string) => integerField(doc, { min: 0, max: 1_000_000 })

/** How much of a limit is used up. */
export const usageField = (doc: string) =>
  objectField(doc, { used: count('How much is used.'), limit: count('How much there is.') })

/** The same where families do not share it. */
export const familyUsageFields = {
  ipv4: usageField('For IPv4.'),
  ipv6: usageField('For IPv6.'),
}

export const icmpTypeField = integerField(
  'ICMP type; absent: all.',
  { min: 0, max: 255 },
  { optional: true },
)

export const icmpCodeField = integerField(
  'ICMP code; absent: all. Needs a type.',
  { min: 0, max: 255 },
  { optional: true },
)
