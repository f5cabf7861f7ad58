import { nearest } from '../../base/nearest.ts'
import { ok, type Result } from '../../base/result.ts'
import { asked } from '../api-refusal.ts'
import { command } from '../command.ts'
import { connect } from '../connection.ts'
import { CONNECTION_FLAGS } from '../connection-flags.ts'
import { EXIT } from '../exit-code.ts'
import { type Io, readAll } from '../io.ts'
import { badInput, type Refusal, wrongUsage } from '../refusal.ts'

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']

export const api = command({
  name: 'api',
  usage: ['api METHOD PATH [--body JSON|-] [--if-match ETAG]'],
  doc: ['Sends any request to the API, with the token, retries and an idempotency key.'],
  flags: {
    body: { type: 'text', value: 'JSON', doc: 'What is sent; `-`: what stdin says.' },
    'if-match': { type: 'text', value: 'ETAG', doc: 'Only at this revision.' },
    ...CONNECTION_FLAGS,
  },
  examples: [
    'weft api GET /v1/vpcs',
    `weft api POST /v1/vpcs --body '{"name":"prod","cidrs":["10.0.0.0/16"]}'`,
  ],
  async run({ flags, words: [given = '', href, more] }, { io }) {
    const method = given.toUpperCase()
    if (!METHODS.includes(method)) return unknownMethod(given)
    if (!href?.startsWith('/')) return wrongUsage('say the path, as in /v1/vpcs')
    if (more !== undefined) return wrongUsage(`${JSON.stringify(more)} belongs to no flag`)
    const body = await bodyOf(flags.body, io)
    if (!body.ok) return body
    const client = connect(flags, io)
    if (!client.ok) return client
    const ifMatch = flags['if-match']
    const options = ifMatch === undefined ? {} : { ifMatch }
    const answer = await asked(client.value.request({ method, href, body: body.value }, options))
    if (!answer.ok) return answer
    if (answer.value !== undefined) io.out(`${JSON.stringify(answer.value, null, 2)}\n`)
    return ok(EXIT.done)
  },
})

function unknownMethod(given: string): Result<never, Refusal> {
  const [meant] = nearest(given.toUpperCase(), METHODS)
  const hint = meant === undefined ? METHODS.join(', ') : `did you mean ${meant}?`
  return wrongUsage(`say a method, not ${JSON.stringify(given)}: ${hint}`)
}

async function bodyOf(text: string | undefined, io: Io): Promise<Result<unknown, Refusal>> {
  if (text === undefined) return ok(undefined)
  const json = text === '-' ? await readAll(io) : text
  try {
    return ok(JSON.parse(json) as unknown)
  } catch {
    return badInput('the body is not JSON')
  }
}
