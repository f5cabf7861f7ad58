import type { Answer, Branch, Hop, Leg, Packet } from '../../src/engine/index.ts'
import { parseAddress } from '../../src/net/address.ts'

const address = (text: string) => {
  const parsed = parseAddress(text)
  if (!parsed.ok) throw new Error(text)
  return parsed.value
}

/** A TCP packet from 10.0.1.10:49152 to 10.1.2.20:443, but for `over`. */
export const packet = (over: Partial<Packet> & { from?: string; to?: string } = {}): Packet => {
  const { from = '10.0.1.10', to = '10.1.2.20', ...rest } = over
  return {
    source: address(from),
    destination: address(to),
    protocol: 6,
    sourcePort: 49_152,
    destinationPort: 443,
    icmpType: undefined,
    icmpCode: undefined,
    sizeBytes: 64,
    doNotFragment: false,
    ttl: 64,
    ...rest,
  }
}

const hop: Hop = {
  node: 'i-web',
  kind: 'vnic',
  name: 'web-1',
  vnic: 'vnic_web',
  steps: [
    {
      stage: 'securityGroupEgress',
      verdict: 'pass',
      element: 'sgr_81',
      said: () => 'tcp 443 to 10.1.0.0/16',
    },
  ],
}

export const leg = (over: Partial<Leg> = {}): Leg => ({
  disposition: 'delivered',
  hops: [hop],
  blockers: [],
  sent: packet(),
  last: packet(),
  ...over,
})

export const branch = (over: Partial<Branch> = {}): Branch => ({
  choices: [],
  verdict: 'delivered',
  forward: leg(),
  ...over,
})

/** The answer whose branches are these; the first is shown, and its verdict is the answer's. */
export const answer = (over: Partial<Answer> = {}): Answer => {
  const branches = over.branches ?? [branch()]
  const shown = over.shown ?? branches[0] ?? branch()
  return {
    verdict: shown.verdict,
    ...(shown.reason === undefined ? {} : { reason: shown.reason }),
    from: {
      given: 'web-1',
      id: 'vnic_web',
      name: 'web-1',
      kind: 'vnic',
      address: '10.0.1.10',
      vpcId: 'vpc_shop',
    },
    to: { given: '10.1.2.20', id: 'vnic_db', kind: 'vnic', address: '10.1.2.20' },
    packet: shown.forward.sent,
    shown,
    branches,
    complete: true,
    otherFamilies: [],
    ...over,
  }
}
