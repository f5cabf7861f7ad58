/** Request and reply together: state, one way only, loops, and replies that nobody waits for. */
import { expect, test } from 'vitest'
import { ask, endWords, stepsOf, verdict, verdictOf, words } from '../../support/ask.ts'
import {
  ALL_IN,
  acl,
  floatingIp,
  group,
  internetGateway,
  natGateway,
  network,
  type Part,
  peering,
  type Routes,
  subnet,
  vnic,
  vpc,
} from '../../support/network.ts'
import { attachment, transitGateway, transitTable } from '../../support/network-beyond.ts'

const mute = network(
  vpc('vpc_a', '10.0.0.0/16'),
  subnet('sub_a', 'vpc_a', '10.0.1.0/24'),
  subnet('sub_b', 'vpc_a', '10.0.2.0/24', { networkAclId: 'acl_b' }),
  acl('acl_b', ALL_IN),
  group('sg_none', []),
  vnic('web', 'sub_a', '10.0.1.10'),
  vnic('db', 'sub_b', '10.0.2.20'),
  vnic('closed', 'sub_a', '10.0.1.11', { securityGroupIds: ['sg_none'] }),
)

test('a request that arrives and is not answered is delivered one way', () => {
  const answer = ask(mute, 'web -> db', 'tcp 443')
  expect(verdictOf(answer)).toBe('deliveredOneWay RETURN_BLOCKED_BY_ACL')
  expect([answer.shown.forward.disposition, answer.shown.reply?.disposition]).toEqual([
    'delivered',
    'dropped',
  ])
})

test('the request alone may be asked about', () => {
  const answer = ask(mute, 'web -> db', 'tcp 443', { forwardOnly: true })
  expect(verdictOf(answer)).toBe('delivered')
  expect(answer.shown.reply).toBeUndefined()
})

const ESTABLISHED = { state: 'established' } as const

/** The same networks, with groups that keep what is open. */
const keeping = (snapshot: typeof mute): typeof mute => ({
  ...snapshot,
  securityGroups: snapshot.securityGroups.map((one) => ({ ...one, established: 'keep' })),
})

test('a group that keeps lets an established connection through without a rule', () => {
  const answer = ask(keeping(mute), 'web -> closed', 'tcp 443', ESTABLISHED)
  expect(verdict(keeping(mute), 'web -> closed', 'tcp 443')).toBe('dropped SG_INGRESS_NO_RULE')
  expect(verdictOf(answer)).toBe('delivered')
  expect(words(answer, 'securityGroupIngress')).toBe(
    'pass [sg_none] tracked: sg_none keeps established connections',
  )
})

test('a group that revalidates asks its rules again, and says so', () => {
  const cut = ask(mute, 'web -> closed', 'tcp 443', ESTABLISHED)
  expect(verdictOf(cut)).toBe('dropped SG_INGRESS_NO_RULE')
  expect(words(cut, 'securityGroupIngress')).toBe(
    'drop [sg_none] no ingress rule of sg_none allows tcp 443 from 10.0.1.10; of established connections the rules are asked again',
  )
  expect(words(cut, 'securityGroupEgress')).toBe(
    'pass [sg_open/3] sg_open allows all traffic to 0.0.0.0/0; of established connections the rules are asked again',
  )
})

test('one group that keeps is enough; without a group the default of the VPC is asked', () => {
  const among = (groups: readonly string[]) => {
    const kept = group('sg_kept', [], { established: 'keep' })
    const odd = vnic('odd', 'sub_a', '10.0.1.12', { securityGroupIds: groups })
    return verdict(network(mute, kept, odd), 'web -> odd', 'tcp 443', ESTABLISHED)
  }
  expect(among(['sg_none', 'sg_kept'])).toBe('delivered')
  expect(among([])).toBe('dropped BASELINE_DENY')
})

test('ACLs and routes count for established connections, too', () => {
  expect(verdict(keeping(mute), 'web -> db', 'tcp 443', ESTABLISHED)).toBe(
    'deliveredOneWay RETURN_BLOCKED_BY_ACL',
  )
  expect(verdict(keeping(mute), 'web -> 10.9.0.1', 'tcp 443', ESTABLISHED)).toBe('dropped NO_ROUTE')
})

test('a reply that does not belong to a known connection is asked for like a request', () => {
  const forged = network(
    vpc('vpc_a', '10.0.0.0/16'),
    subnet('sub_a', 'vpc_a', '10.0.1.0/24'),
    group('sg_in', ['ingress any 0.0.0.0/0']),
    vnic('web', 'sub_a', '10.0.1.10', { sourceDestinationCheck: false }),
    vnic('third', 'sub_a', '10.0.1.30', { securityGroupIds: ['sg_in'] }),
    vnic('db', 'sub_a', '10.0.1.20', { securityGroupIds: ['sg_in'] }),
  )
  const answer = ask(forged, 'web -> db', 'tcp 443', { sourceAddress: '10.0.1.30' })
  expect(verdictOf(answer)).toBe('deliveredOneWay ASYMMETRIC_PATH')
  expect(endWords(answer, 'reply')).toBe(
    'replyMatch drop the reply does not arrive at the sender of the request',
  )
})

test('a reply from another address than the request went to is no answer', () => {
  const twisted = network(
    vpc('vpc_a', '10.0.0.0/16', { '10.1.0.0/16': 'pcx_ab' }),
    vpc('vpc_b', '10.1.0.0/16'),
    peering('pcx_ab', 'vpc_a', 'vpc_b'),
    subnet('sub_a', 'vpc_a', '10.0.1.0/24'),
    subnet('sub_b', 'vpc_b', '10.1.1.0/24', { routes: { '0.0.0.0/0': 'igw_b' } }),
    internetGateway('igw_b', 'vpc_b'),
    internetGateway('igw_a', 'vpc_a'),
    vnic('web', 'sub_a', '10.0.1.10'),
    vnic('db', 'sub_b', '10.1.1.20'),
    floatingIp('fip_db', 'vpc_b', '198.51.100.20', { targetId: 'db' }),
    floatingIp('fip_db2', 'vpc_b', '198.51.100.21', { targetId: 'db' }),
  )
  const answer = ask(twisted, 'internet -> 198.51.100.21', 'tcp 443')
  expect(verdictOf(answer)).toBe('deliveredOneWay ASYMMETRIC_PATH')
  expect(endWords(answer, 'reply')).toBe(
    'replyMatch drop the reply comes from another address than the request was sent to',
  )
})

/** Two transit gateways, each of which sends what it does not know to the other. */
const pingPong = (...more: readonly Part[]) =>
  network(
    vpc('vpc_a', '10.0.0.0/16', { '0.0.0.0/0': 'tgw_1' }),
    subnet('sub_a', 'vpc_a', '10.0.1.0/24'),
    vnic('web', 'sub_a', '10.0.1.10'),
    transitGateway('tgw_1'),
    transitGateway('tgw_2'),
    attachment('tga_a', 'tgw_1', { vpcId: 'vpc_a', subnetIds: ['sub_a'], routeTableId: 'tgt_1' }),
    attachment('tga_12', 'tgw_1', {
      type: 'peering',
      peerAttachmentId: 'tga_21',
      routeTableId: 'tgt_1',
    }),
    attachment('tga_21', 'tgw_2', {
      type: 'peering',
      peerAttachmentId: 'tga_12',
      routeTableId: 'tgt_2',
    }),
    transitTable('tgt_1', 'tgw_1', ['tga_a'], { '0.0.0.0/0': 'tga_12' }),
    transitTable('tgt_2', 'tgw_2', [], { '0.0.0.0/0': 'tga_21' }),
    ...more,
  )

test('two gateways that point at each other are a loop, which is an answer', () => {
  const answer = ask(pingPong(), 'web -> 172.16.0.1', 'tcp 443')
  expect(verdictOf(answer)).toBe('dropped ROUTING_LOOP')
  expect(endWords(answer)).toMatch(/^loopGuard drop \[tgw_\d\] the same packet was here before$/)
  expect(stepsOf(answer).length).toBeLessThan(80)
  expect(verdict(pingPong(), 'web -> 172.16.0.1', 'tcp 443', { ttl: 255 })).toBe(
    'dropped ROUTING_LOOP',
  )
})

test('a packet whose TTL is spent before the loop is noticed says that', () => {
  expect(verdict(pingPong(), 'web -> 172.16.0.1', 'tcp 443', { ttl: 8 })).toBe(
    'dropped TTL_EXCEEDED',
  )
})

test.each<[string, Routes]>([
  ['a NAT gateway whose subnet is routed to itself', { '0.0.0.0/0': 'nat_1' }],
  ['a NAT gateway whose subnet is routed to another and back', { '0.0.0.0/0': 'nat_2' }],
])('%s is a loop', (_, routes) => {
  const selfish = network(
    vpc('vpc_a', '10.0.0.0/16', { '0.0.0.0/0': 'nat_1' }),
    subnet('sub_a', 'vpc_a', '10.0.1.0/24'),
    subnet('sub_n', 'vpc_a', '10.0.2.0/24', { routes }),
    subnet('sub_m', 'vpc_a', '10.0.3.0/24', { routes: { '0.0.0.0/0': 'nat_1' } }),
    natGateway('nat_1', 'sub_n', '10.0.2.50'),
    natGateway('nat_2', 'sub_m', '10.0.3.50'),
    vnic('web', 'sub_a', '10.0.1.10'),
  )
  expect(verdict(selfish, 'web -> internet', 'tcp 443', { ttl: 255 })).toBe('dropped ROUTING_LOOP')
})

test('with all blockers asked for, a loop ends the same', () => {
  const answer = ask(pingPong(), 'web -> 172.16.0.1', 'tcp 443', { explain: 'all' })
  expect(verdictOf(answer)).toBe('dropped ROUTING_LOOP')
  expect(answer.shown.forward.blockers.length).toBe(1)
})
