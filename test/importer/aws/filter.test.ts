import { expect, test } from 'vitest'
import { problemsOf, snapshotOf } from '../../support/aws-dump.ts'

type Members = Readonly<Record<string, unknown>>

const entriesOf = (entries: readonly Members[]) => {
  const acl = { NetworkAclId: 'acl-1', VpcId: 'vpc-1', Entries: entries }
  return snapshotOf({ NetworkAcls: [acl] }).networkAclEntries
}

const entry = (more: Members): Members => ({
  RuleNumber: 100,
  Egress: false,
  RuleAction: 'allow',
  Protocol: '-1',
  CidrBlock: '0.0.0.0/0',
  ...more,
})

test('an entry keeps number, direction and action, and the implicit denials are left out', () => {
  const entries = entriesOf([
    entry({ RuleNumber: 100 }),
    entry({ RuleNumber: 200, Egress: true, RuleAction: 'deny' }),
    entry({ RuleNumber: 32_767, RuleAction: 'deny' }),
    entry({ RuleNumber: 32_768, RuleAction: 'deny', Ipv6CidrBlock: '::/0' }),
  ])
  expect(entries).toMatchObject([
    { id: 'acl-1/egress/200', direction: 'egress', number: 200, action: 'deny' },
    { id: 'acl-1/ingress/100', direction: 'ingress', number: 100, action: 'allow' },
  ])
})

test.each([
  [{ Protocol: '-1' }, { protocol: 'any' }],
  [{ Protocol: '6' }, { protocol: 'tcp' }],
  [
    { Protocol: '6', PortRange: { From: 80, To: 90 } },
    { protocol: 'tcp', l4Ports: { first: 80, last: 90 } },
  ],
  [{ Protocol: '17', PortRange: { From: 0, To: 65_535 } }, { protocol: 'udp' }],
  [{ Protocol: '1', IcmpTypeCode: { Type: -1, Code: -1 } }, { protocol: 'icmp' }],
  [
    { Protocol: '1', IcmpTypeCode: { Type: 8, Code: -1 } },
    { protocol: 'icmp', icmpType: 8 },
  ],
  [
    { Protocol: '58', IcmpTypeCode: { Type: 1, Code: 4 } },
    { protocol: 'icmpv6', icmpType: 1, icmpCode: 4 },
  ],
  [{ Protocol: '50' }, { protocol: 'esp' }],
  [{ Protocol: '107' }, { protocol: '107' }],
])('what an entry matches is read from protocol, ports and ICMP type: %o', (given, read) => {
  const { protocol, l4Ports, icmpType, icmpCode } = entriesOf([entry(given)])[0] ?? {}
  expect({ protocol, l4Ports, icmpType, icmpCode }).toEqual({
    l4Ports: undefined,
    icmpType: undefined,
    icmpCode: undefined,
    ...read,
  })
})

test('an entry is of one family', () => {
  const ipv6 = { ...entry({ Ipv6CidrBlock: '2001:db8::/32' }), CidrBlock: undefined }
  expect(entriesOf([ipv6])).toMatchObject([{ cidr: '2001:db8::/32' }])
})

test('an action that is neither allow nor deny is refused', () => {
  const acl = { NetworkAclId: 'acl-1', VpcId: 'vpc-1', Entries: [entry({ RuleAction: 'maybe' })] }
  expect(problemsOf({ 'x.json': { NetworkAcls: [acl] } })).toEqual([
    'x.json: NetworkAcls[0].Entries[0].RuleAction: expected "allow" or "deny", found "maybe"',
  ])
})

const group = (more: Members): Members => ({ GroupId: 'sg-1', VpcId: 'vpc-1', ...more })

const rulesOf = (permission: Members) =>
  snapshotOf({ SecurityGroups: [group({ IpPermissions: [permission] })] }).securityGroupRules

test('a permission is one rule per peer, each with what it says as its id', () => {
  const rules = rulesOf({
    IpProtocol: 'tcp',
    FromPort: 443,
    ToPort: 443,
    IpRanges: [{ CidrIp: '192.0.2.7/24', Description: 'office' }, { CidrIp: '198.51.100.0/24' }],
    Ipv6Ranges: [{ CidrIpv6: '2001:db8::/32' }],
    UserIdGroupPairs: [
      { GroupId: 'sg-9', UserId: '444455556666', VpcPeeringConnectionId: 'pcx-1' },
    ],
    PrefixListIds: [{ PrefixListId: 'pl-1' }],
  })
  const shared = {
    vpcId: 'vpc-1',
    securityGroupId: 'sg-1',
    direction: 'ingress',
    protocol: 'tcp',
    l4Ports: { first: 443, last: 443 },
  }
  expect(rules).toEqual([
    {
      id: 'sg-1/ingress/tcp/443/192.0.2.0/24',
      ...shared,
      peerCidr: '192.0.2.0/24',
      description: 'office',
    },
    { id: 'sg-1/ingress/tcp/443/198.51.100.0/24', ...shared, peerCidr: '198.51.100.0/24' },
    { id: 'sg-1/ingress/tcp/443/2001:db8::/32', ...shared, peerCidr: '2001:db8::/32' },
    { id: 'sg-1/ingress/tcp/443/pl-1', ...shared, peerPrefixListId: 'pl-1' },
    { id: 'sg-1/ingress/tcp/443/sg-9', ...shared, peerSecurityGroupId: 'sg-9' },
  ])
})

test.each([
  [{ IpProtocol: '-1' }, { protocol: 'any' }],
  [{ IpProtocol: 'tcp', FromPort: 0, ToPort: 65_535 }, { protocol: 'tcp' }],
  [{ IpProtocol: 'udp' }, { protocol: 'udp' }],
  [{ IpProtocol: 'icmp', FromPort: -1, ToPort: -1 }, { protocol: 'icmp' }],
  [
    { IpProtocol: 'icmp', FromPort: 8, ToPort: -1 },
    { protocol: 'icmp', icmpType: 8 },
  ],
  [
    { IpProtocol: 'icmp', FromPort: 3, ToPort: 4 },
    { protocol: 'icmp', icmpType: 3, icmpCode: 4 },
  ],
  [{ IpProtocol: '47' }, { protocol: 'gre' }],
])('ports of a permission are ports, or type and code for ICMP: %o', (permission, read) => {
  const [rule] = rulesOf({ ...permission, IpRanges: [{ CidrIp: '0.0.0.0/0' }] })
  const { protocol, l4Ports, icmpType, icmpCode } = rule ?? {}
  expect({ protocol, l4Ports, icmpType, icmpCode }).toEqual({
    l4Ports: undefined,
    icmpType: undefined,
    icmpCode: undefined,
    ...read,
  })
})

test('a rule has its real id where the dump tells it, also among rules that differ in one thing', () => {
  const permission = (port: number) => ({
    IpProtocol: 'tcp',
    FromPort: port,
    ToPort: port,
    UserIdGroupPairs: [{ GroupId: 'sg-2' }],
  })
  const told = (id: string, port: number, egress: boolean) => ({
    SecurityGroupRuleId: id,
    GroupId: 'sg-1',
    IsEgress: egress,
    IpProtocol: 'tcp',
    FromPort: port,
    ToPort: port,
    ReferencedGroupInfo: { GroupId: 'sg-2' },
  })
  const { securityGroupRules } = snapshotOf({
    SecurityGroups: [
      group({
        IpPermissions: [permission(22), permission(80)],
        IpPermissionsEgress: [permission(22)],
      }),
    ],
    SecurityGroupRules: [told('sgr-a', 22, true), told('sgr-b', 80, false)],
  })
  expect(securityGroupRules).toMatchObject([
    { id: 'sg-1/ingress/tcp/22/sg-2', l4Ports: { first: 22 }, direction: 'ingress' },
    { id: 'sgr-a', l4Ports: { first: 22 }, direction: 'egress' },
    { id: 'sgr-b', l4Ports: { first: 80 }, direction: 'ingress' },
  ])
})

test('a group is called by its tag, or else by its group name', () => {
  const { securityGroups } = snapshotOf({
    SecurityGroups: [
      group({ GroupName: 'launch-wizard-1', Description: 'made by hand' }),
      { GroupId: 'sg-2', VpcId: 'vpc-1', GroupName: 'x', Tags: [{ Key: 'Name', Value: 'web' }] },
    ],
  })
  expect(new Set(securityGroups.map((one) => one.established))).toEqual(new Set(['keep']))
  expect(securityGroups).toMatchObject([
    { name: 'launch-wizard-1', description: 'made by hand' },
    { name: 'web' },
  ])
})

test('a group outside any VPC is left out', () => {
  const classic = { GroupId: 'sg-0', GroupName: 'default', IpPermissions: [{ IpProtocol: '-1' }] }
  expect(snapshotOf({ SecurityGroups: [classic] }).securityGroups).toEqual([])
})

test('a protocol or a port that does not exist is refused', () => {
  const permission = (more: Members): Members => ({ ...more, IpRanges: [{ CidrIp: '0.0.0.0/0' }] })
  const broken = group({
    IpPermissions: [
      permission({ IpProtocol: 'carrier pigeon' }),
      permission({ IpProtocol: 'tcp', FromPort: 80, ToPort: 70_000 }),
    ],
  })
  expect(problemsOf({ 'x.json': { SecurityGroups: [broken] } })).toEqual([
    'x.json: SecurityGroups[0].IpPermissions[0].IpProtocol: expected a protocol by name or number, found "carrier pigeon"',
    'x.json: SecurityGroups[0].IpPermissions[1].ToPort: expected a port from 80 to 65535, found 70000',
  ])
})
