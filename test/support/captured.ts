/**
 * One success and one refusal of every operation, as the API gives them: what the OpenAPI document
 * and the reference page show. Each operation has an API of its own, so that an example changes only
 * with what it is about.
 */

import type { Kind } from '../../src/model/kind.ts'
import { kindNamed } from '../../src/model/kind-named.ts'
import { API_KINDS } from '../../src/model/kinds.ts'
import { mentionsOf } from '../../src/model/operation-text.ts'
import {
  GENERIC_OPERATIONS,
  type GenericOperation,
  type Operation,
  SPECIAL_OPERATIONS,
} from '../../src/model/operations.ts'
import { type Reply, type TestApi, testApi } from './api.ts'
import { type Examples, examplesIn, type MadeExample } from './examples.ts'
import { createSampleNetwork } from './sample-network.ts'

type Json = Readonly<Record<string, unknown>>

export interface CapturedExchange {
  readonly request: {
    readonly path: string
    readonly headers?: Readonly<Record<string, string>>
    readonly body?: unknown
  }
  readonly response: {
    readonly status: number
    readonly headers?: Readonly<Record<string, string>>
    readonly body?: unknown
  }
}

export interface CapturedExamples {
  readonly success: CapturedExchange
  readonly error: CapturedExchange
}

/** A request of the operation; the method is the operation's own. */
interface Ask {
  readonly path: string
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

/** A network with everything in it that the requests need. */
interface Scene {
  readonly api: TestApi
  readonly examples: Examples
  ask(ask: Ask): Promise<CapturedExchange>
}

function sceneFor({ method }: Operation): Scene {
  const api = testApi()
  return {
    api,
    examples: examplesIn(api),
    async ask({ path, body, headers }) {
      const reply = await api.call(path, {
        method,
        ...(body === undefined ? {} : { body }),
        ...(headers === undefined ? {} : { headers }),
      })
      return {
        request: {
          path,
          ...(headers === undefined ? {} : { headers }),
          ...(body === undefined ? {} : { body }),
        },
        response: responseOf(reply),
      }
    },
  }
}

const SHOWN_HEADERS = ['etag', 'location', 'retry-after', 'weft-dry-run', 'idempotency-replayed']

function responseOf({ status, headers, body }: Reply): CapturedExchange['response'] {
  const shown = SHOWN_HEADERS.filter((name) => headers.has(name)).map((name) => [
    name,
    headers.get(name),
  ])
  return {
    status,
    ...(shown.length === 0 ? {} : { headers: Object.fromEntries(shown) }),
    ...(body === undefined ? {} : { body }),
  }
}

type Capture = (scene: Scene, kind: Kind) => Promise<CapturedExamples>

const GENERIC: Readonly<Record<GenericOperation['action'], Capture>> = {
  async create(scene, kind) {
    const { path, body } = await scene.examples.request(kind.name)
    const success = await scene.ask({ path, body: { name: 'example', ...body } })
    const again = await scene.ask({ path, body })
    return { success, error: isTelling(again) ? again : await scene.ask(mistyped(path, body)) }
  },
  async get(scene, kind) {
    const one = await scene.examples.make(kind.name)
    return {
      success: await scene.ask({ path: one.itemPath }),
      error: await scene.ask({ path: elsewhere(one) }),
    }
  },
  async list(scene, kind) {
    const one = await scene.examples.make(kind.name)
    return {
      success: await scene.ask({ path: `${one.path}?pageSize=2` }),
      error: await scene.ask({ path: `${one.path}?pageSize=0` }),
    }
  },
  async update(scene, kind) {
    const one = await scene.examples.make(kind.name)
    const body = { tags: { tier: 'web' } }
    const headers = { 'if-match': '"r1"' }
    const success = await scene.ask({ path: one.itemPath, body, headers })
    return { success, error: await scene.ask({ path: one.itemPath, body, headers }) }
  },
  async replace(scene, kind) {
    const { path, body } = await scene.examples.make(kind.name)
    const items = { items: [{ ...body, name: 'example' }] }
    const parent = await scene.api.call(path.slice(0, path.lastIndexOf('/')))
    const headers = { 'if-match': parent.headers.get('etag') ?? '' }
    const error = await scene.ask({ path, body: items })
    return { success: await scene.ask({ path, body: items, headers }), error }
  },
  async delete(scene, kind) {
    const one = await scene.examples.make(kind.name)
    const user = await dependentOn(scene, kind)
    if (user === undefined) {
      const error = await scene.ask({ path: one.itemPath, headers: { 'if-match': '"r7"' } })
      return { success: await scene.ask({ path: one.itemPath }), error }
    }
    const error = await scene.ask({ path: one.itemPath })
    const free = sceneFor({ method: 'DELETE' } as Operation)
    const other = await free.examples.make(kind.name)
    return { success: await free.ask({ path: other.itemPath }), error }
  },
}

/** A second one like the first is refused for a reason of the kind's own, rather than for its name. */
const isTelling = ({ response }: CapturedExchange): boolean =>
  response.status === 409 && (response.body as Json)['code'] !== 'quota_exceeded'

/** The body with a typing error in the name of its first member. */
function mistyped(path: string, body: Json): Ask {
  const [first = 'name', ...rest] = Object.keys(body)
  const wrong = `${first.slice(0, 1)}${first.slice(2, 3)}${first.slice(1, 2)}${first.slice(3)}`
  const value = body[first] ?? 'example'
  return {
    path,
    body: { [wrong]: value, ...Object.fromEntries(rest.map((name) => [name, body[name]])) },
  }
}

/** The same path with an id that nothing has. */
const elsewhere = ({ itemPath, id }: MadeExample): string =>
  itemPath.replace(id, `${id.slice(0, -26)}01kb0s6v3pe9bvqx3d1j7z8m4n`)

/** Somebody who mentions the first one of a kind, if the example of another kind does. */
async function dependentOn({ api, examples }: Scene, kind: Kind): Promise<unknown> {
  if (kind.name === 'fabric') return undefined
  for (const { from } of mentionsOf(kind)) {
    if (!JSON.stringify(from.example).includes(`"@${kind.name}"`)) continue
    return examples.make(from.name)
  }
  const inside = kind.name === 'vpc' ? API_KINDS.find(({ scope }) => scope === 'vpc') : undefined
  return inside && api && examples.make(inside.name)
}

const SPECIAL: Readonly<Record<string, (scene: Scene) => Promise<CapturedExamples>>> = {
  async createTrace(scene) {
    const path = '/v1/traces'
    await createSampleNetwork(scene.api, 'sample')
    const question = { protocol: 'tcp', port: 5432 }
    return {
      success: await scene.ask({ path, body: { from: 'web-1', to: 'db-1', ...question } }),
      error: await scene.ask({ path, body: { from: 'web-1', to: 'bd-1', ...question } }),
    }
  },
  async createVnicBatch(scene) {
    const { path, body } = await scene.examples.request('vnic')
    const batch = (...items: readonly Json[]) => ({ path: `${path}/batch`, body: { items } })
    return {
      success: await scene.ask(batch({ ...body, name: 'web-1' }, { ...body, name: 'web-1' })),
      error: await scene.ask(batch({ ...body, adminState: 'sideways' })),
    }
  },
  async getUsage(scene) {
    await scene.examples.make('vnic')
    return {
      success: await scene.ask({ path: '/v1/usage' }),
      error: await scene.ask({ path: '/v1/usage?vpcId=vpc_unknown' }),
    }
  },
  async getNetwork(scene) {
    await scene.examples.make('subnet')
    const path = '/v1/network'
    return {
      success: await scene.ask({ path }),
      error: await scene.ask({ path: `${path}?vpcId=vpc_unknown` }),
    }
  },
  async getTopology(scene) {
    const { id, itemPath } = await scene.examples.make('vpc')
    await scene.examples.make('vnic')
    return {
      success: await scene.ask({ path: `${itemPath}/topology` }),
      error: await scene.ask({ path: `${itemPath.replace(id, 'vpc_unknown')}/topology` }),
    }
  },
}

/** By operation; one at a time, since each one's chance starts anew. */
export async function capturedExamples(): Promise<Readonly<Record<string, CapturedExamples>>> {
  const captured: Record<string, CapturedExamples> = {}
  for (const operation of GENERIC_OPERATIONS) {
    captured[operation.id] = await GENERIC[operation.action](
      sceneFor(operation),
      kindNamed(operation.kind.name),
    )
  }
  for (const operation of Object.values<Operation>(SPECIAL_OPERATIONS)) {
    const capture = SPECIAL[operation.id]
    if (capture === undefined) throw new Error(`test/support/captured.ts: no ${operation.id}`)
    captured[operation.id] = await capture(sceneFor(operation))
  }
  return captured
}
