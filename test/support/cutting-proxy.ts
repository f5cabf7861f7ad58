/**
 * A wire between two programs that is cut at random: before a request arrives, after it has arrived
 * and before its answer does, or in the middle of the answer.
 */
import { connect, createServer, type Socket } from 'node:net'

export interface CuttingProxy {
  readonly url: string
  /** How often it was cut, by where. */
  readonly cuts: Readonly<Record<Cut, number>>
  /** Who is behind it from now on. */
  aim(port: number): void
  /** Share of requests that are cut from now on. */
  cutting(share: number): void
  close(): Promise<void>
}

type Cut = 'before' | 'after' | 'within'

const CUTS: readonly Cut[] = ['before', 'after', 'within']

export async function cuttingProxy(port: number, seed: number): Promise<CuttingProxy> {
  let [target, share, state] = [port, 0, seed]
  const random = (): number => {
    state = (state * 48_271) % 0x7fff_ffff
    return state / 0x7fff_ffff
  }
  const cuts: Record<Cut, number> = { before: 0, after: 0, within: 0 }
  const sockets = new Set<Socket>()
  const nextCut = (): Cut | undefined => {
    if (random() >= share) return undefined
    const cut = CUTS[Math.floor(random() * CUTS.length)] ?? 'before'
    cuts[cut]++
    return cut
  }
  const server = createServer((near) => {
    const far = connect(target, '127.0.0.1')
    for (const socket of [near, far]) sockets.add(socket)
    const end = (): void => {
      for (const socket of [near, far]) {
        socket.destroy()
        sockets.delete(socket)
      }
    }
    for (const socket of [near, far]) socket.on('error', end).on('close', end)
    join(near, far, nextCut, end)
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const address = server.address()
  const own = typeof address === 'object' && address !== null ? address.port : 0
  return {
    url: `http://127.0.0.1:${own}`,
    cuts,
    aim(next) {
      target = next
    },
    cutting(next) {
      share = next
    },
    async close() {
      for (const socket of sockets) socket.destroy()
      await new Promise((done) => server.close(done))
    },
  }
}

function join(near: Socket, far: Socket, nextCut: () => Cut | undefined, end: () => void): void {
  let fate: Cut | undefined
  near.on('data', (request) => {
    fate ??= nextCut()
    if (fate === 'before') return end()
    far.write(request)
  })
  far.on('data', (answer) => {
    if (fate === undefined) return near.write(answer)
    if (fate === 'after') return end()
    near.write(answer.subarray(0, answer.length >> 1), end)
  })
}
