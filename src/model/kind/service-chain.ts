import { refusedItem } from '../check/refused-item.ts'
import {
  booleanField,
  enumField,
  integerField,
  listField,
  objectField,
  refField,
} from '../field.ts'
import { groupedBy } from '../grouped-by.ts'
import { kind, type Resource } from '../kind.ts'
import type { Problem } from '../problem.ts'
import { vpcIdField } from '../shared-fields.ts'
import type { Snapshot } from '../snapshot.ts'

const fields = {
  vpcId: vpcIdField,
  priority: integerField('Lower is asked first; unique per VPC.', { min: 1, max: 65_535 }),
  classifierIds: listField(
    'What is sent through the chain: a packet that any of them matches. A classifier serves one chain.',
    refField('One classifier.', ['classifier']),
    { maxItems: 20, default: [] },
  ),
  hops: listField(
    'Groups of functions in order; one function of each is chosen per flow.',
    objectField('One hop.', {
      serviceFunctionGroupId: refField('The functions of the hop.', ['serviceFunctionGroup']),
      onFailure: enumField(
        'With no function up: drop, or go on without the hop.',
        ['closed', 'open'],
        { default: 'closed' },
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
  example: { priority: 100, hops: [{ serviceFunctionGroupId: '@serviceFunctionGroup' }] },
  limit: 50,

  problems: { write: ['classifier_taken', 'priority_taken'] },

  check: (snapshot, _before, after) =>
    classifierProblem(snapshot, after) ?? priorityProblem(snapshot, after),
})

/** What a packet meets would else hang on which of two chains is asked first. */
function classifierProblem(
  snapshot: Snapshot,
  { id, vpcId, classifierIds }: ServiceChain,
): Problem | undefined {
  for (const [index, classifierId] of classifierIds.entries()) {
    const rival = groupedBy(snapshot.serviceChains, 'vpcId', vpcId).find(
      (other) => other.id !== id && other.classifierIds.includes(classifierId),
    )
    if (rival === undefined) continue
    const detail = `${classifierId} serves ${rival.id}; a classifier serves one chain.`
    const more = { conflict: { with: rival.id, kind: 'serviceChain' } }
    return refusedItem('classifier_taken', { member: 'classifierIds', index, detail, more })
  }
  return undefined
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
