/**
 * A trace for people: the question, how its names were read, the request, the reply, the answer, and
 * what to do about it. Whoever reads it need not know Weft.
 *
 * @module
 */
import type { Reading, Verdict } from '../engine/index.ts'
import { REASONS, type ReasonCode } from '../model/reason.ts'
import { legText } from './leg-text.ts'
import { packetText } from './packet-text.ts'
import type { AnswerJson, BlockerJson, BranchJson } from './trace-json.ts'

export interface TraceTextOptions {
  /** True: the answer in colour, by the escape codes of a terminal. */
  readonly colour?: boolean
}

export function traceText(answer: AnswerJson, options: TraceTextOptions = {}): string {
  const families = [answer, ...answer.otherFamilies]
  const sections = families.flatMap((one) => [
    ...pathSections(one),
    ...ownVerdict(one, families.length),
  ])
  const verdict = `=> ${verdictText(answer)}`
  const conclusion = [
    options.colour ? coloured(answer.verdict, verdict) : verdict,
    ...(families.every((one) => one.complete) ? [] : [INCOMPLETE]),
    ...adviceText(families.flatMap(refusals)),
  ]
  return `${[...sections, conclusion].map((lines) => lines.join('\n')).join('\n\n')}\n`
}

const INCOMPLETE =
  '   Not every way was explored: the question has more of them than one answer may hold.'

function pathSections(answer: AnswerJson): string[][] {
  const { packet } = answer
  const size = `${packet.sizeBytes} bytes${packet.doNotFragment ? ', not to be fragmented' : ''}`
  return [
    [
      `${packetText(packet)}, ${size}`,
      readingText('from', answer.from),
      readingText('to', answer.to),
    ],
    legText('request', answer.forward),
    ...replySection(answer),
    ...branchSection(answer.branches),
    ...blockerSection(answer),
  ]
}

/** With `explain: all` the reply is followed even where the request was refused. */
function replySection({ forward, reply }: AnswerJson): string[][] {
  if (reply === undefined) return []
  const arrived = forward.disposition === 'delivered' || forward.disposition === 'exited'
  return [legText(arrived ? 'reply' : 'reply, had the request arrived:', reply)]
}

function readingText(role: string, reading: Reading): string {
  const words = [
    reading.given === reading.id ? reading.id : `${reading.given} = ${reading.id}`,
    ...(reading.name === undefined || reading.name === reading.given ? [] : [reading.name]),
    ...(reading.address === reading.id || reading.address === reading.given
      ? []
      : [reading.address]),
    ...(reading.vpcId === undefined ? [] : [`in ${reading.vpcId}`]),
  ]
  return `${role.padEnd(5)} ${words.join(' ')}`
}

/** Ways of one outcome that are listed; the rest are counted. */
const WAYS_LISTED_MAX = 5

/** What the other ways came to, by outcome; absent when there was only one way. */
function branchSection(branches: readonly BranchJson[]): string[][] {
  const shown = branches.find((branch) => branch.shown)
  if (shown === undefined || branches.length < 2) return []
  const head = `this is 1 of ${branches.length} ways: ${choicesText(shown)}`
  const others = branches.filter((branch) => branch !== shown)
  const outcomes = [...new Set(others.map(verdictText))]
  return [[head, ...outcomes.flatMap((outcome) => waysText(outcome, others))]]
}

function waysText(outcome: string, others: readonly BranchJson[]): string[] {
  const ways = others.filter((branch) => verdictText(branch) === outcome)
  const listed = ways.slice(0, WAYS_LISTED_MAX)
  const lines = listed.map((branch) => `    ${choicesText(branch)}: ${outcome}`)
  const rest = ways.length - listed.length
  return rest === 0 ? lines : [...lines, `    and ${rest} more: ${outcome}`]
}

const choicesText = (branch: BranchJson): string =>
  branch.choices
    .map((choice) => `${choice.element} -> ${choice.taken} (${choice.index + 1} of ${choice.of})`)
    .join(', ')

/** Everything that is in the way, when it is more than the one thing that the answer names. */
function blockerSection({ forward, reply }: AnswerJson): string[][] {
  const found = [
    ...forward.blockers.map((blocker) => blockerText('request', blocker)),
    ...(reply?.blockers ?? []).map((blocker) => blockerText('reply', blocker)),
  ]
  if (found.length < 2) return []
  const lines = found.map((text, index) => `${String(index + 1).padStart(2)}. ${text}`)
  return [[`in the way are ${found.length} things`, ...lines]]
}

function blockerText(leg: string, { node, reason, said, element }: BlockerJson): string {
  const where = element === undefined ? '' : `  [${element}]`
  return `${leg.padEnd(7)}  ${reason}  at ${node}: ${said}${where}`
}

type Outcome = { readonly verdict: Verdict; readonly reason?: ReasonCode }

const verdictText = ({ verdict, reason }: Outcome): string =>
  reason === undefined ? verdict : `${verdict} (${reason})`

/** With several answers the last line is the worst of them, so each says its own as well. */
function ownVerdict(answer: AnswerJson, several: number): string[][] {
  const { source, destination } = answer.packet
  return several < 2 ? [] : [[`-> ${source} to ${destination}: ${verdictText(answer)}`]]
}

type Refusal = Pick<BlockerJson, 'reason' | 'element'>

/** What refused the packet on the way shown or, where that one arrives, on another. */
function refusals({ branches }: AnswerJson): Refusal[] {
  const shownFirst = [...branches].sort((a, b) => Number(b.shown ?? 0) - Number(a.shown ?? 0))
  const refused = shownFirst.find((branch) => branch.verdict !== 'delivered')
  if (refused === undefined) return []
  const blockers: Refusal[] = [...refused.forward.blockers, ...(refused.reply?.blockers ?? [])]
  if (blockers.length > 0 || refused.reason === undefined) return blockers
  return [{ reason: refused.reason }]
}

/** One paragraph per reason: what it means and how to mend it, with the elements that it is about. */
function adviceText(refused: readonly Refusal[]): string[] {
  return [...new Set(refused.map((one) => one.reason))].flatMap((reason) => {
    const named = refused.flatMap((one) => (one.reason === reason ? (one.element ?? []) : []))
    const elements = named.length === 0 ? '' : `  [${[...new Set(named)].join(', ')}]`
    return [
      `   ${reason}${elements}`,
      `     ${REASONS[reason].cause}`,
      `     ${REASONS[reason].fix}`,
    ]
  })
}

const COLOURS: Readonly<Record<Verdict, number>> = {
  delivered: 32,
  deliveredOneWay: 33,
  deliveredSometimes: 33,
  dropped: 31,
  unknown: 35,
}

const coloured = (verdict: Verdict, text: string): string =>
  `\u001b[1;${COLOURS[verdict]}m${text}\u001b[0m`
