import type { LoadBalancer } from '../../model/kind/load-balancer.ts'
import type { Dump } from './dump.ts'
import type { Element } from './element.ts'
import { named } from './named.ts'
import type { NetworkInterface } from './network-interface.ts'

const ACTIVE: ReadonlySet<string | undefined> = new Set(['active', 'active_impaired', undefined])

const TYPES: Readonly<Record<string, LoadBalancer['type']>> = {
  application: 'application',
  network: 'network',
}

/** Network and application balancers; their ARN is their id. */
export function importLoadBalancers(
  dump: Dump,
  interfaces: readonly NetworkInterface[],
): readonly LoadBalancer[] {
  return dump.all('LoadBalancers').flatMap((balancer) => {
    const type = TYPES[balancer.text('Type')]
    const active = ACTIVE.has(balancer.object('State')?.maybeText('Code'))
    return type && active ? [loadBalancerOf(dump, balancer, type, interfaces)] : []
  })
}

/** Balancers that hand packets to appliances. */
export const gatewayLoadBalancers = (dump: Dump): readonly Element[] =>
  dump.all('LoadBalancers').filter((balancer) => balancer.text('Type') === 'gateway')

function loadBalancerOf(
  dump: Dump,
  balancer: Element,
  type: LoadBalancer['type'],
  interfaces: readonly NetworkInterface[],
): LoadBalancer {
  const id = balancer.text('LoadBalancerArn')
  const own = interfaces.filter((one) => one.role === 'loadBalancer' && one.owner === ownerOf(id))
  const groups = balancer.texts('SecurityGroups')
  const attributes = attributesOf(dump, 'LoadBalancerAttributes', 'LoadBalancerArn', id)
  const crossZone = attributes.get('load_balancing.cross_zone.enabled')
  return {
    id,
    ...named(balancer, balancer.maybeText('LoadBalancerName')),
    vpcId: balancer.text('VpcId'),
    type,
    scheme: schemeOf(balancer, own, attributes.get('ipv6.deny_all_igw_traffic')),
    nodes: own.map(({ id: node, subnetId, addresses }) => ({ id: node, subnetId, addresses })),
    securityGroupIds:
      groups.length > 0 ? groups : [...new Set(own.flatMap((one) => one.securityGroupIds))].sort(),
    crossZone: crossZone === undefined ? type === 'application' : crossZone === 'true',
  }
}

/** The attribute decides for IPv6; IPv4 needs a public address anyway. */
function schemeOf(
  balancer: Element,
  own: readonly NetworkInterface[],
  denied: string | undefined,
): LoadBalancer['scheme'] {
  const isDenied = own.some(({ element }) => element.flag('DenyAllIgwTraffic', false))
  const isInternal = isDenied || balancer.maybeText('Scheme') === 'internal'
  return (denied === undefined ? isInternal : denied === 'true') ? 'internal' : 'internetFacing'
}

/** `net/NAME/HASH`: the end of the ARN, which the interfaces of the balancer carry too. */
const ownerOf = (arn: string): string | undefined => arn.split(':loadbalancer/')[1]

/** Attributes of a balancer or a target group, by key. */
export function attributesOf(
  dump: Dump,
  family: 'LoadBalancerAttributes' | 'TargetGroupAttributes',
  idMember: string,
  id: string,
): ReadonlyMap<string, string> {
  const lists = dump.all(family).filter((one) => one.text(idMember) === id)
  const pairs = lists
    .flatMap((one) => one.list('Attributes'))
    .map((one) => [one.text('Key'), one.maybeText('Value') ?? ''] as const)
  return new Map(pairs)
}
