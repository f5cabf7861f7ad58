import { L4_PORT_LAST } from '../../net/l4-port.ts'
import { conflictWith, refusal } from '../check/refusal.ts'
import { refusedItem } from '../check/refused-item.ts'
import { enumField, integerField, listField, objectField, refField } from '../field.ts'
import { groupedBy } from '../grouped-by.ts'
import { kind, type Resource } from '../kind.ts'
import type { Problem } from '../problem.ts'
import { vpcIdField } from '../shared-fields.ts'
import type { Snapshot } from '../snapshot.ts'

const fields = {
  vpcId: vpcIdField,
  loadBalancerId: refField('Balancer that listens.', ['loadBalancer'], { access: 'createOnly' }),
  protocols: listField(
    'Transport protocols: `tcp`, `udp` or both; an application balancer speaks `tcp` alone.',
    enumField('One.', ['tcp', 'udp']),
    { minItems: 1, maxItems: 2 },
  ),
  l4Port: integerField('Port; unique per balancer and protocol.', { min: 1, max: L4_PORT_LAST }),
  targetGroups: listField(
    'Where connections go.',
    objectField('One group.', {
      targetGroupId: refField('The group.', ['targetGroup']),
      weight: integerField('Share; 0 gets nothing.', { min: 0, max: 999 }, { default: 1 }),
    }),
    { minItems: 1, maxItems: 5 },
  ),
}

export type Listener = Resource<typeof fields>

export const listener = kind({
  name: 'listener',
  plural: 'listeners',
  idPrefix: 'lst',
  scope: 'vpc',
  parent: 'loadBalancer',
  doc: 'A port on which a balancer accepts connections.',
  fields,
  example: {
    protocols: ['tcp'],
    l4Port: 443,
    targetGroups: [{ targetGroupId: '@targetGroup', weight: 1 }],
  },
  key: ['l4Port', 'protocols'],
  twin: 'listener_duplicate',
  limit: 500,

  problems: { write: ['listener_protocol_wrong', 'listener_duplicate', 'target_group_twice'] },

  check: (snapshot, _before, after) =>
    protocolsProblem(snapshot, after) ?? rivalProblem(snapshot, after) ?? groupsProblem(after),
})

function protocolsProblem({ loadBalancers }: Snapshot, after: Listener): Problem | undefined {
  const { protocols, loadBalancerId } = after
  const balancer = loadBalancers.find(({ id }) => id === loadBalancerId)
  for (const [index, protocol] of protocols.entries()) {
    const at = { member: 'protocols', index }
    if (protocols.indexOf(protocol) < index) {
      const detail = `${protocol} stands twice in \`protocols\`.`
      return refusedItem('listener_protocol_wrong', { ...at, detail })
    }
    if (balancer?.type !== 'application' || protocol === 'tcp') continue
    const detail = `${loadBalancerId} is an application balancer, which ends tcp connections and knows no ${protocol}.`
    return refusedItem('listener_protocol_wrong', { ...at, detail })
  }
  return undefined
}

function rivalProblem({ listeners }: Snapshot, after: Listener): Problem | undefined {
  const { id, loadBalancerId, l4Port, protocols } = after
  const rival = groupedBy(listeners, 'loadBalancerId', loadBalancerId).find(
    (one) =>
      one.id !== id &&
      one.l4Port === l4Port &&
      one.protocols.some((protocol) => protocols.includes(protocol)),
  )
  if (rival === undefined) return undefined
  const detail = `${rival.id} of ${loadBalancerId} listens at ${rival.protocols.join(' and ')} ${l4Port}.`
  const more = conflictWith({ id: rival.id, kind: 'listener' })
  return refusal('listener_duplicate', { pointer: '/l4Port', detail, value: l4Port, more })
}

function groupsProblem({ targetGroups }: Listener): Problem | undefined {
  const ids = targetGroups.map(({ targetGroupId }) => targetGroupId)
  const index = ids.findIndex((id, i) => ids.indexOf(id) < i)
  if (index < 0) return undefined
  const detail = `${ids[index]} stands twice in \`targetGroups\`; its share is its \`weight\`.`
  return refusedItem('target_group_twice', { member: 'targetGroups', index, detail })
}
