import { expect, test } from 'vitest'
import { ask, verdict, verdictOf, words } from '../../support/ask.ts'
import {
  floatingIp,
  group,
  internetGateway,
  network,
  OPEN_EGRESS,
  type Part,
  peering,
  prefixList,
  subnet,
  vnic,
  vpc,
} from '../../support/network.ts'
import { attachment, transitGateway, transitTable } from '../../support/network-beyond.ts'

/** `db` receives from `web` in the same subnet, under rules of its own. */
const receiving = (rules: readonly string[], ...more: readonly Part[]) =>
  network(
    vpc('vpc_a', ['10.0.0.0/16', 'fd00::/56']),
    subnet('sub_a', 'vpc_a', ['10.0.1.0/24', 'fd00::/64']),
    group('sg_db', rules, { name: 'db tier' }),
    group('sg_web', OPEN_EGRESS),
    vnic('web', 'sub_a', ['10.0.1.10', 'fd00::10'], { securityGroupIds: ['sg_web'] }),
    vnic('db', 'sub_a', ['10.0.1.20', 'fd00::20'], { securityGroupIds: ['sg_db'] }),
    ...more,
  )

test('the rule that lets a packet in is named', () => {
  const answer = ask(receiving(['ingress tcp 443 10.0.1.10/32']), 'web -> db', 'tcp 443', {
    family: 4,
  })
  expect(words(answer, 'securityGroupIngress')).toBe(
    'pass [sg_db/1] db tier allows tcp 443 from 10.0.1.10/32',
  )
})

test('without a rule the group, the traffic and the source are named', () => {
  const answer = ask(receiving(['ingress udp 0.0.0.0/0']), 'web -> db', 'tcp 443', { family: 4 })
  expect(verdictOf(answer)).toBe('dropped SG_INGRESS_NO_RULE')
  expect(words(answer, 'securityGroupIngress')).toBe(
    'drop [sg_db] no ingress rule of db tier allows tcp 443 from 10.0.1.10',
  )
})

test('rules look at the destination port, never at the source port', () => {
  const rules = receiving(['ingress tcp 443 0.0.0.0/0'])
  const asked = (port: number, sourcePort: number) =>
    verdict(rules, 'web -> db', `tcp ${port}`, { sourcePort, family: 4 })
  expect(asked(443, 1)).toBe('delivered')
  expect(asked(1, 443)).toBe('dropped SG_INGRESS_NO_RULE')
})

test.each([
  ['10.0.1.7', 'dropped SG_INGRESS_NO_RULE'],
  ['10.0.1.8', 'delivered'],
  ['10.0.1.15', 'delivered'],
  ['10.0.1.16', 'dropped SG_INGRESS_NO_RULE'],
])(
  'a prefix of sources holds its first and its last address: 10.0.1.8/29 and %s %s',
  (address, expected) => {
    const more = vnic('client', 'sub_a', address)
    expect(verdict(receiving(['ingress any 10.0.1.8/29'], more), 'client -> db', 'tcp 443')).toBe(
      expected,
    )
  },
)

test('groups are a union: one that allows is enough, in whatever order they are named', () => {
  const both = (ids: readonly string[]) =>
    network(
      vpc('vpc_a', '10.0.0.0/16'),
      subnet('sub_a', 'vpc_a', '10.0.1.0/24'),
      group('sg_none', []),
      group('sg_some', ['ingress tcp 443 0.0.0.0/0']),
      vnic('web', 'sub_a', '10.0.1.10'),
      vnic('db', 'sub_a', '10.0.1.20', { securityGroupIds: ids }),
    )
  expect(verdict(both(['sg_none', 'sg_some']), 'web -> db', 'tcp 443')).toBe('delivered')
  expect(verdict(both(['sg_some', 'sg_none']), 'web -> db', 'tcp 443')).toBe('delivered')
})

test('a rule refers to a group: members may come in, of both families, others may not', () => {
  const rules = receiving(['ingress any sg_web'], vnic('other', 'sub_a', '10.0.1.30'))
  const answer = ask(rules, 'web -> db', 'tcp 443')
  expect(verdictOf(answer)).toBe('delivered')
  expect(answer.otherFamilies.map(verdictOf)).toEqual(['delivered'])
  expect(words(answer, 'securityGroupIngress')).toBe(
    'pass [sg_db/1] db tier allows all traffic from sg_web',
  )
  expect(verdict(rules, 'other -> db', 'tcp 443')).toBe('dropped SG_INGRESS_NO_RULE')
})

test('a group may refer to itself', () => {
  const rules = receiving(
    ['ingress any sg_db', ...OPEN_EGRESS],
    vnic('db2', 'sub_a', '10.0.1.21', { securityGroupIds: ['sg_db'] }),
  )
  expect(verdict(rules, 'db2 -> db', 'tcp 443')).toBe('delivered')
  expect(verdict(rules, 'web -> db', 'tcp 443', { family: 4 })).toBe('dropped SG_INGRESS_NO_RULE')
})

test('a forged source is not the member whose address it is', () => {
  const rules = receiving(
    ['ingress any sg_web'],
    vnic('thief', 'sub_a', '10.0.1.66', { sourceDestinationCheck: false }),
  )
  const forged = { sourceAddress: '10.0.1.10', forwardOnly: true }
  expect(verdict(rules, 'thief -> db', 'tcp 443', forged)).toBe('dropped SG_INGRESS_NO_RULE')
})

test('a member is not seen under an address that it forges', () => {
  const rules = receiving(
    ['ingress any sg_web'],
    vnic('thief', 'sub_a', '10.0.1.66', {
      securityGroupIds: ['sg_web'],
      sourceDestinationCheck: false,
    }),
  )
  expect(verdict(rules, 'thief -> db', 'tcp 443')).toBe('delivered')
  const forged = { sourceAddress: '10.0.1.67', forwardOnly: true }
  expect(verdict(rules, 'thief -> db', 'tcp 443', forged)).toBe('dropped SG_INGRESS_NO_RULE')
})

test('a rule refers to a prefix list; without the entries of it the answer is unknown', () => {
  const list = prefixList('pl_ops', ['192.0.2.0/24', '10.0.1.10/32'])
  const asked = (...more: readonly Part[]) =>
    ask(receiving(['ingress any pl_ops'], ...more), 'web -> db', 'tcp 443', { family: 4 })
  expect(words(asked(list), 'securityGroupIngress')).toBe(
    'pass [sg_db/1] db tier allows all traffic from pl_ops',
  )
  expect(verdictOf(asked())).toBe('unknown UNKNOWN_UNSUPPORTED')
  expect(words(asked(), 'securityGroupIngress')).toBe(
    'unknown [sg_db/1] sg_db/1 allows pl_ops, whose entries are not in the snapshot',
  )
})

test('the reply passes the filter of the sender without a rule', () => {
  const answer = ask(receiving(['ingress any 0.0.0.0/0']), 'web -> db', 'tcp 443', { family: 4 })
  expect(verdictOf(answer)).toBe('delivered')
  expect(words(answer, 'securityGroupIngress', 'reply')).toBe(
    'pass [web] tracked: answers a known connection',
  )
})

/** `web` and `db` in VPCs of two regions or of one, joined by `link`. */
const acrossVpcs = (regions: readonly [string, string], target: string, ...link: readonly Part[]) =>
  network(
    vpc('vpc_a', '10.0.0.0/16', { '10.1.0.0/16': target }, { region: regions[0] }),
    vpc('vpc_b', '10.1.0.0/16', { '10.0.0.0/16': target }, { region: regions[1] }),
    subnet('sub_a', 'vpc_a', '10.0.1.0/24'),
    subnet('sub_b', 'vpc_b', '10.1.1.0/24'),
    group('sg_web', OPEN_EGRESS),
    group('sg_db', ['ingress any sg_web']),
    vnic('web', 'sub_a', '10.0.1.10', { securityGroupIds: ['sg_web'] }),
    vnic('db', 'sub_b', '10.1.1.20', { securityGroupIds: ['sg_db'] }),
    ...link,
  )

test('a reference crosses a peering within a region and not between regions', () => {
  const link = peering('pcx_ab', 'vpc_a', 'vpc_b')
  expect(verdict(acrossVpcs(['north', 'north'], 'pcx_ab', link), 'web -> db', 'tcp 443')).toBe(
    'delivered',
  )
  const answer = ask(acrossVpcs(['north', 'south'], 'pcx_ab', link), 'web -> db', 'tcp 443')
  expect(verdictOf(answer)).toBe('dropped SG_REFERENCE_OUT_OF_REACH')
  expect(words(answer, 'securityGroupIngress')).toBe(
    'drop [sg_db/1] sg_db/1 means web by its group sg_web, but pcx_ab keeps the group from being seen; the source here is 10.0.1.10',
  )
})

test.each([
  [true, true, true, 'delivered'],
  [false, true, true, 'dropped SG_REFERENCE_OUT_OF_REACH'],
  [true, false, true, 'dropped SG_REFERENCE_OUT_OF_REACH'],
  [true, true, false, 'dropped SG_REFERENCE_OUT_OF_REACH'],
])(
  'a reference crosses a transit gateway where it and both attachments say so: %s %s %s',
  (gateway, near, far, expected) => {
    const link = [
      transitGateway('tgw_1', gateway),
      attachment('tga_a', 'tgw_1', {
        vpcId: 'vpc_a',
        subnetIds: ['sub_a'],
        routeTableId: 'tgt_1',
        groupReferences: near,
      }),
      attachment('tga_b', 'tgw_1', {
        vpcId: 'vpc_b',
        subnetIds: ['sub_b'],
        routeTableId: 'tgt_1',
        groupReferences: far,
      }),
      transitTable('tgt_1', 'tgw_1', ['tga_a', 'tga_b']),
    ]
    expect(verdict(acrossVpcs(['north', 'north'], 'tgw_1', ...link), 'web -> db', 'tcp 443')).toBe(
      expected,
    )
  },
)

test('two that talk by public address see each other from outside, so that references are lost', () => {
  const outside = network(
    vpc('vpc_a', '10.0.0.0/16', { '0.0.0.0/0': 'igw_a' }),
    internetGateway('igw_a', 'vpc_a'),
    subnet('sub_a', 'vpc_a', '10.0.1.0/24'),
    group('sg_web', OPEN_EGRESS),
    group('sg_db', ['ingress any sg_web']),
    vnic('web', 'sub_a', '10.0.1.10', { securityGroupIds: ['sg_web'] }),
    vnic('db', 'sub_a', '10.0.1.20', { securityGroupIds: ['sg_db'] }),
    floatingIp('fip_web', 'vpc_a', '198.51.100.10', { targetId: 'web' }),
    floatingIp('fip_db', 'vpc_a', '198.51.100.20', { targetId: 'db' }),
  )
  expect(verdict(outside, 'web -> 10.0.1.20', 'tcp 443')).toBe('delivered')
  const answer = ask(outside, 'web -> 198.51.100.20', 'tcp 443')
  expect(verdictOf(answer)).toBe('dropped SG_REFERENCE_LOST_BEHIND_MIDDLEBOX')
  expect(words(answer, 'securityGroupIngress')).toContain(
    'igw_a keeps the group from being seen; the source here is 198.51.100.10',
  )
})

test('a reference that would not match the traffic anyway is not called lost', () => {
  const link = peering('pcx_ab', 'vpc_a', 'vpc_b')
  const two = acrossVpcs(
    ['north', 'south'],
    'pcx_ab',
    link,
    group('sg_udp', ['ingress udp sg_web']),
  )
  const vnics = two.vnics.map((one) =>
    one.id === 'db' ? { ...one, securityGroupIds: ['sg_udp'] } : one,
  )
  expect(verdict({ ...two, vnics }, 'web -> db', 'tcp 443')).toBe('dropped SG_INGRESS_NO_RULE')
  expect(verdict({ ...two, vnics }, 'web -> db', 'udp 53')).toBe(
    'dropped SG_REFERENCE_OUT_OF_REACH',
  )
})

test('a group that is not in the snapshot may allow anything; one that is there may be enough', () => {
  const member = (securityGroupIds: readonly string[]) =>
    network(
      vpc('vpc_a', '10.0.0.0/16'),
      subnet('sub_a', 'vpc_a', '10.0.1.0/24'),
      vnic('web', 'sub_a', '10.0.1.10'),
      vnic('db', 'sub_a', '10.0.1.20', { securityGroupIds }),
    )
  const answer = ask(member(['sg_gone']), 'web -> db', 'tcp 443')
  expect(verdictOf(answer)).toBe('unknown UNKNOWN_UNSUPPORTED')
  expect(words(answer, 'securityGroupIngress')).toBe(
    'unknown [sg_gone] db is in sg_gone, whose rules are not in the snapshot',
  )
  expect(verdict(member(['sg_gone', 'sg_open']), 'web -> db', 'tcp 443')).toBe('delivered')
})
