/**
 * What the elastic network interfaces of a dump are: most are vNICs, some are the feet of gateways,
 * balancers and endpoints, which are modelled as what they belong to.
 *
 * @module
 */
import { addressPlus, formatAddress } from '../../net/address.ts'
import { parsePrefix } from '../../net/prefix.ts'
import type { Dump } from './dump.ts'
import type { Element } from './element.ts'

export type InterfaceRole =
  | 'vnic'
  | 'natGateway'
  | 'loadBalancer'
  | 'transitGateway'
  | 'serviceEndpoint'
  | 'classicLoadBalancer'
  | 'gatewayLoadBalancer'

export interface NetworkInterface {
  readonly id: string
  readonly role: InterfaceRole
  readonly vpcId: string
  readonly subnetId: string
  /** Private addresses, the primary one first. */
  readonly addresses: readonly string[]
  readonly securityGroupIds: readonly string[]
  readonly instanceId: string | undefined
  readonly deviceIndex: number
  /** What the interface says it belongs to: `net/NAME/HASH`, `tgw-attach-…`, `vpce-…`. */
  readonly owner: string | undefined
  readonly element: Element
}

const OWNER = /\b(?:ELB ((?:app|net|gwy)\/[^/\s]+\/[^/\s]+)|(?:(?:tgw-attach|vpce|nat)-[0-9a-z-]+))/

export function readInterfaces(dump: Dump): readonly NetworkInterface[] {
  return dump.all('NetworkInterfaces').map((element) => {
    const description = element.maybeText('Description') ?? ''
    const owner = OWNER.exec(description)
    const attachment = element.object('Attachment')
    return {
      id: element.text('NetworkInterfaceId'),
      role: roleOf(element, description),
      vpcId: element.text('VpcId'),
      subnetId: element.text('SubnetId'),
      addresses: addressesOf(element),
      securityGroupIds: element.list('Groups').map((group) => group.text('GroupId')),
      instanceId: attachment?.maybeText('InstanceId'),
      deviceIndex: attachment?.maybeInteger('DeviceIndex') ?? 0,
      owner: owner?.[1] ?? owner?.[0],
      element,
    }
  })
}

const ROLE_OF_TYPE: Readonly<Record<string, InterfaceRole>> = {
  nat_gateway: 'natGateway',
  natGateway: 'natGateway',
  network_load_balancer: 'loadBalancer',
  transit_gateway: 'transitGateway',
  vpc_endpoint: 'serviceEndpoint',
  gateway_load_balancer_endpoint: 'serviceEndpoint',
  gateway_load_balancer: 'gatewayLoadBalancer',
}

/** The interfaces of application and classic balancers have the type of ordinary ones. */
function roleOf(element: Element, description: string): InterfaceRole {
  const role = ROLE_OF_TYPE[element.maybeText('InterfaceType') ?? 'interface']
  if (role) return role
  if (!element.flag('RequesterManaged', false)) return 'vnic'
  if (/^ELB (app|net)\//.test(description)) return 'loadBalancer'
  return /^ELB [^/]+$/.test(description) ? 'classicLoadBalancer' : 'vnic'
}

function addressesOf(element: Element): readonly string[] {
  const given = element.list('PrivateIpAddresses')
  const primary = given.filter((one) => one.flag('Primary', false))
  const secondary = given.filter((one) => !one.flag('Primary', false))
  const ipv4 = [...primary, ...secondary].map((one) => one.address('PrivateIpAddress'))
  const alone = ipv4.length === 0 ? element.maybeAddress('PrivateIpAddress') : undefined
  const delegated = element
    .list('Ipv4Prefixes')
    .flatMap((one) => everyAddress(one.prefix('Ipv4Prefix')))
  const ipv6 = element.list('Ipv6Addresses').map((one) => one.address('Ipv6Address'))
  return [...new Set([...(alone ? [alone] : ipv4), ...delegated, ...ipv6])]
}

/** A delegated IPv4 prefix is a /28 of addresses that all belong to the interface. */
function everyAddress(text: string): readonly string[] {
  const parsed = parsePrefix(text)
  const first = parsed.ok && parsed.value.length >= 24 ? parsed.value : undefined
  if (!first) return []
  const count = 2 ** (32 - first.length)
  return Array.from({ length: count }, (_, i) => formatAddress(addressPlus(first.first, i)))
}
