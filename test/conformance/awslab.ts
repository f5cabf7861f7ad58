import { type Network, trace } from '../../src/engine/index.ts'
import type { Question } from '../../src/model/contract/question.ts'
import { parseAddress } from '../../src/net/address.ts'
import { isPublic } from '../../src/net/special.ts'
import { addressToIpv6 } from '../support/to-ipv6.ts'
import { openLab, readRows } from './corpora.ts'
import { type AskedRow, compareVerdict, type Expected, type Outcome } from './outcome.ts'

export const AWSLAB = '1-awslab'

interface End {
  readonly eni?: string
  readonly vpc?: string
}

/** A ping or a port scan between machines of a real AWS account. */
interface Row {
  readonly case: string
  readonly snapshot: string
  readonly src: string
  readonly dst: string
  readonly protocol: string
  readonly port: number | null
  readonly expect: Expected
  readonly class: string
  readonly support: string
  readonly src_res: End | null
  readonly dst_res: End | null
}

/** Every row that a configuration can be held to; those between private addresses also in IPv6. */
export function runAwslab(): readonly Outcome[] {
  const rows = readRows<Row>(AWSLAB).filter(({ support }) => support === 'core')
  const privately = rows.filter(({ src, dst }) => isPrivate(src) && isPrivate(dst))
  return [...rows.map(inIpv4), ...privately.map(inIpv6)]
}

const inIpv4 = (row: Row): Outcome =>
  ask(row, openLab(AWSLAB, row.snapshot).network, questionOf(row))

const questionOf = (row: Row): Question => ({
  from: isPrivate(row.src) ? placed(row.src, row.src_res) : `internet:${row.src}`,
  to: isPrivate(row.dst) ? placed(row.dst, row.dst_res) : row.dst,
  ...service(row),
})

/** The questions of the rows, to be asked of another form of the same networks. */
export const awslabRows = (): readonly AskedRow[] =>
  readRows<Row>(AWSLAB)
    .filter(({ support }) => support === 'core')
    .map((row) => ({ ...row, corpus: AWSLAB, mode: 'roundtrip', question: questionOf(row) }))

function inIpv6(row: Row): Outcome {
  const { inIpv6: network } = openLab(AWSLAB, row.snapshot)
  const outcome = ask(row, network, {
    from: placed(addressToIpv6(row.src), row.src_res),
    to: placed(addressToIpv6(row.dst), row.dst_res),
    ...service(row.protocol === 'icmp' ? { ...row, protocol: 'icmpv6' } : row),
  })
  return { ...outcome, class: `${row.class} (IPv6)`, case: `${row.case} (IPv6)` }
}

function ask(row: Row, network: Network, question: Question): Outcome {
  const lab = row.snapshot.split('/').at(-1) ?? ''
  const wrong = compareVerdict(row.expect, trace(network, question), 'roundtrip')
  return { lab, class: row.class, case: row.case, ...(wrong === undefined ? {} : { wrong }) }
}

function isPrivate(text: string): boolean {
  const address = parseAddress(text)
  return address.ok && !isPublic(address.value)
}

/** Addresses overlap between VPCs, so that one is only meant together with its VPC. */
const placed = (address: string, end: End | null): string =>
  end?.vpc === undefined ? address : `${end.vpc}/${address}`

const service = ({ protocol, port }: Row): Omit<Question, 'from' | 'to'> =>
  port === null ? { protocol } : { protocol, port }
