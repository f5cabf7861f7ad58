/** Each suggestion is a request that can be sent as it is, and succeeds. */
import { expect, test } from 'vitest'
import { type Call, type Reply, type TestApi, testApi, vpcWithSubnet } from '../support/api.ts'

interface Asked {
  readonly path: string
  readonly call: Call
}

interface Suggested {
  readonly title: string
  readonly method: string
  readonly href: string
  readonly body?: unknown
}

/** Refuses, then sends each suggestion in a world of its own: so none hides the failure of another. */
async function helped(prepare: (api: TestApi) => Promise<Asked>): Promise<Reply> {
  const world = async () => {
    const api = testApi()
    const { path, call } = await prepare(api)
    return { api, refusal: await api.call(path, call) }
  }
  const { refusal } = await world()
  expect(refusal.status).toBeGreaterThanOrEqual(400)
  const suggestions: readonly Suggested[] = refusal.body.suggestions
  expect(suggestions.length).toBeGreaterThan(0)
  for (const [i] of suggestions.entries()) {
    const { api, refusal: again } = await world()
    const { method, href, body, title } = again.body.suggestions[i]
    const reply = await api.call(href, { method, ...(body === undefined ? {} : { body }) })
    expect([title, reply.text, reply.status < 300]).toEqual([title, reply.text, true])
  }
  return refusal
}

const titles = ({ body }: Reply) => body.suggestions.map(({ title }: Suggested) => title)

const DETACH = 'Take it out of what mentions it, and delete it'
const PLAN = 'See what would be deleted with it'

test('a group that rules and vNICs name can be taken out, or looked at with all that goes', async () => {
  const refusal = await helped(async (api) => {
    const { home, subnet } = await vpcWithSubnet(api)
    const web = await api.make(`${home}/security-groups`, { name: 'web' })
    const db = await api.make(`${home}/security-groups`, { name: 'db' })
    const peer = (id: string) => ({
      direction: 'ingress',
      protocol: 'any',
      peerSecurityGroupId: id,
    })
    await api.make(`${home}/security-groups/${db.id}/rules`, peer(web.id))
    await api.make(`${home}/security-groups/${web.id}/rules`, peer(db.id))
    await api.make(`${home}/vnics`, { subnetId: subnet.id, securityGroupIds: [web.id] })
    return { path: `${home}/security-groups/${web.id}`, call: { method: 'DELETE' } }
  })
  expect([refusal.body.code, titles(refusal)]).toEqual(['in_use', [DETACH, PLAN]])
})

test('a subnet with vNICs is only offered the way that is open', async () => {
  const refusal = await helped(async (api) => {
    const { home, subnet } = await vpcWithSubnet(api)
    await api.make(`${home}/vnics`, { subnetId: subnet.id })
    return { path: `${home}/subnets/${subnet.id}`, call: { method: 'DELETE' } }
  })
  expect(titles(refusal)).toEqual([PLAN])
})

test('what a VPC falls back to has no way out that is offered', async () => {
  const api = testApi()
  const { home, vpc } = await vpcWithSubnet(api)
  const path = `${home}/route-tables/${vpc.mainRouteTableId}`
  const { body } = await api.call(path, { method: 'DELETE' })
  expect([body.code, body.suggestions]).toEqual(['in_use', undefined])
})

const post = (body: unknown): Call => ({ method: 'POST', body })

test('a block that overlaps: the same size, free', async () => {
  const refusal = await helped(async (api) => {
    const { home } = await vpcWithSubnet(api)
    return { path: `${home}/subnets`, call: post({ name: 'db', cidrs: ['10.0.1.0/25'] }) }
  })
  expect(refusal.body.code).toBe('cidr_overlap')
  expect(refusal.body.suggestions[0].body).toEqual({ name: 'db', cidrs: ['10.0.0.0/25'] })
  expect(titles(refusal)).toEqual(['Take what is free', 'See the one that is there'])
})

test('a subnet that is full: a further one like it', async () => {
  const refusal = await helped(async (api) => {
    const { home } = await vpcWithSubnet(api)
    const small = await api.make(`${home}/subnets`, { cidrs: ['10.0.2.0/29'] })
    for (let i = 0; i < 3; i++) await api.make(`${home}/vnics`, { subnetId: small.id })
    return { path: `${home}/vnics`, call: post({ subnetId: small.id }) }
  })
  expect(refusal.body.code).toBe('subnet_exhausted')
  expect(refusal.body.suggestions[0].body).toEqual({ cidrs: ['10.0.0.0/29'] })
})

test.each([
  [{ addresses: ['10.0.1.9'] }, 'address_taken'],
  [{ addresses: ['10.0.1.1'] }, 'address_reserved'],
  [{ addresses: ['10.9.1.1'] }, 'address_outside_subnet'],
  [{ macAddress: '02:00:00:00:00:09' }, 'mac_taken'],
])('what may be left out is left out: %o', async (wish, code) => {
  const refusal = await helped(async (api) => {
    const { home, subnet } = await vpcWithSubnet(api)
    const taken = { addresses: ['10.0.1.9'], macAddress: '02:00:00:00:00:09' }
    await api.make(`${home}/vnics`, { subnetId: subnet.id, ...taken })
    return { path: `${home}/vnics`, call: post({ subnetId: subnet.id, mtuBytes: 1500, ...wish }) }
  })
  expect(refusal.body.code).toBe(code)
  expect(refusal.body.suggestions[0].body).toMatchObject({ mtuBytes: 1500 })
})

test('a VNI that another tenant holds: any other', async () => {
  const refusal = await helped(async (api) => {
    await api.make('/v1/vpcs', { cidrs: ['10.0.0.0/16'], vni: 5000 }, { tenant: 'other' })
    return { path: '/v1/vpcs', call: post({ cidrs: ['10.0.0.0/16'], vni: 5000 }) }
  })
  expect([refusal.body.code, titles(refusal)]).toEqual(['vni_taken', ['Let one be chosen']])
})

test.each([
  [{ 'if-none-match': '*' }, 'already_exists'],
  [{}, 'name_taken'],
])('a name that is taken: who has it (%o)', async (headers, code) => {
  const refusal = await helped(async (api) => {
    const { home } = await vpcWithSubnet(api)
    const call = { ...post({ name: 'web', cidrs: ['10.0.9.0/24'] }), headers }
    return { path: `${home}/subnets`, call }
  })
  expect([refusal.body.code, titles(refusal)]).toEqual([code, ['See the one that is there']])
})

test('a reference that leads nowhere: those that there are', async () => {
  const refusal = await helped(async (api) => {
    const { home } = await vpcWithSubnet(api)
    return { path: `${home}/vnics`, call: post({ subnetId: 'sub_00000000000000000000000000' }) }
  })
  expect(refusal.body.suggestions[0].href).toMatch(/^\/v1\/vpcs\/vpc_\w+\/subnets$/)
})

test('a limit that is reached: what is used', async () => {
  const refusal = await helped(async (api) => {
    for (let i = 0; i < 20; i++) await api.make('/v1/vpcs', { cidrs: ['10.0.0.0/16'] })
    return { path: '/v1/vpcs', call: post({ cidrs: ['10.0.0.0/16'] }) }
  })
  expect([refusal.body.code, refusal.body.suggestions[0].href]).toEqual([
    'quota_exceeded',
    '/v1/usage',
  ])
})

test('slips in a body: the body that was meant', async () => {
  const refusal = await helped(async () => ({
    path: '/v1/vpcs',
    call: post({ cidrs: ['10.0.0.1/16'], tag: { a: 'b' }, baselineDefault: 'alow' }),
  }))
  expect(refusal.body.suggestions[0].body).toEqual({
    cidrs: ['10.0.0.0/16'],
    tags: { a: 'b' },
    baselineDefault: 'allow',
  })
  const hopeless = await testApi().post('/v1/vpcs', { cidrs: ['ten'], tag: {} })
  expect(hopeless.body.suggestions).toBe(undefined)
  const both = await testApi().post('/v1/vpcs', { cidrs: ['10.0.0.0/16'], tag: {}, tags: {} })
  expect(both.body.suggestions).toBe(undefined)
})

test('slips in a query, and tokens that do not fit: the list that was meant', async () => {
  for (const query of ['nmae=web', 'pageSize=1&pageToken=x.y', 'tagg=a:b&name=web']) {
    await helped(async (api) => {
      const { home } = await vpcWithSubnet(api)
      return { path: `${home}/subnets?${query}`, call: {} }
    })
  }
})

test('a revision that has moved, and one that was never seen: what is there now', async () => {
  for (const headers of [{ 'if-match': '"r9"' }, {}]) {
    await helped(async (api) => {
      const { home, vpc } = await vpcWithSubnet(api)
      const group = `${home}/security-groups/${vpc.defaultSecurityGroupId}`
      const isSeen = 'if-match' in headers
      return isSeen
        ? { path: group, call: { method: 'PATCH', body: { tags: {} }, headers } }
        : { path: `${group}/rules`, call: { method: 'PUT', body: { items: [] } } }
    })
  }
})

test('a block of a VPC that subnets lie in names them with their paths', async () => {
  const api = testApi()
  const { home, subnet } = await vpcWithSubnet(api)
  const patch = { method: 'PATCH', body: { cidrs: ['10.5.0.0/16'] } }
  const { body } = await api.call(home, patch)
  expect(body.blocking).toMatchObject([{ id: subnet.id, href: `${home}/subnets/${subnet.id}` }])
})
