import { expect, test } from 'vitest'
import { peering } from '../../../src/model/kind/peering.ts'
import { vpc } from '../../../src/model/kind/vpc.ts'
import { made, network, refusalOf } from '../../support/resource.ts'

const vpcs = [
  made(vpc, { id: 'vpc_a', cidrs: ['10.0.0.0/16'] }),
  made(vpc, { id: 'vpc_b', cidrs: ['10.1.0.0/16'] }),
  made(vpc, { id: 'vpc_c', cidrs: ['10.0.128.0/24', 'fd00::/56'] }),
]
const pair = (requesterVpcId: string, accepterVpcId: string) => ({
  id: 'pcx_1',
  requesterVpcId,
  accepterVpcId,
})

test('it joins two VPCs whose blocks lie apart', () => {
  expect(refusalOf(peering, pair('vpc_a', 'vpc_b'), network({ vpcs }))).toBe(undefined)
  expect(refusalOf(peering, pair('vpc_a', 'vpc_a'), network({ vpcs }))).toBe('peering_with_itself')
  expect(
    peering.check?.(network({ vpcs }), undefined, made(peering, pair('vpc_a', 'vpc_c'))),
  ).toMatchObject({
    code: 'cidr_overlap',
    errors: [{ pointer: '/accepterVpcId' }],
    more: { conflict: { with: 'vpc_c', cidr: '10.0.128.0/24' } },
  })
})

test('two VPCs are joined once, whoever asked', () => {
  const there = made(peering, { ...pair('vpc_b', 'vpc_a'), id: 'pcx_0' })
  const joined = network({ vpcs, peerings: [there] })
  expect(refusalOf(peering, pair('vpc_a', 'vpc_b'), joined)).toBe('peering_exists')
})
