/** Two tenants with equal networks: whatever one asks of the other's is simply not there. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Endpoint } from '../../../src/api/endpoint.ts'
import { ENDPOINTS } from '../../../src/api/endpoints.ts'
import { kindNamed } from '../../../src/model/kind-named.ts'
import { collectionPath } from '../../../src/model/kind-path.ts'
import { API_KINDS } from '../../../src/model/kinds.ts'
import { type Example, type Examples, examplesIn } from '../../support/examples.ts'
import { referenceBodies } from '../../support/reference-bodies.ts'
import { type Client, type Reply, startTestWorker, type TestWorker } from '../../support/worker.ts'

/** Everything of a tenant, once: ids by parameter of paths, and a further creation of each kind. */
interface Network {
  readonly ids: Ids
  readonly requests: ReadonlyMap<string, Example>
}
type Ids = Readonly<Record<string, string>>

let worker: TestWorker
let eve: Client
let ofAda: Network
let ofEve: Network

beforeAll(async () => {
  worker = await startTestWorker()
  const ada = await worker.client('ada')
  eve = await worker.client('eve')
  ofAda = await networkOf(examplesIn(ada))
  ofEve = await networkOf(examplesIn(eve))
}, 60_000)
afterAll(() => worker.stop())

async function networkOf(examples: Examples): Promise<Network> {
  const ids: Record<string, string> = {}
  const requests = new Map<string, Example>()
  for (const { name } of API_KINDS) {
    Object.assign(ids, { [`${name}Id`]: (await examples.make(name)).id })
    requests.set(name, await examples.request(name, 2))
  }
  return { ids, requests }
}

const madeUp = (id: string): string => `${id.split('_')[0]}_00000000000000000000000000`
const madeUpIds = ({ ids }: Network): Ids =>
  Object.fromEntries(Object.entries(ids).map(([key, id]) => [key, madeUp(id)]))

/** `{subnetId}` is the subnet of the network that is asked about. */
const fill = (path: string, ids: Ids): string =>
  path.replace(/\{(\w+)\}/g, (_whole, name: string) => ids[name] ?? `no-${name}`)

/** A body that would be accepted at home. */
function bodyOf({ method, path }: Endpoint, { requests }: Network): unknown {
  const kind = API_KINDS.find((one) => path.startsWith(collectionPath(one)))
  const example = requests.get(
    API_KINDS.find((one) => collectionPath(one) === path.replace(/\/batch$/, ''))?.name ?? '',
  )?.body
  if (method === 'PATCH') return { tags: { a: 'b' } }
  if (method === 'PUT') return { items: [example] }
  if (method !== 'POST') return undefined
  expect([path, kind?.name, example]).not.toContain(undefined)
  return path.endsWith('/batch') ? { items: [example] } : example
}

function ask(endpoint: Endpoint, ids: Ids, bodiesOf: Network): Promise<Reply> {
  const { method, path } = endpoint
  const headers = method === 'PUT' ? { 'if-match': '*' } : {}
  return eve.call(method, fill(path, ids), bodyOf(endpoint, bodiesOf), headers)
}

const seen = ({ status, text, headers }: Reply) => ({
  status,
  text,
  headers: [...headers.keys()].sort(),
})

const scoped = ENDPOINTS.filter(({ path }) => path.includes('{') && !path.includes('/fabrics'))

test('every kind of a tenant is asked for in all ways', () => {
  const ofTenants = API_KINDS.filter(({ scope }) => scope !== 'platform')
  expect(scoped.length).toBeGreaterThanOrEqual(ofTenants.length * 3)
})

test.each(scoped.map((endpoint) => [endpoint.id, endpoint] as const))(
  '%s: what belongs to another tenant is as absent as what never was',
  async (_id, endpoint) => {
    const foreign = await ask(endpoint, ofAda.ids, ofAda)
    const absent = await ask(endpoint, madeUpIds(ofAda), ofAda)
    expect(seen(foreign)).toEqual(seen(absent))
    expect(foreign).toMatchObject({ status: 404, body: { code: 'not_found' } })
  },
)

const nested = scoped.filter(({ path }) => /\{vpcId\}.*\{/.test(path))

test.each(nested.map((endpoint) => [endpoint.id, endpoint] as const))(
  '%s: nor does it appear in a VPC of one’s own',
  async (_id, endpoint) => {
    const inOwnVpc = { ...ofAda.ids, vpcId: ofEve.ids['vpcId'] ?? '' }
    const foreign = await ask(endpoint, inOwnVpc, ofEve)
    expect(foreign).toMatchObject({ status: 404, body: { code: 'not_found' } })
  },
)

/** Of kinds that nobody can create here yet there is only what is made up. */
const idIn =
  (ids: Ids) =>
  (kindName: string): string =>
    ids[`${kindName}Id`] ?? madeUp(kindNamed(kindName).idPrefix)

/** Fabrics belong to nobody. */
const referring = API_KINDS.filter(({ scope }) => scope !== 'platform')

test.each(referring.map((kind) => [kind.name, kind] as const))(
  '%s: a foreign reference dangles, wherever it stands',
  async (name, kind) => {
    const own = ofEve.requests.get(name)
    const at = async (ids: Ids) => {
      const bodies = referenceBodies(kind, own?.body ?? {}, idIn(ids))
      return Promise.all(
        bodies
          .filter(({ to }) => to !== 'fabric')
          .map(async ({ relation, to, body }) => ({
            what: `${relation} ${to}`,
            reply: await eve.call('POST', own?.path ?? '', body),
          })),
      )
    }
    const bare = (text: string): string => text.replace(/_[0-9a-z]{26}/g, '_')
    const [foreign, absent] = [await at(ofAda.ids), await at(madeUpIds(ofAda))]
    for (const [i, { what, reply }] of foreign.entries()) {
      expect([what, reply.status, reply.body.code]).toEqual([what, 422, 'reference_dangling'])
      expect(bare(reply.text)).toBe(bare(absent[i]?.reply.text ?? ''))
    }
  },
)

test('lists and traces show one’s own alone', async () => {
  const vpcs = await eve.call('GET', '/v1/vpcs')
  expect(vpcs.body.items.map(({ id }: { id: string }) => id)).toContain(ofEve.ids['vpcId'])
  expect(vpcs.text).not.toContain(ofAda.ids['vpcId'])
  const question = { from: ofAda.ids['vnicId'], to: 'internet', protocol: 'tcp', port: 443 }
  const foreign = await eve.call('POST', '/v1/traces', question)
  expect(foreign).toMatchObject({ status: 422, body: { code: 'endpoint_unknown' } })
  const own = await eve.call('POST', '/v1/traces', { ...question, from: ofEve.ids['vnicId'] })
  expect(own.status).toBe(200)
  expect(own.text).not.toContain(ofAda.ids['vnicId'])
})
