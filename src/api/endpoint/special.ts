/**
 * The endpoints that no kind gives by itself.
 *
 * @module
 */

import type { Question } from '../../model/contract/question.ts'
import { vnic } from '../../model/kind/vnic.ts'
import { SPECIAL_OPERATIONS } from '../../model/operations.ts'
import { createTrace } from '../../operation/special/create-trace.ts'
import { getNetwork } from '../../operation/special/get-network.ts'
import { getTopology } from '../../operation/special/get-topology.ts'
import { getUsage } from '../../operation/special/get-usage.ts'
import { answerJson } from '../../render/trace-json.ts'
import { isUnchanged } from '../conditional.ts'
import { type Endpoint, type Exchange, json, type QueryParameter } from '../endpoint.ts'
import { genericProblems } from '../openapi/problem-codes.ts'
import { problemResponse } from '../problem-response.ts'
import { readJson } from '../read-json.ts'
import { batchFields } from '../schema/body-schema.ts'
import { parseBody } from '../schema/parse-body.ts'
import { questionFields } from '../schema/question-fields.ts'
import { objectSchema } from '../schema/shape-schema.ts'
import { DRY_RUN } from '../write-parameters.ts'
import { handleVnicBatch } from './batch.ts'
import { CREATE_TYPES } from './write.ts'

const VPC_ID: QueryParameter = {
  name: 'vpcId',
  doc: 'Of this VPC and what is in it; absent: of the tenant and of all its VPCs.',
  shape: { type: 'ref', to: ['vpc'] },
}

const createTraceEndpoint: Endpoint = {
  ...SPECIAL_OPERATIONS.createTrace,
  tag: 'traces',
  text: [
    'Walks a packet through the network as it is stored now, and its reply back, and names the element behind every decision. The question changes nothing and may be repeated.',
    'An end is an id of anything that owns an address, a name, an address (`VPC/ADDRESS` where addresses overlap), `internet` or `internet:ADDRESS`. A packet that is refused is an answer, not a problem: see `verdict` and `reason`.',
  ],
  body: {
    mediaTypes: CREATE_TYPES,
    fields: questionFields,
    mode: 'whole',
    schemaName: 'Question',
  },
  answer: { status: 200, doc: 'What would happen, hop by hop.', schemaName: 'Trace' },
  problems: [
    'invalid_fields',
    'endpoint_unknown',
    'endpoint_ambiguous',
    'family_mismatch',
    'question_invalid',
  ],
  handle: handleTrace,
}

const createVnicBatchEndpoint: Endpoint = {
  ...SPECIAL_OPERATIONS.createVnicBatch,
  tag: 'vnics',
  text: [
    'Creates several vNICs, with addresses and MAC addresses chosen as for one. Nothing is made if a member of the body is wrong.',
    'With `atomic` all of them are made in one transaction, or none; the refusal says how many fit. Otherwise each is made for itself, and the answer has one result per item in their order: `status` 201 with the `resource`, or the status of a refusal with its `problem`. A repetition under the same Idempotency-Key goes on where a request broke off.',
  ],
  query: [DRY_RUN],
  body: {
    mediaTypes: CREATE_TYPES,
    fields: batchFields(vnic),
    mode: 'whole',
    schemaName: 'VnicBatch',
  },
  answer: {
    status: 207,
    doc: 'One result per item.',
    schemaName: 'VnicBatchResult',
    or: {
      status: 201,
      doc: 'With `atomic`: all of them.',
      schemaName: 'VnicList',
      hasLocation: true,
    },
  },
  problems: [...genericProblems('create', vnic), 'change_too_large'],
  handle: handleVnicBatch,
}

const getUsageEndpoint: Endpoint = {
  ...SPECIAL_OPERATIONS.getUsage,
  tag: 'usage',
  text: [
    'Shows every limit with how much of it is used: of the tenant and of each VPC; with `vpcId` of this VPC and of what has limits of its own in it, such as the rules of a security group by direction and family.',
  ],
  query: [VPC_ID],
  answer: { status: 200, doc: 'Every limit.', schemaName: 'Usage' },
  problems: ['not_found'],
  async handle({ context, query }) {
    const { vpcId } = query
    const usage = await getUsage(context, typeof vpcId === 'string' ? vpcId : undefined)
    if (!usage.ok) return problemResponse(usage.error, context.requestId)
    return json(usage.value)
  },
}

const getNetworkEndpoint: Endpoint = {
  ...SPECIAL_OPERATIONS.getNetwork,
  tag: 'network',
  text: [
    'Gives every resource of the tenant, and the fabrics of the platform, as they were at one moment: what was written together is seen together. Plans, exports and backups are made from it.',
    'Derived members, such as the free addresses of a subnet, are left out: they follow from the rest.',
  ],
  answer: {
    status: 200,
    doc: 'All resources, by id.',
    schemaName: 'WholeNetwork',
    hasEtag: true,
  },
  problems: [],
  handle: handleNetwork,
}

const getTopologyEndpoint: Endpoint = {
  ...SPECIAL_OPERATIONS.getTopology,
  tag: 'vpcs',
  text: [
    'Shows what is in the VPC and what reaches out of it as nodes, and who mentions whom as links. Routes, rules and entries are links of their tables, groups and lists.',
  ],
  answer: { status: 200, doc: 'Nodes and links.', schemaName: 'Topology' },
  problems: [],
  async handle({ context, params }) {
    const topology = await getTopology(context, params['vpcId'] ?? '')
    if (!topology.ok) return problemResponse(topology.error, context.requestId)
    return json(topology.value)
  },
}

export const specialEndpoints = (): Endpoint[] => [
  createTraceEndpoint,
  createVnicBatchEndpoint,
  getUsageEndpoint,
  getNetworkEndpoint,
  getTopologyEndpoint,
]

/** The tag is weak, as that of a list: it stands for everything. */
async function handleNetwork({ request, context }: Exchange): Promise<Response> {
  const got = await getNetwork(context)
  if (!got.ok) return problemResponse(got.error, context.requestId)
  const etag = `W/"${got.value.network.digest}"`
  if (isUnchanged(request, etag)) return new Response(null, { status: 304, headers: { etag } })
  return json(got.value, 200, { etag })
}

async function handleTrace({ request, context, deps }: Exchange): Promise<Response> {
  const body = await readJson(request, CREATE_TYPES)
  if (!body.ok) return problemResponse(body.error, context.requestId)
  const schema = objectSchema(questionFields, 'whole')
  const question = parseBody({ schema, fields: questionFields }, body.value)
  if (!question.ok) return problemResponse(question.error, context.requestId)
  const traced = await createTrace(context, deps.networks, question.value as unknown as Question)
  if (!traced.ok) return problemResponse(traced.error, context.requestId)
  const { answer, network } = traced.value
  return json({ ...answerJson(answer), network })
}
