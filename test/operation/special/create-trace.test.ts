import { expect, test } from 'vitest'
import { testApi, vpcWithSubnet } from '../../support/api.ts'

async function twoVnics() {
  const api = testApi()
  const { home, subnet, vpc } = await vpcWithSubnet(api)
  await api.make(`${home}/vnics`, { name: 'web-1', subnetId: subnet.id })
  await api.make(`${home}/vnics`, { name: 'web-2', subnetId: subnet.id })
  const ask = async (more = {}) =>
    api.post('/v1/traces', { from: 'web-1', to: 'web-2', protocol: 'tcp', port: 80, ...more })
  return { api, home, vpc, ask }
}

test('a trace says what the network would do, and of which versions it speaks', async () => {
  const { ask, vpc } = await twoVnics()
  const { status, body } = await ask()
  expect(status).toBe(200)
  expect(body).toMatchObject({ verdict: 'delivered', from: { name: 'web-1' } })
  expect(Object.keys(body.network.versions).sort()).toEqual(['platform', 'tenant', vpc.id].sort())
  expect(body.network.digest).toMatch(/^[0-9a-f]{32}$/)
})

test('the same network gives the same bytes, a changed one another digest', async () => {
  const { api, ask, home, vpc } = await twoVnics()
  const first = await ask()
  expect((await ask()).text).toBe(first.text)
  const group = `${home}/security-groups/${vpc.defaultSecurityGroupId}/rules`
  const { items } = (await api.call(`${group}?direction=ingress`)).body
  await api.call(`${group}/${items[0].id}`, { method: 'DELETE' })
  const after = await ask()
  expect(after.body).toMatchObject({ verdict: 'dropped', reason: 'SG_INGRESS_NO_RULE' })
  expect(after.body.network.digest).not.toBe(first.body.network.digest)
})

test('what cannot be asked is refused by name', async () => {
  const { ask } = await twoVnics()
  expect((await ask({ to: 'web-3' })).body.code).toBe('endpoint_unknown')
  expect((await ask({ ports: 80 })).body).toMatchObject({
    code: 'unknown_field',
    errors: [{ pointer: '/ports', suggestion: 'port' }],
  })
  expect((await ask({ port: 65_536 })).body.code).toBe('out_of_range')
})
