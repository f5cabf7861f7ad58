import { expect, test } from 'vitest'
import { testApi } from '../../support/api.ts'

test('a name that is taken makes nothing at all', async () => {
  const api = testApi()
  const body = { name: 'blue', cidrs: ['10.0.0.0/16'] }
  await api.make('/v1/vpcs', body)
  const before = (await api.call('/v1/vpcs')).headers.get('etag')
  expect((await api.post('/v1/vpcs', body)).body.code).toBe('name_taken')
  expect((await api.call('/v1/vpcs')).headers.get('etag')).toBe(before)
})

test('VNIs of two tenants on one fabric differ, and the range is kept', async () => {
  const api = testApi()
  const fabric = await api.make('/v1/fabrics', { vniFirst: 5000, vniLast: 5003 })
  const vnis = new Set<number>()
  for (const tenant of ['ada', 'eve', 'ada', 'eve']) {
    const body = { cidrs: ['10.0.0.0/16'], fabricId: fabric.id }
    vnis.add((await api.make('/v1/vpcs', body, { tenant })).vni)
  }
  expect([...vnis].sort()).toEqual([5000, 5001, 5002, 5003])
  const full = await api.post('/v1/vpcs', { cidrs: ['10.0.0.0/16'], fabricId: fabric.id })
  expect(full).toMatchObject({
    status: 409,
    body: { code: 'vni_exhausted', retryable: false, limit: { limit: 4 } },
  })
})

test('a range of many VNIs is handed out to the last, and then certainly exhausted', async () => {
  const api = testApi()
  const fabric = await api.make('/v1/fabrics', { vniFirst: 5000, vniLast: 5039 })
  const vpc = await api.make('/v1/vpcs', { cidrs: ['10.0.0.0/16'], fabricId: fabric.id })
  const subnet = (i: number) =>
    api.post(`/v1/vpcs/${vpc.id}/subnets`, { cidrs: [`10.0.${i}.0/24`] })
  const vnis = new Set<number>([vpc.vni])
  for (let i = 1; i < 40; i++) vnis.add((await subnet(i)).body.vni)
  expect(vnis.size).toBe(40)
  expect((await subnet(40)).body).toMatchObject({ code: 'vni_exhausted', retryable: false })
})

test('a VNI that was asked for is given or refused, never replaced', async () => {
  const api = testApi()
  const body = { cidrs: ['10.0.0.0/16'], vni: 7000 }
  expect((await api.make('/v1/vpcs', body)).vni).toBe(7000)
  expect(await api.post('/v1/vpcs', body, { tenant: 'other' })).toMatchObject({
    status: 409,
    body: { code: 'vni_taken', errors: [{ pointer: '/vni', value: 7000 }] },
  })
})

test('a fabric narrows the range of VNIs that may be asked for', async () => {
  const api = testApi()
  const fabric = await api.make('/v1/fabrics', { vniFirst: 5000, vniLast: 5003 })
  const body = { cidrs: ['10.0.0.0/16'], fabricId: fabric.id, vni: 6000 }
  expect(await api.post('/v1/vpcs', body)).toMatchObject({
    status: 422,
    body: { code: 'vni_out_of_range', bounds: { first: 5000, last: 5003 } },
  })
})

test('a locked default group has no rule, gets none, and no group with rules takes its place', async () => {
  const api = testApi()
  const body = { cidrs: ['10.0.0.0/16'], defaultSecurityGroup: 'locked' }
  const vpc = await api.make('/v1/vpcs', body)
  const home = `/v1/vpcs/${vpc.id}`
  expect(vpc.defaultSecurityGroup).toBe('locked')
  const rules = `${home}/security-groups/${vpc.defaultSecurityGroupId}/rules`
  expect((await api.call(rules)).body.items).toEqual([])
  const rule = { direction: 'egress', protocol: 'any', peerCidr: '0.0.0.0/0' }
  expect(await api.post(rules, rule)).toMatchObject({
    status: 409,
    body: { code: 'default_group_locked' },
  })
  const open = await api.make(`${home}/security-groups`, {})
  const opened = await api.make(`${home}/security-groups/${open.id}/rules`, rule)
  const exchange = { defaultSecurityGroupId: open.id }
  expect((await api.call(home, { method: 'PATCH', body: exchange })).body).toMatchObject({
    code: 'default_group_locked',
    conflict: { with: opened.id, kind: 'securityGroupRule' },
  })
  const unlock = { defaultSecurityGroup: 'standard' }
  expect((await api.call(home, { method: 'PATCH', body: unlock })).body.code).toBe(
    'immutable_field',
  )
})
