import { refusal } from '../check/refusal.ts'
import { integerField, objectField } from '../field.ts'
import { kind, type Resource } from '../kind.ts'
import type { Problem } from '../problem.ts'
import { vpcIdField } from '../shared-fields.ts'

/** Up to 1 Tbit/s, and a packet per nanosecond. */
const KBPS = { min: 1, max: 1_000_000_000 }
const PACKETS = { min: 1, max: 1_000_000_000 }

const share = {
  maxKbps: integerField('Most kilobits per second; what is above is dropped.', KBPS, {
    optional: true,
  }),
  burstKbits: integerField('Kilobits that may go out at once on top. Needs `maxKbps`.', KBPS, {
    optional: true,
  }),
  minKbps: integerField('Kilobits per second that are kept free for it.', KBPS, { optional: true }),
  maxPacketsPerSecond: integerField('Most packets per second.', PACKETS, { optional: true }),
  minPacketsPerSecond: integerField('Packets per second that are kept free for it.', PACKETS, {
    optional: true,
  }),
}

/** Default, the class selectors, assured and expedited forwarding (RFC 2474, 2597, 3246). */
const DSCP_MARKS: readonly number[] = [
  0, 8, 10, 12, 14, 16, 18, 20, 22, 24, 26, 28, 30, 32, 34, 36, 38, 40, 46, 48, 56,
]

const fields = {
  vpcId: vpcIdField,
  egress: objectField('What a vNIC may send.', share, { optional: true }),
  ingress: objectField('What a vNIC may receive.', share, { optional: true }),
  dscpMark: integerField(
    'DSCP that outgoing packets are marked with: 0, a class selector (8, 16, …, 56), AF11 to AF43, or EF (46).',
    { min: 0, max: 56 },
    { optional: true },
  ),
}

export type QosPolicy = Resource<typeof fields>

export const qosPolicy = kind({
  name: 'qosPolicy',
  plural: 'qosPolicies',
  idPrefix: 'qos',
  scope: 'vpc',
  doc: 'Bandwidth and priority of the vNICs that refer to it. Verdicts do not depend on it.',
  fields,
  example: { egress: { maxKbps: 100_000 } },
  limit: 100,

  problems: { write: ['missing_field', 'qos_bounds_reversed', 'dscp_mark_unknown'] },

  check: (_snapshot, _before, after) =>
    shareProblem('egress', after.egress) ??
    shareProblem('ingress', after.ingress) ??
    markProblem(after),
})

type Share = QosPolicy['egress']

const BOUNDS = [
  ['minKbps', 'maxKbps'],
  ['minPacketsPerSecond', 'maxPacketsPerSecond'],
] as const

function shareProblem(direction: string, share: Share): Problem | undefined {
  if (share === undefined) return undefined
  if (share.burstKbits !== undefined && share.maxKbps === undefined) {
    const detail = `A burst is what goes beyond \`maxKbps\`, and \`${direction}\` has none.`
    return refusal('missing_field', { pointer: `/${direction}/maxKbps`, detail })
  }
  for (const [least, most] of BOUNDS) {
    const [min = 0, max = Number.POSITIVE_INFINITY] = [share[least], share[most]]
    if (min <= max) continue
    const detail = `\`${least}\` of \`${direction}\` is ${min}, above \`${most}\`, which is ${max}.`
    return refusal('qos_bounds_reversed', { pointer: `/${direction}/${least}`, detail, value: min })
  }
  return undefined
}

function markProblem({ dscpMark }: QosPolicy): Problem | undefined {
  if (dscpMark === undefined || DSCP_MARKS.includes(dscpMark)) return undefined
  const detail = `${dscpMark} is no mark that networks agree on; take one of ${DSCP_MARKS.join(', ')}.`
  return refusal('dscp_mark_unknown', { pointer: '/dscpMark', detail, value: dscpMark })
}
