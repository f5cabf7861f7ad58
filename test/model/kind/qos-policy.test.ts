import { expect, test } from 'vitest'
import { qosPolicy } from '../../../src/model/kind/qos-policy.ts'
import { testApi, vpcWithSubnet } from '../../support/api.ts'
import { read } from '../../support/read.ts'
import { refusalOf } from '../../support/resource.ts'

test('every wrong member is named', () => {
  const wrong = { vpcId: 'vpc_a', egress: { maxKbps: 0 }, ingress: { maxMbps: 1 }, dscpMark: 64 }
  expect(read(qosPolicy, wrong)).toEqual({
    ok: false,
    error: [
      '/egress/maxKbps out_of_range',
      '/ingress/maxMbps unknown_field',
      '/dscpMark out_of_range',
    ],
  })
})

test('marks are those that networks agree on', () => {
  const known = [0, 8, 10, 12, 14, 16, 18, 20, 22, 24, 26, 28, 30, 32, 34, 36, 38, 40, 46, 48, 56]
  const accepted = Array.from({ length: 57 }, (_, mark) => mark).filter(
    (dscpMark) => refusalOf(qosPolicy, { dscpMark }) === undefined,
  )
  expect(accepted).toEqual(known)
})

test.each(['egress', 'ingress'])('the least of %s is not above the most', (direction) => {
  const of = (share: object) => refusalOf(qosPolicy, { [direction]: share })
  expect(of({ minKbps: 200, maxKbps: 100 })).toBe('qos_bounds_reversed')
  expect(of({ minPacketsPerSecond: 2, maxPacketsPerSecond: 1 })).toBe('qos_bounds_reversed')
  expect(of({ minKbps: 100, maxKbps: 100, minPacketsPerSecond: 5 })).toBe(undefined)
})

test('a burst goes beyond a most', () => {
  expect(refusalOf(qosPolicy, { egress: { burstKbits: 5 } })).toBe('missing_field')
  expect(refusalOf(qosPolicy, { egress: { burstKbits: 5, maxKbps: 1 } })).toBe(undefined)
})

test('a vNIC refers to one, which then stays; a member of it is taken back with null', async () => {
  const api = testApi()
  const { home, subnet } = await vpcWithSubnet(api)
  const policy = await api.make(`${home}/qos-policies`, { egress: { maxKbps: 5, burstKbits: 1 } })
  const path = `${home}/qos-policies/${policy.id}`
  const vnic = await api.make(`${home}/vnics`, { subnetId: subnet.id, qosPolicyId: policy.id })
  expect((await api.call(path, { method: 'DELETE' })).body).toMatchObject({
    code: 'in_use',
    blocking: [{ kind: 'vnic', id: vnic.id, relation: 'qosPolicyId' }],
  })
  const patch = { egress: { burstKbits: null }, ingress: { minKbps: 2 } }
  expect((await api.call(path, { method: 'PATCH', body: patch })).body).toMatchObject({
    egress: { maxKbps: 5 },
    ingress: { minKbps: 2 },
  })
})
