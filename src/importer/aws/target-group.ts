import type { LoadBalancer } from '../../model/kind/load-balancer.ts'
import type { TargetGroup } from '../../model/kind/target-group.ts'
import { parseAddress } from '../../net/address.ts'
import { contains, parsePrefix } from '../../net/prefix.ts'
import type { Dump } from './dump.ts'
import type { Element } from './element.ts'
import { attributesOf } from './load-balancer.ts'
import { named } from './named.ts'
import { present } from './present.ts'
import { zoneOf } from './subnet.ts'

type Target = TargetGroup['targets'][number]

/** What targets are resolved against. */
export interface TargetFacts {
  readonly primaryVnics: ReadonlyMap<string, string>
  readonly balancers: readonly LoadBalancer[]
}

const TYPES: ReadonlySet<string> = new Set(['instance', 'ip', 'alb'])

export function importTargetGroups(dump: Dump, facts: TargetFacts): readonly TargetGroup[] {
  return dump
    .all('TargetGroups')
    .filter((group) => TYPES.has(group.maybeText('TargetType') ?? 'instance'))
    .map((group) => {
      const id = group.text('TargetGroupArn')
      const attributes = attributesOf(dump, 'TargetGroupAttributes', 'TargetGroupArn', id)
      return present({
        id,
        ...named(group, group.maybeText('TargetGroupName')),
        vpcId: group.text('VpcId'),
        l4Port: group.integer('Port'),
        preserveClientAddress: preserves(group, attributes.get('preserve_client_ip.enabled')),
        addressFamily: FAMILIES[group.maybeText('IpAddressType') ?? ''],
        crossZone:
          CROSS_ZONE[attributes.get('load_balancing.cross_zone.enabled') ?? ''] ?? 'inherit',
        targets: targetsOf(dump, group, facts),
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

function targetsOf(dump: Dump, group: Element, facts: TargetFacts): readonly Target[] {
  const id = group.text('TargetGroupArn')
  return dump
    .all('LoadBalancerTargetHealth')
    .filter((one) => one.text('TargetGroupArn') === id)
    .flatMap((one) => one.list('TargetHealthDescriptions'))
    .flatMap((description) => {
      const target = description.object('Target')
      if (!target) return []
      const shared = {
        l4Port: target.maybeInteger('Port'),
        health: healthOf(description.object('TargetHealth')?.maybeText('State')),
      }
      return endsOf(dump, group, target, facts).map((end) => present({ ...end, ...shared }))
    })
}

type End = Pick<Target, 'vnicId' | 'address' | 'zone'>

/** Where a target is: a machine's primary interface, an address, or the nodes of another balancer. */
function endsOf(dump: Dump, group: Element, target: Element, facts: TargetFacts): readonly End[] {
  const id = target.text('Id')
  const type = group.maybeText('TargetType') ?? 'instance'
  if (type === 'instance') {
    const vnicId = facts.primaryVnics.get(id)
    return vnicId === undefined ? [] : [{ vnicId }]
  }
  if (type === 'ip') {
    const address = target.address('Id')
    return [present({ address, zone: zoneOfAddress(dump, group, target, address) })]
  }
  const nodes = facts.balancers.find((one) => one.id === id)?.nodes ?? []
  return nodes.flatMap((node) => node.addresses.map((address) => ({ address })))
}

/** The registered zone (`all`: every zone), by id; or else the zone of the subnet of the address. */
function zoneOfAddress(
  dump: Dump,
  group: Element,
  target: Element,
  address: string,
): string | undefined {
  const registered = target.maybeText('AvailabilityZone')
  if (registered === 'all') return undefined
  const subnets = dump.all('Subnets')
  const inVpc = subnets.filter((one) => one.maybeText('VpcId') === group.maybeText('VpcId'))
  const own = inVpc.find((subnet) => holds(subnet, address))
  if (own) return zoneOf(own)
  const namesake = [...inVpc, ...subnets].find(
    (subnet) => subnet.maybeText('AvailabilityZone') === registered,
  )
  return namesake ? zoneOf(namesake) : registered
}

function holds(subnet: Element, address: string): boolean {
  const parsed = parseAddress(address)
  const blocks = [
    subnet.maybeText('CidrBlock'),
    ...subnet.list('Ipv6CidrBlockAssociationSet').map((one) => one.maybeText('Ipv6CidrBlock')),
  ]
  return blocks.some((block) => {
    const prefix = parsePrefix(block ?? '')
    return parsed.ok && prefix.ok && contains(prefix.value, parsed.value)
  })
}

const HEALTH: Readonly<Record<string, TargetGroup['targets'][number]['health']>> = {
  healthy: 'healthy',
  initial: 'initial',
  draining: 'draining',
  'unhealthy.draining': 'draining',
  unavailable: 'unavailable',
  unhealthy: 'unhealthy',
  unused: 'unused',
}

/** `unavailable` is what AWS says where nobody checks; a state that is not told counts alike. */
const healthOf = (state: string | undefined): Target['health'] =>
  HEALTH[state ?? ''] ?? 'unavailable'
