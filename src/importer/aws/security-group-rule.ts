import type { SecurityGroupRule } from '../../model/kind/security-group-rule.ts'
import type { Dump } from './dump.ts'
import type { Element } from './element.ts'
import { portsOf } from './ports.ts'
import { present } from './present.ts'
import { protocolOf, takesIcmpType, takesPorts } from './protocol.ts'
import { vpcGroups } from './security-group.ts'

type Direction = 'ingress' | 'egress'
type Peer = Pick<
  SecurityGroupRule,
  'peerCidr' | 'peerSecurityGroupId' | 'peerPrefixListId' | 'description'
>
type Body = Omit<SecurityGroupRule, 'id'>

/** One rule per peer of each permission. */
export function importSecurityGroupRules(dump: Dump): readonly SecurityGroupRule[] {
  const ids = idsByMeaning(dump)
  return vpcGroups(dump).flatMap((group) =>
    (['ingress', 'egress'] as const).flatMap((direction) => {
      const member = direction === 'ingress' ? 'IpPermissions' : 'IpPermissionsEgress'
      return group.list(member).flatMap((permission) =>
        peersOf(permission).map((peer) => {
          const body = bodyOf(group, direction, permission, peer)
          return { id: ids.get(meaningOf(body)) ?? readableId(body), ...body }
        }),
      )
    }),
  )
}

function bodyOf(group: Element, direction: Direction, permission: Element, peer: Peer): Body {
  return {
    vpcId: group.text('VpcId'),
    securityGroupId: group.text('GroupId'),
    direction,
    ...serviceOf(permission),
    ...peer,
  }
}

type Service = Pick<SecurityGroupRule, 'protocol' | 'l4Ports' | 'icmpType' | 'icmpCode'>

/** For ICMP, AWS puts the type into `FromPort` and the code into `ToPort`. */
function serviceOf(rule: Element): Service {
  const protocol = protocolOf(rule, 'IpProtocol')
  if (takesPorts(protocol))
    return present({ protocol, l4Ports: portsOf(rule, 'FromPort', 'ToPort') })
  if (!takesIcmpType(protocol)) return { protocol }
  const known = (value: number | undefined) =>
    value === undefined || value < 0 ? undefined : value
  const icmpType = known(rule.maybeInteger('FromPort'))
  if (icmpType === undefined) return { protocol }
  return present({ protocol, icmpType, icmpCode: known(rule.maybeInteger('ToPort')) })
}

function peersOf(permission: Element): readonly Peer[] {
  const described = (peer: Omit<Peer, 'description'>, element: Element): Peer =>
    present({ ...peer, description: element.maybeText('Description') })
  return [
    ...permission.list('IpRanges').map((one) => described({ peerCidr: one.prefix('CidrIp') }, one)),
    ...permission
      .list('Ipv6Ranges')
      .map((one) => described({ peerCidr: one.prefix('CidrIpv6') }, one)),
    ...permission
      .list('UserIdGroupPairs')
      .filter((one) => one.has('GroupId'))
      .map((one) => described({ peerSecurityGroupId: one.text('GroupId') }, one)),
    ...permission
      .list('PrefixListIds')
      .map((one) => described({ peerPrefixListId: one.text('PrefixListId') }, one)),
  ]
}

/** Ids from `describe-security-group-rules`, the only call that tells them. */
function idsByMeaning(dump: Dump): ReadonlyMap<string, string> {
  const pairs = dump.all('SecurityGroupRules').map((rule) => {
    const body: Body = present({
      vpcId: '',
      securityGroupId: rule.text('GroupId'),
      direction: rule.flag('IsEgress', false) ? ('egress' as const) : ('ingress' as const),
      ...serviceOf(rule),
      peerCidr: rule.maybePrefix('CidrIpv4') ?? rule.maybePrefix('CidrIpv6'),
      peerSecurityGroupId: rule.object('ReferencedGroupInfo')?.text('GroupId'),
      peerPrefixListId: rule.maybeText('PrefixListId'),
    })
    return [meaningOf(body), rule.text('SecurityGroupRuleId')] as const
  })
  return new Map(pairs)
}

/** `sg-1/ingress/tcp/443/10.0.0.0/8`: stable whatever order AWS lists the rules in. */
function readableId(rule: Body): string {
  const { first, last } = rule.l4Ports ?? {}
  const ports = first === undefined || first === last ? first : `${first}-${last}`
  const parts = [
    rule.securityGroupId,
    rule.direction,
    rule.protocol === 'any' ? 'all' : rule.protocol,
    ports ?? rule.icmpType,
    rule.icmpCode,
    rule.peerCidr ?? rule.peerSecurityGroupId ?? rule.peerPrefixListId,
  ]
  return parts.filter((part) => part !== undefined).join('/')
}

/** What a rule says, apart from its id and remarks: no group can hold it twice. */
const meaningOf = (rule: Body): string =>
  JSON.stringify([
    rule.securityGroupId,
    rule.direction,
    rule.protocol,
    rule.l4Ports?.first,
    rule.l4Ports?.last,
    rule.icmpType,
    rule.icmpCode,
    rule.peerCidr ?? rule.peerSecurityGroupId ?? rule.peerPrefixListId,
  ])
