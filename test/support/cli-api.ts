/** `weft` beside an API in memory. */
import { SCOPES } from '../../src/model/operations.ts'
import { type TestApi, testApi } from './api.ts'
import { type Ran, type World, weft } from './cli.ts'

export interface CliApi {
  readonly api: TestApi
  /** Runs a line of words; text in quotes is one word. */
  run(line: string, world?: World): Promise<Ran>
  /** A line that must succeed; gives the JSON that it prints. */
  // biome-ignore lint/suspicious/noExplicitAny: a test reads whatever is printed.
  json(line: string, world?: World): Promise<any>
}

const wordsOf = (line: string): string[] =>
  [...line.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? '')

export function cliApi(api: TestApi = testApi()): CliApi {
  const env = { WEFT_URL: 'http://weft.test', WEFT_TOKEN: ['acme', ...SCOPES].join(' ') }
  const send = async (url: string | URL | Request, init?: RequestInit): Promise<Response> =>
    api.fetch(new Request(url, init))
  const run: CliApi['run'] = (line, world = {}) =>
    weft(wordsOf(line), { env, fetch: send as typeof fetch, ...world })
  return {
    api,
    run,
    async json(line, world) {
      const { exitCode, out, err } = await run(`${line} --json`, world)
      if (exitCode !== 0) throw new Error(`weft ${line}: ${exitCode} ${err}`)
      return JSON.parse(out)
    },
  }
}

/** A VPC `prod` with a subnet `web` and a group `web`. */
export async function prod(cli: CliApi) {
  const vpc = await cli.json('vpc create --name prod --cidrs 10.0.0.0/16')
  const subnet = await cli.json('subnet create --vpc prod --name web --cidrs 10.0.1.0/24')
  const group = await cli.json('security-group create --vpc prod --name web')
  return { vpc, subnet, group }
}
