import type { Result } from '../base/result.ts'
import type { ExitCode } from './exit-code.ts'
import type { Factories } from './factories.ts'
import type { Arguments, Flags } from './flag.ts'
import type { Io } from './io.ts'
import type { Refusal } from './refusal.ts'

/** What a command is given beside its arguments. */
export interface Context {
  readonly io: Io
  readonly factories: Factories
}

/** One verb of `weft`: its help, its flags and what it does. */
export interface Command<F extends Flags = Flags> {
  readonly name: string
  /** What follows `weft`. */
  readonly usage: readonly string[]
  readonly doc: readonly string[]
  readonly flags: F
  readonly examples: readonly string[]
  run(given: Arguments<F>, context: Context): Promise<Result<ExitCode, Refusal>>
}

export const command = <const F extends Flags>(definition: Command<F>): Command<F> => definition
