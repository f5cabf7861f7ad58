import { nearest } from '../../base/nearest.ts'
import { ok } from '../../base/result.ts'
import { PROBLEMS, type ProblemCode } from '../../model/problem.ts'
import { REASONS, type ReasonCode } from '../../model/reason.ts'
import { command } from '../command.ts'
import { EXIT } from '../exit-code.ts'
import { wrongUsage } from '../refusal.ts'

const isReason = (code: string): code is ReasonCode => Object.hasOwn(REASONS, code)
const isProblem = (code: string): code is ProblemCode => Object.hasOwn(PROBLEMS, code)

export const explain = command({
  name: 'explain',
  usage: ['explain CODE'],
  doc: ['Explains a reason of a trace, or the code of a problem of the API.'],
  flags: {},
  examples: ['weft explain SG_INGRESS_NO_RULE', 'weft explain endpoint_unknown'],
  async run({ words: [given, more] }, { io }) {
    if (given === undefined || more !== undefined) {
      return wrongUsage('say one code, as in `weft explain NO_ROUTE`')
    }
    const text = explanation(given.toUpperCase()) ?? explanation(given.toLowerCase())
    if (text === undefined) return unknownCode(given)
    io.out(text)
    return ok(EXIT.done)
  },
})

/** Reasons are in capitals, problems in small letters. */
function explanation(code: string): string | undefined {
  if (isReason(code)) {
    const { cause, check, fix } = REASONS[code]
    return `${code}\n  cause  ${cause}\n  check  ${check}\n  fix    ${fix}\n`
  }
  if (!isProblem(code)) return undefined
  const { status, title } = PROBLEMS[code]
  return `${code}\n  ${title} (HTTP ${status}).\n`
}

function unknownCode(given: string) {
  const codes = [...Object.keys(REASONS), ...Object.keys(PROBLEMS)]
  const [meant] = nearest(given, codes)
  const hint = meant === undefined ? `known are ${codes.join(', ')}` : `did you mean ${meant}?`
  return wrongUsage(`unknown code ${given}; ${hint}`)
}
