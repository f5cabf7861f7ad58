import { expect, test } from 'vitest'
import { ask, pathOf, verdict, verdictOf, words } from '../../support/ask.ts'
import {
  floatingIp,
  internetGateway,
  network,
  type Part,
  prefixList,
  propagatedRoute,
  type Routes,
  routeTable,
  subnet,
  vnic,
  vpc,
} from '../../support/network.ts'
import { unmodelled, vpnGateway } from '../../support/network-beyond.ts'

/** `web` in a subnet with these routes; two routers `r1` and `r2` to see which route won. */
const routed = (routes: Routes, ...more: readonly Part[]) =>
  network(
    vpc('vpc_a', ['10.0.0.0/16', 'fd00::/56'], routes),
    subnet('sub_a', 'vpc_a', ['10.0.1.0/24', 'fd00::/64']),
    subnet('sub_r', 'vpc_a', ['10.0.9.0/24', 'fd00:0:0:9::/64']),
    vnic('web', 'sub_a', ['10.0.1.10', 'fd00::10']),
    vnic('r1', 'sub_r', ['10.0.9.1', 'fd00:0:0:9::1'], { sourceDestinationCheck: false }),
    vnic('r2', 'sub_r', ['10.0.9.2', 'fd00:0:0:9::2'], { sourceDestinationCheck: false }),
    ...more,
  )

const won = (routes: Routes, address: string, ...more: readonly Part[]) =>
  words(ask(routed(routes, ...more), `web -> ${address}`, 'tcp 443'), 'routeLookup')

test.each([
  ['192.0.1.255', '192.0.0.0/16', 'r1'],
  ['192.0.2.0', '192.0.2.0/24', 'r2'],
  ['192.0.2.255', '192.0.2.0/24', 'r2'],
  ['192.0.3.0', '192.0.0.0/16', 'r1'],
  ['191.255.255.255', '0.0.0.0/0', 'r1'],
  ['2001:db8:2::', '2001:db8:2::/48', 'r2'],
  ['2001:db8:2:ffff:ffff:ffff:ffff:ffff', '2001:db8:2::/48', 'r2'],
  ['2001:db8:3::', '2001:db8::/32', 'r1'],
])('the longest prefix that holds the destination wins: %s by %s', (address, prefix, target) => {
  const routes = {
    '0.0.0.0/0': 'r1',
    '192.0.0.0/16': 'r1',
    '192.0.2.0/24': 'r2',
    '2001:db8::/32': 'r1',
    '2001:db8:2::/48': 'r2',
  }
  expect(won(routes, address)).toBe(
    `pass [rtb_vpc_a>${prefix}] ${prefix} to ${target}, longest of 7 routes`,
  )
})

test('the default route of one family is none of the other', () => {
  const answer = ask(routed({ '0.0.0.0/0': 'r1' }), 'web -> 2001:db8::1', 'tcp 443')
  expect(verdictOf(answer)).toBe('dropped NO_ROUTE')
  expect(words(answer, 'routeLookup')).toBe(
    'drop [rtb_vpc_a] none of the 3 routes of rtb_vpc_a covers 2001:db8::1',
  )
})

test('a subnet with a table of its own does not look into the main one', () => {
  const own = subnet('sub_b', 'vpc_a', '10.0.2.0/24', { routes: { '192.0.2.0/24': 'r2' } })
  const two = routed({ '0.0.0.0/0': 'r1' }, own, vnic('app', 'sub_b', '10.0.2.10'))
  expect(words(ask(two, 'app -> 192.0.2.1', 'tcp 443'), 'routeLookup')).toContain(
    'rtb_sub_b>192.0.2.0/24',
  )
  expect(verdict(two, 'app -> 192.0.3.1', 'tcp 443')).toBe('dropped NO_ROUTE')
})

test('a table that is not in the snapshot may say anything; neighbours are reached without it', () => {
  const bare = network(
    vpc('vpc_a', '10.0.0.0/16', {}, { mainRouteTableId: 'rtb_gone' }),
    subnet('sub_a', 'vpc_a', '10.0.1.0/24'),
    vnic('web', 'sub_a', '10.0.1.10'),
    vnic('db', 'sub_a', '10.0.1.20'),
  )
  expect(verdict(bare, 'web -> db', 'tcp 443')).toBe('delivered')
  const answer = ask(bare, 'web -> 10.0.2.10', 'tcp 443')
  expect(verdictOf(answer)).toBe('unknown UNKNOWN_UNSUPPORTED')
  expect(words(answer, 'routeLookup')).toBe(
    'unknown [vpc_a] the route table of the subnet is not in the snapshot',
  )
})

test('among equal prefixes a literal beats a list beats a propagated route', () => {
  const list = prefixList('pl_x', ['192.0.2.0/24', '198.51.100.0/24'])
  const learned = propagatedRoute('rtb_vpc_a', 'vpc_a', '192.0.2.0/24', 'r1')
  const learnedToo = propagatedRoute('rtb_vpc_a', 'vpc_a', '198.51.100.0/24', 'r1')
  const routes = { '192.0.2.0/24': 'r2', pl_x: 'r1' }
  expect(won(routes, '192.0.2.1', list, learned, learnedToo)).toContain('to r2')
  expect(won({ pl_x: 'r2' }, '198.51.100.1', list, learnedToo)).toContain(
    '[rtb_vpc_a>pl_x] 198.51.100.0/24 to r2',
  )
  expect(won({}, '198.51.100.1', learnedToo)).toContain('to r1')
})

test('a propagated route may be longer than a static one, and then it wins', () => {
  const learned = propagatedRoute('rtb_vpc_a', 'vpc_a', '192.0.2.0/25', 'r1')
  expect(won({ '192.0.2.0/24': 'r2' }, '192.0.2.127', learned)).toContain('to r1')
  expect(won({ '192.0.2.0/24': 'r2' }, '192.0.2.128', learned)).toContain('to r2')
})

test('a static route may take the place of local or be more precise, a propagated one never is', () => {
  expect(won({ '10.0.2.0/24': 'r1' }, '10.0.2.10')).toContain(
    '[rtb_vpc_a>10.0.2.0/24] 10.0.2.0/24 to r1',
  )
  expect(won({ '10.0.0.0/16': 'r1' }, '10.0.2.10')).toContain(
    '[rtb_vpc_a>10.0.0.0/16] 10.0.0.0/16 to r1',
  )
  const learned = propagatedRoute('rtb_vpc_a', 'vpc_a', '10.0.2.0/24', 'r1')
  expect(won({}, '10.0.2.10', learned)).toContain('10.0.0.0/16 to local')
  const wider = propagatedRoute('rtb_vpc_a', 'vpc_a', '10.0.0.0/15', 'r1')
  expect(won({}, '10.1.0.1', wider)).toContain('10.0.0.0/15 to r1')
})

test('a black hole that is the longest prefix drops, rather than giving way to a shorter one', () => {
  const answer = ask(
    routed({ '0.0.0.0/0': 'r1', '192.0.2.0/24': 'blackhole' }),
    'web -> 192.0.2.1',
    'tcp 443',
  )
  expect(verdictOf(answer)).toBe('dropped ROUTE_BLACKHOLE')
  expect(words(answer, 'routeLookup')).toBe(
    'drop [rtb_vpc_a>192.0.2.0/24] 192.0.2.0/24: the route says drop',
  )
})

test.each([
  ['igw_gone', 'internetGateway igw_gone is gone or not attached'],
  ['eig_gone', 'egressOnlyGateway eig_gone is gone or not attached'],
  ['nat_gone', 'natGateway nat_gone is gone'],
  ['pcx_gone', 'peering pcx_gone is gone'],
  ['tgw_gone', 'transitGateway tgw_gone is gone'],
  ['vgw_gone', 'vpnGateway vgw_gone is gone'],
  ['sep_gone', 'serviceEndpoint sep_gone is gone'],
  ['vnic_gone', 'vnic vnic_gone is gone'],
])('a route to %s is a black hole that says what is missing', (target, said) => {
  const answer = ask(routed({ '192.0.2.0/24': target }), 'web -> 192.0.2.1', 'tcp 443')
  expect(verdictOf(answer)).toBe('dropped ROUTE_BLACKHOLE')
  expect(words(answer, 'routeLookup')).toContain(`192.0.2.0/24: ${said}`)
})

test('an internet gateway of another VPC is none of ours', () => {
  const other = [vpc('vpc_b', '10.1.0.0/16'), internetGateway('igw_b', 'vpc_b')]
  const two = routed({ '0.0.0.0/0': 'igw_b' }, ...other, internetGateway('igw_a', 'vpc_a'))
  expect(verdict(two, 'web -> internet', 'tcp 443', { family: 4 })).toBe('dropped ROUTE_BLACKHOLE')
})

test('a route to something unmodelled answers unknown, and names it', () => {
  const answer = ask(routed({ '0.0.0.0/0': 'unmodelled_1' }), 'web -> 192.0.2.1', 'tcp 443')
  expect(verdictOf(answer)).toBe('unknown UNKNOWN_UNSUPPORTED')
  expect(words(answer, 'unmodelled')).toBe(
    'unknown [unmodelled_1] unmodelled_1 (next hop) is not modelled',
  )
})

test('a list of unknown entries may cover what only the default route covers, and nothing more precise', () => {
  const routes = { '0.0.0.0/0': 'r1', '128.0.0.0/2': 'r2', pl_gone: 'r2' }
  expect(won(routes, '191.0.2.1')).toContain('to r2')
  expect(won(routes, '198.51.100.1')).toBe(
    'unknown [pl_gone] pl_gone may cover it; its entries are not in the snapshot',
  )
})

test('a reply that finds no way back says so in its own words', () => {
  const edge = [
    internetGateway('igw_a', 'vpc_a'),
    floatingIp('fip_1', 'vpc_a', '198.51.100.10', { targetId: 'web' }),
  ]
  const answer = ask(routed({}, ...edge), 'internet -> web', 'tcp 443', { family: 4 })
  expect(verdictOf(answer)).toBe('deliveredOneWay RETURN_ROUTE_MISSING')
  expect(words(answer, 'routeLookup', 'reply')).toBe(
    'drop [rtb_vpc_a] none of the 2 routes of rtb_vpc_a covers 8.8.8.8',
  )
})

test('equal static routes, which only lists can make, are two ways', () => {
  const lists = [prefixList('pl_1', '192.0.2.0/24'), prefixList('pl_2', '192.0.2.0/24')]
  const answer = ask(routed({ pl_1: 'r1', pl_2: 'r2' }, ...lists), 'web -> 192.0.2.1', 'tcp 443')
  expect(answer.branches.map(({ choices }) => choices.map(({ taken }) => taken))).toEqual([
    ['rtb_vpc_a>pl_1'],
    ['rtb_vpc_a>pl_2'],
  ])
})

test('what enters by a gateway with a table of its own is routed by it', () => {
  const edge = [
    internetGateway('igw_a', 'vpc_a', 'rtb_edge'),
    routeTable('rtb_edge', 'vpc_a', { '10.0.1.0/24': 'unmodelled_1' }),
    floatingIp('fip_1', 'vpc_a', '198.51.100.10', { targetId: 'web' }),
    unmodelled('unmodelled_1', 'firewall'),
  ]
  const answer = ask(routed({ '0.0.0.0/0': 'igw_a' }, ...edge), 'internet -> web', 'tcp 443', {
    family: 4,
  })
  expect(verdictOf(answer)).toBe('unknown UNKNOWN_UNSUPPORTED')
  expect(pathOf(answer)).toEqual(['internet', 'igw_a', 'vpc_a', 'unmodelled_1'])
  expect(words(answer, 'routeLookup')).toContain('[rtb_edge>10.0.1.0/24]')
})

test('a VPN gateway as the target carries what it knows into the unknown', () => {
  const vpn = vpnGateway('vgw_1', 'vpc_a', { cidrs: ['172.16.0.0/12'] })
  const snapshot = routed({}, vpn, propagatedRoute('rtb_vpc_a', 'vpc_a', '172.16.0.0/12', 'vgw_1'))
  expect(pathOf(ask(snapshot, 'web -> 172.16.5.5', 'tcp 443'))).toEqual([
    'web',
    'sub_a',
    'vpc_a',
    'vgw_1',
  ])
})
