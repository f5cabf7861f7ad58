import { expect, test } from 'vitest'
import { ask, stepOf, verdict, verdictOf, words } from '../../support/ask.ts'
import {
  floatingIp,
  internetGateway,
  network,
  type Routes,
  subnet,
  vnic,
  vpc,
} from '../../support/network.ts'
import {
  attachment,
  fabric,
  transitGateway,
  transitTable,
  vpnGateway,
} from '../../support/network-beyond.ts'

/** `web` on a fabric whose underlay carries 1600 bytes, so that 1550 fit a VXLAN tunnel over IPv4. */
const overlay = (more: Parameters<typeof fabric>[2] = {}, routes: Routes = {}) =>
  network(
    fabric('fab_1', 1600, more),
    vpc('vpc_a', ['10.0.0.0/16', 'fd00::/56'], routes, { fabricId: 'fab_1' }),
    subnet('sub_a', 'vpc_a', ['10.0.1.0/24', 'fd00::/64']),
    subnet('sub_b', 'vpc_a', ['10.0.2.0/24', 'fd00:0:0:1::/64']),
    vnic('web', 'sub_a', ['10.0.1.10', 'fd00::10']),
    vnic('near', 'sub_a', ['10.0.1.20', 'fd00::20']),
    vnic('db', 'sub_b', ['10.0.2.20', 'fd00:0:0:1::20']),
  )

test.each([
  [{ encapsulation: 'vxlan', underlayFamily: 'ipv4' }, 1550],
  [{ encapsulation: 'vxlan', underlayFamily: 'ipv6' }, 1530],
  [{ encapsulation: 'geneve', underlayFamily: 'ipv4' }, 1542],
  [{ encapsulation: 'geneve', underlayFamily: 'ipv6' }, 1522],
  [{ encapsulation: 'nvgre', underlayFamily: 'ipv4' }, 1558],
  [{ encapsulation: 'nvgre', underlayFamily: 'ipv6' }, 1538],
] as const)(
  '%o over an underlay of 1600 bytes carries packets of %i, and not one byte more',
  (tunnel, limit) => {
    for (const family of [4, 6] as const) {
      const asked = (sizeBytes: number) =>
        verdict(overlay(tunnel), 'web -> near', 'tcp 443', { sizeBytes, family })
      expect(asked(limit)).toBe('delivered')
      expect(asked(limit + 1)).toBe('dropped MTU_BLACK_HOLE')
    }
  },
)

test('inside a subnet nobody can say "too big"', () => {
  const answer = ask(overlay(), 'web -> near', 'tcp 443', { sizeBytes: 1551, family: 4 })
  expect(words(answer, 'mtu')).toBe(
    'drop [sub_a] 1551 bytes > 1550; nobody inside a subnet tells the sender',
  )
})

test('a router splits IPv4 packets that may be split, and says into how many', () => {
  const split = (sizeBytes: number) =>
    ask(overlay(), 'web -> db', 'tcp 443', { sizeBytes, family: 4 })
  expect(verdictOf(split(1551))).toBe('delivered')
  expect(stepOf(split(1551), 'mtu').reason).toBe('MTU_FRAGMENTED')
  expect(words(split(1551), 'mtu')).toBe('pass [vpc_a] 1551 bytes > 1550; split into 2 fragments')
  expect(() => stepOf(split(1550), 'mtu')).toThrow('said nothing')
})

test.each([
  [4, true],
  [6, false],
] as const)(
  'a router tells the sender where it may not split: IPv%i, do not fragment %s',
  (family, doNotFragment) => {
    const asked = (sizeBytes: number) =>
      ask(overlay(), 'web -> db', 'tcp 443', { sizeBytes, family, doNotFragment })
    expect(verdictOf(asked(1550))).toBe('delivered')
    expect(verdictOf(asked(1551))).toBe('dropped MTU_EXCEEDED')
    expect(words(asked(1551), 'mtu')).toBe(
      'drop [vpc_a] 1551 bytes > 1550; the router answers that 1550 would fit',
    )
  },
)

/** Without a fabric (an import) only the borders have a limit. */
const borders = network(
  vpc('vpc_a', '10.0.0.0/16', {
    '0.0.0.0/0': 'igw_a',
    '10.1.0.0/16': 'tgw_1',
    '172.16.0.0/12': 'vgw_1',
  }),
  vpc('vpc_b', '10.1.0.0/16', { '10.0.0.0/16': 'tgw_1' }),
  subnet('sub_a', 'vpc_a', '10.0.1.0/24'),
  subnet('sub_b', 'vpc_b', '10.1.1.0/24'),
  internetGateway('igw_a', 'vpc_a'),
  floatingIp('fip_1', 'vpc_a', '198.51.100.10', { targetId: 'web' }),
  vpnGateway('vgw_1', 'vpc_a', { cidrs: ['172.16.0.0/12'] }),
  transitGateway('tgw_1'),
  attachment('tga_a', 'tgw_1', { vpcId: 'vpc_a', subnetIds: ['sub_a'], routeTableId: 'tgt_1' }),
  attachment('tga_b', 'tgw_1', { vpcId: 'vpc_b', subnetIds: ['sub_b'], routeTableId: 'tgt_1' }),
  transitTable('tgt_1', 'tgw_1', ['tga_a', 'tga_b']),
  vnic('web', 'sub_a', '10.0.1.10'),
  vnic('near', 'sub_a', '10.0.1.20'),
  vnic('db', 'sub_b', '10.1.1.20'),
)

test.each([
  ['internet', 1500, 'delivered'],
  ['db', 8500, 'delivered'],
  ['172.16.0.1', 1446, 'unknown UNKNOWN_UNSUPPORTED'],
])('the border towards %s carries %i bytes, and not one more', (to, limit, expected) => {
  const asked = (sizeBytes: number) =>
    verdict(borders, `web -> ${to}`, 'tcp 443', { sizeBytes, doNotFragment: true })
  expect(asked(limit)).toBe(expected)
  expect(asked(limit + 1)).toBe('dropped MTU_EXCEEDED')
})

test('where nothing is known of the fabric, a subnet has no limit', () => {
  expect(verdict(borders, 'web -> near', 'tcp 443', { sizeBytes: 65_535 })).toBe('delivered')
})
