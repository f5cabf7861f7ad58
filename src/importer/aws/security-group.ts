import type { SecurityGroup } from '../../model/kind/security-group.ts'
import type { Dump } from './dump.ts'
import { named } from './named.ts'
import { present } from './present.ts'

export function importSecurityGroups(dump: Dump): readonly SecurityGroup[] {
  return dump.all('SecurityGroups').map((group) =>
    present({
      id: group.text('GroupId'),
      ...named(group, group.maybeText('GroupName')),
      vpcId: group.text('VpcId'),
      description: group.maybeText('Description'),
    }),
  )
}
