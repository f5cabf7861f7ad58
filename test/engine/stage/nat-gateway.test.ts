import { expect, test } from 'vitest'
import { ask, pathOf, stepOf, verdict, verdictOf, words } from '../../support/ask.ts'
import {
  acl,
  floatingIp,
  group,
  internetGateway,
  natGateway,
  network,
  OPEN_EGRESS,
  type Part,
  peering,
  subnet,
  vnic,
  vpc,
} from '../../support/network.ts'

/** `app` in a private subnet behind a public NAT gateway in a public one. */
const behind = (...more: readonly Part[]) =>
  network(
    vpc('vpc_a', ['10.0.0.0/16', '2001:db8:a::/56'], { '0.0.0.0/0': 'igw_a' }),
    internetGateway('igw_a', 'vpc_a'),
    subnet('sub_pub', 'vpc_a', '10.0.1.0/24'),
    subnet('sub_app', 'vpc_a', ['10.0.2.0/24', '2001:db8:a::/64'], {
      routes: { '0.0.0.0/0': 'nat_1', '::/0': 'nat_1' },
    }),
    natGateway('nat_1', 'sub_pub', '10.0.1.50'),
    floatingIp('fip_nat', 'vpc_a', '198.51.100.50', { targetId: 'nat_1' }),
    vnic('app', 'sub_app', ['10.0.2.10', '2001:db8:a::10']),
    vnic('web', 'sub_pub', '10.0.1.10'),
    ...more,
  )

test('two translations outwards, and the same two undone for the reply', () => {
  const answer = ask(behind(), 'app -> internet', 'tcp 443', { family: 4 })
  expect(verdictOf(answer)).toBe('delivered')
  expect(words(answer, 'natGateway')).toBe(
    'rewrite [nat_1] source 10.0.2.10 becomes 10.0.1.50; the session is remembered',
  )
  expect(words(answer, 'internetGateway')).toBe(
    'rewrite [fip_nat] source 10.0.1.50 becomes 198.51.100.50',
  )
  expect(words(answer, 'natGateway', 'reply')).toBe(
    'rewrite [nat_1] session found: destination becomes 10.0.2.10 again',
  )
  expect(pathOf(answer)).toEqual([
    'app',
    'sub_app',
    'vpc_a',
    'nat_1',
    'sub_pub',
    'vpc_a',
    'igw_a',
    'internet',
  ])
  expect(pathOf(answer, 'reply')).toEqual([
    'internet',
    'igw_a',
    'vpc_a',
    'sub_pub',
    'nat_1',
    'sub_pub',
    'vpc_a',
    'sub_app',
    'app',
  ])
})

test('ports stay as they are, and headers are shown before and after', () => {
  const { before, after } = stepOf(
    ask(behind(), 'app -> internet', 'tcp 443', { family: 4 }),
    'natGateway',
  )
  expect({ ...before, source: 0 }).toEqual({ ...after, source: 0 })
  expect([before?.source, after?.source]).toEqual([0x0a00020a, 0x0a000132])
})

test.each([
  ['tcp 443', 'delivered'],
  ['udp 53', 'delivered'],
  ['icmp', 'delivered'],
  ['sctp 1', 'dropped NAT_PROTOCOL_UNSUPPORTED'],
  ['47', 'dropped NAT_PROTOCOL_UNSUPPORTED'],
  ['any', 'dropped NAT_PROTOCOL_UNSUPPORTED'],
])('of %s it says %s', (traffic, expected) => {
  expect(verdict(behind(), 'app -> internet', traffic, { family: 4 })).toBe(expected)
})

test('a protocol that it does not translate is named', () => {
  expect(words(ask(behind(), 'app -> internet', '47', { family: 4 }), 'natGateway')).toBe(
    'drop [nat_1] does not translate gre',
  )
  expect(words(ask(behind(), 'app -> internet', 'any', { family: 4 }), 'natGateway')).toBe(
    'drop [nat_1] does not translate an unspecified protocol',
  )
})

test('it has no IPv6 address to hide anybody behind', () => {
  const answer = ask(behind(), 'app -> internet', 'tcp 443', { family: 6 })
  expect(verdictOf(answer)).toBe('dropped NAT_PROTOCOL_UNSUPPORTED')
  expect(words(answer, 'natGateway')).toBe(
    'drop [nat_1] has no IPv6 address to translate 2001:db8:a::10 to',
  )
})

test.each(['internet -> 198.51.100.50', 'web -> nat_1', 'app -> 10.0.1.50'])(
  'nobody starts a connection to it: %s',
  (ends) => {
    const answer = ask(behind(), ends, 'tcp 443', { family: 4 })
    expect(verdictOf(answer)).toBe('dropped NAT_NO_SESSION')
    expect(words(answer, 'natGateway')).toMatch(
      /^drop \[nat_1\] no session for .*; the gateway takes answers only$/,
    )
  },
)

test('a reply whose request came in past the gateway finds no session there', () => {
  const past = behind(floatingIp('fip_app', 'vpc_a', '198.51.100.10', { targetId: 'app' }))
  const answer = ask(past, 'internet -> app', 'tcp 443', { family: 4 })
  expect(verdictOf(answer)).toBe('deliveredOneWay NAT_NO_SESSION')
  expect(words(answer, 'natGateway', 'reply')).toBe(
    'drop [nat_1] a reply whose request did not come through this gateway has no session here',
  )
})

test('who stands behind it is seen under its address, and no group reference finds him', () => {
  const hidden = (rule: string) =>
    network(
      vpc('vpc_a', '10.0.0.0/16', { '10.1.0.0/16': 'pcx_ab' }),
      vpc('vpc_b', '10.1.0.0/16', { '10.0.0.0/16': 'pcx_ab' }),
      peering('pcx_ab', 'vpc_a', 'vpc_b'),
      subnet('sub_n', 'vpc_a', '10.0.1.0/24'),
      subnet('sub_a', 'vpc_a', '10.0.2.0/24', { routes: { '10.1.0.0/16': 'nat_1' } }),
      subnet('sub_b', 'vpc_b', '10.1.1.0/24'),
      natGateway('nat_1', 'sub_n', '10.0.1.50', 'private'),
      group('sg_app', OPEN_EGRESS),
      group('sg_db', [rule]),
      vnic('app', 'sub_a', '10.0.2.10', { securityGroupIds: ['sg_app'] }),
      vnic('db', 'sub_b', '10.1.1.20', { securityGroupIds: ['sg_db'] }),
    )
  expect(verdict(hidden('ingress any 10.0.1.50/32'), 'app -> db', 'tcp 443')).toBe('delivered')
  expect(verdict(hidden('ingress any 10.0.2.10/32'), 'app -> db', 'tcp 443')).toBe(
    'dropped SG_INGRESS_NO_RULE',
  )
  const lost = ask(hidden('ingress any sg_app'), 'app -> db', 'tcp 443')
  expect(verdictOf(lost)).toBe('dropped SG_REFERENCE_LOST_BEHIND_MIDDLEBOX')
  expect(words(lost, 'securityGroupIngress')).toContain('nat_1 keeps the group from being seen')
})

test('it leaves by the ACL and the routes of its own subnet', () => {
  const shut = network(
    behind(),
    acl('acl_pub', [
      'ingress 1 allow any 0.0.0.0/0',
      'egress 1 deny any 8.8.8.8/32',
      'egress 2 allow any 0.0.0.0/0',
    ]),
  )
  const subnets = shut.subnets.map((one) =>
    one.id === 'sub_pub' ? { ...one, networkAclId: 'acl_pub' } : one,
  )
  const answer = ask({ ...shut, subnets }, 'app -> internet', 'tcp 443', { family: 4 })
  expect(verdictOf(answer)).toBe('dropped ACL_DENY_OUT')
  expect(pathOf(answer)).toEqual(['app', 'sub_app', 'vpc_a', 'sub_pub', 'nat_1', 'sub_pub'])
})

/** `six` speaks IPv6 only and reaches IPv4 hosts under `64:ff9b::/96`. */
const nat64 = behind(
  subnet('sub_6', 'vpc_a', '2001:db8:a:6::/64', { routes: { '64:ff9b::/96': 'nat_1' } }),
  vnic('six', 'sub_6', '2001:db8:a:6::6'),
)

test.each([
  ['tcp 443', undefined, undefined],
  ['icmp', 8, 129],
])(
  'an IPv6 packet to 64:ff9b::/96 goes on in IPv4, and its answer comes back in IPv6: %s',
  (traffic, there, back) => {
    const answer = ask(nat64, 'six -> 64:ff9b::c633:64fe', traffic)
    expect(verdictOf(answer)).toBe('delivered')
    expect(stepOf(answer, 'natGateway').after).toMatchObject({
      source: 0x0a00_0132,
      destination: 0xc633_64fe,
      icmpType: there,
    })
    const { source, destination, icmpType } = answer.shown.reply?.last ?? {}
    expect([source, destination]).toEqual([answer.packet.destination, answer.packet.source])
    expect(icmpType).toBe(back)
  },
)

test('the first address beyond 64:ff9b::/96 is IPv6 like any other', () => {
  const wide = network(
    nat64,
    subnet('sub_7', 'vpc_a', '2001:db8:a:7::/64', { routes: { '64:ff9b::/32': 'nat_1' } }),
    vnic('seven', 'sub_7', '2001:db8:a:7::7'),
  )
  expect(verdict(wide, 'seven -> 64:ff9b::dfff:ffff', 'tcp 443')).toBe('delivered')
  expect(verdict(wide, 'seven -> 64:ff9b::1:0:0', 'tcp 443')).toBe(
    'dropped NAT_PROTOCOL_UNSUPPORTED',
  )
})

test('a request that comes back to the gateway that sent it is no answer, even with equal ports', () => {
  const answer = ask(behind(), 'app -> 198.51.100.50', 'tcp 443', { sourcePort: 443 })
  expect(verdictOf(answer)).toBe('dropped NAT_NO_SESSION')
})
