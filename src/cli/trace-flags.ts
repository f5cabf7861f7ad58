/**
 * The flags of `weft trace`, and the question that they make.
 *
 * @module
 */
import { ok, type Result } from '../base/result.ts'
import type { Question } from '../model/contract/question.ts'
import { kebab } from '../model/words.ts'
import { present } from '../render/present.ts'
import type { Flags, Given } from './flag.ts'
import { type Refusal, wrongUsage } from './refusal.ts'

const l4Port = (doc: string) =>
  ({ type: 'integer', value: 'PORT', min: 0, max: 65_535, doc }) as const

export const TRACE_FLAGS = {
  network: {
    type: 'text',
    value: 'FILE',
    doc: 'The network: a manifest, as it would be applied to an empty tenant.',
  },
  aws: { type: 'text', value: 'DIR', doc: 'The network: a directory with output of the AWS CLI.' },
  from: { type: 'text', value: 'END', doc: 'Who sends: an id, a Name, an address, VPC/ADDRESS.' },
  to: { type: 'text', value: 'END', doc: 'Who receives; also `internet` or `internet:ADDRESS`.' },
  protocol: { type: 'text', value: 'PROTOCOL', doc: 'tcp, udp, icmp, …, a number, or any.' },
  port: l4Port('Destination port; absent: only rules for all ports match.'),
  'source-port': l4Port('Source port; absent: 49152.'),
  'source-address': {
    type: 'text',
    value: 'ADDRESS',
    doc: 'Address that the sender writes into the packet, if not its own.',
  },
  icmp: { type: 'text', value: 'TYPE', doc: 'Protocol icmp, with `echo` or TYPE[/CODE].' },
  size: {
    type: 'integer',
    value: 'BYTES',
    min: 1,
    max: 65_535,
    doc: 'IP packet size; absent: 64.',
  },
  df: { type: 'switch', doc: 'The packet may not be fragmented.' },
  ttl: { type: 'integer', value: 'N', min: 1, max: 255, doc: 'Time to live; absent: 64.' },
  family: { type: 'choice', values: ['4', '6'], doc: 'IPv4 or IPv6; absent: all that both have.' },
  state: {
    type: 'choice',
    values: ['new', 'established'],
    doc: 'established: of a connection that everything on the way already knows.',
  },
  explain: {
    type: 'choice',
    values: ['first', 'all'],
    doc: 'all: go on past what refuses the packet, and list everything in the way.',
  },
  branch: { type: 'text', value: 'I,J,…', doc: 'Which way to take at each fork; absent: all.' },
  'forward-only': { type: 'switch', doc: 'Ask about the request alone, not about its reply.' },
  json: { type: 'switch', doc: 'Print the answer as JSON.' },
  batch: { type: 'text', value: 'FILE', doc: 'Questions as JSON lines, or `-` for stdin.' },
  notes: { type: 'switch', doc: 'Say on stderr what of the directory was not read or modelled.' },
} as const satisfies Flags

export type TraceFlags = Given<typeof TRACE_FLAGS>

/** Flags that are part of a question, and so belong into the lines of a batch. */
const ABOUT_THE_NETWORK: readonly string[] = [
  'network',
  'aws',
  'batch',
  'notes',
  'url',
  'token',
  'profile',
]

export const questionFlags = (flags: TraceFlags): string[] =>
  Object.keys(flags).filter((name) => !ABOUT_THE_NETWORK.includes(name))

const FLAG_OF: Readonly<Record<string, string>> = {
  '/icmpType': 'icmp',
  '/icmpCode': 'icmp',
  '/sizeBytes': 'size',
  '/doNotFragment': 'df',
}

/** How a member of the question is called here, as in `/sourcePort`. */
export const flagOf = (pointer: string): string =>
  `--${FLAG_OF[pointer] ?? kebab(pointer.slice(1))}`

export function questionOf(flags: TraceFlags): Result<Question, Refusal> {
  const { from, to } = flags
  if (from === undefined) return wrongUsage('say who sends: --from ID, NAME or ADDRESS')
  if (to === undefined) return wrongUsage('say who receives: --to ID, NAME, ADDRESS or internet')
  const protocol = protocolOf(flags)
  if (!protocol.ok) return protocol
  const branch = branchOf(flags.branch)
  if (!branch.ok) return branch
  const rest = present({
    port: flags.port,
    sourcePort: flags['source-port'],
    sourceAddress: flags['source-address'],
    sizeBytes: flags.size,
    doNotFragment: flags.df,
    ttl: flags.ttl,
    family:
      flags.family === undefined ? undefined : flags.family === '4' ? (4 as const) : (6 as const),
    state: flags.state,
    explain: flags.explain,
    branch: branch.value,
    forwardOnly: flags['forward-only'],
  })
  return ok({ from, to, ...protocol.value, ...rest })
}

type ProtocolPart = Pick<Question, 'protocol' | 'icmpType' | 'icmpCode'>

function protocolOf({ protocol, icmp }: TraceFlags): Result<ProtocolPart, Refusal> {
  if (icmp === undefined) {
    if (protocol !== undefined) return ok({ protocol })
    return wrongUsage('say which protocol: --protocol tcp --port 443, or --icmp echo')
  }
  if (protocol !== undefined && !protocol.startsWith('icmp')) {
    return wrongUsage(`--icmp contradicts --protocol ${protocol}`)
  }
  if (icmp === 'echo') return ok({ protocol: protocol ?? 'icmp' })
  const numbers = /^(\d{1,3})(?:\/(\d{1,3}))?$/.exec(icmp)
  if (numbers === null) {
    return wrongUsage(`--icmp takes echo, TYPE or TYPE/CODE as in 3/1, not ${JSON.stringify(icmp)}`)
  }
  const [, type, code] = numbers
  const icmpCode = code === undefined ? {} : { icmpCode: Number(code) }
  return ok({ protocol: protocol ?? 'icmp', icmpType: Number(type), ...icmpCode })
}

function branchOf(text: string | undefined): Result<readonly number[] | undefined, Refusal> {
  if (text === undefined) return ok(undefined)
  if (/^\d+(,\d+)*$/.test(text)) return ok(text.split(',').map(Number))
  return wrongUsage(`--branch takes numbers with commas, as in 0,1, not ${JSON.stringify(text)}`)
}
