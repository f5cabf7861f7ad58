import type { Subnet } from '../../model/kind/subnet.ts'
import type { Dump } from './dump.ts'
import type { Element } from './element.ts'
import { named } from './named.ts'
import { present } from './present.ts'
import { isAssociated } from './route-table.ts'

export function importSubnets(dump: Dump): readonly Subnet[] {
  const tables = tableBySubnet(dump)
  const acls = aclBySubnet(dump)
  return dump.all('Subnets').map((subnet) => {
    const id = subnet.text('SubnetId')
    return present({
      id,
      ...named(subnet),
      vpcId: subnet.text('VpcId'),
      cidrs: cidrsOf(subnet),
      zone: zoneOf(subnet),
      routeTableId: tables.get(id),
      networkAclId: acls.get(id),
    })
  })
}

/** Zone ids mean the same to every account; zone names do not, and serve only where ids are absent. */
export const zoneOf = (subnet: Element): string | undefined =>
  subnet.maybeText('AvailabilityZoneId') ?? subnet.maybeText('AvailabilityZone')

function cidrsOf(subnet: Element): readonly string[] {
  const ipv6 = subnet
    .list('Ipv6CidrBlockAssociationSet')
    .filter(
      (one) =>
        (one.object('Ipv6CidrBlockState')?.maybeText('State') ?? 'associated') === 'associated',
    )
    .map((one) => one.prefix('Ipv6CidrBlock'))
  const ipv6Only = subnet.flag('Ipv6Native', false)
  return [...(ipv6Only ? [] : [subnet.prefix('CidrBlock')]), ...ipv6]
}

function tableBySubnet(dump: Dump): ReadonlyMap<string, string> {
  const pairs = dump.all('RouteTables').flatMap((table) =>
    table
      .list('Associations')
      .filter(isAssociated)
      .map((one) => [one.maybeText('SubnetId') ?? '', table.text('RouteTableId')] as const),
  )
  return new Map(pairs)
}

function aclBySubnet(dump: Dump): ReadonlyMap<string, string> {
  const pairs = dump
    .all('NetworkAcls')
    .flatMap((acl) =>
      acl
        .list('Associations')
        .map((one) => [one.text('SubnetId'), acl.text('NetworkAclId')] as const),
    )
  return new Map(pairs)
}
