import { expect, test } from 'vitest'
import { peering } from '../../../src/model/kind/peering.ts'
import { route } from '../../../src/model/kind/route.ts'
import { subnet } from '../../../src/model/kind/subnet.ts'
import { vpc } from '../../../src/model/kind/vpc.ts'
import { made, network, refusalOf } from '../../support/resource.ts'

test('its blocks lie apart from each other', () => {
  const given = { id: 'vpc_a', cidrs: ['10.0.0.0/16', '10.0.128.0/17'] }
  expect(vpc.check?.(network({}), undefined, made(vpc, given))).toMatchObject({
    code: 'cidr_overlap',
    detail:
      '10.0.128.0/17 overlaps 10.0.0.0/16 of the same request; blocks of a VPC and of its peers are apart.',
    errors: [{ pointer: '/cidrs/1' }],
  })
})

test('its blocks lie apart from those of its peers, and of nobody else', () => {
  const rival = made(vpc, { id: 'vpc_b', cidrs: ['10.0.0.0/8'] })
  const link = made(peering, { id: 'pcx_1', requesterVpcId: 'vpc_b', accepterVpcId: 'vpc_a' })
  const given = { id: 'vpc_a', cidrs: ['10.0.0.0/16'] }
  expect(refusalOf(vpc, given, network({ vpcs: [rival] }))).toBe(undefined)
  expect(refusalOf(vpc, given, network({ vpcs: [rival], peerings: [link] }))).toBe('cidr_overlap')
})

test.each(['224.0.0.0/8', '127.0.0.0/16', '169.254.0.0/24', 'fe80::/64', 'ff00::/16', '0.0.0.0/0'])(
  '%s is nobody’s block',
  (cidr) => {
    expect(refusalOf(vpc, { id: 'vpc_a', cidrs: [cidr] })).toBe('cidr_reserved')
  },
)

test('a block that has subnets stays', () => {
  const before = made(vpc, { id: 'vpc_a', cidrs: ['10.0.0.0/16', '10.1.0.0/16'] })
  const inside = made(subnet, { id: 'sub_1', vpcId: 'vpc_a', name: 'web', cidrs: ['10.1.1.0/24'] })
  const after = { ...before, cidrs: ['10.0.0.0/16'] }
  expect(vpc.check?.(network({ subnets: [inside] }), before, after)).toMatchObject({
    code: 'in_use',
    blocking: [{ kind: 'subnet', id: 'sub_1', name: 'web', relation: 'cidrs' }],
  })
})

test('its defaults are exchanged, never removed', () => {
  const before = made(vpc, { id: 'vpc_a', cidrs: ['10.0.0.0/16'], mainRouteTableId: 'rtb_1' })
  const { mainRouteTableId: _gone, ...after } = before
  expect(vpc.check?.(network({}), before, after)?.code).toBe('missing_field')
  expect(
    vpc.check?.(network({}), before, made(vpc, { ...before, mainRouteTableId: 'rtb_2' })),
  ).toBe(undefined)
})

test('it holds its VNI on its fabric', () => {
  const given = { id: 'vpc_a', cidrs: ['10.0.0.0/16'], fabricId: 'fab_1', vni: 5000 }
  expect(vpc.claims?.(network({}), made(vpc, given))).toEqual([
    { pool: 'vni', fabricId: 'fab_1', value: '5000' },
  ])
})

test('it gets no block that holds what a route leads elsewhere; the route is named', () => {
  const before = made(vpc, { id: 'vpc_a', cidrs: ['10.0.0.0/16'] })
  const grown = (cidr: string) => ({ ...before, cidrs: ['10.0.0.0/16', cidr] })
  const leading = (destinationCidr: string, kind = 'internetGateway', vpcId = 'vpc_a') =>
    network({ routes: [made(route, { id: 'rte_1', vpcId, destinationCidr, target: { kind } })] })
  const code = (snapshot: ReturnType<typeof network>, cidr: string) =>
    vpc.check?.(snapshot, before, grown(cidr))?.code
  expect(vpc.check?.(leading('10.5.1.0/24'), before, grown('10.5.0.0/16'))).toMatchObject({
    code: 'cidr_overlap',
    errors: [{ pointer: '/cidrs/1' }],
    more: { conflict: { with: 'rte_1', kind: 'route' } },
  })
  expect(code(leading('10.5.0.0/16'), '10.5.0.0/16')).toBe('cidr_overlap')
  expect(code(leading('10.0.0.0/8'), '10.5.0.0/16')).toBe(undefined)
  expect(code(leading('10.5.1.0/24', 'internetGateway', 'vpc_b'), '10.5.0.0/16')).toBe(undefined)
  const same = leading('10.0.1.0/24', 'vnic')
  expect(vpc.check?.(same, before, made(vpc, { ...before, region: 'north' }))).toBe(undefined)
})
