import type { Vpc } from '../../model/kind/vpc.ts'
import type { Dump } from './dump.ts'
import type { Element } from './element.ts'
import { named } from './named.ts'
import { present } from './present.ts'
import { regionOfFile, regionOfZone } from './region.ts'

export function importVpcs(dump: Dump): readonly Vpc[] {
  const facts = factsByVpc(dump)
  return dump.all('Vpcs').map((vpc) => {
    const id = vpc.text('VpcId')
    return present({
      id,
      ...named(vpc),
      cidrs: cidrsOf(vpc),
      region: facts.regions.get(id) ?? regionOfFile(vpc),
      baselineDefault: 'deny' as const,
      mainRouteTableId: facts.mainTables.get(id),
      defaultNetworkAclId: facts.defaultAcls.get(id),
      defaultSecurityGroupId: facts.defaultGroups.get(id),
    })
  })
}

/** Blocks that are being added or removed are not routed yet, or no more. */
function cidrsOf(vpc: Element): readonly string[] {
  const blocks = (list: string, member: string, state: string) =>
    vpc
      .list(list)
      .filter((block) => (block.object(state)?.maybeText('State') ?? 'associated') === 'associated')
      .map((block) => block.prefix(member))
  const ipv4 = blocks('CidrBlockAssociationSet', 'CidrBlock', 'CidrBlockState')
  const ipv6 = blocks('Ipv6CidrBlockAssociationSet', 'Ipv6CidrBlock', 'Ipv6CidrBlockState')
  return [...new Set([...(ipv4.length > 0 ? ipv4 : [vpc.prefix('CidrBlock')]), ...ipv6])]
}

interface Facts {
  readonly regions: ReadonlyMap<string, string>
  readonly mainTables: ReadonlyMap<string, string>
  readonly defaultAcls: ReadonlyMap<string, string>
  readonly defaultGroups: ReadonlyMap<string, string>
}

/** What only the parts of a VPC say about it. */
function factsByVpc(dump: Dump): Facts {
  const regions = dump.all('Subnets').flatMap((subnet) => {
    const region = regionOfZone(subnet.maybeText('AvailabilityZone'))
    return region === undefined ? [] : [[subnet.text('VpcId'), region] as const]
  })
  const mainTables = dump
    .all('RouteTables')
    .filter((table) => table.list('Associations').some((one) => one.flag('Main', false)))
    .map((table) => [table.text('VpcId'), table.text('RouteTableId')] as const)
  const defaultAcls = dump
    .all('NetworkAcls')
    .filter((acl) => acl.flag('IsDefault', false))
    .map((acl) => [acl.text('VpcId'), acl.text('NetworkAclId')] as const)
  const defaultGroups = dump
    .all('SecurityGroups')
    .filter((group) => group.maybeText('GroupName') === 'default')
    .map((group) => [group.maybeText('VpcId') ?? '', group.text('GroupId')] as const)
  return {
    regions: new Map(regions),
    mainTables: new Map(mainTables),
    defaultAcls: new Map(defaultAcls),
    defaultGroups: new Map(defaultGroups),
  }
}
