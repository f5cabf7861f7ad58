import { prefixOf } from '../canonical.ts'
import { TRAFFIC_PROBLEMS, trafficProblem } from '../check/traffic.ts'
import { prefixField, refField } from '../field.ts'
import { kind, type Resource } from '../kind.ts'
import type { Problem } from '../problem.ts'
import { l4PortsField, protocolField, vpcIdField } from '../shared-fields.ts'

const fields = {
  vpcId: vpcIdField,
  sourceCidr: prefixField('Source addresses; absent: all.', { optional: true }),
  sourceSecurityGroupId: refField('Sources by membership; absent: all.', ['securityGroup'], {
    optional: true,
  }),
  destinationCidr: prefixField('Destination addresses; absent: all.', { optional: true }),
  protocol: { ...protocolField, default: 'any' },
  l4Ports: l4PortsField,
}

export type Classifier = Resource<typeof fields>

export const classifier = kind({
  name: 'classifier',
  plural: 'classifiers',
  idPrefix: 'cls',
  scope: 'vpc',
  doc: 'Which packets a service chain is for: those that match all that it mentions.',
  fields,
  example: { protocol: 'tcp', destinationCidr: '203.0.113.0/24' },
  limit: 500,

  problems: { write: [...TRAFFIC_PROBLEMS, 'family_wrong'] },

  check: (_snapshot, _before, after) => trafficProblem(after) ?? endsProblem(after),
})

function endsProblem({ sourceCidr, destinationCidr }: Classifier): Problem | undefined {
  if (sourceCidr === undefined || destinationCidr === undefined) return undefined
  if (prefixOf(sourceCidr).family === prefixOf(destinationCidr).family) return undefined
  const detail = `No packet goes from ${sourceCidr} to ${destinationCidr}: they are of two families.`
  const errors = [{ pointer: '/destinationCidr', code: 'family_wrong', detail }]
  return { code: 'family_wrong', detail, errors }
}
