import type { LoadBalancer } from '../../model/kind/load-balancer.ts'
import type { Target } from '../../model/kind/target.ts'
import { parseAddress } from '../../net/address.ts'
import { contains, parsePrefix } from '../../net/prefix.ts'
import type { Dump } from './dump.ts'
import type { Element } from './element.ts'
import { present } from './present.ts'
import { zoneOf } from './subnet.ts'
import { packetGroups, targetType } from './target-group.ts'

/** What targets are resolved against. */
export interface TargetFacts {
  readonly primaryVnics: ReadonlyMap<string, string>
  readonly balancers: readonly LoadBalancer[]
}

/** AWS gives targets no id: theirs is made of the group, whom they mean, and the port. */
export function importTargets(dump: Dump, facts: TargetFacts): readonly Target[] {
  return packetGroups(dump).flatMap((group) =>
    dump
      .all('LoadBalancerTargetHealth')
      .filter((one) => one.text('TargetGroupArn') === group.text('TargetGroupArn'))
      .flatMap((one) => one.list('TargetHealthDescriptions'))
      .flatMap((description) => targetsOf(dump, group, description, facts)),
  )
}

type End = Pick<Target, 'vnicId' | 'address' | 'zone'>

function targetsOf(
  dump: Dump,
  group: Element,
  description: Element,
  facts: TargetFacts,
): readonly Target[] {
  const target = description.object('Target')
  if (!target) return []
  const targetGroupId = group.text('TargetGroupArn')
  const l4Port = target.maybeInteger('Port')
  const shared = {
    vpcId: group.text('VpcId'),
    targetGroupId,
    l4Port,
    health: healthOf(description.object('TargetHealth')?.maybeText('State')),
  }
  return endsOf(dump, group, target, facts).map((end) => {
    const whom = `${end.vnicId ?? end.address}:${l4Port ?? group.integer('Port')}`
    return present({ id: `${targetGroupId}/${whom}`, ...end, ...shared })
  })
}

/** Where a target is: a machine's primary interface, an address, or the nodes of another balancer. */
function endsOf(dump: Dump, group: Element, target: Element, facts: TargetFacts): readonly End[] {
  const id = target.text('Id')
  const type = targetType(group)
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

const HEALTH: Readonly<Record<string, Target['health']>> = {
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
