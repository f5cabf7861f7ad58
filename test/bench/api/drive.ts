/**
 * A client that costs little, and how long its work takes: so many connections, each with one request
 * on its way at a time.
 *
 * @module
 */
import { readdirSync, readFileSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { percentile, round } from '../measure.ts'
import type { Reply, Send, Subject, Work } from './subject.ts'

export interface Budget {
  readonly count: number
  readonly ms: number
}

export interface Figures {
  readonly done: number
  readonly failed: number
  readonly perS: number
  readonly p50Ms: number
  readonly p99Ms: number
  /** Of the serving processes, by name; absent where the system does not tell. */
  readonly cpuMsEach?: Readonly<Record<string, number>>
}

const TIMEOUT_MS = 180_000

export interface Client {
  readonly send: Send
  close(): void
}

export function clientOf({ url, headers }: Pick<Subject, 'url' | 'headers'>): Client {
  const agent = new Agent({ keepAlive: true })
  const send: Send = ({ method, path, body }) =>
    new Promise<Reply>((resolve, reject) => {
      const data = body === undefined ? '' : JSON.stringify(body)
      const own = data === '' ? {} : { 'content-type': 'application/json' }
      const length = { 'content-length': String(Buffer.byteLength(data)) }
      const { hostname: host, port } = url
      const options = {
        host,
        port,
        path,
        method,
        agent,
        headers: { ...headers, ...own, ...length },
      }
      const asked = request(options, (answer) => {
        const chunks: Buffer[] = []
        answer.on('data', (chunk: Buffer) => chunks.push(chunk))
        answer.on('error', reject)
        answer.on('end', () =>
          resolve({ status: answer.statusCode ?? 0, text: Buffer.concat(chunks).toString('utf8') }),
        )
      })
      asked.setTimeout(TIMEOUT_MS, () => asked.destroy(new Error('no answer')))
      asked.on('error', reject)
      asked.end(data)
    })
  return { send, close: () => agent.destroy() }
}

export interface Drive {
  readonly connections: number
  readonly budget: Budget
  /** Number of the first piece of work, so that none is done twice. */
  readonly first: number
}

export async function drive(
  subject: Subject,
  client: Client,
  work: Work,
  { connections, budget, first }: Drive,
): Promise<Figures> {
  const times: number[] = []
  let [begun, failed] = [0, 0]
  const cpuBefore = cpuOf(subject)
  const start = performance.now()
  const worker = async (): Promise<void> => {
    while (begun < budget.count && performance.now() - start < budget.ms) {
      const n = first + begun++
      const asked = performance.now()
      const isDone = await work(client.send, n).catch(() => false)
      times.push(performance.now() - asked)
      if (!isDone) failed += 1
    }
  }
  await Promise.all(Array.from({ length: connections }, worker))
  const tookMs = performance.now() - start
  const cpuAfter = cpuOf(subject)
  times.sort((a, b) => a - b)
  const done = times.length - failed
  const each = Object.entries(cpuAfter ?? {}).map(([name, ms]) => [
    name,
    round((ms - (cpuBefore?.[name] ?? 0)) / times.length),
  ])
  return {
    done,
    failed,
    perS: round((done / tookMs) * 1000),
    p50Ms: percentile(times, 0.5),
    p99Ms: percentile(times, 0.99),
    ...(cpuAfter === undefined ? {} : { cpuMsEach: Object.fromEntries(each) }),
  }
}

/** Linux counts in hundredths of a second, whatever the kernel's own clock is. */
const TICK_MS = 10

/** Processor time of each serving process with its children so far. */
function cpuOf(subject: Subject): Readonly<Record<string, number>> | undefined {
  if (process.platform !== 'linux') return undefined
  const all = readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) ? statOf(name) : []))
  const entries = Object.entries(subject.processes()).map(([name, root]) => {
    const family = new Set([root])
    // A child has a higher number than its parent unless numbers have run out, which costs accuracy alone.
    for (const { pid, parent } of all) if (family.has(parent)) family.add(pid)
    const ticks = all.filter(({ pid }) => family.has(pid)).reduce((sum, one) => sum + one.ticks, 0)
    return [name, ticks * TICK_MS]
  })
  return Object.fromEntries(entries)
}

interface Stat {
  readonly pid: number
  readonly parent: number
  readonly ticks: number
}

/** proc(5): after the command in brackets come state, parent, …; the 12th and 13th are user and system time. */
function statOf(pid: string): Stat[] {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = text
      .slice(text.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number)
    const [, parent = 0] = fields
    return [{ pid: Number(pid), parent, ticks: (fields[11] ?? 0) + (fields[12] ?? 0) }]
  } catch {
    return []
  }
}
