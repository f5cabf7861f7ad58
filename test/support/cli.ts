/** `weft` as a function: what it prints and how it exits, without a process of its own. */
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { main } from '../../src/cli/main.ts'

export interface Ran {
  readonly exitCode: number
  readonly out: string
  readonly err: string
}

export interface World {
  readonly stdin?: string
  /** Nothing of the real environment is seen. */
  readonly env?: Readonly<Record<string, string>>
  readonly fetch?: typeof fetch
  readonly width?: number
  /** What is answered to each question. */
  readonly answers?: readonly string[]
}

/** No configuration of whoever runs the tests is read or written. */
const NOWHERE = { XDG_CONFIG_HOME: mkdtempSync(join(tmpdir(), 'weft-config-')) }

export async function weft(argv: readonly string[], given: string | World = {}): Promise<Ran> {
  const world = typeof given === 'string' ? { stdin: given } : given
  const answers = [...(world.answers ?? [])]
  let [out, err] = ['', '']
  const exitCode = await main(argv, {
    io: {
      out: (text) => {
        out += text
      },
      err: (text) => {
        err += text
      },
      stdin: (async function* () {
        yield world.stdin ?? ''
      })(),
      colour: false,
      showsProgress: false,
      env: { ...NOWHERE, ...world.env },
      fetch: world.fetch ?? fetch,
      ...(world.width === undefined ? {} : { width: world.width }),
      ...(world.answers === undefined
        ? {}
        : {
            ask: async (question) => {
              err += question
              return answers.shift() ?? ''
            },
          }),
    },
    factories: { openApiDocument: async () => ({ openapi: '3.1.0' }) },
  })
  return { exitCode, out, err }
}
