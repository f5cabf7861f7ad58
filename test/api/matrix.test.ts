/**
 * What holds of every kind that the API manages. The cases are made from the kinds, so that a new kind
 * or a new reference is tested before anybody thinks of it.
 */
import { describe, expect, test } from 'vitest'
import type { Shape } from '../../src/model/field.ts'
import type { Kind } from '../../src/model/kind.ts'
import { creationFields, filtersOf, patchFields, pathMembers } from '../../src/model/kind-fields.ts'
import { kindNamed } from '../../src/model/kind-named.ts'
import { API_KINDS } from '../../src/model/kinds.ts'
import { type Reply, type TestApi, testApi } from '../support/api.ts'
import { type Examples, examplesIn, type MadeExample } from '../support/examples.ts'
import { type ReferenceSite, referenceSites } from '../support/reference-sites.ts'

type Json = Readonly<Record<string, unknown>>

const LABELS = { managedBy: 'manifest:matrix', tags: { matrix: 'yes', stage: 'test' } }

const world = () => {
  const api = testApi()
  return { api, examples: examplesIn(api) }
}

/** The body with labels that only this one has. */
const labelled = (body: Json): Json => ({ name: 'one-of-a-kind', ...body, ...LABELS })

const problemOf = ({ status, body }: Reply) => [status, body?.code]
const pointersOf = ({ body }: Reply): string[] =>
  (body.errors ?? []).map(({ pointer }: { pointer: string }) => pointer)

describe.each(API_KINDS.map((kind) => [kind.name, kind] as const))('%s', (name, kind) => {
  test('is created, read, changed and deleted', async () => {
    const { api, examples } = world()
    const { path, body } = await examples.request(name)
    const made = await api.post(path, labelled(body))
    expect(made.status).toBe(201)
    expect(made.body).toMatchObject({ kind: name, revision: 1, ...labelled(body) })
    const at = made.headers.get('location') ?? ''
    const read = await api.call(at)
    expect(read.body).toEqual(made.body)
    expect(read.headers.get('etag')).toBe(made.headers.get('etag'))

    const patch = { name: 'renamed', tags: { stage: 'live', matrix: null } }
    const changed = await api.call(at, { method: 'PATCH', body: patch })
    expect(changed.status).toBe(200)
    expect(changed.body).toMatchObject({ name: 'renamed', tags: { stage: 'live' }, revision: 2 })
    expect(changed.body.tags).not.toHaveProperty('matrix')
    expect((await api.call(at)).body).toEqual(changed.body)

    expect((await api.call(at, { method: 'DELETE' })).status).toBe(204)
    expect(problemOf(await api.call(at))).toEqual([404, 'not_found'])
    expect(problemOf(await api.call(at, { method: 'DELETE' }))).toEqual([404, 'not_found'])
  })

  test('is found by its labels and by everything that it can be filtered by', async () => {
    const { api, examples } = world()
    const { path, body } = await examples.request(name)
    const { body: made } = await api.post(path, labelled(body))
    const other = await examples.make(name, 2)
    const found = async (query: string): Promise<string[]> => {
      const page = await api.call(`${path}?pageSize=500&${query}`)
      expect(page.status).toBe(200)
      return page.body.items.map(({ id }: { id: string }) => id)
    }
    for (const query of ['name=one-of-a-kind', 'tag=matrix:yes', 'managedBy=manifest:matrix']) {
      expect(await found(query)).toEqual([made.id])
    }
    for (const filter of filtersOf(kind)) {
      const [wanted, also] = [made, other.resource].map((one) => valueAt(one, filter.path))
      if (wanted === undefined) continue
      const ids = await found(`${filter.name}=${encodeURIComponent(String(wanted))}`)
      expect(ids).toContain(made.id)
      if (also !== wanted) expect(ids).not.toContain(other.id)
    }
    const sparse = await api.call(`${path}?name=one-of-a-kind&fields=name`)
    expect(sparse.body.items).toEqual([{ id: made.id, name: 'one-of-a-kind' }])
  })

  test('is changed only by who has seen it as it is', async () => {
    const { api, examples } = world()
    const { itemPath } = await examples.make(name)
    const etag = (await api.call(itemPath)).headers.get('etag') ?? ''
    const headers = { 'if-match': etag }
    const body = { tags: { by: 'first' } }
    expect((await api.call(itemPath, { method: 'PATCH', body, headers })).status).toBe(200)
    const late = { ...body, tags: { by: 'second' } }
    const refused = await api.call(itemPath, { method: 'PATCH', body: late, headers })
    expect(problemOf(refused)).toEqual([412, 'revision_moved'])
    const kept = await api.call(itemPath, { method: 'DELETE', headers })
    expect(problemOf(kept)).toEqual([412, 'revision_moved'])
    expect((await api.call(itemPath)).body.tags).toEqual({ by: 'first' })
  })

  test('keeps what is fixed at creation', async () => {
    const { api, examples } = world()
    const { itemPath, resource } = await examples.make(name)
    const fixed = Object.entries(patchFields(kind)).filter(
      ([, { access }]) => access !== 'readWrite',
    )
    for (const [member, field] of fixed) {
      const value = otherValue(field.shape, resource[member])
      const reply = await api.call(itemPath, { method: 'PATCH', body: { [member]: value } })
      expect([member, reply.status]).toEqual([member, 422])
      expect(pointersOf(reply).some((one) => one.startsWith(`/${member}`))).toBe(true)
    }
    const asRead = await api.call(itemPath, { method: 'PATCH', body: resource })
    expect([asRead.status, asRead.body]).toEqual([200, resource])
  })

  test('names every wrong member at once, and what was meant by one that is unknown', async () => {
    const { api, examples } = world()
    const { path, body } = await examples.request(name)
    const fields = Object.entries(creationFields(kind))
    const wrong = Object.fromEntries(fields.map(([member, { shape }]) => [member, wrongFor(shape)]))
    const reply = await api.post(path, { ...body, ...wrong })
    expect(reply.status).toBe(422)
    expect(pointersOf(reply).sort()).toEqual(fields.map(([member]) => `/${member}`).sort())
    for (const error of reply.body.errors) expect(error.detail).toMatch(/\S/)

    const unknown = await api.post(path, { ...body, nmae: 'x' })
    expect(problemOf(unknown)).toEqual([422, 'unknown_field'])
    expect(unknown.body.errors).toMatchObject([{ pointer: '/nmae', suggestion: 'name' }])
    expect((await api.call(path)).body.items).toHaveLength(await defaultsOf(kind, examples, api))
  })

  test('is created once under one Idempotency-Key', async () => {
    const { api, examples } = world()
    const { path, body } = await examples.request(name)
    const count = async () => (await api.call(`${path}?pageSize=500`)).body.items.length
    const before = await count()
    const headers = { 'idempotency-key': 'once' }
    const first = await api.post(path, labelled(body), { headers })
    const second = await api.post(path, labelled(body), { headers })
    expect([first.status, second.status]).toEqual([201, 201])
    expect(second.text).toBe(first.text)
    expect(second.headers.get('idempotency-replayed')).toBe('true')
    expect(await count()).toBe(before + 1)
    const another = await api.post(path, { ...labelled(body), name: 'another' }, { headers })
    expect(problemOf(another)).toEqual([422, 'idempotency_key_reused'])
  })

  const sites = referenceSites(kind, kind.example ?? {})

  test.each(sites.map((site) => [site.pointer, site] as const))(
    'leads nowhere at %s neither by a made-up id nor by one of another tenant',
    async (pointer, site) => {
      const { api, examples } = world()
      const { path, body } = await examples.request(name)
      const [target = ''] = site.to.filter(isAnApiKind)
      const madeUp = `${kindNamed(target).idPrefix}_01kb0s6v3pe9bvqx3d1j7z8m4n`
      const dangling = await api.post(path, site.with(body, madeUp))
      expect(problemOf(dangling)).toEqual([422, 'reference_dangling'])
      expect(pointersOf(dangling)).toContain(pointer)
      if (kindNamed(target).scope === 'platform') return
      const theirs = await examplesOf(api, 'other').make(target)
      const foreign = await api.post(path, site.with(body, theirs.id))
      const bare = ({ text }: Reply, id: string): string => text.replaceAll(id, 'ID')
      expect(bare(foreign, theirs.id)).toBe(bare(dangling, madeUp))
    },
  )

  const mentions = API_KINDS.flatMap((other) =>
    referenceSites(other, other.example ?? {})
      .filter(({ to }) => other !== kind && other.parent !== name && to.includes(name))
      .map((site) => [other, site] as const),
  )

  // What nobody can mention is in nobody's way.
  if (mentions.length === 0) return

  test('is not deleted while another mentions it', async () => {
    const blocked: string[] = []
    for (const [other, site] of mentions) {
      const { api, examples } = world()
      const made = await examples.make(name)
      const dependent = await mentioning({ api, examples, made }, other, site)
      if (dependent === undefined) continue
      blocked.push(other.name)
      const refused = await api.call(made.itemPath, { method: 'DELETE' })
      expect([other.name, refused.status]).toEqual([other.name, 409])
      if (refused.body.code === 'fabric_kept') continue
      expect(refused.body.code).toBe('in_use')
      expect(refused.body.blocking).toContainEqual(
        expect.objectContaining({ kind: other.name, id: dependent.id }),
      )
      expect((await api.call(made.itemPath)).status).toBe(200)
    }
    expect(blocked).not.toEqual([])
  })
})

const isAnApiKind = (name: string): boolean => API_KINDS.some((kind) => kind.name === name)

const examplesOf = (api: TestApi, tenant: string): Examples =>
  examplesIn({ make: (path, body) => api.make(path, body, { tenant }) })

interface World {
  readonly api: TestApi
  readonly examples: Examples
  readonly made: MadeExample
}

/** Makes one of `other` that mentions what was made, leaving out what stands in the way of that. */
async function mentioning({ api, examples, made }: World, other: Kind, site: ReferenceSite) {
  const { path, body } = await examples.request(other.name)
  const whole = site.with(body, made.id)
  const kept = site.pointer.split('/')[1]
  const members = Object.keys(body).filter((member) => member !== kept)
  for (const left of [undefined, ...members]) {
    const given = Object.fromEntries(Object.entries(whole).filter(([member]) => member !== left))
    const reply = await api.post(path, given)
    if (reply.status === 201) return reply.body as { readonly id: string }
  }
  return undefined
}

/** How many of a kind are there before anybody made one. */
async function defaultsOf(kind: Kind, examples: Examples, api: TestApi): Promise<number> {
  const { path } = await examples.request(kind.name)
  const { items } = (await api.call(`${path}?pageSize=500`)).body
  return items.filter(({ name }: { name?: string }) => name !== 'one-of-a-kind').length
}

function valueAt(value: unknown, path: readonly string[]): unknown {
  if (Array.isArray(value)) return valueAt(value[0], path)
  const [member, ...rest] = path
  if (member === undefined || value === undefined) return value
  return valueAt((value as Json)[member], rest)
}

/** A value that no field of the shape accepts. */
function wrongFor({ type }: Shape): unknown {
  return type === 'string' ? 7 : type === 'list' || type === 'tags' ? 'x' : '(nonsense)'
}

/** A value that the shape accepts and that is not there. */
function otherValue(shape: Shape, value: unknown): unknown {
  if (shape.type === 'list') return [otherValue(shape.of, undefined)]
  if (shape.type === 'integer') return value === shape.min ? shape.min + 1 : shape.min
  if (shape.type === 'boolean') return value !== true
  if (shape.type === 'enum') return shape.values.find((one) => one !== value) ?? '(another)'
  if (shape.type === 'ref') return `${kindNamed(shape.to[0] ?? '').idPrefix}_0another0`
  if (shape.type === 'object') return { other: 'thing' }
  const text = shape.type === 'text' ? shape.format.name : 'string'
  const samples: Readonly<Record<string, string>> = {
    prefix: '172.31.240.0/24',
    address: '172.31.240.9',
    mac: '02:aa:aa:aa:aa:aa',
  }
  return samples[text] ?? 'something-else'
}

test('the members of a path are those of its kind', () => {
  for (const kind of API_KINDS) {
    for (const member of pathMembers(kind)) expect(kind.fields).toHaveProperty(member)
  }
})
