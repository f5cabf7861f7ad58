/** What we answer with: resources, and problems. */
const OURS = ['application/json', 'application/problem+json']

interface Range {
  readonly type: string
  readonly quality: number
}

/** Whether an Accept header lets JSON through (RFC 9110 §12.5.1); the most specific range decides. */
export function acceptsJson(header: string | null | undefined): boolean {
  if (header === null || header === undefined || header.trim() === '') return true
  const ranges = header.split(',').map(rangeOf)
  return OURS.some((type) => qualityOf(type, ranges) > 0)
}

function rangeOf(text: string): Range {
  const [type = '', ...parameters] = text.split(';').map((part) => part.trim().toLowerCase())
  const weight = parameters.find((one) => one.startsWith('q='))?.slice(2)
  return { type, quality: weight === undefined ? 1 : Number(weight) || 0 }
}

function qualityOf(type: string, ranges: readonly Range[]): number {
  for (const pattern of [type, 'application/*', '*/*']) {
    const range = ranges.find((one) => one.type === pattern)
    if (range !== undefined) return range.quality
  }
  return 0
}
