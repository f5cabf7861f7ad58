/**
 * Holds every exchange of a test to the OpenAPI document: the operation, its status, the content
 * type, the headers, the body, and what was accepted.
 */
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import { openApiDocument } from '../../src/api/openapi/document.ts'

interface Media {
  readonly schema?: unknown
}

interface Described {
  readonly headers?: Readonly<Record<string, { readonly $ref: string }>>
  readonly content?: Readonly<Record<string, Media>>
}

interface DescribedOperation {
  readonly operationId: string
  readonly requestBody?: { readonly content: Readonly<Record<string, Media>> }
  readonly responses: Readonly<Record<string, Described | { readonly $ref: string }>>
}

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, DescribedOperation>>>>
}

export interface SeenExchange {
  readonly method: string
  readonly path: string
  readonly sent: string | undefined
  readonly status: number
  readonly headers: Headers
  readonly text: string
}

const document = openApiDocument() as unknown as Document

const ajv = new Ajv2020({ strict: false, validateFormats: false, validateSchema: false })
ajv.addSchema(document, 'weft')

const escaped = (step: string): string => step.replaceAll('~', '~0').replaceAll('/', '~1')
const pointer = (...steps: readonly string[]): string =>
  steps.map((step) => `/${escaped(step)}`).join('')

const validators = new Map<string, ValidateFunction>()

function validatorAt(at: string): ValidateFunction {
  const known = validators.get(at)
  if (known !== undefined) return known
  const made = ajv.compile({ $ref: `weft#${at.split('/').map(encodeURIComponent).join('/')}` })
  validators.set(at, made)
  return made
}

const templates = Object.keys(document.paths)
  .map((template) => ({
    template,
    pattern: new RegExp(`^${template.replace(/\{\w+\}/g, '[^/]+')}$`),
  }))
  // A literal step wins over a parameter, as in the router.
  .sort((a, b) => a.template.split('{').length - b.template.split('{').length)

const templateOf = (path: string): string | undefined =>
  templates.find(({ pattern }) => pattern.test(path.split('?')[0] ?? ''))?.template

/** Everything that is not as described; empty: all is. */
export function undescribed(seen: SeenExchange): string[] {
  const template = templateOf(seen.path)
  if (template === undefined) return asProblem(seen, [404])
  const method = seen.method === 'HEAD' ? 'get' : seen.method.toLowerCase()
  const operation = document.paths[template]?.[method]
  if (operation === undefined) {
    return seen.method === 'OPTIONS' ? statusIs(seen, [204]) : asProblem(seen, [405])
  }
  const at = ['paths', template, method, 'responses', String(seen.status)]
  const response = operation.responses[seen.status]
  if (response === undefined) return [`status ${seen.status} is not described`]
  const [place, described] = resolved(response, at)
  return [
    ...headerFaults(described, seen.headers),
    ...(seen.method === 'HEAD' ? [] : bodyFaults(place, described, seen)),
    ...(seen.status < 300 ? sentFaults(operation, ['paths', template, method], seen) : []),
  ]
}

function resolved(
  response: Described | { readonly $ref: string },
  at: readonly string[],
): readonly [readonly string[], Described] {
  if (!('$ref' in response)) return [at, response]
  const steps = response.$ref.split('/').slice(1)
  return [steps, lookUp(steps) as Described]
}

const lookUp = (steps: readonly string[]): unknown =>
  steps.reduce<unknown>((value, step) => (value as Record<string, unknown>)[step], document)

const statusIs = ({ status }: SeenExchange, statuses: readonly number[]): string[] =>
  statuses.includes(status) ? [] : [`status ${status} is not one of ${statuses.join(', ')}`]

/** Where no operation is, the answer is a problem all the same. */
const asProblem = (seen: SeenExchange, statuses: readonly number[]): string[] => [
  ...statusIs(seen, statuses),
  ...(seen.method === 'HEAD' ? [] : faultsAt(['components', 'schemas', 'Problem'], seen.text)),
]

function headerFaults({ headers = {} }: Described, got: Headers): string[] {
  return Object.entries(headers).flatMap(([name, { $ref }]) => {
    const { required } = lookUp($ref.split('/').slice(1)) as { readonly required?: boolean }
    return required && !got.has(name) ? [`the header ${name} is missing`] : []
  })
}

function bodyFaults(at: readonly string[], { content }: Described, seen: SeenExchange): string[] {
  if (content === undefined) return seen.text === '' ? [] : ['there is a body, and none described']
  const type = (seen.headers.get('content-type') ?? '').split(';')[0] ?? ''
  if (content[type] === undefined) return [`the content type ${type} is not described`]
  return /json/.test(type) ? faultsAt([...at, 'content', type, 'schema'], seen.text) : []
}

/** What the API takes, its description allows. */
function sentFaults(
  { requestBody }: DescribedOperation,
  at: readonly string[],
  { sent }: SeenExchange,
): string[] {
  const [type] = Object.keys(requestBody?.content ?? {})
  if (type === undefined || typeof sent !== 'string') return []
  return faultsAt([...at, 'requestBody', 'content', type, 'schema'], sent).map(
    (fault) => `accepted, although in what was sent ${fault}`,
  )
}

function faultsAt(steps: readonly string[], text: string): string[] {
  const validate = validatorAt(pointer(...steps))
  if (validate(JSON.parse(text))) return []
  return (validate.errors ?? []).map(
    ({ instancePath, message, params }) =>
      `${instancePath || 'the body'} ${message} ${JSON.stringify(params)}`,
  )
}
