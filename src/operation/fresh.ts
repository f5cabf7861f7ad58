/** What a decision may not make itself: time, ids and chance. One per request. */
export interface Fresh {
  readonly nowMs: number
  /** The same instant as text (RFC 3339, UTC, milliseconds). */
  readonly timestamp: string
  /** A new id with the prefix of a kind. */
  id(prefix: string): string
  /** At least 0, below 1. */
  random(): number
}
