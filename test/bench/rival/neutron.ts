/**
 * OpenStack Neutron as a rival: its API asked for the same work.
 *
 * @module
 */
import type { Send, Subject, Work, Works } from '../api/subject.ts'
import { type Absent, startNeutronServer } from './neutron-server.ts'

const PROJECT = { project_id: 'bench' }
const RULES_PER_GROUP = 50
const GROUPS = 20
const BATCH = 100

export async function startNeutron(): Promise<Subject | Absent> {
  const server = await startNeutronServer()
  if ('absent' in server) return server
  return { name: 'neutron', headers: { accept: 'application/json' }, prepare, ...server }
}

async function prepare(send: Send, ports: number): Promise<Works> {
  const { network } = await make(send, 'networks', { network: { name: 'bench', ...PROJECT } })
  const network_id = network?.id ?? ''
  const subnet = { network_id, ip_version: 4, cidr: '10.0.0.0/16', ...PROJECT }
  await make(send, 'subnets', { subnet })
  const ids: string[] = []
  while (ids.length < ports) {
    const made = await make(send, 'ports', { ports: portsOf(network_id, `first-${ids.length}`) })
    ids.push(...((made['ports'] as unknown as readonly Made[]) ?? []).map(({ id }) => id))
  }
  const groups: string[] = []
  for (let g = 0; g < GROUPS; g++) {
    const body = { security_group: { name: `group-${g}`, ...PROJECT } }
    groups.push((await make(send, 'security-groups', body))['security_group']?.id ?? '')
  }
  return {
    getVnic: async (ask, n) => {
      const id = ids[n % ids.length] ?? ''
      const { status, text } = await ask({ method: 'GET', path: `/v2.0/ports/${id}` })
      return status === 200 && text.includes(id)
    },
    createVnic: creating('ports', (n) => ({ port: { network_id, name: `vnic-${n}`, ...PROJECT } })),
    createSecurityGroupRule: creating('security-group-rules', (n) => ({
      security_group_rule: {
        security_group_id: groups[Math.floor(n / RULES_PER_GROUP) % GROUPS],
        direction: 'ingress',
        ethertype: 'IPv4',
        protocol: 'tcp',
        port_range_min: 1024 + n,
        port_range_max: 1024 + n,
        remote_ip_prefix: '10.0.0.0/8',
        ...PROJECT,
      },
    })),
    list1000Vnics: async (ask) => {
      const path = `/v2.0/ports?network_id=${network_id}&limit=1000`
      const { status, text } = await ask({ method: 'GET', path })
      return status === 200 && (JSON.parse(text) as { ports: unknown[] }).ports.length === 1000
    },
    batch100Vnics: creating('ports', (n) => ({ ports: portsOf(network_id, `batch-${n}`) })),
  }
}

interface Made {
  readonly id: string
}

const portsOf = (network_id: string, name: string): readonly object[] =>
  Array.from({ length: BATCH }, (_, i) => ({ network_id, name: `${name}-${i}`, ...PROJECT }))

const creating =
  (collection: string, body: (n: number) => object): Work =>
  async (ask, n) => {
    const asked = { method: 'POST', path: `/v2.0/${collection}`, body: body(n) } as const
    return (await ask(asked)).status === 201
  }

async function make(
  send: Send,
  collection: string,
  body: object,
): Promise<Readonly<Record<string, Made>>> {
  const { status, text } = await send({ method: 'POST', path: `/v2.0/${collection}`, body })
  if (status !== 201) throw new Error(`POST ${collection}: ${status} ${text}`)
  return JSON.parse(text) as Record<string, Made>
}
