import type { NatGateway } from '../../model/kind/nat-gateway.ts'
import type { Alias } from '../../model/snapshot.ts'
import type { Dump } from './dump.ts'
import type { Element } from './element.ts'
import { named } from './named.ts'

/** NAT gateways that stand in a subnet; regional ones stand in none and are not modelled. */
export function importNatGateways(dump: Dump): readonly NatGateway[] {
  return available(dump)
    .filter((gateway) => !isRegional(gateway))
    .map((gateway) => ({
      id: gateway.text('NatGatewayId'),
      ...named(gateway),
      vpcId: gateway.text('VpcId'),
      subnetId: gateway.text('SubnetId'),
      connectivity: gateway.maybeText('ConnectivityType') === 'private' ? 'private' : 'public',
      addresses: addressesOf(gateway),
    }))
}

export const regionalNatGateways = (dump: Dump): readonly Element[] =>
  available(dump).filter(isRegional)

const available = (dump: Dump): readonly Element[] =>
  dump.all('NatGateways').filter((gateway) => gateway.text('State') === 'available')

const isRegional = (gateway: Element): boolean =>
  gateway.maybeText('AvailabilityMode') === 'regional'

function addressesOf(gateway: Element): readonly string[] {
  const given = gateway
    .list('NatGatewayAddresses')
    .filter((one) => (one.maybeText('Status') ?? 'succeeded') === 'succeeded')
  const primary = given.filter((one) => one.flag('IsPrimary', false))
  const others = given.filter((one) => !one.flag('IsPrimary', false))
  return [...primary, ...others].map((one) => one.address('PrivateIp'))
}

/** The interfaces of the gateways, under whose ids they are known as well. */
export const natInterfaceAliases = (dump: Dump): readonly Alias[] =>
  available(dump).flatMap((gateway) =>
    gateway
      .list('NatGatewayAddresses')
      .flatMap((one) => one.maybeText('NetworkInterfaceId') ?? [])
      .map((id) => ({ id, of: gateway.text('NatGatewayId') })),
  )
