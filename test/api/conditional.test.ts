/** What a caller will accept, and what a creation may find. */
import { expect, test } from 'vitest'
import { testApi, vpcWithSubnet } from '../support/api.ts'

const body = { name: 'blue', cidrs: ['10.0.0.0/16'] }
const absent = { 'if-none-match': '*' }

test('If-None-Match: * creates what is absent, and names what is there', async () => {
  const api = testApi()
  const made = await api.post('/v1/vpcs', body, { headers: absent })
  expect(made.status).toBe(201)
  const again = await api.post('/v1/vpcs', body, { headers: absent })
  expect(again).toMatchObject({
    status: 412,
    body: { code: 'already_exists', conflict: { with: made.body.id, kind: 'vpc' } },
  })
  expect(again.body.errors).toMatchObject([{ header: 'If-None-Match', code: 'already_exists' }])
  expect((await api.post('/v1/vpcs', body)).body.code).toBe('name_taken')
  expect((await api.call('/v1/vpcs')).body.items).toHaveLength(1)
})

test('of twins that create what is absent one does, the other hears which', async () => {
  const api = testApi()
  const { home } = await vpcWithSubnet(api)
  const twins = await Promise.all(
    [1, 2].map(() => api.post(`${home}/security-groups`, { name: 'web' }, { headers: absent })),
  )
  const [made, found] = twins.sort((a, b) => a.status - b.status)
  expect([made?.status, found?.status]).toEqual([201, 412])
  expect(found?.body.conflict).toEqual({ with: made?.body.id, kind: 'securityGroup' })
})

test.each([
  ['"r1"', body],
  ['*', { cidrs: body.cidrs }],
])('If-None-Match: %s asks a creation nothing that it can answer', async (header, sent) => {
  const api = testApi()
  const reply = await api.post('/v1/vpcs', sent, { headers: { 'if-none-match': header } })
  expect([reply.status, reply.body.code]).toEqual([400, 'header_invalid'])
  expect((await api.call('/v1/vpcs')).body.items).toEqual([])
})

test.each([
  ['application/json', 200],
  ['*/*', 200],
  ['application/*', 200],
  ['application/problem+json', 200],
  ['Application/JSON; charset=utf-8', 200],
  ['text/html, application/json;q=0.1', 200],
  ['text/html, */*; q=0.01', 200],
  ['application/xml, application/json;q=0, */*;q=0.5', 200],
  ['', 200],
  ['text/html', 406],
  ['application/xml;q=1', 406],
  ['*/*;q=0', 406],
  ['application/json;q=0, application/problem+json;q=0, */*', 406],
  ['application/jsonp', 406],
])('Accept: %s is %i', async (accept, status) => {
  const reply = await testApi().call('/v1/vpcs', { headers: { accept } })
  expect([reply.status, reply.body.code]).toEqual([
    status,
    status === 406 ? 'not_acceptable' : undefined,
  ])
})

test('a write that could not be answered is not done', async () => {
  const api = testApi()
  expect((await api.post('/v1/vpcs', body, { headers: { accept: 'text/html' } })).status).toBe(406)
  expect((await api.call('/v1/vpcs')).body.items).toEqual([])
})

test.each([
  ['{"name":"a","name":"b"}', '"name"'],
  ['{"cidrs":["10.0.0.0/16"],"cid\\u0072s":["10.1.0.0/16"]}', '"cidrs"'],
  ['{"cidrs":["10.0.0.0/16"],"tags":{"a":"1","b":"{","a":"2"}}', '"a"'],
  ['{"cidrs":["10.0.0.0/16"],"tags":{"__proto__":"1","__proto__":"2"}}', '"__proto__"'],
])('a name that stands twice is refused: %s', async (text, name) => {
  const { status, body: problem } = await testApi().post('/v1/vpcs', text)
  expect([status, problem.code]).toEqual([400, 'body_malformed'])
  expect(problem.detail).toBe(`The name ${name} stands twice in one object.`)
})

test('the same name in two objects, and in texts, is once in each', async () => {
  const text =
    '{"name":"name","cidrs":["10.0.0.0/16"],"tags":{"name":"{\\"name\\":1,\\"name\\":2}","tags":"[:,}"}}'
  expect((await testApi().post('/v1/vpcs', text)).status).toBe(201)
})
