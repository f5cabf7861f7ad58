import { packetText } from './packet-text.ts'
import type { HopJson, LegJson, StepJson } from './trace-json.ts'

const STAGE_WIDTH = 22
const VERDICT_WIDTH = 9
const SAID_WIDTH = 64
const INDENT = ' '.repeat(4)
/** Under the sentence, so that what changed reads as part of it. */
const HEADER_INDENT = ' '.repeat(INDENT.length + STAGE_WIDTH + VERDICT_WIDTH)

/** One way of a packet: its headers as sent, then the places it passed and what each decided. */
export function legText(title: string, leg: LegJson): string[] {
  const lines = [`${title.padEnd(8)} ${packetText(leg.sent)}`]
  let assumed = false
  for (const [index, hop] of leg.hops.entries()) {
    lines.push(`${String(index + 1).padStart(2)}. ${placeText(hop)}`)
    for (const step of hop.steps) {
      if (step.assumed && !assumed) lines.push(`${INDENT}-- from here on as if it had passed --`)
      assumed = step.assumed ?? false
      lines.push(...stepText(step))
    }
  }
  return lines
}

/** `vnic web-1 (vnic_01h…)`: what it is, what people call it, and its id where that is not the name. */
function placeText({ kind, node, name = node, vnic }: HopJson): string {
  const ids = [...new Set([node, vnic ?? node])].filter((id) => id !== name).join(', ')
  const place = name === kind ? name : `${kind} ${name}`
  return ids === '' ? place : `${place} (${ids})`
}

function stepText(step: StepJson): string[] {
  const columns = step.stage.padEnd(STAGE_WIDTH) + step.verdict.padEnd(VERDICT_WIDTH)
  const after = [
    step.element === undefined ? '' : `[${step.element}]`,
    step.reason === undefined ? '' : step.reason,
  ].filter((text) => text !== '')
  const said = after.length === 0 ? step.said : step.said.padEnd(SAID_WIDTH)
  return [INDENT + [columns + said, ...after].join('  '), ...rewriteText(step)]
}

function rewriteText({ before, after }: StepJson): string[] {
  if (before === undefined || after === undefined) return []
  const [was, is] = [packetText(before), packetText(after)]
  return was === is ? [] : [`${HEADER_INDENT}before  ${was}`, `${HEADER_INDENT}after   ${is}`]
}
