import { expect, test } from 'vitest'
import { ask, stepOf, verdict, verdictOf, words } from '../../support/ask.ts'
import { network, subnet, vnic, vpc } from '../../support/network.ts'
import { attachment, transitGateway, transitTable } from '../../support/network-beyond.ts'

const joined = network(
  vpc('vpc_a', ['10.0.0.0/16', 'fd00::/56'], { '10.1.0.0/16': 'tgw_1', 'fd01::/56': 'tgw_1' }),
  vpc('vpc_b', ['10.1.0.0/16', 'fd01::/56'], { '10.0.0.0/16': 'tgw_1', 'fd00::/56': 'tgw_1' }),
  subnet('sub_a', 'vpc_a', ['10.0.1.0/24', 'fd00::/64']),
  subnet('sub_b', 'vpc_b', ['10.1.1.0/24', 'fd01::/64']),
  subnet('sub_c', 'vpc_b', ['10.1.2.0/24', 'fd01:0:0:1::/64']),
  transitGateway('tgw_1'),
  attachment('tga_a', 'tgw_1', { vpcId: 'vpc_a', subnetIds: ['sub_a'], routeTableId: 'tgt_1' }),
  attachment('tga_b', 'tgw_1', { vpcId: 'vpc_b', subnetIds: ['sub_b'], routeTableId: 'tgt_1' }),
  transitTable('tgt_1', 'tgw_1', ['tga_a', 'tga_b']),
  vnic('web', 'sub_a', ['10.0.1.10', 'fd00::10']),
  vnic('near', 'sub_a', ['10.0.1.20', 'fd00::20']),
  vnic('db', 'sub_b', ['10.1.1.20', 'fd01::20']),
  vnic('far', 'sub_c', ['10.1.2.20', 'fd01:0:0:1::20']),
)

test.each([
  ['near', 1, 'delivered'],
  ['db', 2, 'dropped TTL_EXCEEDED'],
  ['db', 3, 'delivered'],
  ['far', 3, 'dropped TTL_EXCEEDED'],
  ['far', 4, 'delivered'],
])('every router takes one: to %s with a TTL of %i %s', (to, ttl, expected) => {
  for (const family of [4, 6] as const) {
    expect(verdict(joined, `web -> ${to}`, 'tcp 443', { ttl, family })).toBe(expected)
  }
})

test('the router that dropped the packet is named, with what it saw', () => {
  expect(words(ask(joined, 'web -> db', 'tcp 443', { ttl: 1, family: 4 }), 'ttl')).toBe(
    'drop [vpc_a] arrived with a TTL of 1, and a router takes 1',
  )
  expect(words(ask(joined, 'web -> db', 'tcp 443', { ttl: 2, family: 4 }), 'ttl')).toBe(
    'drop [tgw_1] arrived with a TTL of 1, and a router takes 1',
  )
})

test('the reply starts with a TTL of its own', () => {
  const answer = ask(joined, 'web -> db', 'tcp 443', { ttl: 3, family: 4 })
  expect(verdictOf(answer)).toBe('delivered')
  expect([answer.shown.forward.last.ttl, answer.shown.reply?.sent.ttl]).toEqual([1, 64])
  expect(() => stepOf(answer, 'ttl')).toThrow('said nothing')
})
