/** A network between the SDK and the API that fails as it is told. */

import { SCOPES } from '../../src/model/operations.ts'
import { type Pacing, type Weft, type WeftOptions, weft } from '../../src/sdk/index.ts'
import type { TestApi } from './api.ts'

/** What happens to one attempt; a function answers in the place of the API. */
export type Fault =
  | 'pass'
  | 'lostRequest'
  | 'lostAnswer'
  | 'cutAnswer'
  | 'noEnd'
  | ((request: Request) => Response)

export interface Sent {
  readonly method: string
  readonly path: string
  readonly key: string | null
  readonly requestId: string | null
  readonly headers: Headers
}

export interface FaultyApi {
  readonly client: Weft
  readonly sent: readonly Sent[]
  /** How long the client has paused, pause by pause. */
  readonly pausesMs: readonly number[]
  /** What happens to the next attempts; afterwards all pass. */
  next(...faults: Fault[]): void
}

export const problem = (
  status: number,
  body: Readonly<Record<string, unknown>>,
  headers: Readonly<Record<string, string>> = {},
): Response => {
  const json = JSON.stringify({ title: 'No', detail: 'Not now.', status, ...body })
  return new Response(json, { status, headers })
}

export function faultyApi(api: TestApi, options: Partial<WeftOptions> = {}): FaultyApi {
  const faults: Fault[] = []
  const sent: Sent[] = []
  const pausesMs: number[] = []
  let nowMs = 0
  const pacing: Pacing = {
    nowMs: () => nowMs,
    random: () => 0.5,
    async pause(ms, signal) {
      signal?.throwIfAborted()
      pausesMs.push(ms)
      nowMs += ms
    },
  }
  const send = async (url: string | URL | Request, init?: RequestInit): Promise<Response> => {
    const request = new Request(url, init)
    const { headers, method } = request
    const { pathname, search } = new URL(request.url)
    const [key, requestId] = [headers.get('idempotency-key'), headers.get('x-request-id')]
    sent.push({ method, path: `${pathname}${search}`, key, requestId, headers })
    return suffer(faults.shift() ?? 'pass', request, api)
  }
  const client = weft({
    url: 'http://weft.test',
    token: ['acme', ...SCOPES].join(' '),
    fetch: send as typeof fetch,
    pacing,
    ...options,
  })
  return { client, sent, pausesMs, next: (...next) => void faults.push(...next) }
}

async function suffer(fault: Fault, request: Request, api: TestApi): Promise<Response> {
  if (typeof fault === 'function') return fault(request)
  if (fault === 'lostRequest') throw new TypeError('fetch failed')
  if (fault === 'noEnd') return never(request.signal)
  const response = await api.fetch(request)
  if (fault === 'lostAnswer') throw new TypeError('fetch failed')
  if (fault === 'pass') return response
  const text = await response.text()
  const cut = new ReadableStream({
    start(controller) {
      controller.enqueue(new TextEncoder().encode(text.slice(0, text.length / 2)))
      controller.error(new TypeError('terminated'))
    },
  })
  return new Response(cut, response)
}

const never = (signal: AbortSignal): Promise<never> =>
  new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason))
  })
