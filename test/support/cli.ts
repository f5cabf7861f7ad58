/** `weft` as a function: what it prints and how it exits, without a process of its own. */
import { main } from '../../src/cli/main.ts'

export interface Ran {
  readonly exitCode: number
  readonly out: string
  readonly err: string
}

export async function weft(argv: readonly string[], stdin = ''): Promise<Ran> {
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
        yield stdin
      })(),
      colour: false,
    },
    factories: { openApiDocument: async () => ({ openapi: '3.1.0' }) },
  })
  return { exitCode, out, err }
}
