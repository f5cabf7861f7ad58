/** What is always true of one way to be refused. */
export interface ProblemEntry {
  readonly status: number
  readonly title: string
  /** What the caller can do about it. */
  readonly fix: string
  /** The same request may succeed later without anybody changing anything. */
  readonly retryable?: true
}
