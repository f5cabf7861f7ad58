import { fail, ok, type Result } from '../base/result.ts'
import type { Problem } from '../model/problem.ts'
import { duplicateKey } from './duplicate-key.ts'

export const BODY_BYTES_MAX = 1024 * 1024

/** No resource comes near it, and what walks a body may do so by recursion. */
const DEPTH_MAX = 32

/** Read and thrown away beyond the limit, so that who is a little over hears why instead of a reset. */
const PATIENCE_BYTES = 4 * 1024 * 1024

/** The body as JSON, if it is of a media type in `accepted`, not compressed, and not too large. */
export async function readJson(
  request: Request,
  accepted: readonly string[],
): Promise<Result<unknown, Problem>> {
  const type = (request.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? ''
  const coding = request.headers.get('content-encoding') ?? 'identity'
  if (!accepted.includes(type) || coding !== 'identity') {
    const detail = `The body is ${type || 'of no named type'}${coding === 'identity' ? '' : `, ${coding}`}; send ${accepted.join(' or ')}.`
    return fail({ code: 'media_type_unsupported', detail })
  }
  const bytes = await readBytes(request)
  if (bytes === undefined) {
    const detail = `The body is larger than ${BODY_BYTES_MAX} bytes.`
    return fail({
      code: 'body_too_large',
      detail,
      more: { limit: { name: 'bytes', limit: BODY_BYTES_MAX } },
    })
  }
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    const json: unknown = JSON.parse(text)
    if (isDeeper(json, DEPTH_MAX)) {
      const detail = `The body is nested deeper than ${DEPTH_MAX} levels.`
      return fail({ code: 'body_malformed', detail })
    }
    const twice = duplicateKey(text)
    if (twice === undefined) return ok(json)
    const detail = `The name ${JSON.stringify(twice.slice(0, 128))} stands twice in one object.`
    return fail({ code: 'body_malformed', detail })
  } catch (error) {
    const why = error instanceof Error ? error.message : ''
    return fail({ code: 'body_malformed', detail: `The body is not JSON: ${why}` })
  }
}

const isDeeper = (json: unknown, levels: number): boolean =>
  typeof json === 'object' &&
  json !== null &&
  (levels === 0 || Object.values(json).some((member) => isDeeper(member, levels - 1)))

/** Counted as it comes: a length in a header is a claim, and chunks have none. */
async function readBytes(request: Request): Promise<Uint8Array | undefined> {
  if (Number(request.headers.get('content-length')) > BODY_BYTES_MAX) return undefined
  const chunks: Uint8Array[] = []
  let length = 0
  const reader = request.body?.getReader()
  for (;;) {
    const { done = true, value } = (await reader?.read()) ?? {}
    if (done || value === undefined) break
    length += value.length
    if (length > BODY_BYTES_MAX + PATIENCE_BYTES) {
      await reader?.cancel()
      return undefined
    }
    if (length <= BODY_BYTES_MAX) chunks.push(value)
  }
  if (length > BODY_BYTES_MAX) return undefined
  const bytes = new Uint8Array(length)
  let at = 0
  for (const chunk of chunks) {
    bytes.set(chunk, at)
    at += chunk.length
  }
  return bytes
}
