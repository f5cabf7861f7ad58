/**
 * Calls of Weft's API over HTTP.
 *
 * @module
 */
import { fail, ok, type Result } from '../base/result.ts'
import { EXIT } from './exit-code.ts'
import { badInput, type Refusal } from './refusal.ts'

export interface ApiClient {
  /** Sends `body` as JSON, if there is one, and gives the JSON of the answer. */
  call(method: 'GET' | 'POST' | 'PATCH', path: string, body?: object): Promise<ApiResult>
}

export type ApiResult = Result<unknown, Refusal>

interface ProblemBody {
  readonly title?: string
  readonly detail?: string
  readonly errors?: readonly { readonly pointer?: string; readonly detail?: string }[]
}

export const apiClient = (url: string, token: string): ApiClient => ({
  async call(method, path, body) {
    const headers = {
      authorization: `Bearer ${token}`,
      ...(body === undefined ? {} : { 'content-type': MEDIA_TYPES[method] }),
    }
    const sent = body === undefined ? {} : { body: JSON.stringify(body) }
    try {
      const response = await fetch(new URL(path, url), { method, headers, ...sent })
      const json: unknown = await response.json()
      return response.ok ? ok(json) : refused(`${method} ${path}`, response.status, json)
    } catch (error) {
      const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
      const said = cause instanceof Error ? cause.message : String(cause)
      return badInput(`${method} ${new URL(path, url).href} got no answer: ${said}`)
    }
  },
})

const MEDIA_TYPES = {
  GET: 'application/json',
  POST: 'application/json',
  PATCH: 'application/merge-patch+json',
} as const

/** What the caller asked wrongly is wrong usage; that we may not, or that nobody is there, is not. */
function refused(call: string, status: number, json: unknown): ApiResult {
  const { title = '', detail = '', errors = [] } = (json ?? {}) as ProblemBody
  const lines = [
    `${call} was answered with ${status}: ${[title, detail].filter((text) => text !== '').join(': ')}`,
    ...errors.map((error) => `${error.pointer ?? ''} ${error.detail ?? ''}`.trim()),
  ]
  const exitCode = status === 400 || status === 422 ? EXIT.usage : EXIT.input
  return fail({ exitCode, lines })
}
