import { ok, type Result } from '../../base/result.ts'
import { kindNamed } from '../../model/kind-named.ts'
import type { Problem } from '../../model/problem.ts'
import type { StoredResource } from '../../store/chain.ts'
import type { Chance } from '../allocation.ts'
import { claimsOf } from '../claims-of.ts'
import { draftOf } from '../draft-of.ts'
import { create } from '../generic/create.ts'
import { kindOf } from '../kind-of.ts'
import type { Plan } from '../plan.ts'
import type { View } from '../view.ts'

type Input = Readonly<Record<string, unknown>>

/**
 * A VPC comes with a main route table, a default network ACL that lets everything pass, and a
 * default security group that trusts its members and lets everything out, unless it is to be locked:
 * one transaction.
 */
export function createVpc(
  view: View,
  input: Input,
  chance: Chance,
): Result<Plan<StoredResource>, Problem> {
  const made = create(kindNamed('vpc'), view, input, chance)
  if (!made.ok) return made
  const vpcId = made.value.outcome.id
  const isLocked = made.value.outcome['defaultSecurityGroup'] === 'locked'
  const draft = (kind: string, members: Input): StoredResource =>
    draftOf(kindNamed(kind), { vpcId, ...members }, chance.fresh)

  const routeTable = draft('routeTable', { name: 'main' })
  const acl = draft('networkAcl', { name: 'default', appliesInside: false })
  const group = draft('securityGroup', { name: 'default', established: 'revalidate' })
  const defaults = [
    routeTable,
    acl,
    ...entriesOf(acl).map((entry) => draft('networkAclEntry', entry)),
    group,
    ...(isLocked ? [] : rulesOf(group)).map((rule) => draft('securityGroupRule', rule)),
  ]
  const vpc = {
    ...made.value.outcome,
    mainRouteTableId: routeTable.id,
    defaultNetworkAclId: acl.id,
    defaultSecurityGroupId: group.id,
  }
  const claims = defaults.flatMap((one) => claimsOf(kindOf(one), view.network, one))
  return ok({
    ...made.value,
    puts: [vpc, ...defaults, ...firstUse(view, vpc, chance)],
    claims: [...made.value.claims, ...claims.map((claim) => ({ ...claim, isChosen: false }))],
    outcome: vpc,
  })
}

const EVERYWHERE = ['0.0.0.0/0', '::/0']

const entriesOf = ({ id }: StoredResource): Input[] =>
  ['ingress', 'egress'].flatMap((direction) =>
    EVERYWHERE.map((cidr, i) => ({
      networkAclId: id,
      direction,
      number: 100 + i,
      action: 'allow',
      protocol: 'any',
      cidr,
    })),
  )

const rulesOf = ({ id }: StoredResource): Input[] => [
  { securityGroupId: id, direction: 'ingress', protocol: 'any', peerSecurityGroupId: id },
  ...EVERYWHERE.map((peerCidr) => ({
    securityGroupId: id,
    direction: 'egress',
    protocol: 'any',
    peerCidr,
  })),
]

/**
 * Marks the fabric the first time that it carries a VPC, so that it is kept from then on. Later
 * VPCs only read the mark: the platform's chain is not written for each of them.
 */
function firstUse(view: View, vpc: StoredResource, { fresh }: Chance): StoredResource[] {
  const fabric = view.find(String(vpc['fabricId']))
  if (fabric === undefined || fabric['hasCarried'] === true || fabric['isDefault'] === true)
    return []
  const revision = fabric.revision + 1
  return [{ ...fabric, hasCarried: true, revision, updatedAt: fresh.timestamp }]
}
