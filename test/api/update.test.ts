/** Merge patches (RFC 7396) and what they may change. */
import { expect, test } from 'vitest'
import { testApi, vpcWithSubnet } from '../support/api.ts'

async function withRule() {
  const api = testApi()
  const { home, vpc } = await vpcWithSubnet(api)
  const group = await api.make(`${home}/security-groups`, { name: 'web' })
  const rules = `${home}/security-groups/${group.id}/rules`
  const rule = await api.make(rules, {
    direction: 'ingress',
    protocol: 'tcp',
    l4Ports: { first: 80, last: 90 },
    peerCidr: '0.0.0.0/0',
    tags: { team: 'shop', stage: 'test' },
  })
  const path = `${rules}/${rule.id}`
  const patch = (body: unknown, headers = {}) => api.call(path, { method: 'PATCH', body, headers })
  return { api, home, vpc, group, rule, path, patch }
}

test('members are merged, null removes, and the revision goes up', async () => {
  const { patch, rule } = await withRule()
  const reply = await patch(
    { l4Ports: { first: 85 }, tags: { stage: null, owner: 'ada' } },
    { 'content-type': 'application/merge-patch+json' },
  )
  expect(reply.status).toBe(200)
  expect(reply.headers.get('etag')).toMatch(/^"r2\b/)
  expect(reply.body).toEqual({
    ...rule,
    l4Ports: { first: 85, last: 90 },
    tags: { team: 'shop', owner: 'ada' },
    revision: 2,
    updatedAt: reply.body.updatedAt,
  })
  expect(reply.body.updatedAt > rule.updatedAt).toBe(true)
})

test('a patch that changes nothing makes no revision', async () => {
  const { patch, rule } = await withRule()
  expect((await patch({})).body).toEqual(rule)
  expect((await patch({ l4Ports: { last: 90 } })).body.revision).toBe(1)
})

test('what was read may be sent back', async () => {
  const { patch, rule } = await withRule()
  expect(await patch(rule)).toMatchObject({ status: 200, body: { revision: 1 } })
})

test('what is fixed at creation stays', async () => {
  const { patch } = await withRule()
  expect((await patch({ direction: 'egress' })).body).toMatchObject({
    code: 'immutable_field',
    errors: [{ pointer: '/direction', value: 'egress' }],
  })
  expect((await patch({ revision: 7 })).body.code).toBe('read_only_field')
  expect((await patch({ vpcId: null })).status).toBe(422)
})

test('a merge leaves nothing incomplete', async () => {
  const { patch } = await withRule()
  expect((await patch({ l4Ports: null })).body.l4Ports).toBe(undefined)
  const { body } = await patch({ l4Ports: { last: 443 } })
  expect(body).toMatchObject({ code: 'missing_field', errors: [{ pointer: '/l4Ports/first' }] })
  expect((await patch({ protocol: null })).status).toBe(422)
})

test('what a creation would refuse, a patch does not smuggle in', async () => {
  const { patch } = await withRule()
  expect((await patch({ protocol: 'any' })).body.code).toBe('l4_ports_not_applicable')
  expect((await patch({ peerCidr: '10.0.0.1/8' })).body.code).toBe('prefix_host_bits')
  expect((await patch({ peerCidr: null })).body.code).toBe('peer_not_one')
  expect((await patch({ peerCdir: '10.0.0.0/8' })).body).toMatchObject({
    code: 'unknown_field',
    errors: [{ suggestion: 'peerCidr' }],
  })
})

test('If-Match names the revision that the caller has seen', async () => {
  const { api, path, patch } = await withRule()
  const tags = { tags: { a: 'b' } }
  expect((await patch(tags, { 'if-match': '"r1"' })).status).toBe(200)
  const late = await patch({ tags: { a: 'c' } }, { 'if-match': '"r1"' })
  expect(late).toMatchObject({ status: 412, body: { code: 'revision_moved', currentRevision: 2 } })
  expect((await patch(tags, { 'if-match': 'W/"r2"' })).status).toBe(412)
  expect((await patch(tags, { 'if-match': '"r7", "r2"' })).status).toBe(200)
  expect((await patch(tags, { 'if-match': '*' })).status).toBe(200)
  const gone = { method: 'DELETE', headers: { 'if-match': '"r1"' } }
  expect((await api.call(path, gone)).status).toBe(412)
})

test('If-None-Match saves the body of what is known', async () => {
  const { api, path } = await withRule()
  const etag = (await api.call(path)).headers.get('etag')
  const known = await api.call(path, { headers: { 'if-none-match': `W/"r0", ${etag}` } })
  expect([known.status, known.text, known.headers.get('etag')]).toEqual([304, '', etag])
  expect((await api.call(path, { headers: { 'if-none-match': '"r2"' } })).status).toBe(200)
})

test('the blocks of a VPC grow, and shrink only where nobody lives', async () => {
  const { api, vpc, home } = await withRule()
  const patch = (cidrs: string[]) => api.call(home, { method: 'PATCH', body: { cidrs } })
  expect((await patch([...vpc.cidrs, '10.5.0.0/16'])).status).toBe(200)
  expect((await patch(vpc.cidrs)).status).toBe(200)
  expect((await patch(['10.5.0.0/16'])).body).toMatchObject({
    code: 'in_use',
    blocking: [{ kind: 'subnet', name: 'web', relation: 'cidrs' }],
  })
  const { body } = await api.call(home, { method: 'PATCH', body: { mainRouteTableId: null } })
  expect(body.code).toBe('missing_field')
})

test('a new name is claimed and the old one is free at once', async () => {
  const { api, home, group } = await withRule()
  const groups = `${home}/security-groups`
  const rename = { method: 'PATCH', body: { name: 'front' } }
  expect((await api.call(`${groups}/${group.id}`, rename)).body.name).toBe('front')
  const other = await api.make(groups, { name: 'web' })
  expect((await api.call(`${groups}/${other.id}`, rename)).body).toMatchObject({
    code: 'name_taken',
    conflict: { with: group.id, kind: 'securityGroup' },
  })
  const nameless = { method: 'PATCH', body: { name: null } }
  expect((await api.call(`${groups}/${other.id}`, nameless)).body).not.toHaveProperty('name')
  await api.make(groups, { name: 'web' })
})

test('patches do not add up to more tags than one resource may have', async () => {
  const { patch } = await withRule()
  const tags = (first: number, count: number) =>
    Object.fromEntries(Array.from({ length: count }, (_, i) => [`tag-${first + i}`, 'x']))
  expect((await patch({ tags: tags(0, 48) })).status).toBe(200)
  const reply = await patch({ tags: tags(48, 1) })
  expect([reply.status, reply.body.errors]).toMatchObject([
    422,
    [{ pointer: '/tags', code: 'too_many_items' }],
  ])
})

test('a tag may be called as a method of objects is', async () => {
  const { patch } = await withRule()
  const reply = await patch({ tags: { toString: 'x', constructor: 'y' } })
  expect([reply.status, reply.body.tags.toString]).toEqual([200, 'x'])
})
