/**
 * The same request three times: for curl, for the command line and for the SDK.
 *
 * @module
 */
import type { Kind } from '../../model/kind.ts'
import { idParameter } from '../../model/kind-path.ts'
import type { Action } from '../../model/operations.ts'
import { kebab } from '../../model/words.ts'
import type { Endpoint } from '../endpoint.ts'
import type { Exchange } from '../openapi/examples.ts'

export function curlText({ method }: Endpoint, { request }: Exchange): string {
  const { path, headers = {}, body } = request
  const lines = [
    `curl -sS${method === 'GET' ? '' : ` -X ${method}`} "$WEFT_URL${path}"`,
    '  -H "authorization: Bearer $WEFT_TOKEN"',
    ...Object.entries(headers).map(([name, value]) => `  -H '${name}: ${value}'`),
    ...(body === undefined
      ? []
      : ["  -H 'content-type: application/json'", `  -d '${JSON.stringify(body)}'`]),
  ]
  return lines.join(' \\\n')
}

/** Parameters of a path by name, as in `/v1/vpcs/{vpcId}/subnets`. */
const parametersIn = (path: string): string[] =>
  [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name)

const valuesIn = (template: string, path: string): Readonly<Record<string, string>> => {
  const steps = (path.split('?')[0] ?? '').split('/')
  return Object.fromEntries(
    template
      .split('/')
      .flatMap((step, i) => (step.startsWith('{') ? [[step.slice(1, -1), steps[i] ?? '']] : [])),
  )
}

export interface GenericAsked {
  readonly action: Action
  readonly kind: Kind
}

/** What `weft` is told for the same; ids do where names do. */
export function cliText(
  { action, kind }: GenericAsked,
  { path }: Endpoint,
  exchange: Exchange,
): string {
  const values = valuesIn(path, exchange.request.path)
  const own = idParameter(kind)
  const places = parametersIn(path)
    .filter((name) => name !== own)
    .map((name) => ` --${kebab(name.replace(/Id$/, ''))} ${values[name]}`)
  const verb = `weft ${kebab(kind.name)} ${action}`
  const id = values[own] === undefined ? '' : ` ${values[own]}`
  return `${verb}${id}${places.join('')}${CLI_REST[action]}`
}

const CLI_REST: Readonly<Record<Action, string>> = {
  create: ' --from-file body.json',
  replace: ' --from-file items.json',
  update: ' --tag tier=web',
  delete: '',
  get: '',
  list: '',
}

/** The method of the SDK has the name of the operation. */
export function sdkText({ id, method, path }: Endpoint, { request }: Exchange): string {
  const address = valuesIn(path, request.path)
  const members = Object.entries(address).map(([name, value]) => `${name}: '${value}'`)
  const body = (request.body ?? {}) as Readonly<Record<string, unknown>>
  const sent = Object.keys(body).length === 0 ? [] : [literal(body)]
  if (method === 'GET' && id.startsWith('list')) {
    return `for await (const one of weft.${id}(${objectOf(members)})) console.log(one)`
  }
  if (method === 'PATCH' || method === 'PUT') {
    return `await weft.${id}(${[objectOf(members), ...sent].join(', ')})`
  }
  const own = Object.entries(body).map(([name, value]) => `${name}: ${literal(value)}`)
  return `await weft.${id}(${objectOf([...members, ...own])})`
}

const objectOf = (members: readonly string[]): string =>
  members.length === 0 ? '' : `{ ${members.join(', ')} }`

function literal(value: unknown): string {
  if (typeof value === 'string') return `'${value}'`
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`
  if (typeof value !== 'object' || value === null) return String(value)
  return `{ ${Object.entries(value)
    .map(([name, member]) => `${name}: ${literal(member)}`)
    .join(', ')} }`
}
