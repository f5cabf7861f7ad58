/** What a body may say, and what is said about one that may not. */
import { expect, test } from 'vitest'
import { testApi, vpcWithSubnet } from '../support/api.ts'

const api = testApi()

test('all wrong members are named at once, each with its place', async () => {
  const { status, body } = await api.post('/v1/vpcs', {
    nmae: 'blue',
    cidrs: ['10.0.0.1/16', 'ten', '2001:DB8::/32'],
    vni: 100,
    baselineDefault: 'refuse',
    tags: { a: 1 },
  })
  expect([status, body.code]).toEqual([422, 'invalid_fields'])
  expect(
    body.errors
      .map((one: { pointer: string; code: string }) => `${one.pointer} ${one.code}`)
      .sort(),
  ).toEqual([
    '/baselineDefault not_one_of',
    '/cidrs/0 prefix_host_bits',
    '/cidrs/1 prefix_malformed',
    '/nmae unknown_field',
    '/tags/a wrong_type',
    '/vni vni_out_of_range',
  ])
})

test('where there is one kind of mistake, the problem has its code', async () => {
  const hostBits = await api.post('/v1/vpcs', { cidrs: ['10.0.0.1/16'] })
  expect(hostBits.body).toMatchObject({
    code: 'prefix_host_bits',
    errors: [{ pointer: '/cidrs/0', value: '10.0.0.1/16', suggestion: '10.0.0.0/16' }],
  })
  const typo = await api.post('/v1/vpcs', { cidrs: ['10.0.0.0/16'], tag: {} })
  expect(typo.body).toMatchObject({
    code: 'unknown_field',
    detail: 'There is no field `tag`; did you mean `tags`?',
    errors: [{ pointer: '/tag', suggestion: 'tags' }],
  })
  const vni = await api.post('/v1/vpcs', { cidrs: ['10.0.0.0/16'], vni: 16_777_216 })
  expect(vni.body).toMatchObject({
    code: 'vni_out_of_range',
    detail: '`vni` is an integer from 4096 to 16777215.',
    errors: [{ pointer: '/vni', bounds: { first: 4096, last: 16_777_215 } }],
  })
})

test('prefixes and addresses come back in canonical form', async () => {
  const { cidrs } = await api.make('/v1/vpcs', { cidrs: ['2001:DB8:0:0::/56'] })
  expect(cidrs).toEqual(['2001:db8::/56'])
})

test.each([
  ['id', 'vpc_1'],
  ['kind', 'vpc'],
  ['revision', 1],
  ['createdAt', '2026-01-01T00:00:00Z'],
  ['tenantId', 'other'],
  ['__proto__', {}],
])('a caller does not decide %s', async (member, value) => {
  const body = `{"cidrs":["10.0.0.0/16"],${JSON.stringify(member)}:${JSON.stringify(value)}}`
  expect((await api.post('/v1/vpcs', body)).status).toBe(422)
})

test.each(['', '-web', '1web', 'web!', 'w'.repeat(64), '10.0.0.1', 'a b'])(
  'is no name: %s',
  async (name) => {
    expect((await api.post('/v1/vpcs', { cidrs: ['10.0.0.0/16'], name })).status).toBe(422)
  },
)

test('internet means the internet and nobody else', async () => {
  const { body } = await api.post('/v1/vpcs', { cidrs: ['10.0.0.0/16'], name: 'internet' })
  expect(body.code).toBe('name_reserved')
})

test('a name is unique among its kind in its place, and free again after deletion', async () => {
  const { vpc, home } = await vpcWithSubnet(testApi())
  expect(vpc.name).toBe('blue')
  const own = testApi()
  const first = await vpcWithSubnet(own)
  const taken = await own.post('/v1/vpcs', { cidrs: ['10.9.0.0/16'], name: 'blue' })
  expect(taken).toMatchObject({
    status: 409,
    body: { code: 'name_taken', conflict: { with: first.vpc.id, kind: 'vpc' } },
  })
  expect(home).toContain(vpc.id)
  const group = await own.make(`${first.home}/security-groups`, { name: 'web' })
  expect((await own.post(`${first.home}/security-groups`, { name: 'web' })).status).toBe(409)
  await own.call(`${first.home}/security-groups/${group.id}`, { method: 'DELETE' })
  await own.make(`${first.home}/security-groups`, { name: 'web' })
})

test('a body may repeat its path and not contradict it', async () => {
  const { home, vpc } = await vpcWithSubnet(testApi())
  const own = testApi()
  const here = await vpcWithSubnet(own)
  await own.make(`${here.home}/security-groups`, { vpcId: here.vpc.id })
  const { body } = await own.post(`${here.home}/security-groups`, { vpcId: 'vpc_other' })
  expect(body.code).toBe('contradicts_path')
  expect(home).toContain(vpc.id)
})

test('a dangling reference says which field and which kind', async () => {
  const own = testApi()
  const { home, subnet } = await vpcWithSubnet(own)
  const { body, status } = await own.post(`${home}/vnics`, {
    subnetId: subnet.id,
    securityGroupIds: ['sg_00000000000000000000000000'],
  })
  expect([status, body.code]).toEqual([422, 'reference_dangling'])
  expect(body.errors).toEqual([
    {
      pointer: '/securityGroupIds/0',
      code: 'reference_dangling',
      detail:
        '`securityGroupIds` says sg_00000000000000000000000000; there is no such securityGroup within reach.',
      value: 'sg_00000000000000000000000000',
    },
  ])
})

test('the limit of a kind is 409 and says how much is used', async () => {
  const own = testApi()
  for (let i = 0; i < 20; i++) await own.make('/v1/vpcs', { cidrs: ['10.0.0.0/16'] })
  const { status, body } = await own.post('/v1/vpcs', { cidrs: ['10.0.0.0/16'] })
  expect([status, body.code]).toEqual([409, 'quota_exceeded'])
  expect(body.limit).toEqual({ name: 'vpcs', limit: 20, used: 20, requested: 1 })
})

test('what is wrong with a rule is told at once, where one thing does not follow from the other', async () => {
  const own = testApi()
  const { home, vpc } = await vpcWithSubnet(own)
  const rules = `${home}/security-groups/${vpc.defaultSecurityGroupId}/rules`
  const { status, body } = await own.post(rules, {
    ...{ name: 'internet', direction: 'ingress', protocol: 'icmp' },
    l4Ports: { first: 1, last: 2 },
  })
  expect([status, body.code]).toEqual([422, 'invalid_fields'])
  expect(body.errors.map(({ code }: { code: string }) => code).sort()).toEqual([
    'l4_ports_not_applicable',
    'name_reserved',
    'peer_not_one',
  ])
})
