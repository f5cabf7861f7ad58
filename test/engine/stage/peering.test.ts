import { expect, test } from 'vitest'
import { ask, pathOf, verdict, verdictOf, words } from '../../support/ask.ts'
import {
  floatingIp,
  internetGateway,
  network,
  type Part,
  peering,
  subnet,
  vnic,
  vpc,
} from '../../support/network.ts'
import { listener, loadBalancer, targetGroup, vpnGateway } from '../../support/network-beyond.ts'

const BOTH = ['10.0.0.0/16', '10.1.0.0/16', 'fd00::/56', 'fd01::/56'] as const

/** Three VPCs in a row: a, b, c; every one sends the others' blocks to its neighbour. */
const row = (...more: readonly Part[]) =>
  network(
    vpc('vpc_a', [BOTH[0], BOTH[2]], {
      [BOTH[1]]: 'pcx_ab',
      [BOTH[3]]: 'pcx_ab',
      '10.2.0.0/16': 'pcx_ab',
    }),
    vpc('vpc_b', [BOTH[1], BOTH[3]], {
      [BOTH[0]]: 'pcx_ab',
      [BOTH[2]]: 'pcx_ab',
      '10.2.0.0/16': 'pcx_bc',
    }),
    vpc('vpc_c', '10.2.0.0/16', { '10.0.0.0/16': 'pcx_bc', '10.1.0.0/16': 'pcx_bc' }),
    subnet('sub_a', 'vpc_a', ['10.0.1.0/24', 'fd00::/64']),
    subnet('sub_b', 'vpc_b', ['10.1.1.0/24', 'fd01::/64']),
    subnet('sub_c', 'vpc_c', '10.2.1.0/24'),
    vnic('web', 'sub_a', ['10.0.1.10', 'fd00::10']),
    vnic('db', 'sub_b', ['10.1.1.20', 'fd01::20']),
    vnic('far', 'sub_c', '10.2.1.30'),
    ...more,
  )

const AB = peering('pcx_ab', 'vpc_a', 'vpc_b')
const BC = peering('pcx_bc', 'vpc_b', 'vpc_c')

test.each([4, 6] as const)(
  'it joins two VPCs, whoever asked for it, both ways (IPv%i)',
  (family) => {
    for (const link of [AB, peering('pcx_ab', 'vpc_b', 'vpc_a')]) {
      const answer = ask(row(link, BC), 'web -> db', 'tcp 443', { family })
      expect(verdictOf(answer)).toBe('delivered')
      expect(pathOf(answer)).toEqual(['web', 'sub_a', 'vpc_a', 'pcx_ab', 'vpc_b', 'sub_b', 'db'])
      expect(words(answer, 'peering')).toBe('pass [pcx_ab] to vpc_b')
      expect(words(answer, 'peering', 'reply')).toBe('pass [pcx_ab] to vpc_a')
    }
  },
)

test.each(['pending', 'rejected'] as const)('it carries nothing while it is %s', (state) => {
  const answer = ask(row(peering('pcx_ab', 'vpc_a', 'vpc_b', state), BC), 'web -> db', 'tcp 443', {
    family: 4,
  })
  expect(verdictOf(answer)).toBe('dropped PEERING_NOT_ACTIVE')
  expect(words(answer, 'peering')).toBe('drop [pcx_ab] pcx_ab is not active')
})

test('it is never transitive', () => {
  const answer = ask(row(AB, BC), 'web -> far', 'tcp 443')
  expect(verdictOf(answer)).toBe('dropped PEERING_NOT_TRANSITIVE')
  expect(words(answer, 'peering')).toBe(
    'drop [pcx_ab] destination 10.2.1.30 is not in vpc_b; a peering is never transitive',
  )
  expect(verdict(row(AB, BC), 'db -> far', 'tcp 443')).toBe('delivered')
})

test('it does not lead on to the other side’s internet gateway', () => {
  const shared = network(
    vpc('vpc_a', '10.0.0.0/16', { '0.0.0.0/0': 'pcx_ab' }),
    vpc('vpc_b', '10.1.0.0/16', { '0.0.0.0/0': 'igw_b', '10.0.0.0/16': 'pcx_ab' }),
    AB,
    internetGateway('igw_b', 'vpc_b'),
    subnet('sub_a', 'vpc_a', '10.0.1.0/24'),
    vnic('web', 'sub_a', '10.0.1.10'),
    floatingIp('fip_1', 'vpc_b', '198.51.100.10', { targetId: 'web' }),
  )
  expect(verdict(shared, 'web -> internet', 'tcp 443')).toBe('dropped PEERING_NOT_TRANSITIVE')
})

test('it does not carry what entered by another border', () => {
  const entered = network(
    vpc('vpc_a', '10.0.0.0/16', { '0.0.0.0/0': 'pcx_ab', '10.1.0.0/16': 'pcx_ab' }),
    vpc('vpc_b', '10.1.0.0/16', { '10.0.0.0/16': 'pcx_ab' }),
    AB,
    subnet('sub_a', 'vpc_a', '10.0.1.0/24'),
    subnet('sub_b', 'vpc_b', '10.1.1.0/24'),
    vnic('fw', 'sub_a', '10.0.1.10', { sourceDestinationCheck: false }),
    vnic('db', 'sub_b', '10.1.1.20'),
  )
  const answer = ask(entered, 'fw -> db', 'tcp 443', { sourceAddress: '172.16.0.1' })
  expect(verdictOf(answer)).toBe('dropped EDGE_TO_EDGE_FORBIDDEN')
  expect(words(answer, 'peering')).toContain('source 172.16.0.1 is not in vpc_a')
})

test('the far side may be missing from the snapshot: unknown', () => {
  const half = network(
    vpc('vpc_a', '10.0.0.0/16', { '10.1.0.0/16': 'pcx_ab' }),
    AB,
    subnet('sub_a', 'vpc_a', '10.0.1.0/24'),
    vnic('web', 'sub_a', '10.0.1.10'),
    vpnGateway('vgw_1', 'vpc_a'),
  )
  const answer = ask(half, 'web -> 10.1.1.20', 'tcp 443')
  expect(verdictOf(answer)).toBe('unknown UNKNOWN_UNSUPPORTED')
  expect(words(answer, 'peering')).toBe(
    'unknown [pcx_ab] the other VPC of pcx_ab is not in the snapshot',
  )
})

test('a route back is needed on the other side', () => {
  const oneWay = network(
    vpc('vpc_a', '10.0.0.0/16', { '10.1.0.0/16': 'pcx_ab' }),
    vpc('vpc_b', '10.1.0.0/16'),
    AB,
    subnet('sub_a', 'vpc_a', '10.0.1.0/24'),
    subnet('sub_b', 'vpc_b', '10.1.1.0/24'),
    vnic('web', 'sub_a', '10.0.1.10'),
    vnic('db', 'sub_b', '10.1.1.20'),
  )
  expect(verdict(oneWay, 'web -> db', 'tcp 443')).toBe('deliveredOneWay RETURN_ROUTE_MISSING')
})

test('a balancer may send over it what a client of a third VPC sent, and the answer finds back', () => {
  const lb = network(
    row(AB, BC),
    loadBalancer('lb_1', { sub_b: '10.1.1.5' }),
    listener('lst_1', 'lb_1', 'tcp 443', 'tg_1'),
    targetGroup('tg_1', 443, [{ address: '10.2.1.30' }]),
  )
  const answer = ask(lb, 'web -> lb_1', 'tcp 443')
  expect(verdictOf(answer)).toBe('delivered')
  expect(pathOf(answer)).toEqual([
    'web',
    'sub_a',
    'vpc_a',
    'pcx_ab',
    'vpc_b',
    'sub_b',
    'lb_1@sub_b',
    'sub_b',
    'vpc_b',
    'pcx_bc',
    'vpc_c',
    'sub_c',
    'far',
  ])
})
