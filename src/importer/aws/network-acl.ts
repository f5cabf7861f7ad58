import type { NetworkAcl } from '../../model/kind/network-acl.ts'
import type { NetworkAclEntry } from '../../model/kind/network-acl-entry.ts'
import type { Dump } from './dump.ts'
import type { Element } from './element.ts'
import { named } from './named.ts'
import { portsOf } from './ports.ts'
import { present } from './present.ts'
import { protocolOf, takesIcmpType, takesPorts } from './protocol.ts'

export function importNetworkAcls(dump: Dump): readonly NetworkAcl[] {
  return dump.all('NetworkAcls').map((acl) => ({
    id: acl.text('NetworkAclId'),
    ...named(acl),
    vpcId: acl.text('VpcId'),
    appliesInside: false,
  }))
}

/** 32767 (IPv4) and 32768 (IPv6) are the denial that every ACL ends with anyway. */
const IMPLICIT_DENY_FIRST = 32_767

export function importNetworkAclEntries(dump: Dump): readonly NetworkAclEntry[] {
  return dump.all('NetworkAcls').flatMap((acl) =>
    acl
      .list('Entries')
      .filter((entry) => entry.integer('RuleNumber') < IMPLICIT_DENY_FIRST)
      .map((entry) => entryOf(acl, entry)),
  )
}

function entryOf(acl: Element, entry: Element): NetworkAclEntry {
  const networkAclId = acl.text('NetworkAclId')
  const direction: NetworkAclEntry['direction'] = entry.flag('Egress', false) ? 'egress' : 'ingress'
  const number = entry.integer('RuleNumber')
  const protocol = protocolOf(entry, 'Protocol')
  return present({
    id: `${networkAclId}/${direction}/${number}`,
    vpcId: acl.text('VpcId'),
    networkAclId,
    direction,
    number,
    action: actionOf(entry),
    protocol,
    l4Ports: takesPorts(protocol) ? portsOf(entry.object('PortRange'), 'From', 'To') : undefined,
    ...(takesIcmpType(protocol) ? icmpOf(entry) : {}),
    cidr:
      entry.maybeText('Ipv6CidrBlock') === undefined
        ? entry.prefix('CidrBlock')
        : entry.prefix('Ipv6CidrBlock'),
  })
}

function actionOf(entry: Element): 'allow' | 'deny' {
  const action = entry.text('RuleAction')
  if (action === 'allow' || action === 'deny') return action
  entry.refuse('RuleAction', `expected "allow" or "deny", found ${JSON.stringify(action)}`)
  return 'deny'
}

/** -1 is every type, or every code. */
function icmpOf(entry: Element): { icmpType?: number; icmpCode?: number } {
  const given = entry.object('IcmpTypeCode')
  const known = (value: number | undefined) =>
    value === undefined || value < 0 ? undefined : value
  const icmpType = known(given?.maybeInteger('Type'))
  return icmpType === undefined
    ? {}
    : present({ icmpType, icmpCode: known(given?.maybeInteger('Code')) })
}
