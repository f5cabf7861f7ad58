import type { SecurityGroup } from '../../model/kind/security-group.ts'
import type { Dump } from './dump.ts'
import type { Element } from './element.ts'
import { named } from './named.ts'
import { present } from './present.ts'

export function importSecurityGroups(dump: Dump): readonly SecurityGroup[] {
  return vpcGroups(dump).map((group) =>
    present({
      id: group.text('GroupId'),
      ...named(group, group.maybeText('GroupName')),
      vpcId: group.text('VpcId'),
      // AWS "Security group connection tracking": tracked connections outlive the rule.
      established: 'keep' as const,
      description: group.maybeText('Description'),
    }),
  )
}

/** Groups of machines outside any VPC, which very old accounts still list, filter nothing of ours. */
export const vpcGroups = (dump: Dump): readonly Element[] =>
  dump.all('SecurityGroups').filter((group) => group.maybeText('VpcId') !== undefined)
