/**
 * The endpoints that no kind gives by itself.
 *
 * @module
 */
import type { Question } from '../../model/contract/question.ts'
import { SPECIAL_OPERATIONS } from '../../model/operations.ts'
import { createTrace } from '../../operation/special/create-trace.ts'
import { getTopology } from '../../operation/special/get-topology.ts'
import { answerJson } from '../../render/trace-json.ts'
import { type Endpoint, type Exchange, json } from '../endpoint.ts'
import { problemResponse } from '../problem-response.ts'
import { readJson } from '../read-json.ts'
import { parseBody } from '../schema/parse-body.ts'
import { questionFields } from '../schema/question-fields.ts'
import { objectSchema } from '../schema/shape-schema.ts'
import { CREATE_TYPES } from './write.ts'

export const specialEndpoints = (): Endpoint[] => [
  {
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
  },
  {
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
  },
]

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
