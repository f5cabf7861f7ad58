import { type Answer, type Hop, type Leg, trace } from '../../src/engine/index.ts'
import type { Question } from '../../src/model/contract/question.ts'
import type { Snapshot } from '../../src/model/snapshot.ts'
import { openLab, readRows } from './corpora.ts'
import {
  type AskedRow,
  branchesOf,
  compareVerdict,
  type Expected,
  type Mode,
  type Outcome,
} from './outcome.ts'

export const BATFISH = '3-batfish'

/** An assertion of another simulator's end-to-end tests. */
interface Row {
  readonly case: string
  readonly snapshot: string
  readonly src: string
  readonly dst: string
  readonly src_ip: string | null
  readonly dst_ip: string | null
  readonly protocol: string
  readonly port: number | null
  readonly expect: Expected
  readonly mode: Mode
  readonly hops: readonly string[]
  readonly reverse_hops?: readonly string[]
  readonly support: string
}

/** Every AWS row that a configuration can be held to, in verdict and in hops. */
export function runBatfish(): readonly Outcome[] {
  return readRows<Row>(BATFISH)
    .filter(({ support, snapshot }) => support === 'core' && snapshot.startsWith('snapshots/aws/'))
    .map((row) => {
      const wrong = judge(row)
      const lab = row.snapshot.split('/').at(-1) ?? ''
      return { lab, class: row.mode, case: row.case, ...(wrong === undefined ? {} : { wrong }) }
    })
}

/** The questions of the rows, to be asked of another form of the same networks. */
export const batfishRows = (): readonly AskedRow[] =>
  readRows<Row>(BATFISH)
    .filter(({ support, snapshot }) => support === 'core' && snapshot.startsWith('snapshots/aws/'))
    .map((row) => ({
      ...row,
      corpus: BATFISH,
      question: questionOf(row, openLab(BATFISH, row.snapshot).snapshot),
    }))

function judge(row: Row): string | undefined {
  const { network, snapshot } = openLab(BATFISH, row.snapshot)
  const answered = trace(network, questionOf(row, snapshot))
  const verdict = compareVerdict(row.expect, answered, row.mode)
  if (verdict !== undefined || !answered.ok) return verdict
  return (
    compareHops(named(row.hops, snapshot), answered.value, ({ forward }) => forward) ??
    compareHops(named(row.reverse_hops ?? [], snapshot), answered.value, ({ reply }) => reply)
  )
}

function questionOf(row: Row, snapshot: Snapshot): Question {
  const number = /^proto-(\d+)$/.exec(row.protocol)?.[1]
  return {
    from: row.src === 'internet' ? internet(row.src_ip) : placed(row.src, row.src_ip, snapshot),
    to: placed(row.dst, row.dst_ip, snapshot),
    protocol: number ?? row.protocol,
    ...(row.port === null ? {} : { port: row.port }),
    ...(row.mode === 'forward' ? { forwardOnly: true } : {}),
  }
}

const internet = (address: string | null): string =>
  address === null ? 'internet' : `internet:${address}`

/** `name@zone(eni-…)` means the interface; else an address is meant, in the VPC of its owner. */
function placed(given: string, address: string | null, snapshot: Snapshot): string {
  const eni = /\((eni-[^)]+)\)$/.exec(given)?.[1]
  if (eni !== undefined) return eni
  if (address === null) return given
  const owner =
    snapshot.vnics.find(({ workload }) => workload?.id === given) ??
    snapshot.natGateways.find(({ id }) => id === given) ??
    snapshot.serviceEndpoints.find(({ id }) => id === given.split('@')[0])
  return owner === undefined ? address : `${owner.vpcId}/${address}`
}

/** Nodes that the other simulator invents; we end at the internet. */
const INVENTED = /^(aws-backbone|isp_\d+|aws-services-gateway)$/

/** Names by which an expected hop may be known to us, for each hop that is no invention. */
const named = (expected: readonly string[], snapshot: Snapshot): readonly Names[] =>
  expected.filter((hop) => !INVENTED.test(hop)).map((hop) => [hop, ...insides(hop, snapshot)])

type Names = readonly string[]

/** `name@zone(eni-…)` is that interface; `endpoint@subnet` is the endpoint's interface there. */
function insides(hop: string, snapshot: Snapshot): readonly string[] {
  const eni = /\((eni-[^)]+)\)$/.exec(hop)?.[1]
  if (eni !== undefined) return [eni]
  const [id, subnetId] = hop.split('@')
  const endpoint = snapshot.serviceEndpoints.find((one) => one.id === id)
  const own = endpoint?.interfaces.filter((one) => one.subnetId === subnetId) ?? []
  return endpoint === undefined ? [] : [endpoint.id, ...own.map((one) => one.id)]
}

/** The expected hops must be met in order on one of our ways; we may meet more than they. */
function compareHops(
  wanted: readonly Names[],
  answer: Answer,
  legOf: (branch: Answer['shown']) => Leg | undefined,
): string | undefined {
  const ways = branchesOf(answer).map((branch) => legOf(branch)?.hops ?? [])
  if (ways.some((hops) => isSubsequence(wanted, hops))) return undefined
  const ours = (ways[0] ?? []).map(({ node, vnic }) => (vnic ? `${node}(${vnic})` : node))
  return `expected by ${wanted.map(([hop]) => hop).join(' > ')}, went by ${ours.join(' > ')}`
}

function isSubsequence(wanted: readonly Names[], hops: readonly Hop[]): boolean {
  let next = 0
  for (const hop of hops) if (matches(wanted[next], hop)) next++
  return next >= wanted.length
}

const matches = (wanted: Names | undefined, { node, vnic, name }: Hop): boolean =>
  [node, vnic, name].some((one) => one !== undefined && (wanted?.includes(one) ?? false))
