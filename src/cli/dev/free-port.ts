import { createServer } from 'node:net'
import { fail, ok, type Result } from '../../base/result.ts'

export const LOOPBACK = '127.0.0.1'

/** The loopback TCP port `wanted`, or any free one for 0; fails with the system's code if it is taken. */
export function freePort(wanted = 0): Promise<Result<number, string>> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', (error: NodeJS.ErrnoException) =>
      resolve(fail(error.code ?? error.message)),
    )
    server.listen(wanted, LOOPBACK, () => {
      const address = server.address()
      const l4Port = typeof address === 'object' && address !== null ? address.port : wanted
      server.close(() => resolve(ok(l4Port)))
    })
  })
}
