/**
 * How long commands of the packed product take, from start to end of the process.
 *
 * @module
 */
import { execFileSync, spawnSync } from 'node:child_process'
import { percentile, round } from './measure.ts'

const ROUNDS = 40

/** Milliseconds allowed on a quiet machine; `bare` is Node alone, which they hold. */
const BARS = { help: 60, version: 60, trace: 150 }

const WEFT = 'dist/weft.js'
const QUESTION = ['--from', 'web-1', '--to', 'db-1', '--protocol', 'tcp', '--port', '5432']

const COMMANDS: Readonly<Record<string, readonly string[]>> = {
  bare: ['-e', '0'],
  help: [WEFT, '--help'],
  version: [WEFT, '--version'],
  kindHelp: [WEFT, 'vnic', 'create', '--help'],
  trace: [WEFT, 'trace', '--aws', 'examples/aws', ...QUESTION],
}

export interface CliFigures {
  readonly bestMs: number
  readonly p50Ms: number
  /** What Weft adds to Node, of the best of both. */
  readonly addedMs: number
}

/** In turns, so that what else the machine does falls on all alike. */
export function benchCli(): {
  readonly bars: typeof BARS
  readonly commands: Readonly<Record<string, CliFigures>>
} {
  execFileSync(process.execPath, ['infra/package/build.ts'], { stdio: 'inherit' })
  const times = new Map(Object.keys(COMMANDS).map((name) => [name, [] as number[]]))
  for (let round = 0; round <= ROUNDS; round++) {
    for (const [name, argv] of Object.entries(COMMANDS)) {
      const start = performance.now()
      const { status } = spawnSync(process.execPath, argv, { stdio: 'ignore' })
      if (status !== 0) throw new Error(`${name} exited with ${status}`)
      // The first round fills the caches of the file system.
      if (round > 0) times.get(name)?.push(performance.now() - start)
    }
  }
  const sorted = [...times].map(([name, all]) => [name, all.sort((x, y) => x - y)] as const)
  const bare = sorted[0]?.[1][0] ?? 0
  const commands = sorted.map(([name, all]) => [
    name,
    {
      bestMs: round(all[0] ?? 0),
      p50Ms: percentile(all, 0.5),
      addedMs: round((all[0] ?? 0) - bare),
    },
  ])
  return { bars: BARS, commands: Object.fromEntries(commands) }
}
