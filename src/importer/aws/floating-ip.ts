import type { FloatingIp } from '../../model/kind/floating-ip.ts'
import type { Dump } from './dump.ts'
import type { Element } from './element.ts'
import { named } from './named.ts'
import type { NetworkInterface } from './network-interface.ts'
import { present } from './present.ts'

interface Association {
  readonly address: string
  readonly allocationId: string | undefined
  readonly privateAddress: string
  /** What holds the private address. */
  readonly on: Holder
}

type Holder = Pick<NetworkInterface, 'id' | 'vpcId'>

/** Public addresses in use, elastic or assigned by AWS. `owners` says what an interface belongs to. */
export function importFloatingIps(
  dump: Dump,
  interfaces: readonly NetworkInterface[],
  owners: ReadonlyMap<string, string>,
): readonly FloatingIp[] {
  const elastic = new Map(dump.all('Addresses').map((one) => [one.maybeText('PublicIp'), one]))
  const found = [...interfaces.flatMap(ofInterface), ...ofAddresses(dump, interfaces)]
  const byAddress = new Map<string, FloatingIp>()
  for (const { address, allocationId, privateAddress, on } of found) {
    if (byAddress.has(address)) continue
    const element = elastic.get(address)
    const made = present({
      id: element?.maybeText('AllocationId') ?? allocationId ?? `public-${address}`,
      ...(element ? named(element) : {}),
      vpcId: on.vpcId,
      address,
      targetId: owners.get(on.id) ?? on.id,
      privateAddress,
    })
    byAddress.set(address, made)
  }
  return [...byAddress.values()]
}

function ofInterface(on: NetworkInterface): readonly Association[] {
  const primary = on.addresses[0]
  const alone = association(on, on.element.object('Association'), primary)
  const each = on.element
    .list('PrivateIpAddresses')
    .flatMap((one) => association(on, one.object('Association'), one.address('PrivateIpAddress')))
  return [...each, ...alone]
}

function association(
  on: Holder,
  element: Element | undefined,
  privateAddress: string | undefined,
): readonly Association[] {
  const address = element?.maybeAddress('PublicIp')
  if (!address || !privateAddress) return []
  return [{ address, allocationId: element?.maybeText('AllocationId'), privateAddress, on }]
}

/** Elastic addresses and the addresses of NAT gateways, where the interfaces do not say it. */
function ofAddresses(dump: Dump, interfaces: readonly NetworkInterface[]): readonly Association[] {
  const byId = new Map(interfaces.map((one) => [one.id, one]))
  const elastic = dump.all('Addresses').flatMap((one) => {
    const on = byId.get(one.maybeText('NetworkInterfaceId') ?? '')
    return on ? association(on, one, one.maybeAddress('PrivateIpAddress') ?? on.addresses[0]) : []
  })
  const translated = dump
    .all('NatGateways')
    .filter((gateway) => gateway.maybeText('State') === 'available')
    .flatMap((gateway) => {
      const on = { id: gateway.text('NatGatewayId'), vpcId: gateway.text('VpcId') }
      const addresses = gateway.list('NatGatewayAddresses')
      return addresses.flatMap((one) => association(on, one, one.maybeAddress('PrivateIp')))
    })
  return [...elastic, ...translated]
}
