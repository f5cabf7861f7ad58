/**
 * Weft as `npm start` runs it: workerd over the embedded database, in a data folder of its own.
 *
 * @module
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { launch } from '../../../src/cli/dev/launch.ts'
import type { Send, Subject, Work, Works } from './subject.ts'

export async function startWeft(): Promise<Subject> {
  const folder = mkdtempSync(join(tmpdir(), 'weft-bench-'))
  const launched = launch({ folder, l4Port: 0 })
  const stop = async (): Promise<void> => {
    await launched.stop()
    rmSync(folder, { recursive: true, force: true })
  }
  const done = await launched.done
  if (!done.ok) {
    await stop()
    throw new Error(done.error.lines.join('\n'))
  }
  const { url, token } = done.value
  const processes = childrenIn(join(folder, 'run.json'))
  return {
    name: 'weft',
    url: new URL(url),
    headers: { authorization: `Bearer ${token}` },
    prepare,
    processes: () => processes,
    stop,
  }
}

function childrenIn(runFile: string): Readonly<Record<string, number>> {
  const { children } = JSON.parse(readFileSync(runFile, 'utf8')) as {
    readonly children: readonly { readonly pid: number; readonly command: string }[]
  }
  const found = children.map(({ pid, command }) => [/dynoxide|workerd/.exec(command)?.[0], pid])
  return Object.fromEntries(found)
}

/** Rules that one writes into a group before the next. */
const RULES_PER_GROUP = 50
const GROUPS = 60

async function prepare(send: Send, vnics: number): Promise<Works> {
  const make = makerOf(send)
  const { id: vpcId } = await make('/v1/vpcs', { cidrs: ['10.0.0.0/16'] })
  const home = `/v1/vpcs/${vpcId}`
  const { id: subnetId } = await make(`${home}/subnets`, { cidrs: ['10.0.0.0/16'] })
  const ids = await fill(send, home, { subnetId, vnics })
  const groups: string[] = []
  for (let g = 0; g < GROUPS; g++) {
    groups.push((await make(`${home}/security-groups`, { name: `group-${g}` })).id)
  }
  const post = (path: string, body: unknown) => ({ method: 'POST', path, body }) as const
  const works: Works = {
    getVnic: async (ask, n) => {
      const id = ids[n % ids.length] ?? ''
      const { status, text } = await ask({ method: 'GET', path: `${home}/vnics/${id}` })
      return status === 200 && text.includes(id)
    },
    createVnic: async (ask, n) =>
      (await ask(post(`${home}/vnics`, { subnetId, name: `vnic-${n}` }))).status === 201,
    createSecurityGroupRule: async (ask, n) => {
      const group = groups[Math.floor(n / RULES_PER_GROUP) % GROUPS]
      const l4Port = 1024 + (n % 60_000)
      const body = {
        direction: 'ingress',
        protocol: 'tcp',
        l4Ports: { first: l4Port, last: l4Port },
        peerCidr: '10.0.0.0/8',
      }
      const path = `${home}/security-groups/${group}/rules`
      return (await ask(post(path, body))).status === 201
    },
    list1000Vnics: listOf(`${home}/vnics`, Math.min(1000, vnics)),
    batch100Vnics: async (ask, n) => {
      const { status, text } = await ask(
        post(`${home}/vnics/batch`, batchOf(subnetId, `batch-${n}`)),
      )
      const { items } = JSON.parse(text) as { readonly items: readonly { status: number }[] }
      return status === 207 && items.every((one) => one.status === 201)
    },
    trace: async (ask, n) => {
      const [from, to] = [ids[n % ids.length], ids[(n * 7 + 1) % ids.length]]
      const question = { from, to, protocol: 'tcp', port: 443 }
      const { status, text } = await ask(post('/v1/traces', question))
      return status === 200 && text.includes('"verdict"')
    },
  }
  return works
}

interface Made {
  readonly id: string
}

const BATCH = 100

const batchOf = (subnetId: string, name: string) => ({
  items: Array.from({ length: BATCH }, (_, i) => ({ subnetId, name: `${name}-${i}` })),
})

const makerOf =
  (send: Send) =>
  async (path: string, body: unknown): Promise<Made> => {
    const { status, text } = await send({ method: 'POST', path, body })
    if (status !== 201) throw new Error(`POST ${path}: ${status} ${text}`)
    return JSON.parse(text) as Made
  }

async function fill(
  send: Send,
  home: string,
  { subnetId, vnics }: { readonly subnetId: string; readonly vnics: number },
): Promise<string[]> {
  const ids: string[] = []
  while (ids.length < vnics) {
    const body = batchOf(subnetId, `first-${ids.length}`)
    const { status, text } = await send({ method: 'POST', path: `${home}/vnics/batch`, body })
    if (status !== 207) throw new Error(`a batch: ${status} ${text}`)
    const { items } = JSON.parse(text) as { readonly items: readonly { readonly resource: Made }[] }
    ids.push(...items.map(({ resource }) => resource.id))
  }
  return ids
}

/** As a user reads a list: page after page. */
const listOf =
  (path: string, wanted: number): Work =>
  async (ask) => {
    let [items, token] = [0, '']
    do {
      const after = token === '' ? '' : `&pageToken=${encodeURIComponent(token)}`
      const { status, text } = await ask({ method: 'GET', path: `${path}?pageSize=500${after}` })
      if (status !== 200) return false
      const page = JSON.parse(text) as { items: unknown[]; nextPageToken?: string }
      items += page.items.length
      token = page.nextPageToken ?? ''
    } while (token !== '' && items < wanted)
    return items >= wanted
  }
