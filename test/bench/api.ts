/**
 * What the API does per second, asked as users ask it: one connection, then sixteen; and how the cost
 * of a request grows with the network. `--rival neutron` measures that one beside it, in the same run.
 *
 * @module
 */
import { type Client, clientOf, drive, type Figures } from './api/drive.ts'
import type { Subject, WorkName, Works } from './api/subject.ts'
import { startWeft } from './api/weft.ts'
import { calibrationMs, round } from './measure.ts'
import { startNeutron } from './rival/neutron.ts'

const VNICS = 1000
const CONNECTIONS = [1, 16]
const SIZES = [100, 1000, 9000]

/** Times the rival's throughput. */
const BARS: Readonly<Partial<Record<WorkName, number>>> = {
  getVnic: 10,
  list1000Vnics: 10,
  createVnic: 30,
  createSecurityGroupRule: 30,
  batch100Vnics: 50,
}

/** Per number of connections. What is slow ends by time, what is quick by count. */
const COUNTS: Readonly<Record<WorkName, number>> = {
  getVnic: 2000,
  createVnic: 800,
  createSecurityGroupRule: 800,
  list1000Vnics: 100,
  batch100Vnics: 10,
  trace: 1000,
}
const MS_MAX = 10_000
const WARM_UP = 20

type Table = Readonly<Record<string, Readonly<Record<string, Figures>>>>

export async function benchApi(flags: readonly string[]): Promise<unknown> {
  const weft = await measured(startWeft())
  const growth = await growthOf(SIZES)
  if (!flags.includes('--rival')) return { bars: BARS, weft, growth }
  const starting = await startNeutron()
  if ('absent' in starting) return { bars: BARS, weft, growth, rival: starting }
  const neutron = await measured(Promise.resolve(starting))
  return { bars: BARS, weft, growth, neutron, times: ratios(weft.works, neutron.works) }
}

async function measured(starting: Promise<Subject>): Promise<{
  readonly calibrationMs: number
  readonly works: Table
}> {
  const subject = await starting
  const client = clientOf(subject)
  try {
    const works = await subject.prepare(client.send, VNICS)
    const table: Record<string, Record<string, Figures>> = {}
    const first = new Counter()
    for (const connections of CONNECTIONS) {
      for (const name of namesOf(works)) {
        const figures = await figuresOf({ subject, client, works, first }, name, connections)
        table[name] = { ...table[name], [`at${connections}`]: figures }
      }
    }
    return { calibrationMs: calibrationMs(), works: table }
  } finally {
    client.close()
    await subject.stop()
  }
}

interface Measuring {
  readonly subject: Subject
  readonly client: Client
  readonly works: Works
  readonly first: Counter
}

/** Numbers of pieces of work that were not used before. */
class Counter {
  #next = 0
  take(count: number): number {
    this.#next += count
    return this.#next - count
  }
}

const namesOf = (works: Works): WorkName[] => Object.keys(works) as WorkName[]

async function figuresOf(
  { subject, client, works, first }: Measuring,
  name: WorkName,
  connections: number,
): Promise<Figures> {
  const work = works[name]
  if (work === undefined) throw new Error(`${subject.name} cannot ${name}`)
  const isLong = name === 'batch100Vnics'
  const count = COUNTS[name]
  const warmUp = isLong ? 1 : Math.min(WARM_UP, count)
  const warm = { count: warmUp, ms: MS_MAX / 4 }
  await drive(subject, client, work, { connections, budget: warm, first: first.take(warmUp) })
  const budget = { count, ms: MS_MAX }
  return await drive(subject, client, work, { connections, budget, first: first.take(count) })
}

/** Milliseconds of one request after another, in networks of growing size. */
async function growthOf(sizes: readonly number[]): Promise<unknown> {
  const rows: unknown[] = []
  const subject = await startWeft()
  const client = clientOf(subject)
  try {
    for (const vnics of sizes) {
      const works = await subject.prepare(client.send, vnics)
      const first = new Counter()
      const row: Record<string, unknown> = { vnics }
      for (const name of ['getVnic', 'createVnic', 'createSecurityGroupRule'] as const) {
        const { p50Ms, cpuMsEach } = await figuresOf({ subject, client, works, first }, name, 1)
        row[name] = { p50Ms, ...cpuMsEach }
      }
      rows.push(row)
    }
  } finally {
    client.close()
    await subject.stop()
  }
  return rows
}

function ratios(ours: Table, theirs: Table): unknown {
  const entries = Object.entries(theirs).map(([name, byConnections]) => {
    const times = Object.entries(byConnections).map(([at, { perS }]) => [
      at,
      round((ours[name]?.[at]?.perS ?? 0) / perS),
    ])
    return [name, { bar: BARS[name as WorkName], ...Object.fromEntries(times) }]
  })
  return Object.fromEntries(entries)
}
