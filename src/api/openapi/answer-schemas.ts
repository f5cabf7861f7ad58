/**
 * Schemas of answers that are no resources.
 *
 * @module
 */
import { flag, list, number, oneOf, text } from './json-schema.ts'
import { BLOCKING } from './problem-schema.ts'

type Json = Readonly<Record<string, unknown>>

const ref = (name: string): Json => ({ $ref: `#/components/schemas/${name}` })

const DISPOSITION = oneOf('How it ended.', ['delivered', 'exited', 'dropped', 'unknown'])

const VERDICT = oneOf('What comes of the round trip.', [
  'delivered',
  'deliveredOneWay',
  'deliveredSometimes',
  'dropped',
  'unknown',
])

const REASON = text('A stable code of what decided; see the catalogue of reasons.', 'ACL_DENY_IN')

const PACKET: Json = {
  type: 'object',
  description: 'Headers of an IP packet.',
  properties: {
    source: text('Source address.', '10.0.1.10'),
    destination: text('Destination address.', '10.0.2.10'),
    protocol: number('IP protocol.', 6),
    sourcePort: number('Source port.', 49_152),
    destinationPort: number('Destination port.', 443),
    icmpType: number('ICMP type.', 8),
    icmpCode: number('ICMP code.', 0),
    sizeBytes: number('Size of the packet.', 64),
    doNotFragment: flag('It may not be split on the way.'),
    ttl: number('Routers that it may still pass.', 64),
  },
}

const STEP: Json = {
  type: 'object',
  description: 'One decision.',
  required: ['stage', 'verdict', 'said'],
  properties: {
    stage: text('What decided, as the pipeline has it.', 'routeLookup'),
    verdict: oneOf('What it decided.', ['pass', 'rewrite', 'drop', 'unknown']),
    element: text('Id of the rule, route or entry.', 'rte_01kb0s6v3pe9bvqx3d1j7z8m4n'),
    reason: REASON,
    said: text('The decision in a sentence.', '10.0.0.0/16 to local, the only route'),
    before: ref('Packet'),
    after: ref('Packet'),
    assumed: flag('It stands behind a refusal, as if the packet had passed.'),
  },
}

const HOP: Json = {
  type: 'object',
  description: 'A place where the packet was.',
  required: ['node', 'kind', 'steps'],
  properties: {
    node: text('Id of the place.', 'vnic_01kb0s6v3pe9bvqx3d1j7z8m4n'),
    kind: text('Its kind.', 'vnic'),
    name: text('Its name.', 'web-1'),
    vnic: text('The vNIC there, where the node is its workload.', 'eni-0a01'),
    steps: list('Decisions there, in order.', ref('Step')),
  },
}

const LEG: Json = {
  type: 'object',
  description: 'One way of the packet: the request, or the reply.',
  required: ['disposition', 'hops'],
  properties: {
    disposition: DISPOSITION,
    reason: REASON,
    hops: list('Places on the way, in order.', ref('Hop')),
    blockers: list('Everything in the way, where it was asked for.', { type: 'object' }),
    sent: ref('Packet'),
    last: ref('Packet'),
  },
}

const ABOUT: Json = {
  type: 'object',
  required: ['versions', 'digest'],
  description: 'What the answer is about.',
  properties: {
    versions: {
      type: 'object',
      description: 'Version of each chain of changes.',
      additionalProperties: { type: 'integer' },
    },
    digest: text('Stands for the whole network.', '8c1f0b8e6a4d4a33b4f1f2a86a2f9d10'),
  },
}

const TRACE: Json = {
  type: 'object',
  description: 'What happens to a packet and to its reply, decision by decision.',
  required: ['verdict', 'from', 'to', 'forward', 'complete', 'network'],
  properties: {
    verdict: VERDICT,
    reason: REASON,
    from: { type: 'object', description: 'How `from` was read.' },
    to: { type: 'object', description: 'How `to` was read.' },
    packet: ref('Packet'),
    forward: ref('Leg'),
    reply: ref('Leg'),
    branches: list('What came of each way that the network may choose.', { type: 'object' }),
    complete: flag('False: there are more ways than one answer may explore.'),
    otherFamilies: list('Answers for other address families.', { type: 'object' }),
    network: ABOUT,
  },
}

const ANY_RESOURCE: Json = {
  type: 'object',
  description: 'A resource of whatever kind, without the members that are derived.',
  required: ['id', 'kind', 'revision'],
  additionalProperties: true,
  properties: {
    id: text('Its id.', 'sub_01kb0s6v3pe9bvqx3d1j7z8m4n'),
    kind: text('Its kind.', 'subnet'),
    revision: number('Counts its changes.', 3),
  },
}

const WHOLE_NETWORK: Json = {
  type: 'object',
  description: 'Everything that there is, at one moment.',
  required: ['resources', 'network'],
  properties: { resources: list('All resources, by id.', ANY_RESOURCE), network: ABOUT },
}

const NODE: Json = {
  type: 'object',
  required: ['id', 'kind'],
  properties: {
    id: text('Its id.', 'sub_01kb0s6v3pe9bvqx3d1j7z8m4n'),
    kind: text('Its kind.', 'subnet'),
    name: text('Its name.', 'web'),
    cidrs: list('Its blocks.', { type: 'string' }),
    addresses: list('Its addresses.', { type: 'string' }),
  },
}

const LINK: Json = {
  type: 'object',
  required: ['from', 'to', 'relation'],
  properties: {
    from: text('Id of who mentions.', 'vnic_01kb0s6v3pe9bvqx3d1j7z8m4n'),
    to: text('Id of who is mentioned.', 'sub_01kb0s6v3pe9bvqx3d1j7z8m4n'),
    relation: text('Member by which it does.', 'subnetId'),
    by: text('Route, rule or entry that makes the link.', 'rte_01kb0s6v3pe9bvqx3d1j7z8m4n'),
  },
}

const TOPOLOGY: Json = {
  type: 'object',
  description: 'A VPC as a graph.',
  required: ['vpcId', 'version', 'digest', 'nodes', 'links'],
  properties: {
    vpcId: text('The VPC.', 'vpc_01kb0s6v3pe9bvqx3d1j7z8m4n'),
    version: number('Version of the VPC.', 12),
    digest: text('Stands for its contents.', '8c1f0b8e6a4d4a33b4f1f2a86a2f9d10'),
    nodes: list('What is in the VPC, and what reaches out of it.', NODE),
    links: list('Who mentions whom.', LINK),
  },
}

const DEPARTURE: Json = {
  type: 'object',
  description: 'What goes with something that others depended on.',
  required: ['deleted', 'changed', 'plan'],
  properties: {
    deleted: list('What is deleted, and by which member it depended.', BLOCKING),
    changed: list('What stays, without its mention of what goes.', BLOCKING),
    plan: text(
      'Stands for exactly this; send it back as `plan` to have this done and nothing else.',
      '5f0c2a9be1d34c78',
    ),
  },
}

const USAGE: Json = {
  type: 'object',
  description: 'Every limit, with how much of it is used.',
  required: ['items'],
  properties: {
    items: list('One per limit.', {
      type: 'object',
      required: ['name', 'scope', 'used', 'limit'],
      properties: {
        name: text('What is counted: resources of a kind, or a limit of a resource.', 'subnets'),
        scope: text('Where it is counted: `tenant`, `vpc`, or the kind of a resource.', 'vpc'),
        id: text('Of the VPC or the resource.', 'vpc_01kb0s6v3pe9bvqx3d1j7z8m4n'),
        used: number('How much is used.', 3),
        limit: number('How much there is.', 200),
      },
    }),
  },
}

const VNIC_BATCH_RESULT: Json = {
  type: 'object',
  description: 'What became of each item, in the order of the request.',
  required: ['items'],
  properties: {
    items: list('One per item.', {
      type: 'object',
      required: ['status'],
      properties: {
        status: number('As a request of its own would have been answered.', 201),
        resource: ref('Vnic'),
        problem: ref('Problem'),
      },
    }),
  },
}

const VNIC_LIST: Json = {
  type: 'object',
  description: 'All of them, in the order of the request.',
  required: ['items'],
  properties: { items: list('The vNICs.', ref('Vnic')) },
}

export const ANSWER_SCHEMAS: Json = {
  Usage: USAGE,
  VnicBatchResult: VNIC_BATCH_RESULT,
  VnicList: VNIC_LIST,
  Departure: DEPARTURE,
  Trace: TRACE,
  Leg: LEG,
  Hop: HOP,
  Step: STEP,
  Packet: PACKET,
  Topology: TOPOLOGY,
  WholeNetwork: WHOLE_NETWORK,
}
