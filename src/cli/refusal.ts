import { fail, type Result } from '../base/result.ts'
import { EXIT, type ExitCode } from './exit-code.ts'

/** Why a command did not do what it was asked; printed on stderr, one line each. */
export interface Refusal {
  readonly exitCode: ExitCode
  readonly lines: readonly string[]
}

/** The caller asked wrongly; the lines say what would be accepted. */
export const wrongUsage = (...lines: string[]): Result<never, Refusal> =>
  fail({ exitCode: EXIT.usage, lines })

/** What the caller named could not be read. */
export const badInput = (...lines: string[]): Result<never, Refusal> =>
  fail({ exitCode: EXIT.input, lines })
