import { expect, test } from 'vitest'
import { fabric } from '../../../src/model/kind/fabric.ts'
import { floatingIp } from '../../../src/model/kind/floating-ip.ts'
import { vnic } from '../../../src/model/kind/vnic.ts'
import { vpc } from '../../../src/model/kind/vpc.ts'
import { made, network, refusalOf } from '../../support/resource.ts'

const lists = {
  fabrics: [made(fabric, { id: 'fab_1', floatingIpCidrs: ['198.18.0.0/24'] })],
  vpcs: [made(vpc, { id: 'vpc_a', fabricId: 'fab_1', cidrs: ['10.0.0.0/16'] })],
  vnics: [
    made(vnic, { id: 'vnic_1', vpcId: 'vpc_a', addresses: ['10.0.1.9', '10.0.1.10'] }),
    made(vnic, { id: 'vnic_6', vpcId: 'vpc_a', addresses: ['2001:db8::9'] }),
  ],
}
const given = { id: 'fip_1', vpcId: 'vpc_a', address: '198.18.0.9' }
const refusal = (more: object, floatingIps: object[] = []) =>
  refusalOf(
    floatingIp,
    { ...given, ...more },
    network({ ...lists, floatingIps: floatingIps.map((one) => made(floatingIp, { ...one })) }),
  )

test('its address is one that the fabric hands out', () => {
  expect(refusal({})).toBe(undefined)
  expect(refusal({ address: '198.19.0.9' })).toBe('floating_ip_outside_fabric')
  expect(refusal({ address: '2001:db8::9' })).toBe('family_wrong')
})

test('what it leads to belongs to its target', () => {
  expect(refusal({ targetId: 'vnic_1', privateAddress: '10.0.1.10' })).toBe(undefined)
  expect(refusal({ targetId: 'vnic_1', privateAddress: '10.0.1.11' })).toBe(
    'private_address_foreign',
  )
  expect(refusal({ privateAddress: '10.0.1.10' })).toBe('private_address_foreign')
  expect(refusal({ targetId: 'vnic_6' })).toBe('family_wrong')
})

test('a private address answers to one public address', () => {
  const rival = { id: 'fip_0', vpcId: 'vpc_a', address: '198.18.0.8', targetId: 'vnic_1' }
  expect(refusal({ targetId: 'vnic_1' }, [rival])).toBe('private_address_taken')
  expect(refusal({ targetId: 'vnic_1', privateAddress: '10.0.1.9' }, [rival])).toBe(
    'private_address_taken',
  )
  expect(refusal({ targetId: 'vnic_1', privateAddress: '10.0.1.10' }, [rival])).toBe(undefined)
})
