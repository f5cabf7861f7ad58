import { expect, test } from 'vitest'
import { ask, pathOf, verdict, verdictOf, words } from '../../support/ask.ts'
import {
  ALL_IN,
  ALL_OUT,
  acl,
  group,
  network,
  type Part,
  prefixList,
  subnet,
  vnic,
  vpc,
} from '../../support/network.ts'
import { attachment, transitGateway, transitTable } from '../../support/network-beyond.ts'

type Table = Parameters<typeof transitTable>

/** VPCs a and b on `tgw_1`; a is associated with `tgt_a`, b with `tgt_b`. */
const hub = (toB: Table[3], from: Table[2] = [], ...more: readonly Part[]) =>
  network(
    vpc('vpc_a', ['10.0.0.0/16', 'fd00::/56'], { '0.0.0.0/0': 'tgw_1', '::/0': 'tgw_1' }),
    vpc('vpc_b', ['10.1.0.0/16', 'fd01::/56'], { '0.0.0.0/0': 'tgw_1', '::/0': 'tgw_1' }),
    subnet('sub_a', 'vpc_a', ['10.0.1.0/24', 'fd00::/64']),
    subnet('sub_b', 'vpc_b', ['10.1.1.0/24', 'fd01::/64']),
    transitGateway('tgw_1'),
    attachment('tga_a', 'tgw_1', { vpcId: 'vpc_a', subnetIds: ['sub_a'], routeTableId: 'tgt_a' }),
    attachment('tga_b', 'tgw_1', { vpcId: 'vpc_b', subnetIds: ['sub_b'], routeTableId: 'tgt_b' }),
    transitTable('tgt_a', 'tgw_1', from, toB),
    transitTable('tgt_b', 'tgw_1', ['tga_a']),
    vnic('web', 'sub_a', ['10.0.1.10', 'fd00::10']),
    vnic('db', 'sub_b', ['10.1.1.20', 'fd01::20']),
    ...more,
  )

test.each([4, 6] as const)(
  'an attachment that propagates is known by the blocks of its VPC (IPv%i)',
  (family) => {
    const answer = ask(hub({}, ['tga_b']), 'web -> db', 'tcp 443', { family })
    expect(verdictOf(answer)).toBe('delivered')
    expect(words(answer, 'transitGateway')).toMatch(/^pass \[tga_b\] .* propagated by tga_b$/)
    expect(pathOf(answer)).toEqual([
      'web',
      'sub_a',
      'vpc_a',
      'tgw_1',
      'sub_b',
      'vpc_b',
      'sub_b',
      'db',
    ])
  },
)

test('the table of the attachment of entry is asked, and no other', () => {
  const answer = ask(hub({}, []), 'web -> db', 'tcp 443', { family: 4 })
  expect(verdictOf(answer)).toBe('dropped TRANSIT_NOT_PROPAGATED')
  expect(words(answer, 'transitGateway')).toBe(
    'drop [tgt_a] none of the 0 routes of tgt_a covers 10.1.1.20; tga_b leads to it and does not propagate here',
  )
  expect(verdict(hub({}, []), 'db -> web', 'tcp 443', { family: 4 })).toBe(
    'deliveredOneWay RETURN_ROUTE_MISSING',
  )
})

test('an address that no attachment leads to has no route', () => {
  const answer = ask(hub({}, ['tga_b']), 'web -> 10.9.0.1', 'tcp 443')
  expect(verdictOf(answer)).toBe('dropped NO_ROUTE')
  expect(words(answer, 'transitGateway')).toBe(
    'drop [tgt_a] none of the 2 routes of tgt_a covers 10.9.0.1',
  )
})

test('a static route beats a propagated one of the same length, a longer one beats both', () => {
  const asked = (routes: Table[3]) =>
    words(ask(hub(routes, ['tga_b']), 'web -> db', 'tcp 443', { family: 4 }), 'transitGateway')
  expect(asked({ '10.1.0.0/16': 'tga_b' })).toBe(
    'pass [tgt_a>10.1.0.0/16] 10.1.0.0/16 static, to tga_b',
  )
  expect(asked({ '10.0.0.0/8': 'blackhole' })).toContain('propagated by tga_b')
  expect(asked({ '10.1.0.0/16': 'blackhole' })).toBe(
    'drop [tgt_a>10.1.0.0/16] 10.1.0.0/16 is a black hole',
  )
  expect(asked({ '10.1.1.20/32': 'blackhole' })).toBe(
    'drop [tgt_a>10.1.1.20/32] 10.1.1.20/32 is a black hole',
  )
  expect(asked({ '10.1.1.21/32': 'blackhole' })).toContain('propagated by tga_b')
})

test('a static route may go by a prefix list', () => {
  const list = prefixList('pl_b', ['10.7.0.0/16', '10.1.0.0/16'])
  expect(verdict(hub({ pl_b: 'tga_b' }, [], list), 'web -> db', 'tcp 443', { family: 4 })).toBe(
    'delivered',
  )
  expect(
    verdict(hub({ pl_b: 'blackhole' }, ['tga_b'], list), 'web -> db', 'tcp 443', { family: 4 }),
  ).toBe('dropped ROUTE_BLACKHOLE')
})

test('an attachment without an associated table leads nowhere', () => {
  const loose = hub({}, ['tga_b'])
  const without = loose.transitGatewayAttachments.map(({ routeTableId, ...rest }) =>
    rest.id === 'tga_a' || routeTableId === undefined ? rest : { ...rest, routeTableId },
  )
  const answer = ask({ ...loose, transitGatewayAttachments: without }, 'web -> db', 'tcp 443', {
    family: 4,
  })
  expect(verdictOf(answer)).toBe('dropped TRANSIT_NOT_ASSOCIATED')
  expect(words(answer, 'transitGateway')).toBe(
    'drop [tga_a] tga_a is associated with no route table',
  )
})

test.each(['vpn', 'directConnect', 'connect', 'unmodelled'] as const)(
  'a %s attachment is an edge into the unknown, also by what it may announce',
  (type) => {
    const edge = attachment('tga_x', 'tgw_1', { type, resourceId: 'far-1' })
    const known = ask(hub({ '172.16.0.0/12': 'tga_x' }, [], edge), 'web -> 172.16.0.1', 'tcp 443')
    expect(verdictOf(known)).toBe('unknown UNKNOWN_UNSUPPORTED')
    expect(words(known, 'unmodelled')).toBe(
      `unknown [far-1] far-1 (${type} attachment) is not modelled`,
    )
    const learned = ask(hub({}, ['tga_x'], edge), 'web -> 172.16.0.1', 'tcp 443')
    expect(words(learned, 'transitGateway')).toBe(
      'unknown [tga_x] tga_x may announce a route for 172.16.0.1; the snapshot does not say',
    )
  },
)

/** A second gateway in another region, peered with the first; `far` is behind it. */
const twoHubs = (back: Table[3]) =>
  hub(
    { '10.2.0.0/16': 'tga_12' },
    [],
    vpc('vpc_c', '10.2.0.0/16', { '0.0.0.0/0': 'tgw_2' }),
    subnet('sub_c', 'vpc_c', '10.2.1.0/24'),
    vnic('far', 'sub_c', '10.2.1.30'),
    transitGateway('tgw_2'),
    attachment('tga_c', 'tgw_2', { vpcId: 'vpc_c', subnetIds: ['sub_c'], routeTableId: 'tgt_c' }),
    attachment('tga_12', 'tgw_1', {
      type: 'peering',
      peerAttachmentId: 'tga_21',
      routeTableId: 'tgt_b',
    }),
    attachment('tga_21', 'tgw_2', {
      type: 'peering',
      peerAttachmentId: 'tga_12',
      routeTableId: 'tgt_c',
    }),
    transitTable('tgt_c', 'tgw_2', ['tga_c'], back),
  )

test('two gateways that are peered route by the table of the peering attachment on each side', () => {
  const answer = ask(twoHubs({ '10.0.0.0/16': 'tga_21' }), 'web -> far', 'tcp 443')
  expect(verdictOf(answer)).toBe('delivered')
  expect(pathOf(answer)).toEqual([
    'web',
    'sub_a',
    'vpc_a',
    'tgw_1',
    'tgw_2',
    'sub_c',
    'vpc_c',
    'sub_c',
    'far',
  ])
  expect(verdict(twoHubs({}), 'web -> far', 'tcp 443')).toBe('deliveredOneWay RETURN_ROUTE_MISSING')
})

test('references to groups do not cross two gateways, whatever these say', () => {
  const open = twoHubs({ '10.0.0.0/16': 'tga_21' })
  const referring = network(open, group('sg_far', ['ingress any sg_open']))
  const snapshot = {
    ...referring,
    transitGateways: referring.transitGateways.map((one) => ({ ...one, groupReferences: true })),
    transitGatewayAttachments: referring.transitGatewayAttachments.map((one) => ({
      ...one,
      groupReferences: true,
    })),
    vnics: referring.vnics.map((one) =>
      one.id === 'far' ? { ...one, securityGroupIds: ['sg_far'] } : one,
    ),
  }
  expect(verdict(snapshot, 'web -> far', 'tcp 443')).toBe('dropped SG_REFERENCE_OUT_OF_REACH')
})

test('a peering that the far side does not name in return is unknown', () => {
  const asked = twoHubs({ '10.0.0.0/16': 'tga_21' })
  const half = asked.transitGatewayAttachments.map(({ peerAttachmentId, ...one }) =>
    one.id === 'tga_21' || peerAttachmentId === undefined ? one : { ...one, peerAttachmentId },
  )
  const snapshot = { ...asked, transitGatewayAttachments: half }
  expect(verdict(snapshot, 'web -> far', 'tcp 443')).toBe('unknown UNKNOWN_UNSUPPORTED')
})

test('a peering whose far side is not in the snapshot is unknown', () => {
  const half = hub(
    { '10.2.0.0/16': 'tga_12' },
    [],
    attachment('tga_12', 'tgw_1', { type: 'peering', peerAttachmentId: 'tga_gone' }),
  )
  expect(verdict(half, 'web -> 10.2.1.30', 'tcp 443')).toBe('unknown UNKNOWN_UNSUPPORTED')
})

/** VPC b has interfaces in two zones and `db` in a third subnet; ACLs tell which one was used. */
const landing = (zone: string, more: Parameters<typeof attachment>[2] = {}) =>
  network(
    vpc('vpc_a', '10.0.0.0/16', { '10.1.0.0/16': 'tgw_1' }),
    vpc('vpc_b', '10.1.0.0/16', { '10.0.0.0/16': 'tgw_1' }),
    subnet('sub_a', 'vpc_a', '10.0.1.0/24', { zone }),
    subnet('sub_1', 'vpc_b', '10.1.1.0/24', { zone: 'az1' }),
    subnet('sub_2', 'vpc_b', '10.1.2.0/24', { zone: 'az2' }),
    subnet('sub_db', 'vpc_b', '10.1.3.0/24', { zone: 'az1' }),
    transitGateway('tgw_1'),
    attachment('tga_a', 'tgw_1', { vpcId: 'vpc_a', subnetIds: ['sub_a'], routeTableId: 'tgt_1' }),
    attachment('tga_b', 'tgw_1', {
      vpcId: 'vpc_b',
      subnetIds: ['sub_1', 'sub_2'],
      routeTableId: 'tgt_1',
      ...more,
    }),
    transitTable('tgt_1', 'tgw_1', ['tga_a', 'tga_b']),
    vnic('web', 'sub_a', '10.0.1.10'),
    vnic('db', 'sub_db', '10.1.3.20'),
    vnic('here', 'sub_1', '10.1.1.20'),
  )

const landed = (zone: string, more: Parameters<typeof attachment>[2] = {}) =>
  ask(landing(zone, more), 'web -> db', 'tcp 443').branches.map(
    ({ forward }) => forward.hops[4]?.node,
  )

test('it lands in the zone that the packet came from; in either if it has no interface there', () => {
  expect(landed('az1')).toEqual(['sub_1'])
  expect(landed('az2')).toEqual(['sub_2'])
  expect(landed('az3')).toEqual(['sub_1', 'sub_2'])
})

test('a packet from no zone may land anywhere, not only where no zone is told either', () => {
  const bare = landing('az1')
  const subnets = bare.subnets.map(({ zone, ...rest }) =>
    rest.id === 'sub_a' || rest.id === 'sub_2' || zone === undefined ? rest : { ...rest, zone },
  )
  expect(ask({ ...bare, subnets }, 'web -> db', 'tcp 443').branches.length).toBe(2)
})

test('in appliance mode any zone may be taken, and the reply takes the same', () => {
  expect(landed('az1', { applianceMode: true })).toEqual(['sub_1', 'sub_2'])
  const back = ask(landing('az3', { applianceMode: true }), 'web -> db', 'tcp 443')
  expect(back.branches.map(({ choices }) => choices.length)).toEqual([1, 1])
  const home = ask(landing('az1', { applianceMode: true }), 'db -> web', 'tcp 443')
  expect(home.branches.length).toBe(2)
})

test('from the interface’s subnet to another one the ACL stands at the way out, to a neighbour nowhere', () => {
  const shut = acl('acl_1', [...ALL_IN, 'egress 1 deny any 0.0.0.0/0'])
  const closed = network(landing('az1'), shut)
  const subnets = closed.subnets.map((one) =>
    one.id === 'sub_1' ? { ...one, networkAclId: 'acl_1' } : one,
  )
  expect(verdict({ ...closed, subnets }, 'web -> db', 'tcp 443')).toBe('dropped ACL_DENY_OUT')
  expect(verdict({ ...closed, subnets }, 'web -> here', 'tcp 443', { forwardOnly: true })).toBe(
    'delivered',
  )
  const deaf = network(landing('az1'), acl('acl_1', ALL_OUT))
  const mute = deaf.subnets.map((one) =>
    one.id === 'sub_1' ? { ...one, networkAclId: 'acl_1' } : one,
  )
  expect(verdict({ ...deaf, subnets: mute }, 'web -> here', 'tcp 443', { forwardOnly: true })).toBe(
    'delivered',
  )
  expect(verdict({ ...deaf, subnets: mute }, 'web -> db', 'tcp 443', { forwardOnly: true })).toBe(
    'delivered',
  )
})

test('a route to an attachment that is not in the snapshot is unknown, not a black hole', () => {
  const answer = ask(hub({ '172.16.0.0/12': 'tga_gone' }), 'web -> 172.16.0.1', 'tcp 443')
  expect(verdictOf(answer)).toBe('unknown UNKNOWN_UNSUPPORTED')
  expect(words(answer, 'transitGateway')).toBe('unknown [tga_gone] tga_gone is not in the snapshot')
})

test('a VPC that is not in the snapshot may announce anything', () => {
  const foreign = attachment('tga_x', 'tgw_1', { vpcId: 'vpc_gone' })
  const answer = ask(hub({}, ['tga_x'], foreign), 'web -> 10.9.0.1', 'tcp 443')
  expect(words(answer, 'transitGateway')).toContain('tga_x may announce a route for 10.9.0.1')
})

test('what a VPN may announce is longer than a default route, shorter than nothing else, and never public', () => {
  const vpn = attachment('tga_v', 'tgw_1', { type: 'vpn' })
  const asked = (routes: Table[3], to: string) =>
    words(
      ask(hub(routes, ['tga_v', 'tga_b'], vpn), `web -> ${to}`, 'tcp 443', { family: 4 }),
      'transitGateway',
    )
  expect(asked({ '0.0.0.0/0': 'tga_b' }, '172.16.0.1')).toBe(
    'unknown [tga_v] tga_v may announce a longer prefix than 0.0.0.0/0; the snapshot does not say',
  )
  expect(asked({ '0.0.0.0/0': 'tga_v' }, '172.16.0.1')).toBe(
    'pass [tgt_a>0.0.0.0/0] 0.0.0.0/0 static, to tga_v',
  )
  expect(asked({ '0.0.0.0/0': 'tga_b' }, '203.0.113.5')).toBe(
    'pass [tgt_a>0.0.0.0/0] 0.0.0.0/0 static, to tga_b',
  )
  expect(asked({ '128.0.0.0/1': 'tga_b' }, '172.16.0.1')).toContain('pass')
  expect(asked({}, 'db')).toContain('pass [tga_b]')
})
