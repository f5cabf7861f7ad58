import { expect, test } from 'vitest'
import { ask, pathOf, verdict, verdictOf, words } from '../../support/ask.ts'
import { ALL_OUT, acl, network, type Part, subnet, vnic, vpc } from '../../support/network.ts'
import { attachment, transitGateway, transitTable } from '../../support/network-beyond.ts'

/**
 * `web` in zone `az1` sends to `db` over a transit gateway whose attachment to the VPC of `web` has
 * an interface in `sub_t`.
 */
const through = (
  zones: { readonly web?: string; readonly door?: string },
  ...more: readonly Part[]
) =>
  network(
    vpc('vpc_a', ['10.0.0.0/16', 'fd00::/56'], { '10.1.0.0/16': 'tgw_1', 'fd01::/56': 'tgw_1' }),
    vpc('vpc_b', ['10.1.0.0/16', 'fd01::/56'], { '10.0.0.0/16': 'tgw_1', 'fd00::/56': 'tgw_1' }),
    subnet(
      'sub_a',
      'vpc_a',
      ['10.0.1.0/24', 'fd00::/64'],
      zones.web === undefined ? {} : { zone: zones.web },
    ),
    subnet('sub_t', 'vpc_a', ['10.0.9.0/28', 'fd00:0:0:9::/64'], {
      networkAclId: 'acl_t',
      ...(zones.door === undefined ? {} : { zone: zones.door }),
    }),
    subnet('sub_b', 'vpc_b', ['10.1.1.0/24', 'fd01::/64'], { zone: 'az1' }),
    transitGateway('tgw_1'),
    attachment('tga_a', 'tgw_1', { vpcId: 'vpc_a', subnetIds: ['sub_t'], routeTableId: 'tgt_1' }),
    attachment('tga_b', 'tgw_1', { vpcId: 'vpc_b', subnetIds: ['sub_b'], routeTableId: 'tgt_1' }),
    transitTable('tgt_1', 'tgw_1', ['tga_a', 'tga_b']),
    vnic('web', 'sub_a', ['10.0.1.10', 'fd00::10']),
    vnic('db', 'sub_b', ['10.1.1.20', 'fd01::20']),
    ...more,
  )

test('a VPC without an attachment cannot use the gateway that its route names', () => {
  const loose = through({})
  const transitGatewayAttachments = loose.transitGatewayAttachments.filter(
    ({ id }) => id !== 'tga_a',
  )
  const answer = ask({ ...loose, transitGatewayAttachments }, 'web -> db', 'tcp 443', { family: 4 })
  expect(verdictOf(answer)).toBe('dropped TRANSIT_NOT_ATTACHED')
  expect(words(answer, 'transitAttachment')).toBe('drop [tgw_1] vpc_a has no attachment to tgw_1')
  expect(pathOf(answer)).toEqual(['web', 'sub_a', 'vpc_a'])
})

test.each([
  ['az1', 'az1', 'delivered'],
  ['az1', 'az2', 'dropped TRANSIT_NO_ATTACHMENT_IN_ZONE'],
  ['az1', undefined, 'delivered'],
  [undefined, 'az2', 'delivered'],
])('a subnet in zone %s uses an interface in zone %s: %s', (web, door, expected) => {
  const zones = { ...(web === undefined ? {} : { web }), ...(door === undefined ? {} : { door }) }
  for (const family of [4, 6] as const) {
    expect(verdict(through(zones), 'web -> db', 'tcp 443', { family })).toBe(expected)
  }
})

test('zones that do not meet are both named', () => {
  const answer = ask(through({ web: 'az1', door: 'az2' }), 'web -> db', 'tcp 443', { family: 4 })
  expect(words(answer, 'transitAttachment')).toBe(
    'drop [tga_a] sub_a is in zone az1; tga_a has interfaces in az2',
  )
})

test('the zone rule holds for the reply as well', () => {
  const replying = ask(through({ web: 'az1', door: 'az2' }), 'db -> web', 'tcp 443', { family: 4 })
  expect(verdictOf(replying)).toBe('deliveredOneWay TRANSIT_NO_ATTACHMENT_IN_ZONE')
})

test('a vNIC in the very subnet of the interface needs no zone', () => {
  const inside = vnic('inner', 'sub_t', '10.0.9.5')
  expect(verdict(through({ web: 'az1', door: 'az2' }, inside), 'inner -> db', 'tcp 443')).toBe(
    'delivered',
  )
})

test('its own interface is the way for a subnet that has one, before any other of the zone', () => {
  const other = [
    subnet('sub_s', 'vpc_a', '10.0.8.0/28', { networkAclId: 'acl_shut' }),
    acl('acl_shut', []),
    vnic('inner', 'sub_t', '10.0.9.5'),
  ]
  const both = through({ door: 'az2' }, ...other)
  const transitGatewayAttachments = both.transitGatewayAttachments.map((one) =>
    one.id === 'tga_a' ? { ...one, subnetIds: ['sub_s', 'sub_t'] } : one,
  )
  const answer = ask({ ...both, transitGatewayAttachments }, 'inner -> db', 'tcp 443', {
    forwardOnly: true,
  })
  expect(verdictOf(answer)).toBe('delivered')
})

test('the inward ACL of the interface’s subnet is asked, also by a sender in that very subnet', () => {
  const shut = acl('acl_t', [
    'ingress 5 deny tcp 443 10.0.1.0/24',
    'ingress 6 allow any 0.0.0.0/0',
    ...ALL_OUT,
  ])
  const answer = ask(through({ web: 'az1', door: 'az1' }, shut), 'web -> db', 'tcp 443', {
    family: 4,
  })
  expect(verdictOf(answer)).toBe('dropped ACL_DENY_IN')
  expect(words(answer, 'networkAclIn')).toBe(
    'drop [acl_t/ingress/5] entry 5 denies tcp 443 10.0.1.0/24',
  )
  expect(pathOf(answer)).toEqual(['web', 'sub_a', 'vpc_a', 'sub_t'])
  const own = acl('acl_t', ALL_OUT)
  const inner = through({}, own, vnic('inner', 'sub_t', '10.0.9.5'))
  expect(verdict(inner, 'inner -> db', 'tcp 443', { forwardOnly: true })).toBe(
    'dropped ACL_DENY_IN',
  )
})
