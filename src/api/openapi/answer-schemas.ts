/**
 * Schemas of answers that are no resources.
 *
 * @module
 */
type Json = Readonly<Record<string, unknown>>

const TEXT = { type: 'string' }
const list = (items: Json): Json => ({ type: 'array', items })

const PACKET: Json = {
  type: 'object',
  properties: {
    source: TEXT,
    destination: TEXT,
    protocol: { type: 'integer' },
    sourcePort: { type: 'integer' },
    destinationPort: { type: 'integer' },
    icmpType: { type: 'integer' },
    icmpCode: { type: 'integer' },
    sizeBytes: { type: 'integer' },
    doNotFragment: { type: 'boolean' },
    ttl: { type: 'integer' },
  },
}

const STEP: Json = {
  type: 'object',
  required: ['stage', 'verdict', 'said'],
  properties: {
    stage: TEXT,
    verdict: { type: 'string', enum: ['pass', 'rewrite', 'drop', 'unknown'] },
    element: { type: 'string', description: 'Id of what decided.' },
    reason: { type: 'string', description: 'A stable code; see docs/reference/reasons.md.' },
    said: { type: 'string', description: 'The decision in a sentence.' },
    before: PACKET,
    after: PACKET,
    assumed: { type: 'boolean' },
  },
}

const LEG: Json = {
  type: 'object',
  required: ['disposition', 'hops'],
  properties: {
    disposition: { type: 'string', enum: ['delivered', 'exited', 'dropped', 'unknown'] },
    reason: TEXT,
    hops: list({
      type: 'object',
      required: ['node', 'kind', 'steps'],
      properties: { node: TEXT, kind: TEXT, name: TEXT, vnic: TEXT, steps: list(STEP) },
    }),
    blockers: list({ type: 'object' }),
    sent: PACKET,
    last: PACKET,
  },
}

export const TRACE_SCHEMA: Json = {
  type: 'object',
  description: 'What happens to a packet and to its reply, decision by decision.',
  required: ['verdict', 'from', 'to', 'forward', 'complete', 'network'],
  properties: {
    verdict: {
      type: 'string',
      enum: ['delivered', 'deliveredOneWay', 'deliveredSometimes', 'dropped', 'unknown'],
    },
    reason: TEXT,
    from: { type: 'object', description: 'How `from` was read.' },
    to: { type: 'object', description: 'How `to` was read.' },
    packet: PACKET,
    forward: LEG,
    reply: LEG,
    branches: list({ type: 'object' }),
    complete: { type: 'boolean' },
    otherFamilies: list({ type: 'object' }),
    network: {
      type: 'object',
      required: ['versions', 'digest'],
      description: 'What the answer is about.',
      properties: {
        versions: { type: 'object', additionalProperties: { type: 'integer' } },
        digest: TEXT,
      },
    },
  },
}

export const TOPOLOGY_SCHEMA: Json = {
  type: 'object',
  required: ['vpcId', 'version', 'digest', 'nodes', 'links'],
  properties: {
    vpcId: TEXT,
    version: { type: 'integer' },
    digest: TEXT,
    nodes: list({
      type: 'object',
      required: ['id', 'kind'],
      properties: { id: TEXT, kind: TEXT, name: TEXT, cidrs: list(TEXT), addresses: list(TEXT) },
    }),
    links: list({
      type: 'object',
      required: ['from', 'to', 'relation'],
      properties: { from: TEXT, to: TEXT, relation: TEXT, by: TEXT },
    }),
  },
}
