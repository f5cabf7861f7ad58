/**
 * One success and one refusal of every operation, captured from a test run: see
 * test/api/examples.test.ts. Loaded when somebody asks for the documentation, and not before.
 *
 * @module
 */
export interface Exchange {
  readonly request: {
    readonly path: string
    readonly headers?: Readonly<Record<string, string>>
    readonly body?: unknown
  }
  readonly response: {
    readonly status: number
    readonly headers?: Readonly<Record<string, string>>
    readonly body?: unknown
  }
}

export interface OperationExamples {
  readonly success: Exchange
  readonly error: Exchange
}

/** By the id of the operation. */
export type Examples = Readonly<Record<string, OperationExamples>>

export async function loadExamples(): Promise<Examples> {
  const module: { readonly default: unknown } = await import('./examples.json', {
    with: { type: 'json' },
  })
  return module.default as Examples
}
