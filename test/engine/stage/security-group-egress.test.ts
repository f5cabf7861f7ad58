import { expect, test } from 'vitest'
import { ask, stepOf, verdict, verdictOf, words } from '../../support/ask.ts'
import {
  group,
  network,
  OPEN_INGRESS,
  type Part,
  peering,
  prefixList,
  subnet,
  vnic,
  vpc,
} from '../../support/network.ts'

/** `web` sends to `db` in the same subnet, under rules of its own. */
const sending = (rules: readonly string[], ...more: readonly Part[]) =>
  network(
    vpc('vpc_a', ['10.0.0.0/16', 'fd00::/56']),
    subnet('sub_a', 'vpc_a', ['10.0.1.0/24', 'fd00::/64']),
    group('sg_web', rules, { name: 'web tier' }),
    vnic('web', 'sub_a', ['10.0.1.10', 'fd00::10'], { securityGroupIds: ['sg_web'] }),
    vnic('db', 'sub_a', ['10.0.1.20', 'fd00::20'], { securityGroupIds: ['sg_open', 'sg_db'] }),
    ...more,
  )

test('the rule that lets a packet out is named', () => {
  const answer = ask(
    sending(['egress udp 53 0.0.0.0/0', 'egress tcp 443 10.0.1.20/32']),
    'web -> db',
    'tcp 443',
    { family: 4 },
  )
  expect(verdictOf(answer)).toBe('delivered')
  expect(words(answer, 'securityGroupEgress')).toBe(
    'pass [sg_web/2] web tier allows tcp 443 to 10.0.1.20/32',
  )
})

test.each([
  ['tcp', 'all tcp'],
  ['tcp 0-65535', 'all tcp'],
  ['tcp 0-443', 'tcp 0-443'],
  ['tcp 443-65535', 'tcp 443-65535'],
  ['any', 'all traffic'],
])('a rule for %s is called %s', (traffic, said) => {
  const answer = ask(sending([`egress ${traffic} 0.0.0.0/0`]), 'web -> db', 'tcp 443', {
    family: 4,
  })
  expect(words(answer, 'securityGroupEgress')).toBe(
    `pass [sg_web/1] web tier allows ${said} to 0.0.0.0/0`,
  )
})

test('without a rule the group is named, and an ingress rule is none', () => {
  const answer = ask(sending(['ingress any 0.0.0.0/0']), 'web -> db', 'tcp 443', { family: 4 })
  expect(verdictOf(answer)).toBe('dropped SG_EGRESS_NO_RULE')
  expect(words(answer, 'securityGroupEgress')).toBe(
    'drop [sg_web] no egress rule of web tier allows tcp 443 to 10.0.1.20',
  )
})

test.each([
  [442, 'dropped SG_EGRESS_NO_RULE'],
  [443, 'delivered'],
  [445, 'delivered'],
  [446, 'dropped SG_EGRESS_NO_RULE'],
])('a range of ports holds both of its ends: %i %s', (port, expected) => {
  for (const family of [4, 6] as const) {
    const rules = ['egress tcp 443-445 0.0.0.0/0', 'egress tcp 443-445 ::/0']
    expect(verdict(sending(rules), 'web -> db', `tcp ${port}`, { family })).toBe(expected)
  }
})

test('a rule for one family says nothing of the other', () => {
  const v4 = sending(['egress any 0.0.0.0/0'])
  expect(verdict(v4, 'web -> db', 'tcp 443', { family: 4 })).toBe('delivered')
  expect(verdict(v4, 'web -> db', 'tcp 443', { family: 6 })).toBe('dropped SG_EGRESS_NO_RULE')
})

test('a rule refers to a group: it means the addresses of the members', () => {
  const rules = ['egress any sg_db']
  const answer = ask(sending(rules, group('sg_db', [], { vpcId: 'vpc_a' })), 'web -> db', 'tcp 443')
  expect(verdictOf(answer)).toBe('delivered')
  expect(words(answer, 'securityGroupEgress')).toBe(
    'pass [sg_web/1] web tier allows all traffic to sg_db',
  )
})

test('a rule refers to a prefix list: any of its prefixes will do, of the right family', () => {
  const list = prefixList('pl_db', ['192.0.2.0/24', '10.0.1.16/28'])
  const listed = sending(['egress any pl_db'], list)
  expect(verdict(listed, 'web -> db', 'tcp 443', { family: 4 })).toBe('delivered')
  expect(verdict(listed, 'web -> db', 'tcp 443', { family: 6 })).toBe('dropped SG_EGRESS_NO_RULE')
})

test('a rule that refers to a group which is gone matches nobody', () => {
  expect(verdict(sending(['egress any sg_gone']), 'web -> db', 'tcp 443', { family: 4 })).toBe(
    'dropped SG_EGRESS_NO_RULE',
  )
})

test('a prefix list whose entries are not in the snapshot may hold anything: unknown, unless another rule allows', () => {
  const answer = ask(sending(['egress tcp 443 pl_gone']), 'web -> db', 'tcp 443', { family: 4 })
  expect(verdictOf(answer)).toBe('unknown UNKNOWN_UNSUPPORTED')
  expect(words(answer, 'securityGroupEgress')).toBe(
    'unknown [sg_web/1] sg_web/1 allows pl_gone, whose entries are not in the snapshot',
  )
  expect(verdict(sending(['egress udp pl_gone']), 'web -> db', 'tcp 443', { family: 4 })).toBe(
    'dropped SG_EGRESS_NO_RULE',
  )
  const also = sending(['egress any pl_gone', 'egress any 0.0.0.0/0'])
  expect(verdict(also, 'web -> db', 'tcp 443', { family: 4 })).toBe('delivered')
})

/** `web` in one VPC, `db` with a group of its own in another; they may be peered. */
const acrossVpcs = (region: string, ...links: readonly Part[]) =>
  network(
    vpc('vpc_a', '10.0.0.0/16', { '10.1.0.0/16': 'pcx_ab' }, { region: 'north' }),
    vpc('vpc_b', '10.1.0.0/16', { '10.0.0.0/16': 'pcx_ab' }, { region }),
    subnet('sub_a', 'vpc_a', '10.0.1.0/24'),
    subnet('sub_b', 'vpc_b', '10.1.1.0/24'),
    group('sg_db', OPEN_INGRESS, { vpcId: 'vpc_b' }),
    group('sg_web', ['egress any sg_db'], { vpcId: 'vpc_a' }),
    vnic('web', 'sub_a', '10.0.1.10', { securityGroupIds: ['sg_web'] }),
    vnic('db', 'sub_b', '10.1.1.20', { securityGroupIds: ['sg_db'] }),
    ...links,
  )

test('a group of another VPC counts where the two are peered in one region, and only there', () => {
  const peered = peering('pcx_ab', 'vpc_a', 'vpc_b')
  expect(verdict(acrossVpcs('north', peered), 'web -> db', 'tcp 443')).toBe('delivered')
  for (const snapshot of [
    acrossVpcs('south', peered),
    acrossVpcs('north', peering('pcx_ab', 'vpc_a', 'vpc_b', 'pending')),
    acrossVpcs('north'),
  ])
    expect(verdict(snapshot, 'web -> db', 'tcp 443')).toBe('dropped SG_EGRESS_NO_RULE')
})

test('an address of our own VPC is never that of a member elsewhere, though blocks overlap', () => {
  const twins = network(
    vpc('vpc_a', '10.0.0.0/16'),
    vpc('vpc_b', '10.0.0.0/16'),
    peering('pcx_ab', 'vpc_a', 'vpc_b'),
    subnet('sub_a', 'vpc_a', '10.0.1.0/24'),
    subnet('sub_b', 'vpc_b', '10.0.1.0/24'),
    group('sg_db', OPEN_INGRESS, { vpcId: 'vpc_b' }),
    group('sg_web', ['egress any sg_db'], { vpcId: 'vpc_a' }),
    vnic('web', 'sub_a', '10.0.1.10', { securityGroupIds: ['sg_web'] }),
    vnic('near', 'sub_a', '10.0.1.20'),
    vnic('db', 'sub_b', '10.0.1.20', { securityGroupIds: ['sg_db'] }),
  )
  expect(verdict(twins, 'web -> near', 'tcp 443')).toBe('dropped SG_EGRESS_NO_RULE')
})

test('the reply to a request passes without a rule: the filter remembers the connection', () => {
  const answer = ask(sending(['ingress tcp 443 0.0.0.0/0']), 'db -> web', 'tcp 443', { family: 4 })
  expect(verdictOf(answer)).toBe('delivered')
  expect(words(answer, 'securityGroupEgress', 'reply')).toBe(
    'pass [web] tracked: answers a known connection',
  )
})

test('a vNIC without groups falls to the default of its VPC, which is named', () => {
  const bare = (baselineDefault: 'allow' | 'deny') =>
    network(
      vpc('vpc_a', '10.0.0.0/16', {}, { baselineDefault }),
      subnet('sub_a', 'vpc_a', '10.0.1.0/24'),
      vnic('web', 'sub_a', '10.0.1.10', { securityGroupIds: [] }),
      vnic('db', 'sub_a', '10.0.1.20'),
    )
  const denied = ask(bare('deny'), 'web -> db', 'tcp 443')
  expect(verdictOf(denied)).toBe('dropped BASELINE_DENY')
  expect(words(denied, 'securityGroupEgress')).toBe(
    'drop [vpc_a] web has no security group; vpc_a denies by default',
  )
  expect(words(ask(bare('allow'), 'web -> db', 'tcp 443'), 'securityGroupEgress')).toBe(
    'pass [vpc_a] web has no security group; vpc_a allows by default',
  )
})

test('without port security no rule is asked, and the trace says so', () => {
  const free = network(
    vpc('vpc_a', '10.0.0.0/16'),
    subnet('sub_a', 'vpc_a', '10.0.1.0/24'),
    group('sg_shut', []),
    vnic('web', 'sub_a', '10.0.1.10', { securityGroupIds: ['sg_shut'], portSecurity: false }),
    vnic('db', 'sub_a', '10.0.1.20'),
  )
  const answer = ask(free, 'web -> db', 'tcp 443')
  expect(verdictOf(answer)).toBe('delivered')
  expect(stepOf(answer, 'securityGroupEgress').said()).toBe(
    'port security is off: nothing is filtered',
  )
})

test.each([
  ['icmp 8', 'delivered'],
  ['icmp 0', 'dropped SG_EGRESS_NO_RULE'],
  ['icmp 3/4', 'delivered'],
  ['icmp 3/3', 'dropped SG_EGRESS_NO_RULE'],
  ['tcp 8', 'dropped SG_EGRESS_NO_RULE'],
])('an ICMP rule is about type and code: %s %s', (traffic, expected) => {
  const rules = ['egress icmp 8 0.0.0.0/0', 'egress icmp 3/4 0.0.0.0/0']
  expect(verdict(sending(rules), 'web -> db', traffic, { family: 4 })).toBe(expected)
})

test('a packet of unspecified protocol or port stands for all of them', () => {
  const narrow = sending(['egress tcp 0-65534 0.0.0.0/0', 'egress udp 0.0.0.0/0'])
  const asked = (traffic: string) => verdict(narrow, 'web -> db', traffic, { family: 4 })
  expect(asked('tcp')).toBe('dropped SG_EGRESS_NO_RULE')
  expect(asked('udp')).toBe('delivered')
  expect(asked('any')).toBe('dropped SG_EGRESS_NO_RULE')
})

test('a group that is not in the snapshot may allow anything; one that is there may be enough', () => {
  const member = (securityGroupIds: readonly string[]) =>
    network(
      vpc('vpc_a', '10.0.0.0/16'),
      subnet('sub_a', 'vpc_a', '10.0.1.0/24'),
      vnic('web', 'sub_a', '10.0.1.10', { securityGroupIds }),
      vnic('db', 'sub_a', '10.0.1.20'),
    )
  const answer = ask(member(['sg_gone']), 'web -> db', 'tcp 443')
  expect(verdictOf(answer)).toBe('unknown UNKNOWN_UNSUPPORTED')
  expect(words(answer, 'securityGroupEgress')).toBe(
    'unknown [sg_gone] web is in sg_gone, whose rules are not in the snapshot',
  )
  expect(verdict(member(['sg_gone', 'sg_open']), 'web -> db', 'tcp 443')).toBe('delivered')
})
