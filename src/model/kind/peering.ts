import { unlinkedRules } from '../check/links.ts'
import { overlapProblem } from '../check/overlap.ts'
import { enumField, refField } from '../field.ts'
import { kind, type Resource } from '../kind.ts'
import type { Problem } from '../problem.ts'
import type { Snapshot } from '../snapshot.ts'

const fields = {
  requesterVpcId: refField('VPC that asked.', ['vpc'], { access: 'createOnly' }),
  accepterVpcId: refField('VPC that was asked.', ['vpc'], { access: 'createOnly' }),
  state: enumField('Only `active` carries packets.', ['pending', 'active', 'rejected'], {
    default: 'active',
    access: 'readOnly',
  }),
}

export type Peering = Resource<typeof fields>

export const peering = kind({
  name: 'peering',
  plural: 'peerings',
  idPrefix: 'pcx',
  scope: 'tenant',
  doc: 'A link between two VPCs; it is never transitive.',
  remarks: {
    delete: 'Also refused while rules of one side refer to groups of the other.',
  },
  fields,
  example: { requesterVpcId: '@vpc', accepterVpcId: '@vpc.2' },
  limit: 200,

  dependents: (snapshot, { requesterVpcId, accepterVpcId }, gone) =>
    unlinkedRules(snapshot, new Set([requesterVpcId, accepterVpcId]), gone),

  problems: { create: ['peering_with_itself', 'peering_exists', 'cidr_overlap'] },

  check(snapshot, before, after) {
    if (before !== undefined) return undefined
    return pairProblem(snapshot, after) ?? blocksProblem(snapshot, after)
  },
})

const pairOf = ({ requesterVpcId, accepterVpcId }: Peering): string =>
  [requesterVpcId, accepterVpcId].sort().join(' ')

function pairProblem(snapshot: Snapshot, after: Peering): Problem | undefined {
  if (after.requesterVpcId === after.accepterVpcId) {
    const detail = `${after.requesterVpcId} stands on both sides.`
    const errors = [{ pointer: '/accepterVpcId', code: 'peering_with_itself', detail }]
    return { code: 'peering_with_itself', detail, errors }
  }
  const rival = snapshot.peerings.find(
    (other) => other.id !== after.id && pairOf(other) === pairOf(after),
  )
  if (rival === undefined) return undefined
  return {
    code: 'peering_exists',
    detail: `${after.requesterVpcId} and ${after.accepterVpcId} are peered by ${rival.id}.`,
    more: { conflict: { with: rival.id, kind: 'peering' } },
  }
}

/** Between peers packets find their way by prefix alone. */
function blocksProblem(snapshot: Snapshot, after: Peering): Problem | undefined {
  const [requester, accepter] = [after.requesterVpcId, after.accepterVpcId].map((vpcId) =>
    snapshot.vpcs.find(({ id }) => id === vpcId),
  )
  if (requester === undefined || accepter === undefined) return undefined
  const problem = overlapProblem(
    { kind: 'vpc', id: requester.id, cidrs: requester.cidrs },
    [{ kind: 'vpc', id: accepter.id, cidrs: accepter.cidrs }],
    'VPCs that are peered have blocks that are apart',
  )
  if (problem === undefined) return undefined
  const { detail } = problem
  return { ...problem, errors: [{ pointer: '/accepterVpcId', code: 'cidr_overlap', detail }] }
}
