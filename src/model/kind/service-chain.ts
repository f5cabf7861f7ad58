import { prefixOf } from '../canonical.ts'
import { TRAFFIC_PROBLEMS, trafficProblem } from '../check/traffic.ts'
import {
  booleanField,
  enumField,
  integerField,
  listField,
  objectField,
  prefixField,
  refField,
} from '../field.ts'
import { kind, type Resource } from '../kind.ts'
import type { Problem } from '../problem.ts'
import { l4PortsField, protocolField, vpcIdField } from '../shared-fields.ts'
import type { Snapshot } from '../snapshot.ts'

const fields = {
  vpcId: vpcIdField,
  priority: integerField('Lower is asked first; unique per VPC.', { min: 1, max: 65_535 }),
  classifiers: listField(
    'What is sent through the chain: a packet that matches any of them.',
    objectField('One classifier; what it does not mention matches everything.', {
      sourceCidr: prefixField('Source addresses.', { optional: true }),
      sourceSecurityGroupId: refField('Sources by membership.', ['securityGroup'], {
        optional: true,
      }),
      destinationCidr: prefixField('Destination addresses.', { optional: true }),
      protocol: { ...protocolField, default: 'any' },
      l4Ports: l4PortsField,
    }),
    { minItems: 1, maxItems: 20 },
  ),
  hops: listField(
    'Functions in order; one of a hop is chosen per flow.',
    objectField('One hop.', {
      serviceFunctionIds: listField(
        'The functions of the hop.',
        refField('One function.', ['serviceFunction']),
        {
          minItems: 1,
          maxItems: 16,
        },
      ),
      onFailure: enumField(
        'With no function up: drop, or go on without the hop.',
        ['closed', 'open'],
        {
          default: 'closed',
        },
      ),
    }),
    { minItems: 1, maxItems: 10 },
  ),
  symmetric: booleanField('True: replies pass the same functions in reverse order.', {
    default: true,
  }),
}

export type ServiceChain = Resource<typeof fields>

export const serviceChain = kind({
  name: 'serviceChain',
  plural: 'serviceChains',
  idPrefix: 'sch',
  scope: 'vpc',
  doc: 'Sends classified traffic through middleboxes before it is routed.',
  fields,
  example: {
    priority: 100,
    classifiers: [{ destinationCidr: '203.0.113.0/24' }],
    hops: [{ serviceFunctionIds: ['@serviceFunction'] }],
  },
  limit: 50,

  problems: { write: [...TRAFFIC_PROBLEMS, 'family_wrong', 'priority_taken'] },

  check(snapshot, _before, after) {
    for (const [i, classifier] of after.classifiers.entries()) {
      const at = `/classifiers/${i}`
      const problem = trafficProblem(classifier, at) ?? endsProblem(classifier, at)
      if (problem !== undefined) return problem
    }
    return priorityProblem(snapshot, after)
  },
})

type Classifier = ServiceChain['classifiers'][number]

function endsProblem({ sourceCidr, destinationCidr }: Classifier, at: string): Problem | undefined {
  if (sourceCidr === undefined || destinationCidr === undefined) return undefined
  if (prefixOf(sourceCidr).family === prefixOf(destinationCidr).family) return undefined
  const detail = `No packet goes from ${sourceCidr} to ${destinationCidr}: they are of two families.`
  const errors = [{ pointer: `${at}/destinationCidr`, code: 'family_wrong', detail }]
  return { code: 'family_wrong', detail, errors }
}

/** Equal priorities would leave the order of the chains to chance. */
function priorityProblem(
  snapshot: Snapshot,
  { id, vpcId, priority }: ServiceChain,
): Problem | undefined {
  const rival = snapshot.serviceChains.find(
    (other) => other.vpcId === vpcId && other.priority === priority && other.id !== id,
  )
  if (rival === undefined) return undefined
  const detail = `${rival.id} has priority ${priority}; each chain of a VPC has its own.`
  const errors = [{ pointer: '/priority', code: 'priority_taken', detail, value: priority }]
  const conflict = { with: rival.id, kind: 'serviceChain' }
  return { code: 'priority_taken', detail, errors, more: { conflict } }
}
