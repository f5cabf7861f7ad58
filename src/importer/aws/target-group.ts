import type { TargetGroup } from '../../model/kind/target-group.ts'
import type { Dump } from './dump.ts'
import type { Element } from './element.ts'
import { attributesOf } from './load-balancer.ts'
import { named } from './named.ts'
import { present } from './present.ts'

const TYPES: ReadonlySet<string> = new Set(['instance', 'ip', 'alb'])

/** Groups of machines, addresses or balancers; functions are called, and no packet goes there. */
export const packetGroups = (dump: Dump): readonly Element[] =>
  dump.all('TargetGroups').filter((group) => TYPES.has(targetType(group)))

export const targetType = (group: Element): string => group.maybeText('TargetType') ?? 'instance'

export function importTargetGroups(dump: Dump): readonly TargetGroup[] {
  return packetGroups(dump).map((group) => {
    const id = group.text('TargetGroupArn')
    const attributes = attributesOf(dump, 'TargetGroupAttributes', 'TargetGroupArn', id)
    return present({
      id,
      ...named(group, group.maybeText('TargetGroupName')),
      vpcId: group.text('VpcId'),
      l4Port: group.integer('Port'),
      preserveClientAddress: preserves(group, attributes.get('preserve_client_ip.enabled')),
      addressFamily: FAMILIES[group.maybeText('IpAddressType') ?? ''],
      crossZone: CROSS_ZONE[attributes.get('load_balancing.cross_zone.enabled') ?? ''] ?? 'inherit',
    })
  })
}

const FAMILIES: Readonly<Record<string, TargetGroup['addressFamily']>> = {
  ipv4: 'ipv4',
  ipv6: 'ipv6',
}

const CROSS_ZONE: Readonly<Record<string, TargetGroup['crossZone']>> = { true: 'on', false: 'off' }

/**
 * Without the attribute, AWS keeps the address of the client for targets by instance, and for targets
 * by address only where UDP is spoken (Network Load Balancer guide, "Client IP preservation").
 */
function preserves(group: Element, attribute: string | undefined): boolean {
  const protocol = group.maybeText('Protocol') ?? 'TCP'
  if (protocol.startsWith('HTTP')) return false
  if (attribute !== undefined) return attribute === 'true'
  return group.maybeText('TargetType') !== 'ip' || !['TCP', 'TLS'].includes(protocol)
}
